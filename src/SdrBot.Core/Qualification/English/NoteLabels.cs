namespace SdrBot.Qualification.English;

/// <summary>What is written as a list: <c>size: 250</c>, <c>Budget? 12k.</c></summary>
internal static class NoteLabels
{
    private const double ByLabel = 0.98;

    /// <summary>"launch: the new product in May" tells of something else.</summary>
    private const double BesideMore = 0.6;

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
            if (after == clause.End && clause.IsAsked && i + 1 < note.Clauses.Length && note.Clauses[i + 1] is { IsAsked: false } next)
            {
                // "Size? 40."
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

    private static (string Question, int After)? Label(NoteLine note, NoteWords words, Clause clause)
    {
        foreach (var (question, cues) in words.Labels)
        {
            if (cues.At(note.Words, clause.First, clause.End) is > 0 and var end)
            {
                if (end < clause.End && note.Words[end] is ":" or "=")
                {
                    return (question, end + 1);
                }

                if (end == clause.End && clause.IsAsked)
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
                if (NotePeople.At(note, words, note.Words[value.First] is "the" or "a" ? value.First + 1 : value.First, note.Words.Length) is { } person)
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
