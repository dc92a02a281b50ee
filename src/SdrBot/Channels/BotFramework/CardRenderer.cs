using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Channels.BotFramework;

/// <summary>A reply as the channels of the Bot Framework show it. Pure; whatever comes in, what goes out is within the limits of Teams and acts as nothing but text.</summary>
internal static class CardRenderer
{
    /// <summary>Teams refuses larger cards on some of its paths; the wrapping and the fallback text take the rest of 28 KB.</summary>
    public const int LargestBody = 24 * 1024;

    public const int LongestText = 4000;

    private const int SmallText = 2000;
    private const int LongestSummary = 300;
    private const int LongestHeading = 300;
    private const int LongestCell = 200;
    private const int MostRows = 50;
    private const int MostColumns = 10;
    private const int BarLength = 10;
    private const int LongestLink = 2000;

    /// <param name="id">The row of the message: it stands in what the controls carry, so that a press finds its way back.</param>
    /// <param name="dialect">What the channel understands.</param>
    public static OutgoingActivity Render(long id, int version, Reply reply, CardDialect dialect)
    {
        if (reply.Controls.IsEmpty && reply.Plain.Length is > 0 and <= LongestText && reply.Blocks.All(IsSimple))
        {
            return new OutgoingActivity("message") { Text = reply.Plain, TextFormat = "plain" };
        }

        return Wrap(reply, Card(id, version, reply, dialect));
    }

    /// <summary>The card alone, for where it is shown in place of the one that was pressed.</summary>
    public static AdaptiveCard Card(long id, int version, Reply reply, CardDialect dialect)
    {
        var page = new CardPage(LargestBody);
        var controls = new CardControls(MessageAddress.Of(id, version), dialect);
        foreach (var block in reply.Blocks)
        {
            Add(page, block, controls, dialect);
        }

        foreach (var element in controls.Of(reply.Controls))
        {
            page.Add(element);
        }

        return new AdaptiveCard(page.Body) { FallbackText = Clipped.To(reply.Plain, LongestSummary) is { Length: > 0 } text ? text : Clipped.More };
    }

    /// <summary>The words and a few buttons, for when the whole was too large.</summary>
    public static OutgoingActivity RenderSmall(long id, int version, Reply reply, CardDialect dialect)
    {
        var text = Clipped.To(reply.Plain, SmallText) is { Length: > 0 } said ? said : Clipped.More;
        var controls = new CardControls(MessageAddress.Of(id, version), dialect).Of([.. reply.Controls.OfType<Button>().Take(CardControls.MostActions)]);
        return Wrap(reply, new AdaptiveCard([new RichText([new CardRun(text)]), .. controls]));
    }

    private static OutgoingActivity Wrap(Reply reply, AdaptiveCard card) => new("message")
    {
        Summary = Clipped.To(reply.Plain, LongestSummary) is { Length: > 0 } summary ? summary : Clipped.More,
        Attachments = [new CardAttachment(card)],
    };

    /// <summary>Words without any mark, which need no card.</summary>
    private static bool IsSimple(Block block) => block is Paragraph { Text: var text } && text.Runs.All(r => r is { Style: RunStyle.None, Link: null });

    private static void Add(CardPage page, Block block, CardControls controls, CardDialect dialect)
    {
        switch (block)
        {
            case Heading heading:
                page.Add(new RichText([new CardRun(CardText.Plain(heading.Text, LongestHeading)) { Size = "large", Weight = "bolder" }]));
                break;
            case Note note:
                page.Add(new RichText(Runs(note.Text, r => r with { IsSubtle = true, Size = "small" })));
                break;
            case Quote quote:
                page.Add(new CardContainer([new RichText(Runs(quote.Text))]) { Style = "emphasis" });
                break;
            case Fields fields:
                foreach (var field in fields.All)
                {
                    page.Add(new RichText([.. Runs(field.Name.Bold()), new CardRun(": "), .. Runs(field.Value)]) { Spacing = "small" });
                }

                break;
            case Items items:
                foreach (var item in items.All)
                {
                    AddItem(page, item, controls);
                }

                break;
            case Progress progress:
                page.Add(new RichText([new CardRun(Bar(progress)) { FontType = "monospace" }, new CardRun($" {CardText.Plain(progress.Label, LongestHeading)}")]));
                break;
            case Table table:
                AddTable(page, table);
                break;
            case Chart chart:
                page.Add(CardCharts.Of(chart, dialect));
                break;
            case Paragraph paragraph:
                page.Add(new RichText(Runs(paragraph.Text)));
                break;
            default:
                throw new NotSupportedException(block.GetType().Name);
        }
    }

