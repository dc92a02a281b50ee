namespace SdrBot.Retrieval;

/// <summary>The lines as vectors over one sort of terms, kept from each term to its lines.</summary>
internal sealed class TermSpace
{
    private readonly bool _isPart;
    private readonly Dictionary<string, (float Rarity, List<(int Line, float Weight)> Lines)> _terms = new(StringComparer.Ordinal);
    private readonly float _unknown;

    public TermSpace(List<List<Term>> lines, bool isPart)
    {
        _isPart = isPart;
        _unknown = Rarity(lines.Count, 0);
        var counts = lines.ConvertAll(Counted);
        foreach (var (term, spread) in counts.SelectMany(c => c.Keys).CountBy(t => t, StringComparer.Ordinal))
        {
            _terms.Add(term, (Rarity(lines.Count, spread), []));
        }

        for (var line = 0; line < counts.Count; line++)
        {
            var length = Length(counts[line]);
            foreach (var (term, weight) in counts[line])
            {
                var (rarity, found) = _terms[term];
                found.Add((line, weight * rarity / length));
            }
        }
    }

    /// <summary>Adds to each line how much it has in common with the terms.</summary>
    public void Add(List<Term> terms, float[] near, float share)
    {
        var counted = Counted(terms);
        var length = Length(counted);
        foreach (var (term, weight) in counted)
        {
            if (!_terms.TryGetValue(term, out var known))
            {
                continue;
            }

            var factor = share * weight * known.Rarity / length;
            foreach (var (line, lineWeight) in known.Lines)
            {
                near[line] += factor * lineWeight;
            }
        }
    }

    private static float Rarity(int lines, int spread) => MathF.Log(1 + (lines / (spread + 0.5f)));

    private float Length(Dictionary<string, float> counted) =>
        MathF.Sqrt(counted.Sum(t => MathF.Pow(t.Value * (_terms.TryGetValue(t.Key, out var known) ? known.Rarity : _unknown), 2))) is > 0 and var length ? length : 1;

    private Dictionary<string, float> Counted(List<Term> terms)
    {
        var counted = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var term in terms)
        {
            if (term.IsPart == _isPart)
            {
                counted[term.Text] = counted.GetValueOrDefault(term.Text) + term.Weight;
            }
        }

        return counted;
    }
}
