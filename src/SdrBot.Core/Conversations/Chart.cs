using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Wording;

namespace SdrBot.Conversations;

/// <summary>Numbers as a picture: bars beside each other, one group for each category.</summary>
/// <param name="Lines">Each has one value for each category.</param>
public sealed record Chart(Sentence Title, ImmutableArray<Sentence> Categories, ImmutableArray<ChartLine> Lines) : Block
{
    private const int LongestBar = 20;

    /// <summary>The same as bars of text.</summary>
    public override string Plain
    {
        get
        {
            var longest = Lines.SelectMany(l => l.Values).DefaultIfEmpty(0).Max();
            var width = Categories.Select(c => c.Plain.Length).DefaultIfEmpty(0).Max();
            return string.Join('\n', Lines.Select(l => $"{l.Name.Plain}\n{string.Join('\n', l.Values.Zip(Categories, (v, c) => $"{c.Plain.PadRight(width)} {Bar(v, longest)}"))}").Prepend(Title.Plain));
        }
    }

    private static string Bar(int value, int longest)
    {
        var length = longest <= 0 || value <= 0 ? 0 : Math.Max(1, (int)Math.Round((double)value * LongestBar / longest));
        return string.Create(CultureInfo.InvariantCulture, $"{new string('▇', length)}{(length == 0 ? string.Empty : " ")}{value}");
    }
}

/// <summary>The bars of one colour.</summary>
public sealed record ChartLine(Sentence Name, ImmutableArray<int> Values);
