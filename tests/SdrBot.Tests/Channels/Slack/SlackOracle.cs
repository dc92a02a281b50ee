using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Slack's limits and its reading of text, written down once more and from the documentation, not from the bot: what is wrong with a payload.</summary>
/// <remarks><see href="https://docs.slack.dev/reference/block-kit/blocks"/>.</remarks>
internal static class SlackOracle
{
    /// <summary>Observed, and on no page: above it Slack answers <c>msg_blocks_too_long</c>.</summary>
    private const int LongestBlocks = 13_200;

    public static IEnumerable<string> Problems(string method, JsonObject arguments)
    {
        if (method is not ("chat.postMessage" or "chat.postEphemeral" or "chat.update" or "response_url" or "views.open" or "views.update" or "views.push" or "views.publish"))
        {
            return [];
        }

        return (arguments["view"] is JsonObject view ? OfView(view) : OfMessage(method, arguments)).Select(p => $"{method}: {p}");
    }

    private static IEnumerable<string> OfMessage(string method, JsonObject message)
    {
        var text = (string?)message["text"];
        if (string.IsNullOrEmpty(text) || text.Length > (method == "chat.update" ? 4000 : 40_000))
        {
            yield return $"a text of {text?.Length}";
        }

        foreach (var problem in SlackTextOracle.Escaping(text ?? ""))
        {
            yield return problem;
        }

        if (message["parse"] is not null || message["link_names"] is not null || message["mrkdwn"] is not null)
        {
            yield return "Slack is asked to read names and links into the text";
        }

        foreach (var name in new[] { "ts", "thread_ts" })
        {
            if (message[name] is JsonValue value && value.GetValueKind() != System.Text.Json.JsonValueKind.String)
            {
                yield return $"{name} is no text";
            }
        }

        var blocks = message["blocks"]?.AsArray() ?? [];
        if (SlackTextOracle.Characters(blocks) > LongestBlocks)
        {
            yield return $"{SlackTextOracle.Characters(blocks)} characters";
        }

        foreach (var problem in SlackBlockOracle.OfBlocks(blocks, 50))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> OfView(JsonObject view)
    {
        foreach (var name in new[] { "title", "submit", "close" })
        {
            if (view[name] is JsonObject text && SlackTextOracle.OfText(text, 24) is { } problem)
            {
                yield return $"{name}: {problem}";
            }
        }

        if (((string?)view["type"] == "modal") != (view["title"] is not null))
        {
            yield return "a title where none belongs, or none";
        }

        if (SlackTextOracle.TooLong(view["private_metadata"], 3000) || SlackTextOracle.TooLong(view["callback_id"], 255) || view.ToJsonString().Length > 250_000)
        {
            yield return "too long";
        }

        var blocks = view["blocks"]!.AsArray();
        if ((string?)view["type"] == "modal" && blocks.Any(b => (string?)b!["type"] == "input") && view["submit"] is null)
        {
            yield return "fields and no way to send them";
        }

        foreach (var problem in SlackBlockOracle.OfBlocks(blocks, 100))
        {
            yield return problem;
        }
    }
}
