namespace SdrBot.Retrieval;

/// <summary>Which words are typical for which kind of entry (naive Bayes, smoothed).</summary>
internal sealed class KindModel
{
    private const float Smoothing = 0.2f;
    private const float PartShare = 0.3f;

    /// <summary>Words are no independent witnesses: their evidence is damped.</summary>
    private const float Damping = 2;

    private readonly int _kinds;
    private readonly Dictionary<(string Text, bool IsPart), float[]> _evidence = [];

    public KindModel(IReadOnlyList<(List<Term> Terms, int Kind)> lines, int kinds)
    {
        _kinds = kinds;
        foreach (var isPart in new[] { false, true })
        {
            var counts = new Dictionary<string, float[]>(StringComparer.Ordinal);
            var totals = new float[kinds];
            foreach (var (terms, kind) in lines)
            {
                foreach (var term in terms.Where(t => t.IsPart == isPart))
                {
                    if (!counts.TryGetValue(term.Text, out var ofTerm))
                    {
                        counts.Add(term.Text, ofTerm = new float[kinds]);
                    }

                    ofTerm[kind] += term.Weight;
                    totals[kind] += term.Weight;
                }
            }

            var space = Smoothing * counts.Count;
            foreach (var (text, ofTerm) in counts)
            {
                var everywhere = (ofTerm.Sum() + Smoothing) / (totals.Sum() + space);
                _evidence[(text, isPart)] = [.. Enumerable.Range(0, kinds).Select(k =>
                    (isPart ? PartShare : 1) * MathF.Log((ofTerm[k] + Smoothing) / (totals[k] + space) / everywhere))];
            }
        }
    }

    /// <summary>How likely each kind is, together 1.</summary>
    public float[] Likely(List<Term> terms)
    {
        var sums = new float[_kinds];
        foreach (var term in terms)
        {
            if (_evidence.TryGetValue((term.Text, term.IsPart), out var evidence))
            {
                for (var kind = 0; kind < _kinds; kind++)
                {
                    sums[kind] += term.Weight * evidence[kind];
                }
            }
        }

        var most = sums.Max();
        var shares = Array.ConvertAll(sums, s => MathF.Exp((s - most) / Damping));
        var all = shares.Sum();
        return Array.ConvertAll(shares, s => s / all);
    }
}
