using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>What Slack takes in the blocks of a message or a view, by the kind of each.</summary>
internal static class SlackBlockOracle
{
    /// <summary>What never acts as anything but text.</summary>
    private static readonly HashSet<string> Inert = new(StringComparer.Ordinal) { "text", "link" };

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

    private static IEnumerable<string> OfBlock(JsonObject block)
    {
        if (SlackTextOracle.TooLong(block["block_id"], 255))
        {
            yield return "a long block_id";
        }

        var type = (string?)block["type"];
        var problems = type switch
        {
            "header" => [SlackTextOracle.OfText(block["text"], 150)],
            "section" => [SlackTextOracle.OfText(block["text"], 3000)],
            "context" => block["elements"]!.AsArray() is { Count: > 0 and <= 10 } elements ? elements.Select(e => SlackTextOracle.OfText(e, 3000)) : ["no or too many elements"],
            "divider" => [],
            "actions" => OfActions(block["elements"]!.AsArray()),
            "input" => [SlackTextOracle.OfText(block["label"], 2000), SlackTextOracle.OfText(block["hint"], 2000, isOptional: true), .. OfElement(block["element"]!.AsObject())],
            "rich_text" => block["elements"]!.AsArray() is { Count: > 0 } parts ? parts.SelectMany(p => OfPart(p!.AsObject())) : ["nothing said"],
            "table" => OfTable(block["rows"]!.AsArray()),
            "data_visualization" => [SlackTextOracle.TooLong(block["title"], 50) ? "a long title" : null],
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
                yield return SlackTextOracle.OfText(element["text"], 75);
                yield return SlackTextOracle.TooLong(element["value"], 2000) || SlackTextOracle.TooLong(element["url"], 3000) ? "a long value" : null;
                yield return (string?)element["style"] is not (null or "primary" or "danger") ? "an unknown style" : null;
                break;
            case "static_select":
                yield return SlackTextOracle.OfText(element["placeholder"], 150);
                var options = element["options"]!.AsArray();
                yield return options.Count is 0 or > 100 ? $"{options.Count} options" : null;
                yield return options.DistinctBy(o => (string?)o!["value"]).Count() != options.Count ? "two options with one value" : null;
                foreach (var option in options)
                {
                    yield return SlackTextOracle.OfText(option!["text"], 75);
                    yield return (string?)option["value"] is not { Length: > 0 and <= 75 } ? "an option's value" : null;
                }

                break;
            case "external_select":
                yield return SlackTextOracle.OfText(element["placeholder"], 150, isOptional: true);
                yield return element["options"] is not null ? "options that Slack asks for" : null;
                yield return element["min_query_length"] is { } least && (int)least < 0 ? "min_query_length" : null;
                if (element["initial_option"] is { } initial)
                {
                    yield return SlackTextOracle.OfText(initial["text"], 75);
                    yield return (string?)initial["value"] is not { Length: > 0 and <= 75 } ? "an option's value" : null;
                }

                break;
            case "plain_text_input":
                yield return SlackTextOracle.OfText(element["placeholder"], 150, isOptional: true);
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

            if ((string?)element["text"] is not { Length: > 0 } text || SlackTextOracle.Broken(text))
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
                yield return string.IsNullOrEmpty(text) || SlackTextOracle.Broken(text) ? "an empty or broken cell" : null;
            }
        }

        yield return characters > 10_000 ? $"{characters} characters in a table" : null;
    }
}
