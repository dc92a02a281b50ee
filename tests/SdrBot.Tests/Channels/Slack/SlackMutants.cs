using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Payloads as Slack sends them, and what chance makes of them.</summary>
internal static partial class SlackMutants
{
    private const string Mina = "U0MINA";

    private static readonly string[] Odd =
    [
        "null", "[]", "{}", "\"\"", "0", "-1", "1e400", "true", "\u0000", "\u202e", "<!channel>", "<@U1|", "&lt;", "%00", "%ff", "&payload=", "&=&", "📞", "{\"id\":", "]", "\r\n", "9999999999999999999999",
        "m1.1.0", "m9223372036854775807.1.0", "m-1.-1.0", "lead:1", "../../etc/passwd", "'; DROP TABLE leads; --",
    ];

    private static readonly string[] Literals = ["null", "[]", "{}", "0", "true", "[{}]", "{\"id\":{}}", "-1.5e300", "\"\""];

    /// <summary>Payloads as Slack sends them, of every kind that the bot knows, each with its content type.</summary>
    public static (string Body, string Type)[] Real(ShownMessage card)
    {
        var (block, element) = SlackBot.Elements(card.Blocks).First();
        var person = new JsonObject { ["id"] = Mina, ["team_id"] = FakeSlack.Team };
        var team = new JsonObject { ["id"] = FakeSlack.Team };
        JsonObject[] interactions =
        [
            new()
            {
                ["type"] = "block_actions", ["user"] = person.DeepClone(), ["team"] = team.DeepClone(), ["trigger_id"] = "1.2.3", ["response_url"] = "https://hooks.slack.com/actions/T/1/x", ["channel"] = new JsonObject { ["id"] = card.Channel },
                ["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = card.Ts }, ["message"] = new JsonObject { ["ts"] = card.Ts, ["text"] = card.Text },
                ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = (string)element["action_id"]!, ["block_id"] = (string)block["block_id"]!, ["action_ts"] = "1.1" }),
            },
            new()
            {
                ["type"] = "view_submission", ["user"] = person.DeepClone(), ["team"] = team.DeepClone(),
                ["view"] = new JsonObject
                {
                    ["id"] = "V1", ["callback_id"] = "log_touch", ["private_metadata"] = "|", ["hash"] = "1.a",
                    ["state"] = new JsonObject { ["values"] = new JsonObject { ["lead"] = new JsonObject { ["field"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "Acme" } }, ["channel"] = new JsonObject { ["field"] = new JsonObject { ["selected_option"] = new JsonObject { ["value"] = "call" } } } } },
                },
            },
            new() { ["type"] = "shortcut", ["callback_id"] = "add_lead", ["trigger_id"] = "1.2.3", ["user"] = person.DeepClone(), ["team"] = team.DeepClone() },
            new() { ["type"] = "message_action", ["callback_id"] = "log_message", ["trigger_id"] = "1.2.3", ["user"] = person.DeepClone(), ["team"] = team.DeepClone(), ["message"] = new JsonObject { ["ts"] = "1.1", ["text"] = "too expensive", ["user"] = "U1" } },
        ];
        return
        [
            (SlackBot.Envelope(SlackBot.Said(Mina, "called Acme, no answer", "1772000000.000100")), SlackRequest.Json),
            (SlackBot.Envelope(new JsonObject { ["type"] = "app_mention", ["user"] = Mina, ["text"] = "<@U0BOT> help", ["channel"] = "C0FLOOR", ["ts"] = "1772000000.000200", ["thread_ts"] = "1772000000.000100" }), SlackRequest.Json),
            (SlackBot.Envelope(new JsonObject { ["type"] = "app_home_opened", ["tab"] = "home", ["user"] = Mina, ["channel"] = "D0MINA" }), SlackRequest.Json),
            ("token=x&team_id=T0TEST&team_domain=t&channel_id=C0FLOOR&channel_name=floor&user_id=U0MINA&user_name=mina&command=%2Fsdr&text=today&api_app_id=A1&is_enterprise_install=false&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1&trigger_id=13345224609.738474920.8088930838d88f008e0", SlackRequest.Form),
            .. interactions.Select(i => ($"payload={Uri.EscapeDataString(i.ToJsonString())}", SlackRequest.Form)),
        ];
    }

    public static IEnumerable<(byte[] Body, string Type)> Of(Random chance, (string Body, string Type)[] real)
    {
#pragma warning disable CA5394 // What is mutated is no secret.
        while (true)
        {
            var (body, type) = real[chance.Next(real.Length)];
            for (var n = chance.Next(1, 3); n > 0; n--)
            {
                body = Mutated(chance, body);
            }

            var bytes = Encoding.UTF8.GetBytes(body);
            for (var n = chance.Next(10) == 0 ? chance.Next(1, 5) : 0; n > 0 && bytes.Length > 0; n--)
            {
                bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
            }

            yield return (bytes, chance.Next(20) == 0 ? Odd[chance.Next(10)] : type);
        }
    }

    private static string Mutated(Random chance, string body)
    {
        var at = chance.Next(body.Length + 1);
        var odd = Odd[chance.Next(Odd.Length)];
        switch (chance.Next(16))
        {
            case 0:
                return body.Insert(at, odd);
            case 1:
                return body[..at];
            case 2:
                return body.Insert(at, body[..Math.Min(body.Length, 200)]);
            case 3:
                var end = Math.Min(body.Length, at + chance.Next(20));
                return body.Remove(at, end - at);

            case 4:
                return body.Insert(at, new string('x', chance.Next(3000)));

            // Mostly a value becomes another one, of another kind, and all the rest stays as Slack sends it.
            case var _ when Values(body) is { Count: > 0 } values:
                var (start, length) = values[chance.Next(values.Count)];
                var value = chance.Next(3) == 0 ? Literals[chance.Next(Literals.Length)] : $"\"{JsonEncodedText.Encode(odd)}\"";
                return body.Remove(start, length).Insert(start, body[start] == '"' ? value : Uri.EscapeDataString(body[start] == '%' ? value : odd));
            default:
                return body;
        }
#pragma warning restore CA5394
    }

    private static List<(int Start, int Length)> Values(string body) =>
        [.. Regex.Matches(body, "(?<=:)\"[^\"]*\"|(?<=%3A)%22.*?%22|(?<=[^d]=)[^&]+").Select(m => (m.Index, m.Length))];
}
