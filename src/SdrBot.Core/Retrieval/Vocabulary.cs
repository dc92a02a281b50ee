using System.Runtime.InteropServices;

namespace SdrBot.Retrieval;

/// <summary>The terms that some lines are made of, each with a number and with how rare it is.</summary>
internal sealed class Vocabulary
{
    /// <summary>Who speaks of whom tells a prospect's line from a colleague's: words that say little count nearly like the others.</summary>
    private const float Flatness = 0.3f;

    /// <summary>So that nothing is divided by zero.</summary>
    private const float Least = 1e-6f;

    private readonly Dictionary<(string Text, bool IsPart), int> _numbers = [];
    private readonly float[] _rarity;
    private readonly float _unknown;

    public Vocabulary(List<List<Term>> lines)
    {
        var met = new List<(int Lines, int Last)>();
        for (var line = 0; line < lines.Count; line++)
        {
            foreach (var term in lines[line])
            {
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, (term.Text, term.IsPart), out var isKnown);
                if (!isKnown)
                {
                    number = met.Count;
                    met.Add((0, -1));
                }

                if (met[number].Last != line) { met[number] = (met[number].Lines + 1, line); }
            }
        }

        _rarity = [.. met.Select(m => Rarity(lines.Count, m.Lines))];
        _unknown = Rarity(lines.Count, 0);
    }

    /// <summary>How many terms there are; their numbers go from 0 up to it.</summary>
    public int Count => _rarity.Length;

    /// <summary>The terms of a line that are known, each once.</summary>
    public WeighedTerm[] Weigh(List<Term> terms)
    {
        var places = new Dictionary<int, int>(terms.Count);
        var weighed = new WeighedTerm[terms.Count];
        Dictionary<(string Text, bool IsPart), float>? unknown = null;
        foreach (var term in terms)
        {
            if (_numbers.TryGetValue((term.Text, term.IsPart), out var number))
            {
                var place = places.TryGetValue(number, out var before) ? before : places[number] = places.Count;
                var sum = weighed[place];
                weighed[place] = new(number, term.IsPart, sum.Weight + (term.Weight * _rarity[number]), sum.Evened + ((term.Weight == 1 ? 1 : MathF.Pow(term.Weight, Flatness)) * _rarity[number]));
            }
            else
            {
                CollectionsMarshal.GetValueRefOrAddDefault(unknown ??= [], (term.Text, term.IsPart), out _) += term.Weight * _unknown;
            }
        }

        return Normed(weighed.AsSpan(0, places.Count), unknown);
    }

    /// <summary>Words and pieces of words each of length 1: by their weight together with what is unknown, evened without it.</summary>
    private static WeighedTerm[] Normed(Span<WeighedTerm> weighed, Dictionary<(string Text, bool IsPart), float>? unknown)
    {
        var (words, parts) = (new Lengths(), new Lengths());
        foreach (var term in weighed)
        {
            ref var sums = ref term.IsPart ? ref parts : ref words;
            sums.Weight += term.Weight * term.Weight;
            sums.Evened += term.Evened * term.Evened;
        }

        foreach (var (term, weight) in unknown ?? [])
        {
            (term.IsPart ? ref parts : ref words).Weight += weight * weight;
        }

        foreach (ref var term in weighed)
        {
            var sums = term.IsPart ? parts : words;
            term = term with { Weight = term.Weight / MathF.Sqrt(MathF.Max(Least, sums.Weight)), Evened = term.Evened / MathF.Sqrt(MathF.Max(Least, sums.Evened)) };
        }

        return weighed.ToArray();
    }

    private static float Rarity(int lines, int spread) => MathF.Log(1 + (lines / (spread + 0.5f)));

    private struct Lengths
    {
        public float Weight;
        public float Evened;
    }
}

/// <summary>A known term of a line with its share in it.</summary>
/// <param name="Weight">By how much the word says and how rare it is.</param>
/// <param name="Evened">The same, with words that say little nearly like the others.</param>
internal readonly record struct WeighedTerm(int Number, bool IsPart, float Weight, float Evened);
