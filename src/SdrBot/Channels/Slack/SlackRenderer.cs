using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Channels.Slack;

/// <summary>A reply as Slack shows it. Pure; whatever comes in, what goes out is within Slack's limits and acts as nothing but text.</summary>
internal static class SlackRenderer
{
    public const int MostBlocks = 50;

    /// <summary>Of an App Home.</summary>
    public const int MostBlocksOfPage = 100;
    private const int LongestPage = 60_000;
    public const int LongestHeader = 150;
    public const int LongestText = 3000;

    /// <summary>All blocks of a message together: above about 13,200 characters Slack answers <c>msg_blocks_too_long</c>, which no page of its documentation says.</summary>
    public const int LongestMessage = 12_000;

    private const int LongestFallback = 3900;
    private const int LongestLabel = 75;
    private const int LongestContext = 2000;
    private const int LongestPlaceholder = 150;
    private const int MostElements = 25;
    private const int MostOptions = 100;
    private const int MostRows = 100;
    private const int MostColumns = 20;
    private const int LongestTable = 9500;
    private const int BarLength = 10;
    private const int MostCharts = 2;
    private const int MostSeries = 6;
    private const int MostPoints = 20;
    private const int LongestName = 20;
    private const int LongestTitle = 50;
    private const string More = "…";

    /// <param name="id">The row of the message: it stands in the block ids, so that a press finds its way back.</param>
    public static SlackMessage Render(long id, int version, Reply reply, SlackLook look = SlackLook.Full)
    {
        var page = new SlackPage($"{BlockIdOf(id, version)}.");
        foreach (var block in reply.Blocks)
        {
            Add(page, block, look);
        }

        // Directly below the buttons of the last item they would be taken for its own.
        if (page.EndsInControls && !reply.Controls.IsEmpty)
        {
            page.Add(new DividerBlock());
        }

        page.BeginTail();
        AddControls(page, reply.Controls);
        return new SlackMessage(Fallback(reply), look == SlackLook.Page ? page.Blocks(MostBlocksOfPage, LongestPage) : page.Blocks(MostBlocks, LongestMessage));
    }

    /// <summary>The words and the buttons below them alone, for when Slack refuses the rest.</summary>
    public static SlackMessage RenderPlain(long id, int version, Reply reply)
    {
        var page = new SlackPage($"{BlockIdOf(id, version)}.");
        page.Add(new SectionBlock(new PlainTextObject(SlackText.Clip(reply.Plain, LongestText) is { Length: > 0 } text ? text : More)));
        page.BeginTail();
        AddControls(page, [.. reply.Controls.OfType<Button>()]);
        return new SlackMessage(Fallback(reply), page.Blocks(MostBlocks, LongestMessage));
    }

    /// <summary>Cut before it is escaped, so that no entity is cut in two.</summary>
    private static string Fallback(Reply reply)
    {
        var most = LongestFallback;
        var text = SlackText.Escape(SlackText.Clip(reply.Plain, most));
        while (text.Length > LongestFallback)
        {
            most = most * 9 / 10;
            text = SlackText.Escape(SlackText.Clip(reply.Plain, most));
        }

        return text.Length > 0 ? text : More;
    }

    /// <summary>How the ids of a message's blocks begin.</summary>
    public static string BlockIdOf(long id, int version) => string.Create(CultureInfo.InvariantCulture, $"m{id}.{version}");

