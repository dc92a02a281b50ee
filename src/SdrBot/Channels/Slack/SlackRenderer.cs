using System.Collections.Immutable;
using SdrBot.Conversations;

namespace SdrBot.Channels.Slack;

/// <summary>A reply as Slack shows it. Pure; whatever comes in, what goes out is within Slack's limits and acts as nothing but text.</summary>
internal static class SlackRenderer
{
    public const int MostBlocks = 50;

    /// <summary>Of an App Home.</summary>
    public const int MostBlocksOfPage = 100;

    public const int LongestHeader = 150;
    public const int LongestText = 3000;

    /// <summary>All blocks of a message together: above about 13,200 characters Slack answers <c>msg_blocks_too_long</c>, which no page of its documentation says.</summary>
    public const int LongestMessage = 12_000;

    private const int LongestPage = 60_000;
    private const int LongestFallback = 3900;
    private const int LongestContext = 2000;

    /// <param name="id">The row of the message: it stands in the block ids, so that a press finds its way back.</param>
    public static SlackMessage Render(long id, int version, Reply reply, SlackLook look = SlackLook.Full)
    {
        var page = new SlackPage($"{MessageAddress.Of(id, version)}.");
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
        SlackControls.Add(page, reply.Controls);
        return new SlackMessage(Fallback(reply), look == SlackLook.Page ? page.Blocks(MostBlocksOfPage, LongestPage) : page.Blocks(MostBlocks, LongestMessage));
    }

    /// <summary>The words and the buttons below them alone, for when Slack refuses the rest.</summary>
    public static SlackMessage RenderPlain(long id, int version, Reply reply)
    {
        var page = new SlackPage($"{MessageAddress.Of(id, version)}.");
        page.Add(new SectionBlock(new PlainTextObject(Clipped.To(reply.Plain, LongestText) is { Length: > 0 } text ? text : Clipped.More)));
        page.BeginTail();
        SlackControls.Add(page, [.. reply.Controls.OfType<Button>()]);
        return new SlackMessage(Fallback(reply), page.Blocks(MostBlocks, LongestMessage));
    }

    /// <summary>Cut before it is escaped, so that no entity is cut in two.</summary>
    private static string Fallback(Reply reply)
    {
        var most = LongestFallback;
        var text = SlackText.Escape(Clipped.To(reply.Plain, most));
        while (text.Length > LongestFallback)
        {
            most = most * 9 / 10;
            text = SlackText.Escape(Clipped.To(reply.Plain, most));
        }

        return text.Length > 0 ? text : Clipped.More;
    }

    /// <summary>The message and version that a block id names: behind its message's address stands the block's own place.</summary>
    public static (long Id, int Version)? Parse(string? blockId) => blockId?.LastIndexOf('.') is > 0 and var end ? MessageAddress.Parse(blockId[..end]) : null;

    private static void Add(SlackPage page, Block block, SlackLook look)
    {
        switch (block)
        {
            case Heading heading:
                page.Add(new HeaderBlock(SlackText.Object(heading.Text, LongestHeader)));
                break;
            case Note note when note.Text.Runs.Any(r => r.Link is not null):
                page.Say(new RichTextSection([.. SlackRuns.Of(note.Text), new TextRun("\n")]));
                break;
            case Note note:
                page.Add(new ContextBlock([SlackText.Object(note.Text, LongestContext)]));
                break;
            case Quote quote:
                page.Say(new RichTextQuote(SlackRuns.Of(quote.Text)));
                break;
            case Fields fields:
                foreach (var field in fields.All)
                {
                    page.Say(new RichTextSection([.. SlackRuns.Of(field.Name.Bold()), new TextRun(": "), .. SlackRuns.Of(field.Value), new TextRun("\n")]));
                }

                break;
            case Items items:
                AddItems(page, items);
                break;
            case Progress progress:
                page.Add(new ContextBlock([SlackPictures.Bar(progress, LongestContext)]));
                break;
            case Table table:
                SlackPictures.Add(page, table, look);
                break;
            case Chart chart:
                SlackPictures.Add(page, chart, look);
                break;
            case Paragraph paragraph:
                page.Say(new RichTextSection([.. SlackRuns.Of(paragraph.Text), new TextRun("\n")]));
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
            var said = item.Detail is { IsEmpty: false } detail ? [.. SlackRuns.Of(text), new TextRun("\n"), .. SlackRuns.Of(detail)] : SlackRuns.Of(text);
            var length = text.Plain.Length + (item.Detail?.Plain.Length ?? 0);
            if (item.Controls is [Button { IsForWindows: false } only] && length <= LongestText && !item.Done && !said.Any(r => r is LinkRun))
            {
                page.Add(new SectionBlock(new PlainTextObject(Clipped.To(item.Detail is { IsEmpty: false } below ? $"{text.Plain}\n{below.Plain}" : text.Plain, LongestText) is { Length: > 0 } words ? words : Clipped.More)) { Accessory = SlackControls.Element(only) });
            }
            else if (item.Controls.IsEmpty)
            {
                page.SayItem(new RichTextSection(said));
            }
            else
            {
                page.Say(new RichTextSection(said));
                SlackControls.Add(page, item.Controls);
            }
        }
    }
}

/// <summary>A message on its way to Slack.</summary>
/// <param name="Text">What notifications and screen readers say; escaped.</param>
internal sealed record SlackMessage(string Text, ImmutableArray<SlackBlock> Blocks);
