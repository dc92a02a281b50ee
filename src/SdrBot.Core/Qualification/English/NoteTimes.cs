using SdrBot.Understanding;

namespace SdrBot.Qualification.English;

/// <summary>By when they want it. A time counts only beside a word that wants it, and never beside one of our own appointments.</summary>
internal static class NoteTimes
{
    private const string Timeline = "timeline";
    private const double BesideProject = 0.9;
    private const double BesideWish = 0.85;
    private const string AtAllTimes = "24/7";
    private const int SoonDays = 30;
    private const int LongestYears = 6;
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

            foreach (var (first, end, days) in Find(note, words, now, clause))
            {
                var isStrong = words.TimeStrong.AreIn(note.Words, clause.First, clause.End);
                if (Trust(note, words, clause, first, end, days) is { } trust && (isStrong || !IsNear(days, now)))
                {
                    heard.Add(Timeline, days.ToString(), note.Said(clause.First, clause.End), clause.First, isStrong ? BesideProject : trust);
                }
            }
        }
    }

    /// <summary>The times of a clause that is known to tell the timeline.</summary>
    public static List<DaySpan> In(NoteLine note, NoteWords words, DateTime now, Clause clause) => [.. Find(note, words, now, clause).Select(f => f.Days).Distinct()];

    /// <summary>A time ahead; null for a length, an hour or what lies behind.</summary>
    public static DaySpan? Days(EntityValue value, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        var days = value switch
        {
            DateValue date => One(date.Date),
            InstantValue instant => One(DateOnly.FromDateTime(instant.Local)),
            PeriodValue { Begin: DateValue begin, End: DateValue end } when end.Date > begin.Date => new DaySpan(begin.Date, end.Date),
            PeriodValue { Begin: null, End: DateValue end } => One(end.Date),
            PeriodValue { Begin: InstantValue begin, End: InstantValue } => One(DateOnly.FromDateTime(begin.Local)),
            _ => null,
        };
        return days is not null && days.End > today && days.Begin < today.AddYears(LongestYears) ? days : null;
    }

    public static DaySpan Soon(DateTime now) => new(DateOnly.FromDateTime(now), DateOnly.FromDateTime(now).AddDays(SoonDays));

    private static IEnumerable<(int First, int End, DaySpan Days)> Find(NoteLine note, NoteWords words, DateTime now, Clause clause)
    {
        for (var at = clause.First; at < clause.End; at++)
        {
            if (words.Asap.At(note.Words, at, clause.End) is > 0 and var end && words.AsapCues.AreIn(note.Words, clause.First, clause.End))
            {
                yield return (at, end, Soon(now));
                at = end - 1;
            }
            else if (note.EntityAt(at) is { } entity && !ReferenceEquals(entity, note.EntityAt(at - 1)))
            {
                var after = note.EntityEnd(at);
                var days = Days(entity.Value, now);
                if (days is null && entity.Value is DurationValue length && at > clause.First && note.Words[at - 1] is "within" or "in")
                {
                    var last = DateOnly.FromDateTime(now + length.Length);
                    days = note.Words[at - 1] == "in" ? One(last) : new DaySpan(DateOnly.FromDateTime(now), last.AddDays(1));
                }

                // "within 90 days of starting"
                if (days is not null && !(note.Words[at == clause.First ? at : at - 1] is "within" && after < clause.End && note.Words[after] is "of"))
                {
                    yield return (at, after, IsEnd(note, at) ? One(days.Last) : days);
                }
            }
        }
    }

    /// <summary>"wants it by Friday" is about a paper that we owe, not about the project.</summary>
    private static bool IsNear(DaySpan days, DateTime now) => days.End <= DateOnly.FromDateTime(now).AddDays(NearDays);

    /// <summary>"by the end of June" is the last day of June.</summary>
    private static bool IsEnd(NoteLine note, int at) => note.Words[note.Words[at] == "the" ? at + 1 : at] is "end" or "eom" or "eoq" or "eoy";

    /// <returns>Null when the time is no answer.</returns>
    private static double? Trust(NoteLine note, NoteWords words, Clause clause, int first, int end, DaySpan days)
    {
        if (words.TimeNo.AreIn(note.Words, clause.First, first) || words.TimeNo.AreIn(note.Words, end, clause.End) || IsDenied(note, words, clause, first) || note.Said(first, end) == AtAllTimes)
        {
            return null;
        }

        return words.TimeYes.AreIn(note.Words, clause.First, first) || words.TimeYes.AreIn(note.Words, end, clause.End)
            || (words.AsapCues.AreIn(note.Words, clause.First, end) && words.Asap.At(note.Words, first, end) == end) ? BesideWish
            : days.End.DayNumber - days.Begin.DayNumber < ShortestAlone || !IsAlone(note, words, clause, first, end) ? null
            : note.Clauses.Length > 1 ? BesideWish : NoteFinds.AllThatWasSaid;
    }

    /// <summary>"nothing moves before June", "can't start in May"; "not before May" is a time all the same.</summary>
    private static bool IsDenied(NoteLine note, NoteWords words, Clause clause, int first)
    {
        for (var at = clause.First; at < first; at++)
        {
            if ((words.Not.Contains(note.Words[at]) && note.Words[at + 1] != "before") || note.Words[at] is "no" or "nothing" or "nobody" or "without" or "unlikely" or "none")
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

    private static DaySpan One(DateOnly day) => new(day, day.AddDays(1));
}
