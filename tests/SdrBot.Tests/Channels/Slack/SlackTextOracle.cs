using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>What Slack reads into a text, and how long it may be.</summary>
internal static class SlackTextOracle
{
    /// <summary>Only plain text, in which nothing is read into what people wrote.</summary>
    public static string? OfText(JsonNode? text, int most, bool isOptional = false) => text switch
    {
        null => isOptional ? null : "no text",
        _ when (string?)text["type"] != "plain_text" => "text that Slack reads marks into",
        _ when text["emoji"] is { } emoji && (bool)emoji => "text with names of emoji read into",
        _ when (string?)text["text"] is not { Length: > 0 } said => "an empty text",
        _ when ((string)text["text"]!).Length > most => $"a text of {((string)text["text"]!).Length}, {most} at most",
        _ => Broken((string)text["text"]!) ? "half a character" : null,
    };

    /// <summary>In a text that Slack reads, an ampersand stands for itself only as an entity, and angle brackets never do.</summary>
    public static IEnumerable<string> Escaping(string text)
    {
        if (text.AsSpan().IndexOfAny('<', '>') >= 0)
        {
            yield return "an angle bracket as it is";
        }

        for (var at = text.IndexOf('&', StringComparison.Ordinal); at >= 0; at = text.IndexOf('&', at + 1))
        {
            var rest = text.AsSpan(at);
            if (!rest.StartsWith("&amp;") && !rest.StartsWith("&lt;") && !rest.StartsWith("&gt;"))
            {
                yield return "an ampersand as it is, or an entity cut in two";
            }
        }

        if (Broken(text))
        {
            yield return "half a character";
        }
    }

    public static bool Broken(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || text[i] is '\0' or '\ufffd')
            {
                return true;
            }
        }

        return false;
    }

    public static int Characters(JsonNode? node) => node switch
    {
        JsonArray array => array.Sum(Characters),
        JsonObject thing => thing.Sum(p => p.Key is "text" or "label" or "url" && p.Value is JsonValue ? ((string?)p.Value)?.Length ?? 0 : p.Value is JsonArray or JsonObject ? Characters(p.Value) : 0),
        _ => 0,
    };

    public static bool TooLong(JsonNode? text, int most) => text is JsonValue && ((string?)text)?.Length > most;
}
