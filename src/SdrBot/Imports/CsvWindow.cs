namespace SdrBot.Imports;

/// <summary>The part of a file that is being read: from the record's first character to the last that has come.</summary>
internal sealed class CsvWindow(TextReader reader)
{
    private const int Page = 32 * 1024;

    private char[] text = new char[2 * Page];

    /// <summary>Where the record begins; what stands before it is let go.</summary>
    public int Start { get; set; }

    /// <summary>Behind the last character that has come.</summary>
    public int End { get; private set; }

    /// <summary>Nothing more comes.</summary>
    public bool IsComplete { get; private set; }

    public char this[int at] => text[at];

    public Span<char> Slice(int at, int length) => text.AsSpan(at, length);

    /// <summary>What has come from there on.</summary>
    public Span<char> From(int at) => text.AsSpan(at, End - at);

    /// <summary>Moves the record to the front and reads on behind it; NULs, which no text has, are left out.</summary>
    /// <returns>How far everything has moved.</returns>
    public async ValueTask<int> FillAsync(CancellationToken cancellationToken)
    {
        var moved = Start;
        var kept = End - Start;
        if (text.Length - kept < Page)
        {
            Array.Resize(ref text, 2 * text.Length);
        }

        Array.Copy(text, Start, text, 0, kept);
        (Start, End) = (0, kept);
        var count = await reader.ReadBlockAsync(text.AsMemory(End, Page), cancellationToken);
        IsComplete = count < Page;
        var fresh = text.AsSpan(End, count);
        End += fresh.Contains('\0') ? WithoutNul(fresh) : count;
        return moved;
    }

    private static int WithoutNul(Span<char> text)
    {
        var kept = 0;
        foreach (var character in text)
        {
            if (character != '\0')
            {
                text[kept++] = character;
            }
        }

        return kept;
    }
}
