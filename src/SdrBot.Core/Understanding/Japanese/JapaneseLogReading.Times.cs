using SdrBot.Understanding.English;
using W = SdrBot.Understanding.Japanese.JapaneseWords;

namespace SdrBot.Understanding.Japanese;

internal sealed partial class JapaneseLogReading
{
    // A time ahead is a follow-up when its clause says so, or says nothing else, or tells an appointment or a wish to be called.
    private void Times(Clause clause)
    {
        var own = hits.FindAll(hit => hit.Start >= clause.Start && hit.End <= clause.End);
        var follow = own.Find(hit => hit.Sign == LogSign.FollowUp);
        var isAppointed = own.Exists(hit => hit.Sign == LogSign.Outcome && hit.Meaning is "meeting_booked" or "callback_requested" or "no_answer" or "not_now");
        for (var at = clause.Start; at < clause.End; at++)
        {
            if (!line.IsEntityStart(at) || line.EntityAt(at) is not { } entity || !JapaneseLine.IsTime(entity) || entity.Text is "今" or "最近" or "現在" or "いま" || FollowUpTime.IsPast(entity.Value, now) || FollowUpTime.Of(entity.Value, now) is not { } when)
            {
                continue;
            }

            // "今年は厳しい" says when it will not be.
            if (own.Exists(hit => hit.Sign == LogSign.Outcome && hit.Start <= at && at < hit.End)) { continue; }
            var end = line.EntityEnd(at);
            var isTold = own.Exists(hit => hit.Sign is LogSign.Activity) && follow == default && !isAppointed;
            var isPlanned = own.Exists(hit => hit.Sign == LogSign.Plan && hit.Start >= end) && hits.Exists(hit => hit.End <= clause.Start && hit.Sign is LogSign.Activity or LogSign.Outcome);
            var isAgain = isPlanned || own.Exists(hit => hit.Sign == LogSign.Plan && hit.Start >= end && line.Kana.AsSpan(hit.Start).StartsWith("再"));
            if (entity.Type == EntityType.Duration && follow == default)
            {
                Take(at, end);
                if (own.Exists(hit => hit.Sign is LogSign.Activity or LogSign.Plan) && entity.Value is DurationValue { Length.TotalMinutes: <= 240 } length) { slots["duration"] = length.Length.TotalMinutes.ToString("0", System.Globalization.CultureInfo.InvariantCulture); }
            }
            else if (!slots.ContainsKey("follow_up_at") && (follow != default || isAppointed || isAgain || IsAlone(clause, at, end, own)) && !isTold)
            {
                slots["follow_up_at"] = when;
                var until = follow != default && follow.Start >= end ? follow.End : end;
                slots["follow_up"] = line.Piece(at, until);
                if (follow != default && follow.Meaning is "call" or "email" or "meeting") { slots["follow_up_channel"] = follow.Meaning; }
                Take(at, end);
                if (follow != default) { Take(follow.Start, follow.End); }
                foreach (var again in own.Where(hit => hit.Sign == LogSign.Plan && hit.Start >= end)) { Take(again.Start, again.End); }
            }
            else if (isTold)
            {
                Take(at, end);
            }
        }

        // "再架電" without a time is a plan too, and no note.
        if (follow != default && (slots.ContainsKey("follow_up_at") || line.Kana[follow.Start] is '再' or 'ま')) { Take(follow.Start, follow.End); }
    }

    private bool IsAlone(Clause clause, int start, int end, List<Hit> own)
    {
        if (own.Exists(hit => hit.Sign is LogSign.Activity or LogSign.Plan)) { return false; }
        for (var at = clause.Start; at < clause.End; at++)
        {
            if (at >= start && at < end) { at = end - 1; continue; }
            if (taken[at] || !char.IsLetterOrDigit(line.Text[at])) { continue; }
            if (Loose(at, clause.End) is { } loose) { at = loose - 1; continue; }
            if (own.Exists(hit => hit.Sign != LogSign.Implied && hit.Start <= at && at < hit.End)) { continue; }
            return false;
        }

        return true;
    }

    // What nothing else took, clause by clause and as typed.
    private string Note(List<Clause> clauses)
    {
        var pieces = new List<string>();
        foreach (var clause in clauses)
        {
            if (Piece(clause) is { Length: > 0 } piece) { pieces.Add(piece); }
        }

        return string.Join('、', pieces);
    }

    private string Piece(Clause clause)
    {
        var (first, last) = (-1, -1);
        for (var at = clause.Start; at < clause.End;)
        {
            if (taken[at] || !char.IsLetterOrDigit(line.Text[at]))
            {
                at++;
                continue;
            }

            if (first < 0 && LooseRun(at, clause.End) is { } loose)
            {
                at = loose;
                continue;
            }

            if (first < 0 && IsPersonBeforeHit(at, clause.End) is { } person)
            {
                at = person;
                continue;
            }

            first = first < 0 ? at : first;
            last = at + 1;
            at++;
        }

        if (first < 0 || last - first < 2)
        {
            return string.Empty;
        }

        // A piece that only leads up to something taken loses its particle ("資料をメール").
        if (last < clause.End && taken[last])
        {
            while (last > first && words.Cases.StartBefore(line.Kana, last, 3) is >= 0 and var particle && particle > first) { last = particle; }
        }

        return last - first < 2 || LooseRun(first, last) == last ? string.Empty : line.Piece(first, last);
    }

    // Where a run of loose words ends, if it ends the clause or what is taken follows.
    private int? LooseRun(int at, int end)
    {
        while (at < end && !taken[at])
        {
            if (!char.IsLetterOrDigit(line.Text[at])) { at++; continue; }
            if (Loose(at, end) is { } loose) { at = loose; continue; }
            if (W.IsDigit(line.Text, at)) { at++; continue; }
            return null;
        }

        return at;
    }

    // The end of a word that alone is no note; katakana spells none of them.
    private int? Loose(int at, int end) => !W.IsKatakana(line.Text, at) && words.Loose.At(line.Kana, at) is { } loose && loose.End <= end ? loose.End : null;

    // "田中さん不在", "担当の井上様とお話": the person is no note.
    private int? IsPersonBeforeHit(int at, int end)
    {
        var stop = at;
        while (stop < end && !taken[stop]) { stop++; }
        return stop < end && stop - at <= 16 && commandWords.HasHonorific(line, at, stop) && Bare(at, stop) is { } bare && bare < stop && IsName(at, bare) ? stop : null;
    }
}
