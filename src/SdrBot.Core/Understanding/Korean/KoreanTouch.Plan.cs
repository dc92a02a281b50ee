using SdrBot.Understanding.English;

namespace SdrBot.Understanding.Korean;

/// <summary>What follows, and what else was said.</summary>
internal sealed partial class KoreanTouch
{
    private static readonly string[] Promises = ["meeting_booked", "callback_requested", "not_now", "no_show"];

    private void FollowUp()
    {
        // "내일 2pm call Acme" is still to be done.
        isPlanned = pieces.Take(Math.Max(0, firstTouch)).Any(piece => piece.Value?.Value is InstantValue { Local: var moment } ? moment > now.AddMinutes(1) : piece.Value?.Value is DateValue { Date: var day } && day > DateOnly.FromDateTime(now));
        for (var at = 0; at < pieces.Count; at++)
        {
            if (marks[at] == LogMark.None && (again.Contains(at) || Is(at, "follow/") || Is(at, "plan/")) && Near(at) is { } time && FollowUpTime.Of(pieces[time].Value!.Value, now) is { } when)
            {
                // "담주 화요일 3pm 데모" is a meeting that is settled.
                if (Is(at, "plan/") && (firstTouch < 0 || at < firstTouch || !IsClauseLast(at))) { continue; }
                if (Is(at, "plan/")) { outcomes.Add("meeting_booked"); }
                Take(Math.Min(at, time), Math.Max(at, time), when);
                return;
            }
        }

        if (outcomes.Exists(said => Array.IndexOf(Promises, said) >= 0) || IsTimeAlone())
        {
            var time = pieces.FindLastIndex(piece => piece.IsTime && Usable(piece) && marks[pieces.IndexOf(piece)] == LogMark.None);
            if (time >= 0 && FollowUpTime.Of(pieces[time].Value!.Value, now) is { } when)
            {
                Take(time, time, when);
            }
        }

        // The time of the touch itself.
        for (var at = 0; at < pieces.Count; at++)
        {
            if (marks[at] == LogMark.None && pieces[at].IsTime && (at < firstTouch || pieces[at].Value!.Value is DurationValue) && !IsSaid(at)) { marks[at] = LogMark.Time; }
        }
    }

    private bool Usable(Piece piece) => piece.Value is { } value && !FollowUpTime.IsPast(value.Value, now) && !(value.Value is InstantValue instant && Math.Abs((instant.Local - now).TotalMinutes) < 1);

    private void Take(int first, int last, string when)
    {
        for (var at = first; at <= last; at++)
        {
            marks[at] = LogMark.FollowUp;
        }

        slots["follow_up"] = line.Text(pieces[first].Start, pieces[last].End);
        slots["follow_up_at"] = when;
    }

    // The time before or behind a plan in the same clause.
    private int? Near(int at)
    {
        for (var before = at - 1; before >= 0 && !IsClauseEnd(before) && at - before <= 4; before--)
        {
            if (pieces[before].IsTime && marks[before] == LogMark.None && Usable(pieces[before])) { return before; }
            if (marks[before] is LogMark.Activity or LogMark.Outcome or LogMark.Lead) { break; }
        }

        for (var after = at + 1; after < pieces.Count && !IsClauseEnd(after) && after - at <= 2; after++)
        {
            if (pieces[after].IsTime && marks[after] == LogMark.None && Usable(pieces[after])) { return after; }
        }

        return null;
    }

    private bool IsClauseLast(int at)
    {
        var next = at + 1;
        while (next < pieces.Count && Is(next, "filler/")) { next++; }
        return next >= pieces.Count || IsClauseEnd(next);
    }

    // A clause of nothing but a time promises it.
    private bool IsTimeAlone()
    {
        var last = pieces.Count - 1;
        while (last > 0 && (pieces[last].IsMark || Is(last, "filler/"))) { last--; }
        return last > 0 && pieces[last].IsTime && pieces[last].Value!.Value is not DurationValue && marks[last] == LogMark.None && last > firstTouch && IsClauseEnd(last - 1);
    }

    private bool IsClauseEnd(int at) => pieces[at].IsMark && line.Folded[pieces[at].Start] is ',' or '.' or ';' or '/' or '-' or ':' or '!' or '~' or '|' or '·' or '(' or ')';

    // A time with words of its clause behind it belongs to what was said.
    private bool IsSaid(int at)
    {
        var next = at + 1;
        return next < pieces.Count && at > firstTouch && marks[next] == LogMark.None && !IsClauseEnd(next) && !Is(next, "filler/");
    }

    private string Note()
    {
        var parts = new List<string>();
        for (var at = 0; at < pieces.Count;)
        {
            var end = at;
            while (end < pieces.Count && marks[end] is LogMark.None or LogMark.Second && !IsClauseEnd(end)) { end++; }
            if (Part(at, end) is { Length: > 0 } part) { parts.Add(part); }
            at = Math.Max(end, at + 1);
        }

        return string.Join(", ", parts);
    }

    private string Part(int first, int end)
    {
        if (!Enumerable.Range(first, end - first).Any(IsContent)) { return string.Empty; }

        // A lone verb behind a touch only carries it: "문자 남겨둠", "메일 보내드렸어요".
        if (end - first == 1 && first > 0 && marks[first - 1] is LogMark.Activity or LogMark.Outcome && pieces[first].IsFree && IsCarrier(line.Folded[pieces[first].Start..pieces[first].End])) { return string.Empty; }
        while (first < end && !IsContent(first) && !pieces[first].IsTime) { first++; }

        // "…했는데 문자 남김": the words that close a clause belong to it, a lone connector does not.
        return line.Text(pieces[first].Start, pieces[end - 1].End).Trim();
    }

    private static bool IsCarrier(string word) =>
        word.Length > 1 && KoreanText.IsHangul(word[^1]) && (KoreanNames.IsVerb(word) || (word[^1] - '가') % 28 == 16);

    private bool IsContent(int at) => marks[at] == LogMark.Second || pieces[at].IsFree || pieces[at].Value is { Type: > EntityType.DateTimeRange } || Is(at, "gift/") || (Is(at, "plan/") && at + 1 < pieces.Count && pieces[at + 1].IsFree);
}
