using System.Collections.Immutable;

namespace SdrBot.Channels.Slack;

/// <summary>Blocks in the making: neighbouring texts share one block, ids are given, and what Slack would refuse as too much is left out at the end, but for the controls of the whole.</summary>
/// <param name="prefix">How the block ids begin.</param>
internal sealed class SlackPage(string prefix)
{
    /// <summary>A block of texts holds so much, so that not all of them are left out with the last one.</summary>
    private const int LongestTogether = 3000;

    private readonly List<SlackBlock> _blocks = [];
    private readonly List<RichTextPart> _said = [];
    private readonly List<RichTextSection> _items = [];
    private int _length;
    private int? _tail;

    public int Charts => _blocks.Count(b => b is ChartBlock);

    public bool HasTable => _blocks.Exists(b => b is TableBlock);

    public bool EndsInControls => _said.Count == 0 && _items.Count == 0 && _blocks is [.., ActionsBlock or InputBlock];

    public void Add(SlackBlock block)
    {
        Flush();
        _blocks.Add(block);
    }

    public void Say(RichTextPart part)
    {
        FlushItems();
        MakeRoom(SlackLength.Of(part));
        _said.Add(part);
    }

    public void SayItem(RichTextSection item)
    {
        MakeRoom(SlackLength.Of(item));
        _items.Add(item);
    }

    /// <summary>What comes from here on belongs to the whole and stays, whatever is left out before it.</summary>
    public void BeginTail()
    {
        Flush();
        _tail = _blocks.Count;
    }

    /// <param name="most">How many blocks fit.</param>
    /// <param name="longest">How many characters fit.</param>
    public ImmutableArray<SlackBlock> Blocks(int most, int longest)
    {
        Flush();
        var body = _blocks[..(_tail ?? _blocks.Count)];
        var tail = Fitting(_blocks[body.Count..], most / 2, longest * 3 / 4);
        var shown = Fitting(body, most - tail.Count, longest - tail.Sum(SlackLength.Of));
        if (shown.Count < body.Count)
        {
            shown = [.. shown.Take(most - tail.Count - 1), new ContextBlock([new PlainTextObject("…")])];
        }

        return [.. shown.Concat(tail).Select((b, i) => b with { BlockId = $"{prefix}{i}" })];
    }

    private static List<SlackBlock> Fitting(List<SlackBlock> blocks, int most, int longest)
    {
        var length = 0;
        return [.. blocks.Take(most).TakeWhile(b => (length += SlackLength.Of(b)) <= longest)];
    }

    private void MakeRoom(int length)
    {
        if (_length > 0 && _length + length > LongestTogether)
        {
            Flush();
        }

        _length += length;
    }

    private void Flush()
    {
        FlushItems();
        if (_said.Count > 0)
        {
            _blocks.Add(new RichTextBlock([.. _said]));
            _said.Clear();
        }

        _length = 0;
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
