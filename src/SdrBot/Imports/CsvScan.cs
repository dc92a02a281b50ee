namespace SdrBot.Imports;

/// <summary>Finds where the cells of one record begin and end, in what has come of the file; a quote inside a cell that has none around it is a character.</summary>
internal sealed class CsvScan(CsvWindow window)
{
    /// <summary>Begins are counted from the record's first character.</summary>
    public List<(int Start, int Length, bool Quoted)> Cells { get; } = [];

    /// <summary>Where the next record begins.</summary>
    public int Next { get; private set; }

    public int NextLine { get; private set; }

    /// <summary>The last quote that was opened on one line and not closed on it; -1 when there is none.</summary>
    public int QuoteAt { get; private set; }

    public int QuoteLine { get; private set; }

    /// <summary>Scans the record at the window's start.</summary>
    /// <param name="line">The line of the file on which it begins.</param>
    public RecordEnd Record(char separator, int line)
    {
        Cells.Clear();
        QuoteAt = -1;
        var at = window.Start;
        while (true)
        {
            var cell = at;
            if (at < window.End && window[at] == '"')
            {
                var opened = line;
                var close = CloseQuote(separator, at, ref line);
                if (close < 0 || line > opened)
                {
                    (QuoteAt, QuoteLine) = (at, opened);
                }

                if (close < 0)
                {
                    return close == -1 ? RecordEnd.More : RecordEnd.Unclosed;
                }

                Cells.Add((cell + 1 - window.Start, close - cell - 1, true));
                at = close + 1;
            }
            else
            {
                var stop = window.From(at).IndexOfAny(separator, '\r', '\n');
                at = stop < 0 ? window.End : at + stop;
                Cells.Add((cell - window.Start, at - cell, false));
            }

            if (at == window.End || (window[at] == '\r' && at + 1 == window.End && !window.IsComplete))
            {
                return AtEnd(at, line);
            }

            if (window[at] == separator)
            {
                at++;
                if (at == window.End && !window.IsComplete)
                {
                    return RecordEnd.More;
                }

                continue;
            }

            (Next, NextLine) = (at + (window[at] == '\r' && at + 1 < window.End && window[at + 1] == '\n' ? 2 : 1), line + 1);
            return RecordEnd.Found;
        }
    }

    private RecordEnd AtEnd(int at, int line)
    {
        (Next, NextLine) = (at, line);
        if (window.IsComplete)
        {
            return RecordEnd.Found;
        }

        QuoteAt = -1;
        return RecordEnd.More;
    }

    /// <returns>Where the quote at <paramref name="open"/> is closed; -1 when the text ends before; -2 when it cannot be.</returns>
    private int CloseQuote(char separator, int open, ref int line)
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
            else if (after == separator || after is '\r' or '\n')
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
}

/// <summary>How far a record could be scanned.</summary>
internal enum RecordEnd
{
    Found,

    /// <summary>It goes on behind what has come of the file.</summary>
    More,

    /// <summary>A quote in it cannot be closed.</summary>
    Unclosed,
}
