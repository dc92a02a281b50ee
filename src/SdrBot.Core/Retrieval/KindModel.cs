using System.Numerics;
using System.Runtime.InteropServices;

namespace SdrBot.Retrieval;

/// <summary>Which kind of entry a line belongs to, learned from the example lines (multinomial logistic regression).</summary>
/// <remarks>
/// Counting words per kind takes each word for a witness of its own; here the weights are learned together, so that ten pieces of one word weigh no more
/// than the word. Learned in a fixed order without any chance, the same lines give the same weights.
/// </remarks>
internal sealed class KindModel
{
    private const int Rounds = 8;
    private const float Step = 4;
    private const float Slowing = 0.15f;

    /// <summary>How much the pieces of words count beside the words.</summary>
    private const float PartShare = 0.4f;

    /// <summary>Who speaks of whom tells a prospect's line from a colleague's: words that say little count nearly like the others.</summary>
    private const float Flatness = 0.3f;

    /// <summary>Visits the lines far from each other in turn: coprime to any number of lines that is no multiple of it.</summary>
    private const int Stride = 1_009;

    private readonly int _kinds;

    /// <summary>The length of a row of weights: whole vectors of the processor.</summary>
    private readonly int _row;
    private readonly Dictionary<(string Text, bool IsPart), int> _features = [];
    private readonly float[] _rarity;
    private readonly float[] _weights;

    public KindModel(IReadOnlyList<(List<Term> Terms, int Kind)> lines, int kinds)
    {
        _kinds = kinds;
        var spread = new List<int>();
        foreach (var (terms, _) in lines)
        {
            foreach (var term in terms.DistinctBy(t => (t.Text, t.IsPart)))
            {
                if (_features.TryAdd((term.Text, term.IsPart), spread.Count)) { spread.Add(0); }
                spread[_features[(term.Text, term.IsPart)]]++;
            }
        }

        _rarity = [.. spread.Select(s => MathF.Log(1 + (lines.Count / (s + 0.5f))))];
        _row = (kinds + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _weights = new float[spread.Count * _row];
        var sizes = new int[kinds];
        foreach (var (_, kind) in lines) { sizes[kind]++; }
        var balance = Array.ConvertAll(sizes, s => MathF.Sqrt((float)lines.Count / kinds / Math.Max(1, s)));
        Learn([.. lines.Select(l => (Vector(l.Terms), l.Kind))], balance);
    }

    /// <summary>How likely each kind is, together 1.</summary>
    public float[] Likely(List<Term> terms) => Shares(Vector(terms));

    private void Learn(List<((int Feature, float Weight)[] Vector, int Kind)> lines, float[] balance)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var step = Step / (1 + (Slowing * round));
            for (var i = 0; i < lines.Count; i++)
            {
                var (vector, kind) = lines[(int)((long)i * Stride % lines.Count)];
                var missed = Shares(vector);
                for (var k = 0; k < _kinds; k++) { missed[k] = ((k == kind ? 1 : 0) - missed[k]) * step * balance[kind]; }
                var steps = MemoryMarshal.Cast<float, Vector<float>>(missed.AsSpan());
                foreach (var (feature, weight) in vector)
                {
                    var row = Row(feature);
                    for (var v = 0; v < row.Length; v++) { row[v] += steps[v] * weight; }
                }
            }
        }
    }

    private float[] Shares((int Feature, float Weight)[] vector)
    {
        var padded = new float[_row];
        var added = MemoryMarshal.Cast<float, Vector<float>>(padded.AsSpan());
        foreach (var (feature, weight) in vector)
        {
            var row = Row(feature);
            for (var v = 0; v < row.Length; v++) { added[v] += row[v] * weight; }
        }

        var sums = padded.AsSpan(0, _kinds);
        var most = float.MinValue;
        foreach (var sum in sums) { most = MathF.Max(most, sum); }
        var all = 0f;
        for (var k = 0; k < sums.Length; k++) { all += sums[k] = MathF.Exp(sums[k] - most); }
        for (var k = 0; k < sums.Length; k++) { sums[k] /= all; }
        return padded;
    }

    private Span<Vector<float>> Row(int feature) => MemoryMarshal.Cast<float, Vector<float>>(_weights.AsSpan(feature * _row, _row));

    /// <summary>The known terms of a line by their rarity, words and pieces each of length 1 where all are known.</summary>
    private (int Feature, float Weight)[] Vector(List<Term> terms)
    {
        var vector = new Dictionary<int, (float Weight, bool IsPart)>(terms.Count);
        float words = 0, parts = 0;
        foreach (var term in terms)
        {
            if (_features.TryGetValue((term.Text, term.IsPart), out var feature))
            {
                var weight = MathF.Pow(term.Weight, Flatness) * _rarity[feature];
                vector[feature] = (vector.GetValueOrDefault(feature).Weight + weight, term.IsPart);
                if (term.IsPart) { parts += weight * weight; } else { words += weight * weight; }
            }
        }

        var (ofWords, ofParts) = (1 / MathF.Sqrt(Math.Max(words, 1e-6f)), PartShare / MathF.Sqrt(Math.Max(parts, 1e-6f)));
        return [.. vector.Select(v => (v.Key, v.Value.Weight * (v.Value.IsPart ? ofParts : ofWords)))];
    }
}
