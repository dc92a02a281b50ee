namespace SdrBot.Understanding.English;

/// <summary>
/// What a log line says beyond who, how and when, clause by clause and as typed. An outcome on its own is no note;
/// one that the clause goes on about is ("interested in the enterprise plan").
/// </summary>
internal sealed class EnglishLogNote(EnglishLogWords words, EnglishLine line, LogMark[] marks)
{
    public string Read()
    {
        var pieces = new List<string>();
        for (var at = 0; at < line.Count;)
        {
            var end = at;
            while (end < line.Count && IsOpen(end) && !IsClauseEnd(end)) { end++; }
            if (Piece(at, end) is { Length: > 0 } piece) { pieces.Add(piece); }
            at = Math.Max(end, at + 1);
        }

        return string.Join(", ", pieces);
    }

    private bool IsOpen(int at) => marks[at] is LogMark.None or LogMark.Second or LogMark.Outcome;

    // "happy w/ them" is one clause.
    private bool IsClauseEnd(int at) => words.ClauseEnds.Contains(line.Word(at)) && !(line.Line.IsGlued(at) && (line.Line.IsGlued(at + 1) || (line.Word(at) == "/" && line.Word(at - 1) == "w")));

    private string Piece(int first, int end)
    {
        if (!HasContent(first, end))
        {
            return string.Empty;
        }

        for (; first < end; first++)
        {
            if (marks[first] == LogMark.Outcome)
            {
                var outcomeEnd = first;
                while (outcomeEnd < end && marks[outcomeEnd] == LogMark.Outcome) { outcomeEnd++; }
                if (outcomeEnd < end && words.Complements.Contains(line.Word(outcomeEnd)) && HasContent(outcomeEnd, end)) { break; }
                first = outcomeEnd - 1;
            }
            else if (first > 0 && marks[first - 1] == LogMark.Activity && words.Pronouns.Contains(line.Word(first)) && marks[first] == LogMark.None)
            {
                // "emailed her the proposal"
            }
            else if (IsText(first) && !words.Connectors.Contains(line.Word(first)))
            {
                break;
            }
        }

        while (end > first && (marks[end - 1] == LogMark.Outcome || ((marks[end - 1] != LogMark.Second || line.Word(end - 1) == "to") && (IsLoose(end - 1) || words.Danglers.Contains(line.Word(end - 1)))))) { end--; }
        return HasContent(first, end) ? line.Line.Words(first, end) : string.Empty;
    }

    private bool HasContent(int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (marks[at] == LogMark.Second || (marks[at] == LogMark.None && IsText(at) && !words.Fillers.Contains(line.Word(at)) && !words.Counts.Contains(line.Line[at]) && !IsCount(at))) { return true; }
        }

        return false;
    }

    // "3 times", "2x", "x2", "4th attempt"
    private bool IsCount(int at) =>
        line.Line.IsDigits(at) ? words.Counts.Contains(line.Line[at + 1]) || line.Line[at - 1] == "x" || (words.Ordinals.Contains(line.Line[at + 1]) && line.Line.IsGlued(at + 1) && words.Counts.Contains($"{line.Line[at + 2]}s"))
        : words.Ordinals.Contains(line.Word(at)) && line.Line.IsDigits(at - 1);

    // Punctuation at the end, except what closes a quotation or a parenthesis.
    private bool IsLoose(int at) => !IsText(at) && line.Word(at) is not (")" or "\"" or "”" or "%" or "!" or "?");

    private bool IsText(int at) => line.Line.IsWord(at) || line.Line.IsDigits(at) || line.Word(at) is "$" or "€" or "£" or "#" or "\"" or "“" or "'" || char.IsSurrogate(line.Word(at)[0]);
}
