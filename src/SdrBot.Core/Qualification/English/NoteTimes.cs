using SdrBot.Understanding;

namespace SdrBot.Qualification.English;

/// <summary>By when they want it. A time counts only beside a word that wants it, and never beside one of our own appointments.</summary>
internal static class NoteTimes
{
    public const string Timeline = "timeline";
    private const double BesideProject = 0.9;
    private const double BesideWish = 0.85;

    /// <summary>A trial is some time before the project; where both are told the project counts.</summary>
    public const double OnTrial = 0.78;
    private const string AtAllTimes = "24/7";
    private const int ShortestAlone = 28;
    private const int NearDays = 14;

    public static void Read(NoteLine note, NoteWords words, DateTime now, HashSet<int> labelled, NoteFinds heard)
    {
        foreach (var clause in note.Clauses.Where(c => !c.IsAsked && !labelled.Contains(c.First)))
        {
            if (words.Ours.At(note.Words, clause.First, clause.End) > 0)
            {
                continue;
            }

            var sentence = note.SentenceAt(clause.First);
            if (words.NotSettled.AreIn(note.Words, sentence.First, sentence.End))
            {
                continue;
            }

            var times = NoteDays.Find(note, words, now, clause).ToList();
            for (var i = 0; i < times.Count; i++)
            {
                if ((i + 1 < times.Count && IsOr(note, times[i].End, times[i + 1].First)) || (i > 0 && IsOr(note, times[i - 1].End, times[i].First)))
                {
                    continue;
                }

                var beside = new Clause(i == 0 ? clause.First : times[i - 1].End, i == times.Count - 1 ? clause.End : times[i].End, clause.Sentence, clause.IsAsked);
                if (Trust(note, words, clause, beside, times[i]) is { } trust && (trust == BesideProject || !IsNear(times[i].Days, now)))
                {
                    heard.Add(Timeline, times[i].Days.ToString(), note.Said(clause.First, clause.End), clause.First, trust);
                }
            }
        }
    }

    /// <summary>"wants it by Friday" is about a paper that we owe, not about the project.</summary>
    private static bool IsNear(DaySpan days, DateTime now) => days.End <= DateOnly.FromDateTime(now).AddDays(NearDays);

    /// <param name="beside">The part of the clause that belongs to this time and to no other.</param>
    /// <returns>Null when the time is no answer.</returns>
    private static double? Trust(NoteLine note, NoteWords words, Clause clause, Clause beside, (int First, int End, DaySpan Days) time)
    {
        var (first, end, days) = time;
        if (words.TimeNo.AreIn(note.Words, clause.First, first) || words.TimeNo.AreIn(note.Words, end, clause.End) || IsDenied(note, words, clause, first) || note.Said(first, end) == AtAllTimes)
        {
            return null;
        }

        var isProject = IsBeside(note, words, words.TimeStrong, beside, first, end);
        return isProject || IsBeside(note, words, words.TimeYes, beside, first, end) || IsWished(note, words, beside, first, end) ? words.Trials.AreIn(note.Words, beside.First, beside.End) ? OnTrial : isProject ? BesideProject : BesideWish
            : words.AsapCues.AreIn(note.Words, clause.First, end) && words.Asap.At(note.Words, first, end) == end ? BesideWish
            : days.End.DayNumber - days.Begin.DayNumber < ShortestAlone || !IsAlone(note, words, clause, first, end) ? null
            : note.Clauses.Length > 1 ? BesideWish : NoteFinds.AllThatWasSaid;
    }

    /// <summary>Beside a word of their project, with nothing else between the two: "start in May", "a May launch", not "start at the new company in May".</summary>
    private static bool IsBeside(NoteLine note, NoteWords words, Cues cues, Clause beside, int first, int end)
    {
        for (var from = beside.First; cues.Find(note.Words, from, first) is var (cue, after); from = cue + 1)
        {
            if (IsTheirs(note, words, beside.First, cue) && IsLight(note, words, after, first))
            {
                return true;
            }
        }

        return cues.Find(note.Words, end, beside.End) is var (next, behind) && IsLight(note, words, end, next) && IsLight(note, words, behind, beside.End);
    }

    /// <summary>"want it by May", "hoping for Q3", "in two months they need it"; what else is wished for has a time of its own.</summary>
    private static bool IsWished(NoteLine note, NoteWords words, Clause beside, int first, int end) =>
        (words.TimeWishes.Find(note.Words, beside.First, first) is var (_, wished) && IsLight(note, words, wished, first))
        || (words.TimeWishes.Find(note.Words, end, beside.End) is var (wish, after) && IsLight(note, words, end, wish) && IsLight(note, words, after, beside.End));

    /// <summary>Whether what begins or is done is their project: the word before it, but for helping verbs.</summary>
    private static bool IsTheirs(NoteLine note, NoteWords words, int begin, int cue)
    {
        var at = cue - 1;
        while (at >= begin && words.TimeHelpers.Contains(note.Words[at])) { at--; }
        return at < begin || !note.Line.IsWord(at) || words.TimeSubjects.Contains(note.Words[at]) || note.EntityAt(at) is not null || words.Titles.At(note.Words, at, at + 1) > 0;
    }

    /// <summary>"Q3 or Q4": not settled.</summary>
    private static bool IsOr(NoteLine note, int end, int first) => first == end + 1 && note.Words[end] == "or";

    /// <summary>Nothing but small words, times, and how many people.</summary>
    public static bool IsLight(NoteLine note, NoteWords words, int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            // "before the trade show on May 20": whatever it is before, that is when.
            if (note.Words[at] == "before")
            {
                return true;
            }

            if (note.Line.IsDigits(at) && note.EntityAt(at) is null or { Type: EntityType.Number } && !(at + 1 < end && words.SizeNouns.Contains(note.Words[at + 1])) && !(at > first && note.Words[at - 1] is "to" or "with" or "for" or "all"))
            {
                return false;
            }

            if (note.Line.IsWord(at) && note.EntityAt(at) is null && !words.TimeLight.Contains(note.Words[at]) && !words.About.Contains(note.Words[at]) && !words.SizeNouns.Contains(note.Words[at]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"nothing moves before June", "can't start in May"; "not before May" is a time all the same.</summary>
    private static bool IsDenied(NoteLine note, NoteWords words, Clause clause, int first)
    {
        for (var at = clause.First; at < first; at++)
        {
            if ((words.Not.Contains(note.Words[at]) && note.Words[at + 1] != "before") || (note.Words[at] == "no" && note.Words[at + 1] != "later") || note.Words[at] is "nothing" or "nobody" or "without" or "unlikely" or "none")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAlone(NoteLine note, NoteWords words, Clause clause, int first, int end)
    {
        for (var at = clause.First; at < clause.End; at++)
        {
            if ((at < first || at >= end) && (note.Line.IsDigits(at) || (note.Line.IsWord(at) && !words.About.Contains(note.Words[at]))))
            {
                return false;
            }
        }

        return true;
    }

}
