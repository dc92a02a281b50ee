using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SdrBot.Channels.Slack;
using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Whatever somebody sends to Slack's door: a 4xx or nothing, never a 5xx, and no effect of what Slack did not sign.</summary>
public sealed class SlackHostileTests(ITestOutputHelper output)
{
    private const string Mina = "U0MINA";
    private const int Requests = 5000;
    private const int Fixed = 20261124;
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly string[] Odd =
    [
        "null", "[]", "{}", "\"\"", "0", "-1", "1e400", "true", "\u0000", "\u202e", "<!channel>", "<@U1|", "&lt;", "%00", "%ff", "&payload=", "&=&", "📞", "{\"id\":", "]", "\r\n", "9999999999999999999999",
        "m1.1.0", "m9223372036854775807.1.0", "m-1.-1.0", "lead:1", "../../etc/passwd", "'; DROP TABLE leads; --",
    ];

    private static readonly string[] Literals = ["null", "[]", "{}", "0", "true", "[{}]", "{\"id\":{}}", "-1.5e300", "\"\""];

    /// <summary>What Slack signed and mutated on the way, and what nobody signed, half of each.</summary>
    [Theory]
    [InlineData("slack/events")]
    [InlineData("slack/commands")]
    [InlineData("slack/interactions")]
    public async Task Five_thousand_mutated_requests_give_no_5xx_and_those_unsigned_do_nothing(string path)
    {
        var chance = new Random(int.TryParse(Environment.GetEnvironmentVariable("SDRBOT_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Fixed);
        output.WriteLine($"SDRBOT_SEED={(seed == 0 ? Fixed : seed)}");
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        await bot.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        var card = (await bot.ShowsAsync(1))[0];
        var real = Real(bot, card);

        // First what nobody signed: the database is afterwards what it was.
        var before = await Fingerprint.OfAsync(bot.Bot);
        var answers = new Dictionary<HttpStatusCode, int>();
        await Parallel.ForEachAsync(Mutants(chance, real).Take(Requests / 2).ToList(), Four, async (m, _) => Count(answers, await SendAsync(bot, path, m, isSigned: false)));
        Assert.All(answers.Keys, s => Assert.InRange((int)s, 400, 499));
        Assert.Equal(before, await Fingerprint.OfAsync(bot.Bot));

        var signed = new Dictionary<HttpStatusCode, int>();
        await Parallel.ForEachAsync(Mutants(chance, real).Take(Requests / 2).ToList(), Four, async (m, _) => Count(signed, await SendAsync(bot, path, m, isSigned: true)));
        Assert.All(signed.Keys, s => Assert.InRange((int)s, 200, 499));
        output.WriteLine($"{path}: unsigned {Written(answers)}; signed {Written(signed)}.");

        // It still hears what people say.
        await bot.WriteAsync(Mina, "me");
        await SlackBot.UntilAsync(
            () =>
            {
                bot.Bot.Clock.Advance(TimeSpan.FromSeconds(5));
                return bot.Slack.Messages.FirstOrDefault(m => m.Channel == "D0MINA" && m.Text.Contains("Mina Park", StringComparison.Ordinal) && m.Text.Contains("Asia/Seoul", StringComparison.Ordinal));
            },
            "who Mina is");
        Assert.Empty(bot.Slack.Problems);
    }

    [Theory]
    [InlineData("application/json", "{", 400)]
    [InlineData("application/json", "", 400)]
    [InlineData("application/json", "null", 400)]
    [InlineData("application/json", "[]", 400)]
    [InlineData("application/json", "{\"type\":7}", 400)]
    [InlineData("application/json", "{\"type\":\"event_callback\",\"type\":\"event_callback\",\"event\":{\"type\":[]}}", 200)]
    [InlineData("application/json", "{\"type\":\"event_callback\",\"event\":{\"type\":\"event_of_tomorrow\",\"text\":{}},\"future\":[1]}", 200)]
    [InlineData("application/json", "{\"type\":\"app_rate_limited\",\"team_id\":\"T0TEST\",\"minute_rate_limited\":1}", 200)]
    [InlineData("application/json", "{\"type\":\"of tomorrow\"}", 200)]
    [InlineData("application/json; charset=utf-7", "{\"type\":\"x\"}", 200)]
    [InlineData("text/plain", "{\"type\":\"x\"}", 400)]
    [InlineData("multipart/form-data; boundary=x", "--x--", 400)]
    [InlineData("nothing at all", "{}", 400)]
    [InlineData(Form, "", 400)]
    [InlineData(Form, "payload=", 400)]
    [InlineData(Form, "payload=null", 400)]
    [InlineData(Form, "payload=%7B", 400)]
    [InlineData(Form, "payload=%ff", 400)]
    [InlineData(Form, "a=1&b=2", 400)]
    [InlineData(Form, "payload=%7B%22type%22%3A%22block_suggestion%22%7D", 200)]
    [InlineData(Form, "payload=%7B%22type%22%3A%22of_tomorrow%22%2C%22user%22%3A%7B%22id%22%3A%22U1%22%7D%7D", 200)]
    [InlineData(Form, "command=%2Fsdr", 200)]
    public async Task Odd_bodies_are_refused_or_ignored(string type, string body, int status)
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        var before = await Fingerprint.OfAsync(bot.Bot);
        Assert.Equal(status, (int)await SendAsync(bot, "slack/events", (Encoding.UTF8.GetBytes(body), type), isSigned: true));
        Assert.Equal(before, await Fingerprint.OfAsync(bot.Bot));
    }

    [Fact]
    public async Task Too_much_and_too_deep_is_refused()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        Assert.Equal(413, (int)await SendAsync(bot, "slack/events", (new byte[(1024 * 1024) + 1], "application/json"), isSigned: true));
        Assert.Equal(400, (int)await SendAsync(bot, "slack/events", (Encoding.UTF8.GetBytes("{\"event\":" + new string('[', 100) + new string(']', 100) + "}"), "application/json"), isSigned: true));
        Assert.Equal(400, (int)await SendAsync(bot, "slack/events", ([(byte)'{', (byte)'"', 0xc3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}'], "application/json"), isSigned: true));
        Assert.Equal(400, (int)await SendAsync(bot, "slack/events", (Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, 1100).Select(i => $"k{i}=1"))), Form), isSigned: true));
    }

    /// <summary>A body is what was signed to the last byte.</summary>
    [Fact]
    public async Task A_changed_byte_is_nobodys()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        var body = SlackBot.Envelope(new JsonObject { ["type"] = "message", ["channel_type"] = "im", ["user"] = Mina, ["text"] = "help", ["channel"] = "D0MINA", ["ts"] = "1.1" });
        var before = await Fingerprint.OfAsync(bot.Bot);
        foreach (var changed in new[] { body + "\n", body.Replace("help", "hell", StringComparison.Ordinal), body[..^1], " " + body })
        {
            var now = bot.Bot.Clock.GetUtcNow().ToUnixTimeSeconds();
            var signature = SlackSignature.Sign(Encoding.UTF8.GetBytes(FakeSlack.Secret), now, Encoding.UTF8.GetBytes(body));
            Assert.Equal(401, (int)await SendAsync(bot, "slack/events", (Encoding.UTF8.GetBytes(changed), "application/json"), signature, now.ToString(CultureInfo.InvariantCulture)));
        }

        Assert.Equal(before, await Fingerprint.OfAsync(bot.Bot));
    }

