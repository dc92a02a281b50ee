using System.Collections.Immutable;
using System.Text.Json.Nodes;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>What Teams shows, as a transcript writes it. It reads the activity alone, as a person would: what stands in bold, in a list, above which buttons.</summary>
internal static class TeamsShown
{
    private const string Bullet = "• ";

    public static ImmutableArray<string> Lines(SentActivity message)
    {
        if (message.Card is not { } card)
        {
            return [.. message.Text.Split('\n')];
        }

        var pieces = Pieces(card);
        var controls = pieces.Where(p => p.Text is null).SelectMany(p => p.Controls).ToList();
        return [.. pieces.Where(p => p.Text is not null).SelectMany(p => p.Line.Split('\n')), .. controls.Count == 0 ? [] : new[] { Written(controls) }];
    }

    /// <param name="on">A part of the item in which the controls stand; null for all controls of the message, its own first.</param>
    public static IEnumerable<JsonObject> Controls(SentActivity message, string? on)
    {
        var pieces = message.Card is { } card ? Pieces(card) : [];
        return on is null
            ? pieces.OrderBy(p => p.Text is not null).SelectMany(p => p.Controls)
            : pieces.Where(p => p.Text is not null && p.Line.Contains(on, StringComparison.OrdinalIgnoreCase)).SelectMany(p => p.Controls);
    }

    /// <summary>Whether a line of a transcript stands here, as far as a card can show it: a bar has ten parts.</summary>
    public static bool IsLine(string expected, string actual) => BarOfTen.Is(expected, actual)
        ?? (Wildcards.IsLine(expected, actual) || (actual.Contains('|', StringComparison.Ordinal) && Wildcards.IsLine(Cells(expected), Cells(actual))));

    private static List<Piece> Pieces(JsonObject card) => [.. card["body"]!.AsArray().Select(e => Read(e!.AsObject()))];

    private static Piece Read(JsonObject element)
    {
        switch ((string?)element["type"])
        {
            case "ActionSet":
                return new Piece(null) { Controls = [.. Actions(element)] };
            case "Container" when (string?)element["style"] == "emphasis":
                return new Piece($"> {Text(element["items"]![0]!)}");
            case "Container":
                var inside = element["items"]!.AsArray().Select(i => i!.AsObject()).ToList();
                var said = inside.Where(i => (string?)i["type"] == "RichTextBlock").ToList();
                return new Piece(Item(said[0]) + string.Concat(said.Skip(1).Select(d => $" — {Text(d)}"))) { Controls = [.. inside.Where(i => (string?)i["type"] == "ActionSet").SelectMany(Actions)] };
            case "Table":
                return new Piece(string.Join('\n', element["rows"]!.AsArray().Select(r => string.Join(" | ", r!["cells"]!.AsArray().Select(c => Text(c!["items"]![0]!))))));
            case "RichTextBlock":
                return new Piece(Text(element).StartsWith(Bullet, StringComparison.Ordinal) ? Item(element) : Text(element));
            default:
                return new Piece(Text(element["fallback"]!));
        }
    }

    private static IEnumerable<JsonObject> Actions(JsonObject set) => set["actions"]!.AsArray().Select(a => a!.AsObject()).Where(a => !WindowButtons.Has((string?)a["title"]));

    private static string Item(JsonObject said)
    {
        var runs = said["inlines"]!.AsArray().Select(r => r!.AsObject()).Where(r => (string?)r["text"] != Bullet).ToList();
        return $"{(runs.TrueForAll(r => (bool?)r["strikethrough"] == true) ? "x" : "-")} {string.Concat(runs.Select(r => (string?)r["text"]))}";
    }

    private static string Text(JsonNode richText) => string.Concat(richText["inlines"]!.AsArray().Select(r => (string?)r!["text"]));

    private static string Written(IEnumerable<JsonObject> actions) => string.Join(' ', actions.Select(a => (Unfolds(a), (string)a["title"]!) switch
    {
        ((_, { } choices), var label) => $"[{label}: {string.Join(" | ", choices)}]",
        (({ }, null), var label) => $"[{label}: ____]",
        (_, var label) => $"[{label}]",
    }));

    /// <summary>What unfolds below a button: a field to fill in or choose from, and the labels that can be chosen.</summary>
    public static (JsonObject? Input, ImmutableArray<string>? Choices) Unfolds(JsonObject action)
    {
        var body = action["card"]?["body"]?.AsArray();
        return body?[0]!.AsObject() switch
        {
            null => (null, null),
            var input when (string?)input["type"] == "Input.ChoiceSet" => (input, [.. input["choices"]!.AsArray().Select(c => (string)c!["title"]!)]),
            var input when (string?)input["type"] == "Input.Text" => (input, null),
            var options => (null, [.. options["actions"]!.AsArray().Select(a => (string)a!["title"]!)]),
        };
    }

    private static string Cells(string row) => string.Join('|', row.Split('|').Select(c => c.Trim()));

    /// <param name="Text">Null for controls of the whole message.</param>
    private sealed record Piece(string? Text)
    {
        public ImmutableArray<JsonObject> Controls { get; init; } = [];

        public string Line => Controls.IsEmpty || Text is null ? Text ?? string.Empty : $"{Text} {Written(Controls)}";
    }
}
