using SdrBot.Understanding;

namespace SdrBot.Qualification.English;

/// <summary>How many people they are, and how much money there is.</summary>
internal static class NoteNumbers
{
    private const string Size = "size";
    private const string Budget = "budget_amount";
    private const double Named = 0.9;
    private const double ByItself = 0.85;
    private const double Counted = 0.8;

    private const double BesideVerb = 0.5;
    private const int FewestPeople = 2;
    public const int LeastMoney = 100;
    private const int MostPeople = 5_000_000;

    public static void Read(NoteLine note, NoteWords words, HashSet<int> labelled, NoteFinds heard)
    {
        foreach (var clause in note.Clauses.Where(c => !labelled.Contains(c.First)))
        {
            if (words.Ours.At(note.Words, clause.First, clause.End) > 0)
            {
                continue;
            }

            var figures = NoteFigures.In(note, clause.First, clause.End);
            var said = note.Said(clause.First, clause.End);
            if (!words.NotSize.AreIn(note.Words, clause.First, clause.End) && !HasLooseFigure(note, words, figures))
            {
                figures.Where(f => IsSize(note, words, clause, f)).ToList().ForEach(f => heard.Add(Size, f.Amount.ToString(), said, clause.First, SizeTrust(note, words, clause, f)));
            }

            figures.Where(f => IsBudget(note, words, clause, f)).ToList().ForEach(f => heard.Add(Budget, f.Amount.ToString(), said, clause.First, BudgetTrust(note, words, clause, f)));
        }
    }

    /// <summary>"22 in Berlin and 8 in Paris": the sum was not said.</summary>
    private static bool HasLooseFigure(NoteLine note, NoteWords words, List<Figure> figures) =>
        figures.Exists(f => f.First > 0 && note.Words[f.First - 1] == "and" && !f.IsMoney && figures.Count > 1 && !IsCounted(note, words, f) && note.Words[Math.Min(f.End, note.Words.Length - 1)] is "in" or "at" or "for");

    private static bool IsSize(NoteLine note, NoteWords words, Clause clause, Figure figure)
    {
        if (figure.IsMoney || figure.Amount.Low < FewestPeople || figure.Amount.High > MostPeople || figure.Amount.Low != Math.Floor(figure.Amount.Low))
        {
            return false;
        }

        return IsCounted(note, words, figure) || IsOpened(note, words, clause, figure) || words.SizeUses.At(note.Words, figure.End, clause.End) > 0;
    }

    /// <summary>"they have 200 people" says it all; of "they call 100 people a day" the people are somebody else.</summary>
    private static double SizeTrust(NoteLine note, NoteWords words, Clause clause, Figure figure)
    {
        var before = note.Words.AsSpan(clause.First, figure.First - clause.First);
        var isOwn = true;
        foreach (var word in before) { isOwn &= words.Carriers.Contains(word); }
        return IsOneOfSeveral(note, clause, figure) || DoesSomething(note, words, clause, figure) || IsOnlyMost(note, clause, figure) || words.Rates.AreIn(note.Words, figure.End, clause.End) || words.Grows.AreIn(note.Words, clause.First, clause.End) || words.Meets.AreIn(note.Words, clause.First, figure.First) ? BesideVerb
            : isOwn ? Named : Counted;
    }

    /// <summary>"5 users tested it", "he and two colleagues": some of them.</summary>
    private static bool DoesSomething(NoteLine note, NoteWords words, Clause clause, Figure figure)
    {
        var after = figure.End;
        var isOfWhole = after < clause.End && note.Words[after] is "-" or "person" or "man" or "seat" or "employee" or "people" && after + 1 < clause.End && words.Wholes.Contains(note.Words[after + 1])
            || (after < clause.End && note.Words[after] == "-");
        while (after < clause.End && (!note.Line.IsWord(after) || words.SizeNouns.Contains(note.Words[after]) || note.Words[after] is "sales" or "office" or "active" or "customer" or "ish")) { after++; }
        return (!isOfWhole && after > figure.End && after < clause.End && note.EntityAt(after) is null && !words.SizeEnds.Contains(note.Words[after]) && !words.TimeLight.Contains(note.Words[after]))
            || (figure.First - 1 > clause.First && note.Words[figure.First - 1] == "and" && note.Words[figure.First - 2] is "he" or "she" or "they" or "him" or "her");
    }

    /// <summary>"under 50 employees", "less than 100 people": how many was not said.</summary>
    private static bool IsOnlyMost(NoteLine note, Clause clause, Figure figure) =>
        figure.First > clause.First && (note.Words[figure.First - 1] is "under" or "below" || (note.Words[figure.First - 1] == "than" && figure.First - 1 > clause.First && note.Words[figure.First - 2] is "less" or "fewer"));

    /// <summary>"14 closers and 30 SDRs": the sum was not said.</summary>
    private static bool IsOneOfSeveral(NoteLine note, Clause clause, Figure figure)
    {
        for (var at = clause.First; at + 1 < clause.End; at++)
        {
            if ((at < figure.First || at >= figure.End) && note.Line.IsDigits(at) && note.Line.IsWord(at + 1) && note.Words[at + 1].EndsWith('s') && note.EntityAt(at) is null or { Type: EntityType.Number })
            {
                return note.Words.AsSpan(Math.Min(at, figure.First)..Math.Max(at, figure.End)).Contains("and");
            }
        }

        return false;
    }

