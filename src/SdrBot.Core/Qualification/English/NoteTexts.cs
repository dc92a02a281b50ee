using SdrBot.Understanding;

namespace SdrBot.Qualification.English;

/// <summary>What is answered in words: the need, the pain, how they work, how they decide.</summary>
internal static class NoteTexts
{
    private const string Pain = "pain";
    private const int ShortestLetters = 3;
    private const int LongestWords = 30;
    private const double AfterCue = 0.9;
    private const double InClause = 0.85;
    private const double NamedOnly = 0.6;

    public static bool IsInWords(string question) => question is "need" or "pain" or "process" or "metrics" or "decision_criteria" or "decision_process" or "champion";

    public static void Read(NoteLine note, NoteWords words, HashSet<int> labelled, NoteFinds heard)
    {
        foreach (var clause in note.Clauses.Where(c => !c.IsAsked && !labelled.Contains(c.First)))
        {
            if (words.Ours.At(note.Words, clause.First, clause.End) > 0)
            {
                continue;
            }

            if (Wanted(note, words, clause) is { } wanted && Take(note, words, "need", clause, wanted, heard, AfterCue))
            {
                continue;
            }

            foreach (var text in words.Texts)
            {
                if (text.Cues.Find(note.Words, clause.First, clause.End) is not var (first, end) || IsDenied(note, words, clause, text, first, end))
                {
                    continue;
                }

                if (text.Question == Pain && note.Words[clause.First] is "takes" or "take" && IsAfterStep(note, words, clause))
                {
                    continue;
                }

                var from = text.FromCue switch { true => first, false => end, null => text.Question == "decision_process" && note.Words[clause.First] == "then" ? FirstStep(note, clause) : AfterSaying(note, clause, first) };
                if (text.Question == "need" && (from >= clause.End || IsNoNeed(note, words, clause, from)))
                {
                    continue;
                }

                if (Take(note, words, text.Question, clause, from, heard, Trust(note, words, text, clause)))
                {
                    break;
                }
            }
        }
    }

    /// <summary>"wants a tool that tells reps whom to call": the thing, and what it is to do.</summary>
    private static int? Wanted(NoteLine note, NoteWords words, Clause clause)
    {
        for (var at = clause.First; at + 3 < clause.End; at++)
        {
            if (note.Words[at] is "want" or "wants" or "wanted" && note.Words[at + 1] is "a" or "an" or "one" or "some"
                && note.Words.AsSpan(at + 3, Math.Min(4, clause.End - at - 3)).ContainsAny("that", "which", "where") && words.NotNeed.At(note.Words, at + 2, clause.End) < 0)
            {
                return at + 1;
            }
        }

        return null;
    }

    /// <summary>"first a demo, then legal looks at it": the steps begin with the sentence.</summary>
    private static int FirstStep(NoteLine note, Clause clause) => note.SentenceAt(clause.First).First is var first && clause.First > 0 && note.Words[clause.First - 1] == "," ? first : clause.First;

    /// <summary>"everything goes through the board, takes them three months" is how they decide, and hurts nobody.</summary>
    private static bool IsAfterStep(NoteLine note, NoteWords words, Clause clause) =>
        words.Texts.First(t => t.Question == "decision_process").Cues.AreIn(note.Words, note.SentenceAt(clause.First).First, clause.First);

    /// <summary>"the biggest thing for them is that managers can't see it": what comes before says only that something is said.</summary>
    private static int AfterSaying(NoteLine note, Clause clause, int cue)
    {
        for (var at = cue - 1; at > clause.First; at--)
        {
            if (note.Words[at] == "that" && note.Words[at - 1] is "is" or "was")
            {
                return at + 1;
            }
        }

        return clause.First;
    }

