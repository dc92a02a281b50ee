namespace SdrBot.Qualification.English;

/// <summary>What is written as a list: <c>size: 250</c>, <c>Budget? 12k.</c></summary>
internal static class NoteLabels
{
    private const double ByLabel = 0.98;

    /// <summary>"launch: the new product in May" tells of something else.</summary>
    private const double BesideMore = 0.6;
    private const int LongestLabel = 4;
    private const int FewestLetters = 3;

    private static readonly Dictionary<string, string> Letters = new(StringComparer.Ordinal) { ["b"] = "budget_amount", ["a"] = "decision_maker", ["n"] = "need", ["t"] = "timeline" };

    /// <returns>Where the clauses begin that were taken as a label's answer.</returns>
    public static HashSet<int> Read(NoteLine note, NoteWords words, DateTime now, NoteFinds heard)
    {
        var taken = new HashSet<int>();
        for (var i = 0; i < note.Clauses.Length; i++)
        {
            var clause = note.Clauses[i];
            if (Label(note, words, clause) is not var (question, after))
            {
                continue;
            }

            var value = clause with { First = after };
            if (after == clause.End && (clause.IsAsked || IsDash(note, after)) && i + 1 < note.Clauses.Length && note.Clauses[i + 1] is { IsAsked: false } next)
            {
                // "Size? 40.", "size - 40"
                taken.Add(clause.First);
                value = next;
            }
            else if (after == clause.End)
            {
                continue;
            }

            taken.Add(clause.First);
            taken.Add(value.First);
            Take(note, words, now, question, value, heard);
        }

        return taken;
    }

    /// <summary>"Budget: 50k Authority: CFO": a label begins amid a clause, and is not the end of a longer one.</summary>
    public static bool BeginsAt(NoteLine note, NoteWords words, int at, int first)
    {
        for (var before = Math.Max(first, at - LongestLabel); before < at; before++)
        {
            if (words.Labels.Any(l => l.Cues.At(note.Words, before, note.Words.Length) > at))
            {
                return false;
            }
        }

        return IsLetter(note, at) || words.Labels.Any(l => l.Cues.At(note.Words, at, note.Words.Length) is > 0 and var end && IsColon(note, end));
    }

    /// <summary>"B: 50k A: CFO N: routing T: May", where at least three of the four stand.</summary>
    private static bool IsLetter(NoteLine note, int at) =>
        Letters.ContainsKey(note.Words[at]) && IsColon(note, at + 1) && Letters.Keys.Count(l => Enumerable.Range(0, note.Words.Length).Any(i => note.Words[i] == l && IsColon(note, i + 1))) >= FewestLetters;

    private static bool IsDash(NoteLine note, int at) => at < note.Words.Length && note.Words[at] == "-";

    private static bool IsColon(NoteLine note, int at) => at < note.Words.Length && note.Words[at] is ":" or "=";

    private static (string Question, int After)? Label(NoteLine note, NoteWords words, Clause clause)
    {
        if (IsLetter(note, clause.First))
        {
            return (Letters[note.Words[clause.First]], clause.First + 2);
        }

        foreach (var (question, cues) in words.Labels)
        {
            if (cues.At(note.Words, clause.First, clause.End) is > 0 and var end)
            {
                if (end < clause.End && note.Words[end] is ":" or "=")
                {
                    return (question, end + 1);
                }

                if (end == clause.End && (clause.IsAsked || (IsDash(note, end) && question is not ("process" or "metrics"))))
                {
                    return (question, end);
                }
            }
        }

        return null;
    }

    private static void Take(NoteLine note, NoteWords words, DateTime now, string question, Clause value, NoteFinds heard)
    {
        var said = note.Said(value.First, value.End);
        var plain = string.Join(' ', note.Words[value.First..value.End]);
        if (words.NotKnown.Contains(plain))
        {
            return;
        }

        if (words.None.Contains(plain))
        {
            if (question is "budget_amount" or "budget_allocated")
            {
                heard.Add("budget_allocated", "no", said, value.First, ByLabel);
            }

            return;
        }

        switch (question)
        {
            case "size" or "budget_amount":
                if (NoteFigures.In(note, value.First, value.End) is [{ IsAmbiguous: false } figure] && (question == "budget_amount" ? figure.IsMoney || figure.IsShort || figure.Amount.Low >= NoteNumbers.LeastMoney : !figure.IsMoney))
                {
                    heard.Add(question, figure.Amount.ToString(), said, value.First, ByLabel);
                }

                break;
            case "timeline":
                if (NoteDays.In(note, words, now, value) is [var days])
                {
                    heard.Add(question, days.ToString(), said, value.First, NoteTimes.IsLight(note, words, value.First, value.End) ? ByLabel : BesideMore);
                }

                break;
            case "decision_maker":
                if (NotePeople.At(note, words, note.Words[value.First] is "the" or "a" or "their" or "probably" or "is" ? value.First + 1 : value.First, note.Words.Length) is { } person)
                {
                    heard.Add(question, note.Said(person.First, NotePeople.Listed(note, words, person.End)), said, value.First, ByLabel);
                }

                break;
            case "priority" or "buy_in" or "budget_allocated":
                if (plain is "yes" or "no" or "high" or "low" or "top")
                {
                    var isYes = plain is "yes" or "high" or "top";
                    heard.Add(question, question == "priority" ? isYes ? "priority" : "wish_list" : isYes ? "yes" : "no", said, value.First, ByLabel);
                }

                break;
            default:
                NoteTexts.Take(note, words, question, value, value.First, heard, ByLabel, isListed: true);
                break;
        }
    }
}
