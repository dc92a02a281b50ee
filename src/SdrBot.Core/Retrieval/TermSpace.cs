namespace SdrBot.Retrieval;

/// <summary>The lines as vectors over their terms, kept from each term to its lines.</summary>
internal sealed class TermSpace
{
    private const float ByWords = 0.75f;
    private const float ByParts = 1 - ByWords;

    /// <summary>Where the lines of each term begin; behind the last, where all end.</summary>
    private readonly int[] _first;
    private readonly (int Line, float Weight)[] _lines;

    public TermSpace(WeighedTerm[][] lines, int terms)
    {
        _first = new int[terms + 1];
        foreach (var line in lines)
        {
            foreach (var term in line) { _first[term.Number + 1]++; }
        }

        for (var term = 0; term < terms; term++) { _first[term + 1] += _first[term]; }
        _lines = new (int Line, float Weight)[_first[terms]];
        var next = _first.AsSpan(0, terms).ToArray();
        for (var line = 0; line < lines.Length; line++)
        {
            foreach (var term in lines[line]) { _lines[next[term.Number]++] = (line, term.Weight); }
        }
    }

    /// <summary>How much each line has in common with the terms, at most 1.</summary>
    public void Add(WeighedTerm[] terms, float[] near)
    {
        foreach (var term in terms)
        {
            var share = term.Weight * (term.IsPart ? ByParts : ByWords);
            foreach (var (line, weight) in _lines.AsSpan(_first[term.Number].._first[term.Number + 1])) { near[line] += share * weight; }
        }
    }
}
