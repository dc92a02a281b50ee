using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>What people do on Slack: they write, mention the bot, use its command and its shortcuts, press what it shows and send windows.</summary>
internal static partial class SlackHands
{
    /// <summary>Somebody writes to the bot directly.</summary>
    /// <returns>The place of the message.</returns>
    public static async Task<string> WriteAsync(this SlackBot bot, string user, string text)
    {
        var ts = bot.Slack.NextTs();
        await bot.EventAsync(SlackBot.Said(user, Typed(text), ts));
        return ts;
    }

    /// <summary>Somebody mentions the bot in a channel.</summary>
    public static async Task<string> MentionAsync(this SlackBot bot, string user, string text, string channel = SlackBot.SalesFloor)
    {
        var ts = bot.Slack.NextTs();
        await bot.EventAsync(new JsonObject { ["type"] = "app_mention", ["user"] = user, ["text"] = $"<@{FakeSlack.Bot}> {Typed(text)}", ["channel"] = channel, ["ts"] = ts });
        return ts;
    }

    /// <summary>Somebody uses the command in a channel.</summary>
    public static Task CommandAsync(this SlackBot bot, string user, string text, string channel = SlackBot.SalesFloor) => bot.SlashAsync(new()
    {
        ["command"] = "/sdr",
        ["text"] = Typed(text),
        ["team_id"] = FakeSlack.Team,
        ["channel_id"] = channel,
        ["user_id"] = user,
        ["trigger_id"] = Guid.NewGuid().ToString("N"),
        ["response_url"] = bot.Slack.ResponseUrl(channel, user),
    });

    /// <summary>Presses the first element with the label or the action id in the message.</summary>
    public static Task PressAsync(this SlackBot bot, string user, ShownMessage message, string labelOrId) => bot.PressAsync(user, message.Body["blocks"]!.AsArray(), labelOrId, message.Channel);

    public static Task PressAsync(this SlackBot bot, string user, JsonArray blocks, string labelOrId, string? channel = null, string team = FakeSlack.Team)
    {
        var (block, element) = SlackBot.Elements(blocks).First(e => (string?)e.Element["action_id"] == labelOrId || (string?)e.Element["text"]?["text"] == labelOrId);
        return bot.UseAsync(user, block, element, null, channel, team: team);
    }

    /// <summary>Uses a button, an option of a select, or a text field.</summary>
    /// <param name="value">The label of the option, or the text; null for a button.</param>
    public static Task<string> UseAsync(this SlackBot bot, string user, JsonObject block, JsonObject element, string? value, string? channel, string? responseUrl = null, string team = FakeSlack.Team) => bot.InteractAsync(new JsonObject
    {
        ["type"] = "block_actions",
        ["user"] = new JsonObject { ["id"] = user },
        ["team"] = new JsonObject { ["id"] = team },
        ["trigger_id"] = Guid.NewGuid().ToString("N"),
        ["response_url"] = responseUrl,
        ["channel"] = channel is null ? null : new JsonObject { ["id"] = channel },
        ["actions"] = new JsonArray(new JsonObject
        {
            ["type"] = (string)element["type"]!,
            ["action_id"] = (string)element["action_id"]!,
            ["block_id"] = (string)block["block_id"]!,
            ["value"] = (string?)element["type"] == "plain_text_input" ? value : null,
            ["selected_option"] = element["options"]?.AsArray().FirstOrDefault(o => (string?)o!["text"]!["text"] == value)?.DeepClone(),
        }),
    });

    /// <summary>Somebody uses a shortcut of a message.</summary>
    public static Task ShortcutAsync(this SlackBot bot, string user, string callback, string text, string ts = "1772000000.000001", string channel = SlackBot.SalesFloor) => bot.InteractAsync(new JsonObject
    {
        ["type"] = "message_action",
        ["callback_id"] = callback,
        ["trigger_id"] = Guid.NewGuid().ToString("N"),
        ["response_url"] = bot.Slack.ResponseUrl(channel, user),
        ["user"] = new JsonObject { ["id"] = user },
        ["team"] = new JsonObject { ["id"] = FakeSlack.Team, ["domain"] = "acme-sales" },
        ["channel"] = new JsonObject { ["id"] = channel },
        ["message"] = new JsonObject { ["type"] = "message", ["ts"] = ts, ["user"] = "U0ELSE", ["text"] = text },
    });

    /// <summary>Sends the newest window with the fields filled in.</summary>
    /// <returns>What Slack is answered.</returns>
    public static Task<string> SubmitAsync(this SlackBot bot, string user, JsonObject window, string viewId, params (string Field, string Value)[] filled)
    {
        var values = new JsonObject();
        foreach (var (field, value) in filled)
        {
            var isChoice = (string?)window["blocks"]!.AsArray().First(b => (string?)b!["block_id"] == field)!["element"]!["type"] is "static_select" or "external_select";
            values[field] = new JsonObject { ["field"] = isChoice ? new JsonObject { ["selected_option"] = new JsonObject { ["value"] = value } } : new JsonObject { ["value"] = value } };
        }

        return bot.InteractAsync(new JsonObject
        {
            ["type"] = "view_submission",
            ["user"] = new JsonObject { ["id"] = user },
            ["team"] = new JsonObject { ["id"] = FakeSlack.Team },
            ["view"] = new JsonObject
            {
                ["id"] = viewId,
                ["callback_id"] = (string)window["callback_id"]!,
                ["private_metadata"] = (string)window["private_metadata"]!,
                ["state"] = new JsonObject { ["values"] = values },
            },
        });
    }

    /// <summary>What people type, as Slack sends it: three characters as entities, addresses and links between angle brackets; a channel or a person that was picked stands as <c>&lt;#C1|name&gt;</c> already.</summary>
    public static string Typed(string text) => string.Concat(Picked().Split(text).Select(part => Picked().IsMatch(part) ? part : Links().Replace(
        part.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal),
        m => m.Value.Contains("://", StringComparison.Ordinal) ? $"<{m.Value}>" : $"<mailto:{m.Value}|{m.Value}>")));

    [GeneratedRegex(@"https?://[^\s&]+|[\w.+-]+@[\w-]+(\.[\w-]+)+", RegexOptions.ExplicitCapture)]
    private static partial Regex Links();

    // In brackets, so that a split keeps it.
    [GeneratedRegex(@"(<[#@][A-Z0-9]+(?:\|[^>]*)?>)")]
    private static partial Regex Picked();
}
