using System.Collections.Immutable;
using SdrBot.Understanding.English;
using SdrBot.Understanding.Japanese;
using SdrBot.Understanding.Korean;
using SdrBot.Understanding.Neutral;
using SdrBot.Wording;

namespace SdrBot.Understanding;

/// <summary>Finds the values in what somebody wrote: times, money, numbers, addresses, yes and no.</summary>
public static class ValueReader
{
    /// <summary>How much of a text is read, in UTF-16 units; what comes after is ignored.</summary>
    public const int LongestText = Line.Longest;

    private static readonly EnglishGrammar EnglishRules = new();
    private static readonly KoreanGrammar KoreanRules = new();
    private static readonly JapaneseGrammar JapaneseRules = new();
    private static readonly NeutralGrammar NeutralRules = new();

    /// <summary>The values in order of their place, none overlapping.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="language">Whose words are expected; addresses, digits and signs of money are found in any.</param>
    /// <param name="reference">The writer's local time; years 1900 to 2899.</param>
    /// <param name="kinds">What is asked for. Asked for one kind alone, a text yields it even inside another ("$20" has the number 20).</param>
    public static ImmutableArray<Entity> Read(string text, Language language, DateTime reference, EntityKinds kinds = EntityKinds.All)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(reference.Year, 1900, nameof(reference));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reference.Year, 2899, nameof(reference));
        return Read(new Line(text), language, reference, kinds);
    }

    internal static ImmutableArray<Entity> Read(Line line, Language language, DateTime reference, EntityKinds kinds)
    {
        var grammar = GrammarOf(language);
        var impossible = (kinds & EntityKinds.When) == 0 ? [] : ImpossibleTimes.In(line.Original.Length <= Line.Longest ? line.Original : line.Original[..Line.Longest]);
        var alone = (kinds & (kinds - 1)) == 0;
        var kept = new List<Entity>();
        var found = new List<Entity>();
        foreach (var kind in Order)
        {
            if ((kinds & kind) == 0)
            {
                continue;
            }

            found.Clear();
            switch (kind)
            {
                case EntityKinds.Email: Emails.Read(line, found); break;
                case EntityKinds.Link: Links.Read(line, found); break;
                case EntityKinds.Money: grammar.Money(line, found); break;
                case EntityKinds.Percentage: grammar.Percentages(line, found); break;
                case EntityKinds.Phone: Phones.Read(line, found, sure: !alone); break;
                case EntityKinds.When: grammar.When(line, DateTime.SpecifyKind(reference, DateTimeKind.Unspecified), found); break;
                case EntityKinds.Number: grammar.Numbers(line, found); break;
                case EntityKinds.YesNo: grammar.YesNo(line, found); break;
                default: throw new InvalidOperationException($"No reader for {kind}.");
            }

            foreach (var entity in found)
            {
                if (!kept.Exists(known => known.Start < entity.End && entity.Start < known.End)
                    && !(kind == EntityKinds.When && impossible.Exists(never => never.Start < entity.End && entity.Start < never.End)))
                {
                    kept.Add(entity);
                }
            }
        }

        kept.Sort(static (left, right) => left.Start.CompareTo(right.Start));
        return [.. kept];
    }

    // The most telling kind first: it keeps the words that two kinds claim.
    private static readonly EntityKinds[] Order =
    [
        EntityKinds.Email, EntityKinds.Link, EntityKinds.Percentage, EntityKinds.Money, EntityKinds.Phone, EntityKinds.When, EntityKinds.Number, EntityKinds.YesNo,
    ];

    private static IGrammar GrammarOf(Language language) => language switch
    {
        Language.English => EnglishRules,
        Language.Korean => KoreanRules,
        Language.Japanese => JapaneseRules,
        _ => NeutralRules,
    };
}