    /// <summary>"went to their RFP list" names a step, but only what must, has to or comes first is one of theirs.</summary>
    private static double Trust(NoteLine note, NoteWords words, TextCue text, Clause clause) =>
        text.Question == Pain && words.OurWords.Overlaps(note.Words[clause.First..clause.End]) && !note.Words.AsSpan(0, clause.First + 2).ContainsAny("'", "\"", "“") ? NamedOnly : text.FromCue is not null ? AfterCue : text.Question != "decision_process" || words.Steps.AreIn(note.Words, clause.First, clause.End) ? InClause : NamedOnly;

    /// <summary>The words from a place to the end of the thought: clauses that only go on belong to it.</summary>
    /// <param name="isListed">A label says what they answer, so that somebody new may act in them.</param>
    public static bool Take(NoteLine note, NoteWords words, string question, Clause clause, int from, NoteFinds heard, double trust, bool isListed = false)
    {
        var first = from;
        while (words.Starts.At(note.Words, first, clause.End) is > 0 and var next) { first = next; }
        var end = EndOf(note, words, question, clause, isListed);
        end = question == "need" ? WithoutTime(note, clause, first, end) : end;
        while (end > first && !note.Line.IsWord(end - 1) && !note.Line.IsDigits(end - 1) && note.Words[end - 1] is not (")" or "%" or "\"")) { end--; }
        var said = note.Said(first, end);
        if (end <= first || end - first > LongestWords || said.Count(char.IsLetter) < ShortestLetters || words.NotKnown.Contains(string.Join(' ', note.Words[first..end])))
        {
            return false;
        }

        heard.Add(question, said, said, clause.First, trust);
        return true;
    }

    /// <summary>"needs to approve", "needs time", "wants to start", "need 20 seats": something else than what we could sell.</summary>
    private static bool IsNoNeed(NoteLine note, NoteWords words, Clause clause, int from) =>
        IsPlan(note, words, clause, from) || note.Words.AsSpan(from, clause.End - from).ContainsAny("approval", "approvals", "signature") || note.Words.AsSpan(from, clause.End - from).ContainsAny("ok", "okay", "quote")
        || note.EntityAt(from) is { Type: not EntityType.Number } || note.Line.IsDigits(from)
        || words.NotNeed.At(note.Words, from, clause.End) > 0
        || (from > clause.First && words.NotNeed.At(note.Words, from - 1, clause.End) > from);

    /// <summary>"wants to push it with her boss", "want to switch": what they are going to do, not what they are missing.</summary>
    private static bool IsPlan(NoteLine note, NoteWords words, Clause clause, int from) =>
        words.Wishes.Find(note.Words, clause.First, from) is var (_, end) && end == from
        && (from + 1 >= clause.End || !(words.NeedVerbs.Contains(note.Words[from]) || (note.Words[from] == "get" && note.Words[from + 1] is "rid" or "away" or "off" or "out")));

    private static bool IsDenied(NoteLine note, NoteWords words, Clause clause, TextCue text, int first, int end)
    {
        // "choose by the end of April" tells when.
        if (text.Question == "decision_criteria" && text.FromCue == false && note.EntityAt(end < clause.End && note.Words[end] is "the" or "a" ? end + 1 : end) is { Type: not EntityType.Number } && end < clause.End)
        {
            return true;
        }

        // "pain is not that big", "they have to cut costs by 15%"
        if (text.FromCue == false && end < clause.End && (words.Not.Contains(note.Words[end]) || note.Words[end] is "no" or "none" or "nothing")
            || text.Question == "metrics" && first > clause.First && note.Words[first - 1] == "to" && first > clause.First + 1 && note.Words[first - 2] is "have" or "had" or "has")
        {
            return true;
        }

        // "the budget has been cut by 20%" is no aim.
        if (text.Question == "metrics" && first > clause.First && note.Words[first - 1] is "been" or "was" or "were" or "already" or "got" or "had" or "just")
        {
            return true;
        }

        // "too many meetings today" keeps them from talking to us.
        if (text.Question == Pain && end < clause.End && note.Words[end] is "meetings")
        {
            return true;
        }

        // "the CRO hates it": us, that is.
        if (text.Question == Pain && note.Words[first] is "hate" or "hates" && words.Titles.AreIn(note.Words, clause.First, first))
        {
            return true;
        }

        if (text.Question == "decision_process" && note.Words[clause.First] == "no")
        {
            return true;
        }

        for (var at = Math.Max(clause.First, first - 2); at < first; at++)
        {
            if (words.Not.Contains(note.Words[at]) || note.Words[at] is "no" or "won't" or "without")
            {
                return true;
            }
        }

        // "can do it in June"
        if (text.Question == "process" && end < clause.End && note.Words[end - 1] is "in" or "on" or "by" && note.EntityAt(end) is { Type: not EntityType.Number })
        {
            return true;
        }

        // "currently on holiday", "using the time"
        if (text.Question == "process" && end < clause.End && note.Words.AsSpan(end, Math.Min(2, clause.End - end)).ContainsAny("holiday", "vacation", "leave") || (text.Question == "process" && note.Words.AsSpan(end, Math.Min(2, clause.End - end)).ContainsAny("pto", "sick", "time")))
        {
            return true;
        }

        // "using it" names nothing, and "stopped using Excel" is over.
        return text.Question == "process" && end - first == 1
            && ((end < clause.End && note.Words[end] is "it" or "them" or "us" or "our")
                || (first > clause.First && note.Words[first - 1] is "stopped" or "about" or "considering" or "of" or "by" or "from" or "avoid" or "start" or "started" or "consider" or "for"));
    }

