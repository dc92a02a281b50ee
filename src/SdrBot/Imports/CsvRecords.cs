namespace SdrBot.Imports;

/// <summary>
/// Reads RFC 4180 records one at a time, as <see cref="System.IO.TextReader"/> gives them. It is our own because a parser that trusts
/// quotes loses the rest of a file to one that is not closed: this one goes back to the line after it.
/// </summary>
internal sealed class CsvRecords(TextReader reader)
{
    /// <summary>The most characters (UTF-16) of one record.</summary>
    public const int MaxRecord = 256 * 1024;

    private const int Page = 32 * 1024;

    private readonly List<(int Start, int Length, bool Quoted)> cells = [];
    private char[] window = new char[2 * Page];
    private int start;
    private int end;
    private int next;
    private int nextLine = 1;
    private int quoteAt;
    private int quoteLine;
    private bool complete;

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

    /// <summary>Tells the separator from the first line: the one of comma, semicolon and tab that it has most of.</summary>
    public async ValueTask DetectSeparatorAsync(CancellationToken cancellationToken)
    {
        await FillAsync(cancellationToken);
        var text = window.AsSpan(0, end).TrimStart("\r\n");
        var first = text[..(text.IndexOfAny('\r', '\n') is >= 0 and var cut ? cut : text.Length)];
        if (first is ['s', 'e', 'p', '=', var told])
        {
            Separator = told;
            await ReadAsync(int.MaxValue, cancellationToken);
            return;
        }

        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0 };
        var quoted = false;
        foreach (var character in first)
        {
            quoted ^= character == '"';
            if (!quoted && counts.TryGetValue(character, out var count))
            {
                counts[character] = count + 1;
            }
        }

        Separator = counts.MaxBy(pair => pair.Value).Key;
    }

    /// <summary>Reads the next record that is not blank.</summary>
    /// <param name="columns">With more cells than these, a record over several lines is taken for an unclosed quote.</param>
    /// <returns>Whether there was one.</returns>
    public async ValueTask<bool> ReadAsync(int columns, CancellationToken cancellationToken)
    {
        while (true)
        {
            start = next;
            Line = nextLine;
            var scan = ScanRecord();
            while (scan == Scan.More && !complete && end - start < MaxRecord)
            {
                await FillAsync(cancellationToken);
                scan = ScanRecord();
            }

            if (start == end && complete)
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
                await SkipLineAsync(start, Line, RowFault.TooLong, cancellationToken);
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
        var text = window.AsSpan(start + at, Math.Min(length, quoted ? 2 * most : most));
        if (text.Length < length && text is [.., >= '\uD800' and <= '\uDBFF'])
        {
            text = text[..^1];
        }

        return quoted && text.Contains('"') ? new string(text).Replace("\"\"", "\"", StringComparison.Ordinal) : new string(text);
    }

    /// <summary>Finds the cells of the record at <see cref="start"/>; a quote inside a cell that has none around it is a character.</summary>
    private Scan ScanRecord()
    {
        cells.Clear();
        quoteAt = -1;
        var line = Line;
        var at = start;
        while (true)
        {
            var cell = at;
            var quoted = at < end && window[at] == '"';
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

                cells.Add((cell + 1 - start, close - cell - 1, true));
                at = close + 1;
            }
            else
            {
                var stop = window.AsSpan(at, end - at).IndexOfAny(Separator, '\r', '\n');
                at = stop < 0 ? end : at + stop;
                cells.Add((cell - start, at - cell, false));
            }

            if (at == end || (window[at] == '\r' && at + 1 == end && !complete))
            {
                (next, nextLine) = (at, line);
                return AtEnd(at);
            }

            if (window[at] == Separator)
            {
                at++;
                if (at == end && !complete)
                {
                    return Scan.More;
                }

                continue;
            }

            next = at + (window[at] == '\r' && at + 1 < end && window[at + 1] == '\n' ? 2 : 1);
            nextLine = line + 1;
            return Scan.Record;
        }
    }

    private Scan AtEnd(int at)
    {
        if (!complete)
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
        for (var at = open + 1; at < end; at++)
        {
            var skip = window.AsSpan(at, end - at).IndexOfAny('"', '\n', '\r');
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

                if (window[at] == '\n' || at + 1 < end && window[at + 1] != '\n')
                {
                    line++;
                }

                continue;
            }

            if (at + 1 == end)
            {
                return complete ? at : -1;
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
        while ((stop = window.AsSpan(at, end - at).IndexOfAny('\r', '\n')) < 0 && !complete)
        {
            start = at = end;
            await FillAsync(cancellationToken);
            at = start;
        }

        next = stop < 0 ? end : at + stop + 1;
        nextLine = line + 1;
        if (stop >= 0 && window[next - 1] == '\r' && next == end && !complete)
        {
            start = next - 1;
            await FillAsync(cancellationToken);
            next = start + 1;
        }

        if (stop >= 0 && window[next - 1] == '\r' && next < end && window[next] == '\n')
        {
            next++;
        }
    }

    /// <summary>Moves the record to the front of the window and reads on behind it; NULs, which no text has, are left out.</summary>
    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        var kept = end - start;
        if (window.Length - kept < Page)
        {
            Array.Resize(ref window, 2 * window.Length);
        }

        Array.Copy(window, start, window, 0, kept);
        (start, next, end) = (0, Math.Max(0, next - start), kept);
        var count = await reader.ReadBlockAsync(window.AsMemory(end, Page), cancellationToken);
        complete = count < Page;
        var fresh = window.AsSpan(end, count);
        end += fresh.Contains('\0') ? WithoutNul(fresh) : count;
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