    /// <summary>"200 people", "a 40-person shop", "500 strong", "30 full-time staff".</summary>
    private static bool IsCounted(NoteLine note, NoteWords words, Figure figure)
    {
        var after = figure.End;
        if (after < note.Words.Length && note.Words[after] is "-" or "+" && note.Line.IsGlued(after)) { after++; }
        if (after < note.Words.Length && note.Words[after] == "ish") { after++; }
        if (after + 1 < note.Words.Length && note.Words[after] is "sales" or "office" or "active" or "other" or "customer") { after++; }
        return after < note.Words.Length && words.SizeNouns.Contains(note.Words[after]);
    }

    private static bool IsOpened(NoteLine note, NoteWords words, Clause clause, Figure figure)
    {
        // A unit after the number makes it a number of something else.
        if (figure.End < clause.End && note.Line.IsWord(figure.End) && !words.About.Contains(note.Words[figure.End]) && note.Words[figure.End] is not ("who" or "with" or "across" or "worldwide"))
        {
            return false;
        }

        for (var at = figure.First - 1; at >= clause.First && at >= figure.First - 5; at--)
        {
            var end = words.SizeOpenings.At(note.Words, at, figure.First);
            end = end < 0 && !figure.IsShort && figure.End == clause.End && at == clause.First ? words.SizeClauses.At(note.Words, at, figure.First) : end;
            if (end > 0 && note.Words[end..figure.First].All(words.About.Contains))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBudget(NoteLine note, NoteWords words, Clause clause, Figure figure)
    {
        if (figure.IsAmbiguous || IsForElse(note, clause) || IsOfBefore(note, clause) || words.PerHead.At(note.Words, figure.End, clause.End) > 0 || (note.Words[clause.First] == "no" && note.Words[clause.First + 1] != "more") || IsCounted(note, words, figure) || words.Not.Contains(note.Words[clause.First]) || (!figure.IsMoney && !figure.IsShort && !IsBare(note, words, clause, figure)))
        {
            return false;
        }

        if (words.MoneyYes.Find(note.Words, clause.First, clause.End) is var (first, end) && !words.MoneyNo.AreIn(note.Words, clause.First, first) && !words.MoneyNo.AreIn(note.Words, end, clause.End))
        {
            return figure.IsMoney || figure.IsShort || (words.Spends.AreIn(note.Words, clause.First, clause.End) && figure.Amount.Low >= LeastMoney);
        }

        return IsBudgetNamed(note, clause) ? figure.IsMoney || figure.IsShort || figure.Amount.Low >= LeastMoney
            : IsAlone(note, words, clause, figure) && (figure.IsMoney || figure.IsShort) && !words.MoneyNo.AreIn(note.Words, note.SentenceAt(clause.First).First, note.SentenceAt(clause.First).End);
    }

    /// <summary>"about $50k" beside other answers is one; all by itself it may be anything.</summary>
    private static double BudgetTrust(NoteLine note, NoteWords words, Clause clause, Figure figure) =>
        !IsAlone(note, words, clause, figure) ? Named
        : note.Clauses.Length > 1 || IsBudgetNamed(note, clause) || words.MoneyYes.AreIn(note.Words, clause.First, clause.End) ? ByItself
        : NoteFinds.AllThatWasSaid;

    /// <summary>"the budget is below 20k": the word itself settles what the amount is.</summary>
    private static bool IsBudgetNamed(NoteLine note, Clause clause) =>
        note.Words.AsSpan(clause.First..clause.End).ContainsAny("budget", "budget's") && Array.IndexOf(note.Words, "cut", clause.First, clause.End - clause.First) < 0
        && Array.IndexOf(note.Words, "over", clause.First, clause.End - clause.First) < 0;

    /// <summary>"their budget for tools is 100k"</summary>
    private static bool IsForElse(NoteLine note, Clause clause) =>
        Array.IndexOf(note.Words, "budget", clause.First, clause.End - clause.First) is var at && at + 2 < clause.End && note.Words[at + 1] == "for" && note.EntityAt(at + 2) is null
        && note.Words[at + 2] is not ("this" or "it" or "us" or "the" or "a" or "that" or "next");

    /// <summary>"budget was 50k last year", "the 40k are spent"</summary>
    private static bool IsOfBefore(NoteLine note, Clause clause)
    {
        var said = note.Words.AsSpan(clause.First, clause.End - clause.First);
        return said.ContainsAny("last", "previous", "gone") || said.Contains("spent") || said.Contains("had") || (said.Contains("was") && !said.ContainsAny("approved", "allocated", "set") && !said.ContainsAny("earmarked", "released", "confirmed"));
    }

    /// <summary>A plain number beside the word budget, with nothing counted by it.</summary>
    private static bool IsBare(NoteLine note, NoteWords words, Clause clause, Figure figure) =>
        figure.End >= clause.End || !note.Line.IsWord(figure.End) || words.About.Contains(note.Words[figure.End]);

    private static bool IsAlone(NoteLine note, NoteWords words, Clause clause, Figure figure)
    {
        for (var at = clause.First; at < clause.End; at++)
        {
            if ((at < figure.First || at >= figure.End) && note.Line.IsWord(at) && !words.About.Contains(note.Words[at]))
            {
                return false;
            }
        }

        return true;
    }
}
