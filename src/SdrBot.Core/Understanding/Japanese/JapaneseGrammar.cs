using SdrBot.Understanding.English;

namespace SdrBot.Understanding.Japanese;

/// <summary>Japanese as a grammar of values; what is said in English within a Japanese line is read as English.</summary>
internal sealed class JapaneseGrammar : IGrammar
{
    private static readonly EnglishGrammar English = new();

    public Reading<decimal>? Number(Line line, int at)
    {
        if ((uint)at >= (uint)line.Count || JapaneseNumbers.Plain(line.Folded, line.Tokens[at].Start) is not { } number)
        {
            return null;
        }

        var end = at;
        while (end < line.Count && line.Tokens[end].Start < number.End) { end++; }
        return new(end, number.Value);
    }

    public void Numbers(Line line, List<Entity> into)
    {
        JapaneseNumbers.Read(line, into);
        Add(line, into, English.Numbers);
    }

    public void When(Line line, DateTime now, List<Entity> into)
    {
        JapaneseWhen.Read(line, now, into);
        if (Mixed.HasEnglish(line))
        {
            var english = new List<Entity>();
            English.When(line, now, english);
            Mixed.AddTimes(line, english, into);
        }
    }

    public void YesNo(Line line, List<Entity> into)
    {
        JapaneseAnswers.Read(line, into);
        if (into.Count == 0) { Add(line, into, English.YesNo); }
    }

    public void Percentages(Line line, List<Entity> into)
    {
        JapaneseMoney.Percentages(line, into);
        Add(line, into, English.Percentages);
    }

    public void Money(Line line, List<Entity> into)
    {
        JapaneseMoney.Read(line, into);
        Add(line, into, English.Money);
    }

    private static void Add(Line line, List<Entity> into, Action<Line, List<Entity>> read)
    {
        if (Mixed.HasEnglish(line))
        {
            var english = new List<Entity>();
            read(line, english);
            Mixed.Add(line, english, into);
        }
    }
}
