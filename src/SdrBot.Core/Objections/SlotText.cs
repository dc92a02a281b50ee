using System.Collections.Immutable;
using SdrBot.Wording;

namespace SdrBot.Objections;

/// <summary>A response with places to fill: <c>{customer}</c> by the rep, <c>{challenge}</c> from what is known of the lead.</summary>
internal static class SlotText
{
    /// <summary>What a lead's record may fill.</summary>
    public static ImmutableArray<string> Known { get; } = ["challenge", "company", "first_name", "industry"];

    public static IEnumerable<string> Names(string text)
    {
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            if (close < 0)
            {
                yield break;
            }

            yield return Slot.Parse(text[(open + 1)..close]).Name;
        }
    }

    /// <param name="value">What fills a slot; null leaves its label in brackets, for the rep to see.</param>
    public static Sentence Fill(string text, Func<string, string?> value, Func<string, string> label)
    {
        var runs = ImmutableArray.CreateBuilder<Run>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            var slot = Slot.Parse(text[(open + 1)..close]);
            var filled = value(slot.Name);
            runs.Add(new Run(text[at..open]));
            runs.Add(filled is not null ? new Run(open == 0 ? Capital(filled) : filled, RunStyle.Bold) : new Run(string.Concat("[", label(slot.Name), "]"), RunStyle.Italic));
            runs.Add(new Run(slot.After(filled ?? label(slot.Name))));
            at = close + 1;
        }

        runs.Add(new Run(text[at..]));
        return new Sentence([.. runs.Where(r => r.Text.Length > 0)]);
    }

    /// <summary>A sentence may begin with what was filled in.</summary>
    private static string Capital(string text) => text.Length > 0 && char.IsLower(text[0]) ? $"{char.ToUpperInvariant(text[0])}{text[1..]}" : text;
}