    private static void AddItem(CardPage page, Item item, CardControls controls)
    {
        var text = Runs(item.Done ? item.Text.Struck() : item.Text);
        var said = new RichText(item.Controls.IsEmpty ? [new CardRun("• "), .. text] : text) { Spacing = item.Controls.IsEmpty ? "small" : null };
        ImmutableArray<CardElement> detail = item.Detail is { IsEmpty: false } more ? [new RichText(Runs(more, r => r with { IsSubtle = true })) { Spacing = "none" }] : [];
        if (item.Controls.IsEmpty && detail.IsEmpty)
        {
            page.Add(said);
            return;
        }

        page.Add(new CardContainer([said, .. detail, .. controls.Of(item.Controls)]) { Separator = item.Controls.IsEmpty ? null : true });
    }

    private static void AddTable(CardPage page, Table table)
    {
        var rows = table.Rows.Prepend(table.Header).Where(r => !r.IsEmpty).Take(MostRows).Select(r => r.Take(MostColumns).ToImmutableArray()).ToImmutableArray();
        if (rows.IsEmpty)
        {
            return;
        }

        var columns = rows.Max(r => r.Length);
        var hasHeader = !table.Header.IsEmpty;
        page.Add(new CardTable(
            [.. Enumerable.Repeat(new CardColumn(1), columns)],
            [.. rows.Select((r, i) => new CardRow([.. Enumerable.Range(0, columns).Select(c => Cell(c < r.Length ? r[c] : Sentence.Empty, hasHeader && i == 0))]))])
        {
            FirstRowAsHeaders = hasHeader,
            Fallback = new RichText([new CardRun(Clipped.To(string.Join('\n', rows.Select(r => string.Join("  ", r.Select(c => CardText.Plain(c, LongestCell))))), SmallText)) { FontType = "monospace" }]),
        });
    }

    private static CardCell Cell(Sentence text, bool isHeader) => new([new RichText(Runs(text.Clip(LongestCell), r => isHeader ? r with { Weight = "bolder" } : r))]);

    private static ImmutableArray<CardRun> Runs(Sentence sentence, Func<CardRun, CardRun>? dress = null)
    {
        var runs = sentence.Clip(LongestText).Runs.Where(r => r.Text.Length > 0).Select(r => dress is null ? Run(r) : dress(Run(r))).ToImmutableArray();
        return runs.IsEmpty ? [new CardRun(" ")] : runs;
    }

    private static CardRun Run(Run run) => new(CardText.Visible(run.Text))
    {
        Weight = run.Style == RunStyle.Bold ? "bolder" : null,
        Italic = run.Style == RunStyle.Italic ? true : null,
        FontType = run.Style == RunStyle.Code ? "monospace" : null,
        Strikethrough = run.Style == RunStyle.Strike ? true : null,
        Color = run.Link is null or Reply.AboutIt ? null : "accent",
        SelectAction = run.Link is { Length: <= LongestLink } link && Uri.IsWellFormedUriString(link, UriKind.Absolute) && link != Reply.AboutIt ? new OpenUrlAction(link) : null,
    };

    private static string Bar(Progress progress)
    {
        var full = progress.Max <= 0 ? 0 : Math.Clamp(progress.Value * BarLength / progress.Max, 0, BarLength);
        return new string('▰', full) + new string('▱', BarLength - full);
    }
}

/// <summary>What a channel understands of a card.</summary>
/// <param name="Executes">Knows <c>Action.Execute</c>, whose answer takes the place of the card.</param>
/// <param name="OpensWindows">Knows task modules.</param>
/// <param name="DrawsCharts">Knows the chart elements, which are Teams' own.</param>
internal sealed record CardDialect(bool Executes, bool OpensWindows, bool DrawsCharts)
{
    public static CardDialect Teams { get; } = new(Executes: true, OpensWindows: true, DrawsCharts: true);

    public static CardDialect Plain { get; } = new(Executes: false, OpensWindows: false, DrawsCharts: false);

    public static CardDialect Of(string channelId) => channelId == "msteams" ? Teams : Plain;
}
