namespace SdrBot.Imports;

/// <summary>
/// Reads RFC 4180 records one at a time, as <see cref="System.IO.TextReader"/> gives them. It is our own because a parser that trusts
/// quotes loses the rest of a file to one that is not closed: this one goes back to the line after it.
/// </summary>
internal sealed class CsvRecords(TextReader reader)
{
    /// <summary>The most characters (UTF-16) of one record.</summary>
    public const int MaxRecord = 256 * 1024;

    private readonly List<(int Start, int Length, bool Quoted)> cells = [];
    private readonly CsvWindow window = new(reader);
    private int next;
    private int nextLine = 1;
    private int quoteAt;
    private int quoteLine;

    private enum Scan
    {
        Record,
        More,
        Unclosed,
    }

    /// <summary>What separates cells.</summary>
    public char Separator { get; private set; } = ',';

    /// <summary>The line of the file, from 1, on which the record begins.</summary>
    public int Line { get; private set; }

    public int Count => cells.Count;

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
            var scan = ScanRecord();
            while (scan == Scan.More && !window.IsComplete && window.End - window.Start < MaxRecord)
            {
                await FillAsync(cancellationToken);
                scan = ScanRecord();
            }

            if (window.Start == window.End && window.IsComplete)
            {
                return false;
            }

            Fault = null;
            if (scan == Scan.Unclosed || (scan == Scan.More && quoteAt >= 0) || (cells.Count > columns && quoteAt >= 0 && nextLine > Line + 1))
            {
                await SkipLineAsync(quoteAt, quoteLine, RowFault.UnclosedQuote, cancellationToken);
                return true;
            }

            if (scan == Scan.More)
            {
                await SkipLineAsync(window.Start, Line, RowFault.TooLong, cancellationToken);
                return true;
            }

            if (cells.Count > 1 || cells[0].Length > 0)
            {
                return true;
            }
        }
    }

    /// <returns>The text of a cell, without its quotes; at most as long as told.</returns>
    public string Cell(int index, int most)
    {
        if (index >= cells.Count)
        {
            return "";
        }

        var (at, length, quoted) = cells[index];
        var text = window.Slice(window.Start + at, Math.Min(length, quoted ? 2 * most : most));
        if (text.Length < length && text is [.., >= '\uD800' and <= '\uDBFF'])
        {
            text = text[..^1];
        }

        return quoted && text.Contains('"') ? new string(text).Replace("\"\"", "\"", StringComparison.Ordinal) : new string(text);
    }

    /// <summary>Finds the cells of the record at the window's start; a quote inside a cell that has none around it is a character.</summary>
    private Scan ScanRecord()
    {
        cells.Clear();
        quoteAt = -1;
        var line = Line;
        var at = window.Start;
        while (true)
        {
            var cell = at;
            var quoted = at < window.End && window[at] == '"';
            if (quoted)
            {
                var opened = line;
                var close = CloseQuote(at, ref line);
                if (close < 0)
                {
                    (quoteAt, quoteLine) = (at, opened);
                    return close == -1 ? Scan.More : Scan.Unclosed;
                }

                if (line > opened)
                {
                    (quoteAt, quoteLine) = (at, opened);
                }

                cells.Add((cell + 1 - window.Start, close - cell - 1, true));
                at = close + 1;
            }
            else
            {
                var stop = window.From(at).IndexOfAny(Separator, '\r', '\n');
                at = stop < 0 ? window.End : at + stop;
                cells.Add((cell - window.Start, at - cell, false));
            }

            if (at == window.End || (window[at] == '\r' && at + 1 == window.End && !window.IsComplete))
            {
                (next, nextLine) = (at, line);
                return AtEnd(at);
            }

            if (window[at] == Separator)
            {
                at++;
                if (at == window.End && !window.IsComplete)
                {
                    return Scan.More;
                }

                continue;
            }

            next = at + (window[at] == '\r' && at + 1 < window.End && window[at + 1] == '\n' ? 2 : 1);
            nextLine = line + 1;
            return Scan.Record;
        }
    }

    private Scan AtEnd(int at)
    {
        if (!window.IsComplete)
        {
            quoteAt = -1;
            return Scan.More;
        }

        next = at;
        return Scan.Record;
    }

    /// <returns>Where the quote at <paramref name="open"/> is closed; -1 when the text ends before; -2 when it cannot be.</returns>
    private int CloseQuote(int open, ref int line)
    {
        var opened = line;
        var loose = false;
        for (var at = open + 1; at < window.End; at++)
        {
            var skip = window.From(at).IndexOfAny('"', '\n', '\r');
            if (skip < 0)
            {
                return -1;
            }

            at += skip;
            if (window[at] != '"')
            {
                if (loose)
                {
                    return -2;
                }

                if (window[at] == '\n' || at + 1 < window.End && window[at + 1] != '\n')
                {
                    line++;
                }

                continue;
            }

            if (at + 1 == window.End)
            {
                return window.IsComplete ? at : -1;
            }

            var after = window[at + 1];
            if (after == '"')
            {
                at++;
            }
            else if (after == Separator || after is '\r' or '\n')
            {
                return at;
            }
            else if (line > opened)
            {
                return -2;
            }
            else
            {
                // "Acme" Inc: a quote that closes nothing is read as it is, but such a cell does not run on over the line.
                loose = true;
            }
        }

        return -1;
    }

    private async ValueTask SkipLineAsync(int from, int line, RowFault fault, CancellationToken cancellationToken)
    {
        cells.Clear();
        Fault = fault;
        var at = from;
        int stop;
        while ((stop = window.From(at).IndexOfAny('\r', '\n')) < 0 && !window.IsComplete)
        {
            window.Start = at = window.End;
            await FillAsync(cancellationToken);
            at = window.Start;
        }

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
