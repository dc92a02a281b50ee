using SdrBot.Understanding;
using SdrBot.Understanding.English;

namespace SdrBot.Qualification.English;

/// <summary>The times in a note that lie ahead.</summary>
internal static class NoteDays
{
    private const int SoonDays = 30;
    private const int LongestYears = 6;
    private const int SeasonMonths = 3;

    /// <summary>Equinoxes and solstices, near enough.</summary>
    private const int SeasonDay = 22;

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

    public static IEnumerable<(int First, int End, DaySpan Days)> Find(NoteLine note, NoteWords words, DateTime now, Clause clause)
    {
        for (var at = clause.First; at < clause.End; at++)
        {
            if (words.Asap.At(note.Words, at, clause.End) is > 0 and var end && words.AsapCues.AreIn(note.Words, clause.First, clause.End))
            {
                yield return (at, end, Soon(now));
                at = end - 1;
            }
            else if (Season(note, words, at, clause.End, now) is { } season)
            {
                yield return season;
                at = season.End - 1;
            }
            else if (IsMay(note, at, clause))
            {
                yield return (at, at + 1, Month(5, DateOnly.FromDateTime(now)));
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
                if (days is not null && !(after < clause.End && note.Words[after] is "of" && note.Words.AsSpan(Math.Max(clause.First, at - 1)..after).Contains("within")))
                {
                    yield return (at, after, LastDay(note, at, now) ?? days);
                }
            }
        }
    }

    /// <summary>"by the end of June" is the last day of June.</summary>
    private static DaySpan? LastDay(NoteLine note, int at, DateTime now)
    {
        while (note.Words[at] is "before" or "by" or "until" or "the") { at++; }
        return note.Words[at] is "end" or "eom" or "eoq" or "eoy" && EnglishPeriods.Read(note.Line, at, DateOnly.FromDateTime(now)) is { } period ? One(period.Value.End.AddDays(-1)) : null;
    }

    /// <summary>"in the fall", "over the summer"; "deals fall through" and "before summer ends" tell no season.</summary>
    private static (int First, int End, DaySpan Days)? Season(NoteLine note, NoteWords words, int at, int end, DateTime now)
    {
        var name = at + 1 < end && note.Words[at + 1] == "the" ? at + 2 : at + 1;
        if (note.Words[at] is not ("in" or "by" or "over" or "during" or "this" or "for") || name >= end || !words.Seasons.TryGetValue(note.Words[name], out var month)
            || (name + 1 < end && note.Words[name + 1] is "ends" or "is" or "holiday" or "holidays" or "break"))
        {
            return null;
        }

        var isDated = name + 1 < end && note.Line.Length(name + 1) == 4 && note.Line.Value(name + 1) is > 2000 and < 2200;
        var begin = new DateOnly(isDated ? note.Line.Value(name + 1) : now.Year, month, SeasonDay);
        begin = isDated || begin.AddMonths(SeasonMonths) > DateOnly.FromDateTime(now) ? begin : begin.AddYears(1);
        return (at, isDated ? name + 2 : name + 1, new DaySpan(begin, begin.AddMonths(SeasonMonths)));
    }

    /// <summary>"a May launch", "start may": where no verb can stand, it is the month.</summary>
    private static bool IsMay(NoteLine note, int at, Clause clause) =>
        note.Words[at] == "may" && note.EntityAt(at) is null && at > clause.First && note.Words[at - 1] is "a" or "start" or "starting" or "live" or "launch" or "by" or "in" or "mid" or "early" or "late" or "for"
        && (at + 1 == clause.End || note.Words[at + 1] is "launch" or "start" or "rollout" or "go-live" or "or" or "kickoff" or "at");

    private static DaySpan Month(int month, DateOnly today)
    {
        var first = new DateOnly(month >= today.Month ? today.Year : today.Year + 1, month, 1);
        return new(first, first.AddMonths(1));
    }

    private static DaySpan One(DateOnly day) => new(day, day.AddDays(1));
}
