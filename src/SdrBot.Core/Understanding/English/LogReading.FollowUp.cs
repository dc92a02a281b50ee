using System.Globalization;

namespace SdrBot.Understanding.English;

/// <summary>What follows, and which times belong to the touch.</summary>
internal sealed partial class LogReading
{
    // "follow up Friday, called Zoey": a plan in front counts when a touch follows it.
    private void PlanFirst()
    {
        var comma = Array.FindIndex(line.Words, start, words.ClauseEnds.Contains);
        if (comma <= start || Any(start, comma, IsTouch) || !Any(comma, line.Count, IsTouch)
            || Enumerable.Range(start, comma - start).Select(at => words.FollowUps.At(line.Words, at)).FirstOrDefault(found => found is not null) is not { } plan
            || Enumerable.Range(start, comma - start).Select(at => PlannedMoment.At(line, words, at, now)).FirstOrDefault(found => found is not null) is not { } moment)
        {
            return;
        }

        LeadFrom(plan.End);
        TakeFollowUp(start, comma, plan.Value, moment);
    }

    private void TakeFollowUp(int first, int end, string by, PlannedMoment? moment)
    {
        Set(first, end, LogMark.FollowUp);
        slots["follow_up"] = line.Line.Words(first, end);
        if (by.Length > 0) { slots["follow_up_channel"] = by; }
        if (moment is not null) { slots["follow_up_at"] = moment.When; }
    }

    // A follow-up is a plan with a time before or after it, or a plan that ends the line.
    private int? FollowUp(int at)
    {
        if (slots.ContainsKey("follow_up") || (!hasActivity && outcomes.Count == 0 && channel is null && !isReport))
        {
            return null;
        }

        if (PlannedMoment.At(line, words, at, now) is { } before && (at == 0 || !ReferenceEquals(line.EntityAt(at - 1), line.EntityAt(at)))
            && words.FollowUps.At(line.Words, before.End) is { } after && (after.End == line.Count || words.ClauseEnds.Contains(line.Word(after.End)) || words.Pronouns.Contains(line.Word(after.End))))
        {
            var last = words.Pronouns.Contains(line.Word(after.End)) ? after.End + 1 : after.End;
            TakeFollowUp(at, last, after.Value, before);
            return last;
        }

        if (words.FollowUps.At(line.Words, at) is not { } plan
            || (words.Outcomes.At(line.Words, at) is { } outcome && outcome.End > plan.End) || (words.Activities.At(line.Words, at) is { } activity && activity.End > plan.End))
        {
            return Doing(at);
        }

        var time = plan.End;
        while (time < line.Count && time - plan.End < 7 && !IsTimeAt(time) && !IsImpossibleAt(time) && !words.ClauseEnds.Contains(line.Word(time))) { time++; }
        if (Unplanned(at, time, plan) is { } unplanned)
        {
            return unplanned;
        }

        var moment = IsTimeAt(time) ? PlannedMoment.At(line, words, time, now) : null;
        var isAlone = plan.Value.Length == 0 && plan.End - at > 1 && line.Word(plan.End) != ":";
        if (!IsTimeAt(time) && !(isAlone && time - plan.End <= 3))
        {
            return null;
        }

        var first = at;
        while (first > 0 && words.LeadIns.At(line.Words, first - 1) is { } leadIn && leadIn.End == first && marks[first - 1] == LogMark.None) { first--; }
        var end = moment?.End ?? (IsTimeAt(time) ? line.EntityEnd(time) : time);
        TakeFollowUp(at, end, plan.Value, moment);
        if (moment is not null && IsWish(first))
        {
            Set(at, time, LogMark.None);
            return end;
        }

        Set(first, at, LogMark.FollowUp);
        return end;
    }

    // "try again Feb 30", "try again yesterday": something was promised, and for when is to be asked.
    private int? Unplanned(int at, int time, Reading<string> plan)
    {
        var isPast = IsTimeAt(time) && plan.Value.Length == 0 && line.EntityAt(time)!.Value is DateValue or InstantValue && FollowUpTime.IsPast(line.EntityAt(time)!.Value, now);
        if (!isPast && !IsImpossibleAt(time))
        {
            return null;
        }

        var end = isPast ? line.EntityEnd(time) : time;
        while (end < line.Count && IsImpossibleAt(end)) { end++; }
        TakeFollowUp(at, end, plan.Value, null);
        slots["follow_up_unclear"] = line.Line.Words(time, end);
        return end;
    }

    private bool IsImpossibleAt(int at) => at < line.Count && impossible.Exists(never => never.Start < line.Line.EndOf(at) && line.Line.StartOf(at) < never.End);

    // "they want a demo next week": the plan is what somebody wants, so it stays in the note.
    private bool IsWish(int at)
    {
        while (--at >= 0 && !words.ClauseEnds.Contains(line.Word(at)))
        {
            if (words.Wishes.Contains(line.Word(at))) { return true; }
            if (marks[at] != LogMark.None) { return false; }
        }

        return false;
    }

