namespace SdrBot.Qualification.English;

/// <summary>Yes or no by a phrase: is the money there, is it a priority, is the contact for it.</summary>
internal static class NoteFlags
{
    public static void Read(NoteLine note, NoteWords words, List<Heard> heard)
    {
        Read(note, words, words.Allocated, "budget_allocated", "yes", "no", heard);
        Read(note, words, words.Priority, "priority", "priority", "wish_list", heard);
        Read(note, words, words.BuyIn, "buy_in", "yes", "no", heard);
    }

    private static void Read(NoteLine note, NoteWords words, (Cues Yes, Cues No) cues, string question, string yes, string no, List<Heard> heard)
    {
        if (Find(note, words, cues.No, mayDeny: true) is { } denied)
        {
            heard.Add(new(question, no, denied));
        }
        else if (Find(note, words, cues.Yes, mayDeny: false) is { } affirmed)
        {
            heard.Add(new(question, yes, affirmed));
        }
    }

    private static string? Find(NoteLine note, NoteWords words, Cues cues, bool mayDeny)
    {
        foreach (var clause in note.Clauses.Where(c => !c.IsAsked))
        {
            if (cues.Find(note.Words, clause.First, clause.End) is var (first, end)
                && (mayDeny || !IsDenied(note, words, clause, first, end)))
            {
                return note.Said(clause.First, clause.End);
            }
        }

        return null;
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