    /// <summary>The message and version that a block id names.</summary>
    public static (long Id, int Version)? Parse(string? blockId) =>
        blockId?.Split('.') is [['m', .. var id], var version, _]
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var message)
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (message, number)
            : null;

    private static void Add(SlackPage page, Block block, SlackLook look)
    {
        switch (block)
        {
            case Heading heading:
                page.Add(new HeaderBlock(Text(heading.Text, LongestHeader)));
                break;
            case Note note when note.Text.Runs.Any(r => r.Link is not null):
                page.Say(new RichTextSection([.. Runs(note.Text), new TextRun("\n")]));
                break;
            case Note note:
                page.Add(new ContextBlock([Text(note.Text, LongestContext)]));
                break;
            case Quote quote:
                page.Say(new RichTextQuote(Runs(quote.Text)));
                break;
            case Fields fields:
                foreach (var field in fields.All)
                {
                    page.Say(new RichTextSection([.. Runs(field.Name.Bold()), new TextRun(": "), .. Runs(field.Value), new TextRun("\n")]));
                }

                break;
            case Items items:
                AddItems(page, items);
                break;
            case Progress progress:
                page.Add(new ContextBlock([new PlainTextObject($"{Bar(progress)} {SlackText.Plain(progress.Label, LongestContext - BarLength - 1)}")]));
                break;
            case Table table:
                AddTable(page, table, look);
                break;
            case Chart chart:
                AddChart(page, chart, look);
                break;
            case Paragraph paragraph:
                page.Say(new RichTextSection([.. Runs(paragraph.Text), new TextRun("\n")]));
                break;
            default:
                throw new NotSupportedException(block.GetType().Name);
        }
    }

    /// <summary>What has no buttons is a plain list; an item with buttons stands by itself above them.</summary>
    private static void AddItems(SlackPage page, Items items)
    {
        foreach (var item in items.All)
        {
            var text = item.Done ? item.Text.Struck() : item.Text;
            var said = item.Detail is { IsEmpty: false } detail ? [.. Runs(text), new TextRun("\n"), .. Runs(detail)] : Runs(text);
            var length = text.Plain.Length + (item.Detail?.Plain.Length ?? 0);
            if (item.Controls is [Button { IsForWindows: false } only] && length <= LongestText && !item.Done && !said.Any(r => r is LinkRun))
            {
                page.Add(new SectionBlock(new PlainTextObject(SlackText.Clip(item.Detail is { IsEmpty: false } below ? $"{text.Plain}\n{below.Plain}" : text.Plain, LongestText) is { Length: > 0 } words ? words : More)) { Accessory = Element(only) });
            }
            else if (item.Controls.IsEmpty)
            {
                page.SayItem(new RichTextSection(said));
            }
            else
            {
                page.Say(new RichTextSection(said));
                AddControls(page, item.Controls);
            }
        }
    }

    private static void AddControls(SlackPage page, ImmutableArray<Control> controls)
    {
        foreach (var chunk in controls.Where(c => c is not Input).Select(Element).DistinctBy(e => e.ActionId).Chunk(MostElements))
        {
            page.Add(new ActionsBlock([.. chunk]));
        }

        foreach (var input in controls.OfType<Input>())
        {
            page.Add(
                new InputBlock(
                    Label(input.Label),
                    new TextElement(ControlId.Of(input))
                    {
                        Multiline = input.Multiline,
                        Placeholder = input.Placeholder is { IsEmpty: false } placeholder ? Text(placeholder, LongestPlaceholder) : null,
                        DispatchActionConfig = new DispatchConfig(["on_enter_pressed"]),
                    })
                { DispatchAction = true });
        }
    }

    private static SlackElement Element(Control control) => control switch
    {
        Button button => new ButtonElement(ControlId.Of(button), Label(button.Label)) { Style = Style(button.Style) },
        Select select => new SelectElement(
            ControlId.Of(select), Text(select.Label, LongestPlaceholder), [.. select.Options.Take(MostOptions).Select((o, i) => new SelectOption(Label(o.Label), i.ToString(CultureInfo.InvariantCulture)))]),
        _ => throw new NotSupportedException(control.GetType().Name),
    };

    /// <summary>One table a message; the next ones are columns of text.</summary>
    private static void AddTable(SlackPage page, Table table, SlackLook look)
    {
        var rows = table.Rows.Prepend(table.Header).Where(r => !r.IsEmpty).Take(MostRows).Select(r => r.Take(MostColumns).Select(c => SlackText.Plain(c, LongestLabel * 2)).ToImmutableArray()).ToImmutableArray();
        var length = rows.Sum(r => r.Sum(c => c.Length));
        if (rows.IsEmpty)
        {
            return;
        }

        if (look != SlackLook.Full || page.HasTable || length > LongestTable)
        {
            var columns = SlackText.Clip(string.Join('\n', rows.Select(r => string.Join("  ", r))), LongestText);
            page.Say(new RichTextPreformatted([new TextRun(columns.Length > 0 ? columns : More)]));
            return;
        }

        page.Add(new TableBlock([.. rows.Select(r => r.Select(c => new TableCell(string.IsNullOrWhiteSpace(c) ? "–" : c)).ToImmutableArray())]));
    }

    /// <summary>Two pictures a message; a page has none.</summary>
    private static void AddChart(SlackPage page, Chart chart, SlackLook look)
    {
        var names = chart.Categories.Select(c => SlackText.Plain(c, LongestName)).ToImmutableArray();
        var lines = chart.Lines.Select(l => SlackText.Plain(l.Name, LongestName)).ToImmutableArray();
        if (look != SlackLook.Full || page.Charts >= MostCharts || names.Length is 0 or > MostPoints || lines.Length is 0 or > MostSeries
            || names.Concat(lines).Any(string.IsNullOrWhiteSpace) || names.Distinct().Count() < names.Length || lines.Distinct().Count() < lines.Length)
        {
            page.Say(new RichTextPreformatted([new TextRun(SlackText.Clip(chart.Plain, LongestText))]));
            return;
        }

        page.Add(
            new ChartBlock(
                Text(chart.Title, LongestTitle).Text,
                new SlackChart([.. chart.Lines.Zip(lines, (l, name) => new ChartSeries(name, [.. l.Values.Zip(names, (v, n) => new ChartPoint(n, v))]))], new ChartAxes(names))));
    }

    private static ImmutableArray<RichTextElement> Runs(Sentence sentence)
    {
        var runs = SlackText.Clip(sentence, LongestText).Runs.Where(r => r.Text.Length > 0).Select(Run).ToImmutableArray();
        return runs.IsEmpty ? [new TextRun(" ")] : runs;
    }

    private static RichTextElement Run(Run run)
    {
        RichTextElement element = run.Link is { } link && IsHarmless(link) ? new LinkRun(link, run.Text) : new TextRun(run.Text);
        return run.Style == RunStyle.None
            ? element
            : element with
            {
                Style = new RichTextStyle
                {
                    Bold = run.Style == RunStyle.Bold ? true : null,
                    Italic = run.Style == RunStyle.Italic ? true : null,
                    Code = run.Style == RunStyle.Code ? true : null,
                    Strike = run.Style == RunStyle.Strike ? true : null,
                },
            };
    }

    private static bool IsHarmless(string link) =>
        link.Length <= LongestText && Uri.TryCreate(link, UriKind.Absolute, out var uri) && (uri.Scheme is "mailto" or "tel" || (uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0));

    private static PlainTextObject Label(Sentence sentence) => Text(sentence, LongestLabel);

    private static PlainTextObject Text(Sentence sentence, int most) => new(SlackText.Plain(sentence, most) is { Length: > 0 } text ? text : More);

    private static string Bar(Progress progress)
    {
        var full = progress.Max <= 0 ? 0 : Math.Clamp(progress.Value * BarLength / progress.Max, 0, BarLength);
        return new string('▰', full) + new string('▱', BarLength - full);
    }

    private static string? Style(ButtonStyle style) => style switch
    {
        ButtonStyle.Primary => "primary",
        ButtonStyle.Danger => "danger",
        _ => null,
    };
}

/// <summary>What a reply may be shown with.</summary>
internal enum SlackLook
{
    /// <summary>All that a message can have.</summary>
    Full,

    /// <summary>Without tables and pictures, which become columns and bars of text.</summary>
    Text,

    /// <summary>An App Home, which has room for more and takes no pictures.</summary>
    Page,
}

/// <summary>A message on its way to Slack.</summary>
/// <param name="Text">What notifications and screen readers say; escaped.</param>
internal sealed record SlackMessage(string Text, ImmutableArray<SlackBlock> Blocks);
