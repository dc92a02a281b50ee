using System.Numerics;
using System.Runtime.CompilerServices;
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

    /// <summary>How much more a line of a small kind counts: with 1 all kinds count alike, with 0 all lines.</summary>
    private const float Balance = 0.3f;

    /// <summary>How much the pieces of words count beside the words.</summary>
    private const float PartShare = 0.4f;

    /// <summary>Visits the lines far from each other in turn: coprime to any number of lines that is no multiple of it.</summary>
    private const int Stride = 1_009;

    private readonly int _kinds;

    /// <summary>The length of a row of weights: whole vectors of the processor.</summary>
    private readonly int _row;
    private readonly float[] _weights;

    /// <param name="terms">How many terms there are.</param>
    public KindModel(WeighedTerm[][] lines, int[] kindOfLine, int kinds, int terms)
    {
        _kinds = kinds;
        _row = (kinds + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _weights = new float[terms * _row];
        var sizes = new int[kinds];
        foreach (var kind in kindOfLine) { sizes[kind]++; }
        Learn(lines, kindOfLine, Array.ConvertAll(sizes, s => MathF.Pow((float)lines.Length / kinds / Math.Max(1, s), Balance)));
    }

    /// <summary>How likely each kind is, together 1.</summary>
    public float[] Likely(WeighedTerm[] terms)
    {
        var shares = new float[_row];
        Share(terms, shares);
        return shares;
    }

    // Learned once, soon after a start: the runtime would take it for code that runs too seldom to be made fast.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Learn(WeighedTerm[][] lines, int[] kindOfLine, float[] balance)
    {
        var missed = new float[_row];
        var steps = MemoryMarshal.Cast<float, Vector<float>>(missed.AsSpan());
        for (var round = 0; round < Rounds; round++)
        {
            var step = Step / (1 + (Slowing * round));
            for (var i = 0; i < lines.Length; i++)
            {
                var line = (int)((long)i * Stride % lines.Length);
                var kind = kindOfLine[line];
                Share(lines[line], missed);
                for (var k = 0; k < _kinds; k++) { missed[k] = ((k == kind ? 1 : 0) - missed[k]) * step * balance[kind]; }
                foreach (var term in lines[line])
                {
                    var row = Row(term);
                    var weight = Weight(term);
                    for (var v = 0; v < row.Length; v++) { row[v] += steps[v] * weight; }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Share(WeighedTerm[] terms, float[] shares)
    {
        Array.Clear(shares);
        var added = MemoryMarshal.Cast<float, Vector<float>>(shares.AsSpan());
        foreach (var term in terms)
        {
            var row = Row(term);
            var weight = Weight(term);
            for (var v = 0; v < row.Length; v++) { added[v] += row[v] * weight; }
        }

        var sums = shares.AsSpan(0, _kinds);
        var most = float.MinValue;
        foreach (var sum in sums) { most = MathF.Max(most, sum); }
        var all = 0f;
        for (var k = 0; k < sums.Length; k++) { all += sums[k] = MathF.Exp(sums[k] - most); }
        for (var k = 0; k < sums.Length; k++) { sums[k] /= all; }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<Vector<float>> Row(WeighedTerm term) => MemoryMarshal.Cast<float, Vector<float>>(_weights.AsSpan(term.Number * _row, _row));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Weight(WeighedTerm term) => term.IsPart ? PartShare * term.Evened : term.Evened;
}
