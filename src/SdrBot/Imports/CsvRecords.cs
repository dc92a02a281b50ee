namespace SdrBot.Imports;

/// <summary>
/// Reads RFC 4180 records one at a time, as <see cref="System.IO.TextReader"/> gives them. It is our own because a parser that trusts
/// quotes loses the rest of a file to one that is not closed: this one goes back to the line after it.
/// </summary>
internal sealed class CsvRecords
{
    /// <summary>The most characters (UTF-16) of one record.</summary>
    public const int MaxRecord = 256 * 1024;

    private readonly CsvWindow window;
    private readonly CsvScan scan;
    private int next;
    private int nextLine = 1;

    public CsvRecords(TextReader reader)
    {
        window = new CsvWindow(reader);
        scan = new CsvScan(window);
    }

    /// <summary>What separates cells.</summary>
    public char Separator { get; private set; } = ',';

    /// <summary>The line of the file, from 1, on which the record begins.</summary>
    public int Line { get; private set; }

    public int Count => scan.Cells.Count;

    /// <summary>What is wrong with the record; its cells are then not to be read.</summary>
    public RowFault? Fault { get; private set; }

    /// <summary>Tells the separator from the first line, and leaves that out where it says nothing else.</summary>
    public async ValueTask DetectSeparatorAsync(CancellationToken cancellationToken)
    {
        await FillAsync(cancellationToken);
        (Separator, var isTold) = CsvSeparator.Of(window.From(0));
        if (isTold)
        {
            await ReadAsync(int.MaxValue, cancellationToken);
        }
    }

    /// <summary>Reads the next record that is not blank.</summary>
    /// <param name="columns">With more cells than these, a record over several lines is taken for an unclosed quote.</param>
    /// <returns>Whether there was one.</returns>
    public async ValueTask<bool> ReadAsync(int columns, CancellationToken cancellationToken)
    {
        while (true)
        {
            window.Start = next;
            Line = nextLine;
            var end = scan.Record(Separator, Line);
            while (end == RecordEnd.More && !window.IsComplete && window.End - window.Start < MaxRecord)
            {
                await FillAsync(cancellationToken);
                end = scan.Record(Separator, Line);
            }

            if (window.Start == window.End && window.IsComplete)
            {
                return false;
            }

            Fault = null;
            (next, nextLine) = (scan.Next, scan.NextLine);
            if (end == RecordEnd.Unclosed || (end == RecordEnd.More && scan.QuoteAt >= 0) || (Count > columns && scan.QuoteAt >= 0 && nextLine > Line + 1))
            {
                await SkipLineAsync(scan.QuoteAt, scan.QuoteLine, RowFault.UnclosedQuote, cancellationToken);
                return true;
            }

            if (end == RecordEnd.More)
            {
                await SkipLineAsync(window.Start, Line, RowFault.TooLong, cancellationToken);
                return true;
            }

            if (Count > 1 || scan.Cells[0].Length > 0)
            {
                return true;
            }
        }
    }

    /// <returns>The text of a cell, without its quotes; at most as long as told.</returns>
    public string Cell(int index, int most)
    {
        if (index >= Count)
        {
            return "";
        }

        var (at, length, quoted) = scan.Cells[index];
        var text = window.Slice(window.Start + at, Math.Min(length, quoted ? 2 * most : most));
        if (text.Length < length && text is [.., >= '\uD800' and <= '\uDBFF'])
        {
            text = text[..^1];
        }

        return quoted && text.Contains('"') ? new string(text).Replace("\"\"", "\"", StringComparison.Ordinal) : new string(text);
    }

    private async ValueTask SkipLineAsync(int from, int line, RowFault fault, CancellationToken cancellationToken)
    {
        scan.Cells.Clear();
        var at = from;
        var length = 0;
        int stop;
        while ((stop = window.From(at).IndexOfAny('\r', '\n')) < 0 && !window.IsComplete)
        {
            length += window.End - at;
            window.Start = at = window.End;
            await FillAsync(cancellationToken);
            at = window.Start;
        }

        // A line that no row may be as long as is too long, whatever its quotes say.
        length += stop < 0 ? window.End - at : stop;
        Fault = length > MaxRecord ? RowFault.TooLong : fault;
        next = stop < 0 ? window.End : at + stop + 1;
        nextLine = line + 1;
        if (stop >= 0 && window[next - 1] == '\r' && next == window.End && !window.IsComplete)
        {
            window.Start = next - 1;
            await FillAsync(cancellationToken);
            next = window.Start + 1;
        }

        if (stop >= 0 && window[next - 1] == '\r' && next < window.End && window[next] == '\n')
        {
            next++;
        }
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken) => next = Math.Max(0, next - await window.FillAsync(cancellationToken));
}