    // "will send them the NDA this evening": something to do with its time, where a clause begins.
    private int? Doing(int at)
    {
        var first = at;
        if (words.Outcomes.At(line.Words, at, IsBetween) is not null || words.Asks.At(line.Words, at, IsBetween) is not null)
        {
            return null;
        }

        while (words.LeadIns.At(line.Words, at) is { } leadIn) { at = leadIn.End; }
        if (!words.Doings.TryGetValue(line.Word(at), out var by) || (first > 0 && !words.ClauseEnds.Contains(line.Word(first - 1)) && first == at) || (first > 0 && line.Line.IsWord(first - 1) && marks[first - 1] == LogMark.None && first != at))
        {
            return null;
        }

        var time = at + 1;
        while (time < line.Count && time - at <= MostBetween && !IsTimeAt(time) && !words.ClauseEnds.Contains(line.Word(time))) { time++; }
        if (PlannedMoment.At(line, words, time, now) is not { } moment)
        {
            return null;
        }

        TakeFollowUp(first, moment.End, by, moment);
        return moment.End;
    }

    private bool IsTimeAt(int at) => EnglishLine.IsTime(line.EntityAt(at));

    // Times that no follow-up verb took: past ones belong to the touch, a length is its duration, the rest is the follow-up.
    private void Times()
    {
        for (var at = 0; at < line.Count; at++)
        {
            if (marks[at] == LogMark.None && IsImpossibleAt(at)) { Set(at > 0 && words.BeforeTimes.Contains(line.Word(at - 1)) && marks[at - 1] == LogMark.None ? at - 1 : at, at + 1, LogMark.Time); }
        }

        for (var at = 0; at < line.Count;)
        {
            if (marks[at] is not (LogMark.None or LogMark.Outcome) || !EnglishLine.IsTime(line.EntityAt(at)))
            {
                at++;
                continue;
            }

            var end = line.EntityEnd(at);
            if (Any(at, end, inside => marks[inside] != LogMark.Outcome)) { Time(line.EntityAt(at)!, at, end); }
            at = end;
        }
    }

    private void Time(Entity entity, int at, int end)
    {
        if (entity.Value is DurationValue { Length.TotalHours: <= 8 } length)
        {
            if (length.Length.TotalSeconds < 120 && length.Length.TotalSeconds % 60 != 0) { slots["seconds"] = Math.Round(length.Length.TotalSeconds).ToString("0", CultureInfo.InvariantCulture); }
            slots["duration"] = Math.Round(length.Length.TotalMinutes, 1).ToString("0.#", CultureInfo.InvariantCulture);
            var first = line.Word(at - 1) is "for" ? at - 1 : at;
            Set(first, end, LogMark.Time);
            return;
        }

        // "called Acme Monday, no answer" speaks of the past; only what comes after the outcome is a plan.
        var isOfTouch = afterCallback < 0 && (outcomes.Count == 0 || Array.IndexOf(marks, LogMark.Outcome) > at) && !line.Line.Original.AsSpan(0, line.Line.StartOf(at)).ContainsAny(',', ';');
        if (isOfTouch && entity.Value is DateValue or InstantValue && FollowUpTime.IsPast(entity.Value, now) && FollowUpTime.Of(entity.Value, now) is { } told)
        {
            slots["touched_at"] = told;
        }

        if (FollowUpTime.IsPast(entity.Value, now) || entity.Value is PeriodValue { Begin: InstantValue begun } && begun.Local <= now || (entity.Value is DateValue { Date: var day } && day == DateOnly.FromDateTime(now) && afterCallback < 0 && hasActivity) || isOfTouch || outcomes.Contains("no_show"))
        {
            Set(at, end, LogMark.Time);
            return;
        }

        if (IsNow(entity) || IsUnderWay(entity) || slots.ContainsKey("follow_up") || entity.Value is DurationValue || (entity.Value is PeriodValue { Begin: not null } && IsTold(at)) || PlannedMoment.At(line, words, at, now) is not { } moment)
        {
            return;
        }

        var isMeeting = outcomes.Contains("meeting_booked") && afterCallback <= at;
        var start = moment.First;
        while (start > 0 && marks[start - 1] == LogMark.None && words.BeforeTimes.Contains(line.Word(start - 1))) { start--; }
        slots["follow_up"] = line.Line.Words(moment.First, moment.End);
        slots["follow_up_at"] = moment.When;
        if (isMeeting) { slots["follow_up_channel"] = "meeting"; }
        Set(start, moment.End, LogMark.Time);
    }

    // "not looking right now" promises nothing.
    private bool IsNow(Entity entity) => entity.Value is InstantValue instant && Math.Abs((instant.Local - now).TotalMinutes) < 1;

    // "no budget this year": a stretch that has begun says how long something holds, unless a call or a meeting was agreed on.
    private bool IsUnderWay(Entity entity) =>
        entity.Value is PeriodValue { Begin: DateValue begin, End: DateValue end } && begin.Date <= DateOnly.FromDateTime(now) && end.Date > DateOnly.FromDateTime(now)
        && outcomes.Count > 0 && !outcomes.Exists(outcome => outcome is "callback_requested" or "meeting_booked");

    // "moved to next quarter": a stretch of time inside what the prospect said is no promise of ours.
    private bool IsTold(int at)
    {
        var told = false;
        for (var before = at - 1; before >= 0 && !words.ClauseEnds.Contains(line.Word(before)); before--)
        {
            if (marks[before] is LogMark.Outcome) { return false; }
            told |= marks[before] == LogMark.None && line.Line.IsWord(before) && !words.Fillers.Contains(line.Word(before));
        }

        return told;
    }
}
