using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Slack's limits and its reading of text, written down once more and from the documentation, not from the bot: what is wrong with a payload.</summary>
/// <remarks><see href="https://docs.slack.dev/reference/block-kit/blocks"/>.</remarks>
internal static class SlackOracle
{
    /// <summary>Observed, and on no page: above it Slack answers <c>msg_blocks_too_long</c>.</summary>
    private const int LongestBlocks = 13_200;

    /// <summary>What never acts as anything but text.</summary>
    private static readonly HashSet<string> Inert = new(StringComparer.Ordinal) { "text", "link" };

    public static IEnumerable<string> Problems(string method, JsonObject arguments)
    {
        if (method is not ("chat.postMessage" or "chat.postEphemeral" or "chat.update" or "response_url" or "views.open" or "views.update" or "views.push" or "views.publish"))
        {
            return [];
        }

        return (arguments["view"] is JsonObject view ? OfView(view) : OfMessage(method, arguments)).Select(p => $"{method}: {p}");
    }

    /// <summary>What is wrong with the blocks of a message or a view.</summary>
    public static IEnumerable<string> OfBlocks(JsonArray blocks, int most)
    {
        if (blocks.Count > most)
        {
            yield return $"{blocks.Count} blocks";
        }

        var ids = blocks.Select(b => (string?)b!["block_id"]).OfType<string>().ToList();
        if (ids.Distinct().Count() != ids.Count)
        {
            yield return "two blocks with one id";
        }

        if (blocks.Count(b => (string?)b!["type"] == "table") > 1)
        {
            yield return "two tables";
        }

        if (blocks.Count(b => (string?)b!["type"] == "data_visualization") > 2)
        {
            yield return "three charts";
        }

        foreach (var problem in blocks.SelectMany(b => OfBlock(b!.AsObject())))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> OfMessage(string method, JsonObject message)
    {
        var text = (string?)message["text"];
        if (string.IsNullOrEmpty(text) || text.Length > (method == "chat.update" ? 4000 : 40_000))
        {
            yield return $"a text of {text?.Length}";
        }

        foreach (var problem in Escaping(text ?? ""))
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
        if (Characters(blocks) > LongestBlocks)
        {
            yield return $"{Characters(blocks)} characters";
        }

        foreach (var problem in OfBlocks(blocks, 50))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> OfView(JsonObject view)
    {
        foreach (var name in new[] { "title", "submit", "close" })
        {
            if (view[name] is JsonObject text && OfText(text, 24) is { } problem)
            {
                yield return $"{name}: {problem}";
            }
        }

        if (((string?)view["type"] == "modal") != (view["title"] is not null))
        {
            yield return "a title where none belongs, or none";
        }

        if (TooLong(view["private_metadata"], 3000) || TooLong(view["callback_id"], 255) || view.ToJsonString().Length > 250_000)
        {
            yield return "too long";
        }

        var blocks = view["blocks"]!.AsArray();
        if ((string?)view["type"] == "modal" && blocks.Any(b => (string?)b!["type"] == "input") && view["submit"] is null)
        {
            yield return "fields and no way to send them";
        }

        foreach (var problem in OfBlocks(blocks, 100))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> OfBlock(JsonObject block)
    {
        if (TooLong(block["block_id"], 255))
        {
            yield return "a long block_id";
        }

        var type = (string?)block["type"];
        var problems = type switch
        {
            "header" => [OfText(block["text"], 150)],
            "section" => [OfText(block["text"], 3000)],
            "context" => block["elements"]!.AsArray() is { Count: > 0 and <= 10 } elements ? elements.Select(e => OfText(e, 3000)) : ["no or too many elements"],
            "divider" => [],
            "actions" => OfActions(block["elements"]!.AsArray()),
            "input" => [OfText(block["label"], 2000), OfText(block["hint"], 2000, isOptional: true), .. OfElement(block["element"]!.AsObject())],
            "rich_text" => block["elements"]!.AsArray() is { Count: > 0 } parts ? parts.SelectMany(p => OfPart(p!.AsObject())) : ["nothing said"],
            "table" => OfTable(block["rows"]!.AsArray()),
            "data_visualization" => [TooLong(block["title"], 50) ? "a long title" : null],
            _ => [$"an unknown block {type}"],
        };
        foreach (var problem in problems.OfType<string>())
        {
            yield return $"{type}: {problem}";
        }
    }

    private static IEnumerable<string?> OfActions(JsonArray elements)
    {
        yield return elements.Count is 0 or > 25 ? $"{elements.Count} elements" : null;
        yield return elements.DistinctBy(e => (string?)e!["action_id"]).Count() != elements.Count ? "two elements with one id" : null;
        foreach (var problem in elements.SelectMany(e => OfElement(e!.AsObject())))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string?> OfElement(JsonObject element)
    {
        yield return (string?)element["action_id"] is not { Length: > 0 and <= 255 } ? "no or a long action_id" : null;
        switch ((string?)element["type"])
        {
            case "button":
                yield return OfText(element["text"], 75);
                yield return TooLong(element["value"], 2000) || TooLong(element["url"], 3000) ? "a long value" : null;
                yield return (string?)element["style"] is not (null or "primary" or "danger") ? "an unknown style" : null;
                break;
            case "static_select":
                yield return OfText(element["placeholder"], 150);
                var options = element["options"]!.AsArray();
                yield return options.Count is 0 or > 100 ? $"{options.Count} options" : null;
                yield return options.DistinctBy(o => (string?)o!["value"]).Count() != options.Count ? "two options with one value" : null;
                foreach (var option in options)
                {
                    yield return OfText(option!["text"], 75);
                    yield return (string?)option["value"] is not { Length: > 0 and <= 75 } ? "an option's value" : null;
                }

                break;
            case "plain_text_input":
                yield return OfText(element["placeholder"], 150, isOptional: true);
                yield return element["max_length"] is { } most && (int)most is < 1 or > 3000 ? "max_length" : null;
                break;
            case var other:
                yield return $"an unknown element {other}";
                break;
        }
    }

    private static IEnumerable<string> OfPart(JsonObject part)
    {
        var elements = part["elements"]!.AsArray();
        if (elements.Count == 0)
        {
            yield return "an empty part";
        }

        foreach (var element in elements.Select(e => e!.AsObject()))
        {
            if ((string?)part["type"] == "rich_text_list")
            {
                foreach (var problem in OfPart(element))
                {
                    yield return problem;
                }

                continue;
            }

            if (!Inert.Contains((string?)element["type"] ?? ""))
            {
                yield return $"an element that acts: {element.ToJsonString()}";
            }

            if ((string?)element["text"] is not { Length: > 0 } text || Broken(text))
            {
                yield return $"an element without text, or with half a character: {element.ToJsonString()}";
            }

            if ((string?)element["url"] is { } url && (url.Length > 3000 || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "mailto" or "tel")))
            {
                yield return $"a link to {url}";
            }
        }
    }

    private static IEnumerable<string?> OfTable(JsonArray rows)
    {
        yield return rows.Count is 0 or > 100 ? $"{rows.Count} rows" : null;
        var characters = 0;
        foreach (var row in rows.Select(r => r!.AsArray()))
        {
            yield return row.Count is 0 or > 20 ? $"{row.Count} columns" : null;
            foreach (var cell in row)
            {
                var text = (string?)cell!["text"];
                characters += text?.Length ?? 0;
                yield return string.IsNullOrEmpty(text) || Broken(text) ? "an empty or broken cell" : null;
            }
        }

        yield return characters > 10_000 ? $"{characters} characters in a table" : null;
    }

    /// <summary>Only plain text, in which nothing is read into what people wrote.</summary>
    private static string? OfText(JsonNode? text, int most, bool isOptional = false) => text switch
    {
        null => isOptional ? null : "no text",
        _ when (string?)text["type"] != "plain_text" => "text that Slack reads marks into",
        _ when text["emoji"] is { } emoji && (bool)emoji => "text with names of emoji read into",
        _ when (string?)text["text"] is not { Length: > 0 } said => "an empty text",
        _ when ((string)text["text"]!).Length > most => $"a text of {((string)text["text"]!).Length}, {most} at most",
        _ => Broken((string)text["text"]!) ? "half a character" : null,
    };

    /// <summary>In a text that Slack reads, an ampersand stands for itself only as an entity, and angle brackets never do.</summary>
    private static IEnumerable<string> Escaping(string text)
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

    private static bool Broken(string text)
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

    private static int Characters(JsonNode? node) => node switch
    {
        JsonArray array => array.Sum(Characters),
        JsonObject thing => thing.Sum(p => p.Key is "text" or "label" or "url" && p.Value is JsonValue ? ((string?)p.Value)?.Length ?? 0 : p.Value is JsonArray or JsonObject ? Characters(p.Value) : 0),
        _ => 0,
    };

    private static bool TooLong(JsonNode? text, int most) => text is JsonValue && ((string?)text)?.Length > most;
}