    /// <summary>Whoever keeps asking without a signature waits; Slack does not.</summary>
    [Fact]
    public async Task A_flood_that_nobody_signed_is_slowed_and_Slack_is_not()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        var answers = new Dictionary<HttpStatusCode, int>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), Four, async (_, _) => Count(answers, await SendAsync(bot, "slack/events", ("{}"u8.ToArray(), "application/json"), isSigned: false)));
        output.WriteLine(Written(answers));
        Assert.True(answers.GetValueOrDefault(HttpStatusCode.TooManyRequests) > 0);
        Assert.Equal(2000, answers.GetValueOrDefault(HttpStatusCode.TooManyRequests) + answers[HttpStatusCode.Unauthorized]);
        await bot.WriteAsync(Mina, "me");
        await bot.ShowsAsync(1);
    }

    /// <summary>A header is no proof of anything: what comes for the first time is answered, whatever it says of itself; and what comes again is not.</summary>
    [Theory]
    [InlineData("2", "http_timeout")]
    [InlineData("abc", "http_timeout")]
    [InlineData("-1", "")]
    [InlineData("1000000000000", "\ttab")]
    public async Task What_is_called_a_retry_is_answered_once(string number, string reason)
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        var body = SlackBot.Envelope(new JsonObject { ["type"] = "message", ["channel_type"] = "im", ["user"] = Mina, ["text"] = "me", ["channel"] = "D0MINA", ["ts"] = bot.Slack.NextTs() });
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(bot, "slack/events", (Encoding.UTF8.GetBytes(body), "application/json"), isSigned: true, ("X-Slack-Retry-Num", number), ("X-Slack-Retry-Reason", reason))));
        Assert.All(all, s => Assert.Equal(HttpStatusCode.OK, s));
        await bot.SettleAsync();
        Assert.Single(bot.Slack.Messages);
    }

    [Theory]
    [InlineData("GET", "slack/events", 405)]
    [InlineData("PUT", "slack/interactions", 405)]
    [InlineData("POST", "slack/elsewhere", 404)]
    [InlineData("POST", "slack/../slack/events/x", 404)]
    public async Task Other_ways_lead_nowhere(string method, string path, int status)
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await bot.Bot.Http.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
    }

    private static ParallelOptions Four => new() { MaxDegreeOfParallelism = 4 };

    /// <summary>Payloads as Slack sends them, of every kind that the bot knows, each with its content type.</summary>
    private static (string Body, string Type)[] Real(SlackBot bot, ShownMessage card)
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
            (SlackBot.Envelope(new JsonObject { ["type"] = "message", ["channel_type"] = "im", ["user"] = Mina, ["text"] = "called Acme, no answer", ["channel"] = "D0MINA", ["ts"] = "1772000000.000100" }), "application/json"),
            (SlackBot.Envelope(new JsonObject { ["type"] = "app_mention", ["user"] = Mina, ["text"] = "<@U0BOT> help", ["channel"] = "C0FLOOR", ["ts"] = "1772000000.000200", ["thread_ts"] = "1772000000.000100" }), "application/json"),
            (SlackBot.Envelope(new JsonObject { ["type"] = "app_home_opened", ["tab"] = "home", ["user"] = Mina, ["channel"] = "D0MINA" }), "application/json"),
            ("token=x&team_id=T0TEST&team_domain=t&channel_id=C0FLOOR&channel_name=floor&user_id=U0MINA&user_name=mina&command=%2Fsdr&text=today&api_app_id=A1&is_enterprise_install=false&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1&trigger_id=13345224609.738474920.8088930838d88f008e0", Form),
            .. interactions.Select(i => ($"payload={Uri.EscapeDataString(i.ToJsonString())}", Form)),
        ];
    }

    private static IEnumerable<(byte[] Body, string Type)> Mutants(Random chance, (string Body, string Type)[] real)
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
        [.. System.Text.RegularExpressions.Regex.Matches(body, "(?<=:)\"[^\"]*\"|(?<=%3A)%22.*?%22|(?<=[^d]=)[^&]+").Select(m => (m.Index, m.Length))];

    private static Task<HttpStatusCode> SendAsync(SlackBot bot, string path, (byte[] Body, string Type) request, bool isSigned, params (string Name, string Value)[] headers)
    {
        var now = bot.Bot.Clock.GetUtcNow().ToUnixTimeSeconds();
        return SendAsync(bot, path, request, isSigned ? SlackSignature.Sign(Encoding.UTF8.GetBytes(FakeSlack.Secret), now, request.Body) : "v0=" + new string('0', 64), now.ToString(CultureInfo.InvariantCulture), headers);
    }

    private static async Task<HttpStatusCode> SendAsync(SlackBot bot, string path, (byte[] Body, string Type) request, string signature, string timestamp, params (string Name, string Value)[] headers)
    {
        using var content = new ByteArrayContent(request.Body);
        content.Headers.TryAddWithoutValidation("Content-Type", new string([.. request.Type.Where(c => c is >= ' ' and <= '~')]));
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        foreach (var (name, value) in headers.Append(("X-Slack-Signature", signature)).Append(("X-Slack-Request-Timestamp", timestamp)))
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        // What is too long is refused before it is sent, or the connection ends in the middle of it.
        message.Headers.ExpectContinue = request.Body.Length > 1024 * 1024;
        using var response = await bot.Bot.Http.SendAsync(message);
        return response.StatusCode;
    }

    private static void Count(Dictionary<HttpStatusCode, int> answers, HttpStatusCode status)
    {
        lock (answers)
        {
            answers[status] = answers.GetValueOrDefault(status) + 1;
        }
    }

    private static string Written(Dictionary<HttpStatusCode, int> answers) => string.Join(", ", answers.OrderBy(a => a.Key).Select(a => $"{(int)a.Key}: {a.Value}"));
}
