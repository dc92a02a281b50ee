namespace SdrBot.Qualification.English;

/// <summary>Yes or no by a phrase: is the money there, is it a priority, is the contact for it.</summary>
internal static class NoteFlags
{
    private const double ByPhrase = 0.9;
    private const double OfSomethingElse = 0.4;

    public static void Read(NoteLine note, NoteWords words, NoteFinds heard)
    {
        Read(note, words, words.Allocated, "budget_allocated", "yes", "no", heard);
        Read(note, words, words.Priority, "priority", "priority", "wish_list", heard);
        ReadBuyIn(note, words, heard);
    }

    private static void Read(NoteLine note, NoteWords words, (Cues Yes, Cues No) cues, string question, string yes, string no, NoteFinds heard)
    {
        var isMoney = question == "budget_allocated";
        var against = Find(note, words, cues.No, mayDeny: true, isMoney);
        if (against is { } denied)
        {
            heard.Add(question, no, note.Said(denied.First, denied.End), denied.First, ByPhrase);
        }

        if ((Find(note, words, cues.Yes, mayDeny: false, isMoney) ?? (isMoney ? FindSum(note, words) : null)) is { } affirmed && affirmed != against)
        {
            heard.Add(question, yes, note.Said(affirmed.First, affirmed.End), affirmed.First, ByPhrase);
        }
    }

    /// <summary>An amount of money, or a number as only money is written.</summary>
    public static bool IsSum(NoteLine note, int at) => at < note.Words.Length && NoteFigures.In(note, at, note.Words.Length) is [var figure, ..] && figure.First == at && (figure.IsMoney || figure.IsShort);

    /// <summary>"60k approved", "the CFO approved $75k"</summary>
    private static Clause? FindSum(NoteLine note, NoteWords words)
    {
        foreach (var clause in note.Clauses.Where(c => !c.IsAsked))
        {
            foreach (var figure in NoteFigures.In(note, clause.First, clause.End).Where(f => f.IsMoney || f.IsShort))
            {
                var isThere = (figure.End < clause.End && words.Granted.Contains(note.Words[figure.End]) && !IsForElse(note, clause, figure.End + 1))
                    || (figure.First > clause.First && words.Granted.Contains(note.Words[figure.First - 1]) && note.Words[figure.First - 1] != "reserved");
                if (isThere && !IsDenied(note, words, clause, figure.First, figure.End) && !note.Words[clause.First..figure.First].Any(words.NotYet.Contains))
                {
                    return clause;
                }
            }
        }

        return null;
    }

    /// <summary>"earmarked for something else"</summary>
    private static bool IsForElse(NoteLine note, Clause clause, int at) =>
        at + 1 < clause.End && note.Words[at] == "for" && note.Words[at + 1] is "something" or "another" or "other" or "others" or "different";

    /// <summary>For or against what is ours; "a fan of long contracts" and "love our podcast" are about something else. Who is both is asked.</summary>
    private static void ReadBuyIn(NoteLine note, NoteWords words, NoteFinds heard)
    {
        foreach (var (cues, answer, mayDeny) in new[] { (words.BuyIn.Yes, "yes", false), (words.BuyIn.No, "no", true) })
        {
            foreach (var clause in note.Clauses)
            {
                if (cues.Find(note.Words, clause.First, clause.End) is var (first, end) && (mayDeny || !IsDenied(note, words, clause, first, end)))
                {
                    var next = end < clause.End && note.Words[end] is "of" or "with" or "by" or "about" or "the" or "our" or "in" or "on" or "to" ? end + 1 : end;
                    next = next < clause.End && note.Words[next] is "the" or "our" or "a" ? next + 1 : next;
                    var isOurs = next >= clause.End || !note.Line.IsWord(next) || words.Things.Contains(note.Words[next]);
                    var isContact = !words.Colleagues.AreIn(note.Words, clause.First, first) && !words.Titles.AreIn(note.Words, clause.First, first);
                    heard.Add("buy_in", answer, note.Said(clause.First, clause.End), clause.First, isOurs && isContact ? ByPhrase : OfSomethingElse);
                }
            }
        }
    }

    private static Clause? Find(NoteLine note, NoteWords words, Cues cues, bool mayDeny, bool isMoney)
    {
        foreach (var clause in note.Clauses.Where(c => !c.IsAsked))
        {
            if (cues.Find(note.Words, clause.First, clause.End) is var (first, end)
                && (mayDeny ? !IsNoTrouble(note, words, clause, end) : !IsDenied(note, words, clause, first, end) && !(isMoney && (IsPending(note, words, clause, end) || IsForElse(note, clause, end)))) && !NamesAnother(note, clause, end) && !(first > clause.First && words.Titles.At(note.Words, first - 1, first) > 0))
            {
                return clause;
            }
        }

        return null;
    }

    /// <summary>"nice to have is a mobile app", "top priority is hiring", "urgent: send the contract": said of something else.</summary>
    private static bool NamesAnother(NoteLine note, Clause clause, int end) =>
        end + 1 < clause.End && note.Words[end] is "is" or "are" or ":" or "=" or "would";

    /// <summary>"waiting for budget to be approved", "will be approved in May": not yet; "has budget talks": something else.</summary>
    private static bool IsPending(NoteLine note, NoteWords words, Clause clause, int end) =>
        note.Words[clause.First..end].Any(words.NotYet.Contains) || (end < clause.End && words.AboutBudget.Contains(note.Words[end]));

    /// <summary>"no budget issues", "budget is not a problem"</summary>
    private static bool IsNoTrouble(NoteLine note, NoteWords words, Clause clause, int end)
    {
        var at = end < clause.End && note.Words[end] is "a" or "an" or "the" or "our" or "their" ? end + 1 : end;
        return at < clause.End && words.NoTrouble.Contains(note.Words[at]);
    }

    private static bool IsDenied(NoteLine note, NoteWords words, Clause clause, int first, int end)
    {
        for (var at = Math.Max(clause.First, first - 3); at < end; at++)
        {
            if (words.Not.Contains(note.Words[at]) || note.Words[at] is "no" or "without" or "if" or "once" or "until" or "whether" or "hasn't" or "aren't" or "haven't")
            {
                return true;
            }
        }

        return end < clause.End && words.Not.Contains(note.Words[end]);
    }
}
