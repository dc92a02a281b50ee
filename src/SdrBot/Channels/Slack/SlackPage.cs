using System.Collections.Immutable;

namespace SdrBot.Channels.Slack;

/// <summary>Blocks in the making: neighbouring texts share one block, ids are given, and what Slack would refuse as too much is left out at the end.</summary>
/// <param name="prefix">How the block ids begin.</param>
internal sealed class SlackPage(string prefix)
{
    private readonly List<(SlackBlock Block, int Length)> _blocks = [];
    private readonly List<RichTextPart> _said = [];
    private readonly List<RichTextSection> _items = [];
    private int _length;

    public bool HasTable => _blocks.Exists(b => b.Block is TableBlock);

    public bool EndsInControls => _said.Count == 0 && _items.Count == 0 && _blocks is [.., (ActionsBlock or InputBlock, _)];

    public void Add(SlackBlock block, int length)
    {
        Flush();
        _blocks.Add((block, length));
    }

    public void Say(RichTextPart part, int length)
    {
        FlushItems();
        _said.Add(part);
        _length += length;
    }

    public void SayItem(RichTextSection item, int length)
    {
        _items.Add(item);
        _length += length;
    }

    /// <param name="most">How many blocks fit.</param>
    /// <param name="longest">How many characters fit.</param>
    public ImmutableArray<SlackBlock> Blocks(int most, int longest)
    {
        Flush();
        var blocks = ImmutableArray.CreateBuilder<SlackBlock>();
        var length = 0;
        foreach (var (block, size) in _blocks)
        {
            length += size;
            if (blocks.Count == most - 1 && _blocks.Count > most || (length > longest && blocks.Count > 0))
            {
                blocks.Add(new ContextBlock([new PlainTextObject("…")]) { BlockId = $"{prefix}{blocks.Count}" });
                break;
            }

            blocks.Add(block with { BlockId = $"{prefix}{blocks.Count}" });
        }

        return blocks.ToImmutable();
    }

    private void Flush()
    {
        FlushItems();
        if (_said.Count > 0)
        {
            _blocks.Add((new RichTextBlock([.. _said]), _length));
            _said.Clear();
            _length = 0;
        }
    }

    private void FlushItems()
    {
        if (_items.Count > 0)
        {
            _said.Add(new RichTextList([.. _items]));
            _items.Clear();
        }
    }
}
