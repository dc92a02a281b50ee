using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>What Slack shows, as a transcript writes it. It reads the blocks alone, as a person would: what stands in bold, in a list, above which buttons.</summary>
internal static partial class SlackShown
{
    /// <summary>What the bot puts into a cell that says nothing, since Slack takes no empty one.</summary>
    private const string EmptyCell = "–";

    public static ImmutableArray<string> Lines(JsonArray blocks)
    {
        var (pieces, controls) = Read(blocks);
        return [.. pieces.SelectMany(p => p.Line.Split('\n')), .. controls.Count == 0 ? [] : new[] { Written(controls) }];
    }

    /// <param name="on">A part of the item in which the controls stand; null for all controls of the message, its own first.</param>
    public static IEnumerable<ShownControl> Controls(JsonArray blocks, string? on)
    {
        var (pieces, controls) = Read(blocks);
        return on is null
            ? controls.Concat(pieces.SelectMany(p => p.Controls))
            : pieces.Where(p => p.Line.Contains(on, StringComparison.OrdinalIgnoreCase)).SelectMany(p => p.Controls);
    }

    /// <summary>Whether a line of a transcript stands here, as far as Slack can show it: fields stand below all buttons, a bar has ten parts, and an empty cell a dash.</summary>
    public static bool IsLine(string expected, string actual)
    {
        if (BarOfTen.Is(expected, actual) is { } isBar)
        {
            return isBar;
        }

        if (Bracketed().IsMatch(expected) && Bracketed().IsMatch(actual))
        {
            var (wanted, shown) = (Bracket().Matches(expected).Select(m => m.Value).ToList(), Bracket().Matches(actual).Select(m => m.Value).ToList());
            return wanted.TrueForAll(w => shown.Exists(s => Wildcards.IsLine(w, s))) && (wanted.Count == shown.Count || expected.Contains("...", StringComparison.Ordinal));
        }

        return Wildcards.IsLine(FieldsLast(expected), FieldsLast(actual)) || (actual.Contains(EmptyCell, StringComparison.Ordinal) && Wildcards.IsLine(Cells(expected), Cells(actual)));
    }

    private static (List<Piece> Pieces, List<ShownControl> Controls) Read(JsonArray blocks)
    {
        var pieces = new List<Piece>();
        var controls = new List<ShownControl>();
        var isOpen = false;
        foreach (var block in blocks.Select(b => b!.AsObject()))
        {
            switch ((string?)block["type"])
            {
                case "actions" or "input":
                    var shown = block["elements"]?.AsArray().Select(e => e!.AsObject()) ?? [block["element"]!.AsObject()];
                    (isOpen ? pieces[^1].Controls : controls).AddRange(shown.Select(e => new ShownControl(block, e)).Where(c => !WindowButtons.Has(c.Label)));
                    break;
                case "rich_text":
                    pieces.AddRange(block["elements"]!.AsArray().SelectMany(p => Parts(p!.AsObject())));
                    isOpen = pieces[^1].IsItem && (string?)block["elements"]!.AsArray()[^1]!["type"] == "rich_text_section";
                    break;
                case "table":
                    pieces.AddRange(block["rows"]!.AsArray().Select(r => new Piece(string.Join(" | ", r!.AsArray().Select(c => (string?)c!["text"])))));
                    isOpen = false;
                    break;
                case "context":
                    pieces.AddRange(block["elements"]!.AsArray().Select(e => new Piece((string)e!["text"]!)));
                    isOpen = false;
                    break;
                case "section" when block["accessory"] is JsonObject accessory:
                    var whole = (string)block["text"]!["text"]!;
                    var item = new Piece($"- {(whole.IndexOf('\n', StringComparison.Ordinal) is > 0 and var cut ? $"{whole[..cut]} — {whole[(cut + 1)..]}" : whole)}") { IsItem = true };
                    item.Controls.Add(new ShownControl(block, accessory));
                    pieces.Add(item);
                    isOpen = false;
                    break;
                default:
                    pieces.AddRange(block["text"] is { } text ? [new Piece((string)text["text"]!)] : []);
                    isOpen = false;
                    break;
            }
        }

        pieces.ForEach(p => p.Line = p.IsItem && p.Controls.Count > 0 ? $"{p.Line} {Written(p.Controls)}" : p.Line);
        return (pieces, controls);
    }

    /// <summary>What ends in a line break is a paragraph; what does not is an item, whose buttons follow.</summary>
    private static IEnumerable<Piece> Parts(JsonObject part)
    {
        var elements = part["elements"]!.AsArray();
        var text = string.Concat(elements.Select(e => (string?)e!["text"]));
        return (string?)part["type"] switch
        {
            "rich_text_quote" => [new Piece($"> {text}")],
            "rich_text_list" => elements.Select(i => Item(i!["elements"]!.AsArray())),
            "rich_text_preformatted" => [new Piece(text.Replace("  ", " | ", StringComparison.Ordinal))],
            _ when text.EndsWith('\n') => [new Piece(text[..^1])],
            _ => [Item(elements)],
        };
    }

    /// <summary>A break that stands alone parts what an item says from its small print.</summary>
    private static Piece Item(JsonArray runs)
    {
        var all = runs.Select(r => r!.AsObject()).ToList();
        var at = all.FindIndex(r => (string?)r["text"] == "\n");
        var said = at < 0 ? all : all[..at];
        var text = string.Concat(said.Select(r => (string?)r["text"]));
        var detail = at < 0 ? "" : $" — {string.Concat(all[(at + 1)..].Select(r => (string?)r["text"]))}";
        var isDone = said.TrueForAll(r => r["style"]?["strike"] is { } strike && (bool)strike);
        return new Piece($"{(isDone ? "x" : "-")} {text}{detail}") { IsItem = true };
    }

    private static string Written(IEnumerable<ShownControl> controls) => string.Join(' ', controls.Select(c => (string?)c.Element["type"] switch
    {
        "static_select" => $"[{c.Label}: {string.Join(" | ", c.Element["options"]!.AsArray().Select(o => (string?)o!["text"]!["text"]))}]",
        "plain_text_input" => $"[{c.Label}: ____]",
        _ => $"[{c.Label}]",
    }));

    private static string FieldsLast(string line)
    {
        var fields = Field().Matches(line);
        return fields.Count == 0 ? line : $"{Field().Replace(line, "").Trim()} {string.Join(' ', fields.Select(f => f.Value.Trim()))}";
    }

    private static string Cells(string row) => string.Join('|', row.Split('|').Select(c => c.Trim() == EmptyCell ? "" : c.Trim()));

    [GeneratedRegex(@"^(\[[^\[\]]*\] ?|\.\.\. ?)+$", RegexOptions.ExplicitCapture)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\[[^\[\]]*\]")]
    private static partial Regex Bracket();

    [GeneratedRegex(@" ?\[[^\[\]]*: ____\]")]
    private static partial Regex Field();

    private sealed record Piece(string Text)
    {
        public string Line { get; set; } = Text;

        public bool IsItem { get; init; }

        public List<ShownControl> Controls { get; } = [];
    }
}

/// <summary>A control with the block in which it stands.</summary>
internal sealed record ShownControl(JsonObject Block, JsonObject Element)
{
    public string? Label => (string?)(Element["text"] ?? Element["placeholder"] ?? Block["label"])?["text"] is var label && (string?)Element["type"] == "plain_text_input" ? (string?)Block["label"]!["text"] : label;
}