    private static int EndOf(NoteLine note, NoteWords words, string question, Clause clause, bool isListed)
    {
        var end = clause.End;
        for (var i = Array.FindIndex(note.Clauses, c => c.End == clause.End) + 1; i > 0 && i < note.Clauses.Length; i++)
        {
            var next = note.Clauses[i];
            if (next.Sentence != clause.Sentence || !GoesOn(note, words, question, next, end, isListed))
            {
                break;
            }

            end = next.End;
        }

        return end;
    }

    /// <summary>A clause after a comma that begins no new answer, holds no value and has nobody new act.</summary>
    private static bool GoesOn(NoteLine note, NoteWords words, string question, Clause next, int end, bool isListed)
    {
        if (next.First == end || note.Words[end] != ",")
        {
            return false;
        }

        if (question == "decision_process" && note.Words[next.First] == "then")
        {
            return true;
        }

        if ((!isListed && words.Starts.At(note.Words, next.First, next.End) > 0) || words.Ours.At(note.Words, next.First, next.End) > 0)
        {
            return false;
        }

        for (var at = next.First; at < next.End; at++)
        {
            if (question != "metrics" && (note.Line.IsDigits(at) || note.EntityAt(at) is { Type: not EntityType.Number }))
            {
                return false;
            }
        }

        return !words.Texts.Any(t => (t.Question != question || question != Pain) && t.Cues.AreIn(note.Words, next.First, next.End))
            && !words.Allocated.Yes.AreIn(note.Words, next.First, next.End) && !words.Allocated.No.AreIn(note.Words, next.First, next.End)
            && !words.Priority.Yes.AreIn(note.Words, next.First, next.End) && !words.Priority.No.AreIn(note.Words, next.First, next.End)
            && !words.Decides.AreIn(note.Words, next.First, next.End) && !words.TimeNo.AreIn(note.Words, next.First, next.End)
            && (isListed || !words.Titles.AreIn(note.Words, next.First, next.First + 1));
    }

    /// <summary>"replace Excel by the end of Q2" says what, and by when apart.</summary>
    private static int WithoutTime(NoteLine note, Clause clause, int first, int end)
    {
        if (end != clause.End || note.EntityAt(end - 1) is not { Type: EntityType.Date or EntityType.DateRange or EntityType.DateTime } time)
        {
            return end;
        }

        var at = end - 1;
        while (at > first && ReferenceEquals(note.EntityAt(at - 1), time)) { at--; }
        while (at > first && note.Words[at - 1] is "by" or "in" or "before" or "on" or "until" or "from" or "the" or "at") { at--; }
        return at > first ? at : end;
    }
}
