using SdrBot.Understanding.English;
using static SdrBot.Understanding.Korean.KoreanText;

namespace SdrBot.Understanding.Korean;

/// <summary>Korean as a grammar of values. What a line says in English is read too, as people mix both.</summary>
internal sealed class KoreanGrammar : IGrammar
{
    private readonly EnglishGrammar english = new();

    public Reading<decimal>? Number(Line line, int at) => english.Number(line, at);

    public void When(Line line, DateTime now, List<Entity> into) => KoreanWhen.Read(line, now, into);

    public void YesNo(Line line, List<Entity> into)
    {
        KoreanAnswers.Read(line, into);
        if (into.Count == 0 && HasLatin(line)) { english.YesNo(line, into); }
    }

    public void Money(Line line, List<Entity> into)
    {
        Read(line, static (text, at) => KoreanMoney.Read(text, at) is { } money ? new(money.End, money.Value) : null, EntityType.Money, into);
        AddOthers(line, into, english.Money, always: true);
    }

    public void Percentages(Line line, List<Entity> into)
    {
        Read(line, static (text, at) => KoreanMoney.Percentage(text, at) is { } share ? new(share.End, new PercentageValue(share.Value)) : null, EntityType.Percentage, into);
        AddOthers(line, into, english.Percentages, always: false);
    }

    public void Numbers(Line line, List<Entity> into)
    {
        AddOthers(line, into, english.Numbers, always: false);
        var korean = new List<Entity>();
        Read(line, static (text, at) => KoreanFractions.Read(text, at) is { } number ? new(number.End, new NumberValue(number.Value)) : null, EntityType.Number, korean);
        foreach (var number in korean)
        {
            if (!into.Exists(known => known.Start < number.End && number.Start < known.End)) { into.Add(number); }
        }
    }

    private static bool HasLatin(Line line) => line.Folded.AsSpan().ContainsAnyInRange('a', 'z');

    private static void Read(Line line, Func<string, int, Reading<EntityValue>?> read, EntityType type, List<Entity> into)
    {
        var text = line.Folded;
        for (var at = 0; at < text.Length;)
        {
            if (read(text, at) is not { } found || found.End <= at)
            {
                at++;
                continue;
            }

            into.Add(line.FoundAt(at, found.End, type, _ => found.Value));
            at = found.End;
        }
    }

    // English finds count where Korean found nothing; of numbers only those with a Latin word in them.
    private static void AddOthers(Line line, List<Entity> into, Action<Line, List<Entity>> read, bool always)
    {
        if (!always && !HasLatin(line)) { return; }
        var others = new List<Entity>();
        read(line, others);
        foreach (var other in others)
        {
            if ((always || other.Text.Any(char.IsAsciiLetter)) && !other.Text.Any(IsHangul) && !into.Exists(known => known.Start < other.End && other.Start < known.End)) { into.Add(other); }
        }
    }
}
