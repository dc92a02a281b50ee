namespace SdrBot.Understanding.English;

/// <summary>What was done and how it ended.</summary>
internal sealed partial class LogReading
{
    private int? Gift(int at)
    {
        if (!words.Givers.Contains(line.Word(at)) || (words.Activities.At(line.Words, at) is { } fixedPhrase && fixedPhrase.End > at + 1))
        {
            return null;
        }

        for (var next = at + 1; next < Math.Min(line.Count, at + 9) && !IsStop(next); next++)
        {
            var noun = next;
            while (noun - next < 2 && words.Articles.Contains(line.Word(noun))) { noun++; }
            noun = words.GiftAdjectives.Contains(line.Word(noun)) && words.Gifts.At(line.Words, noun) is null ? noun + 1 : noun;
            if (noun >= line.Count || words.Gifts.At(line.Words, noun) is not { } gift)
            {
                continue;
            }

            if (next > at + 1)
            {
                SetLead(at + 1, next);
            }

            var isSecond = IsSecond(gift.Value);
            Set(at, at + 1, isSecond ? LogMark.Second : LogMark.Activity);
            Set(next, gift.End, isSecond ? LogMark.Second : LogMark.Activity);
            if (!isSecond) { Activity(gift.Value, null, words.GiftOutcomes.GetValueOrDefault(gift.Value), (at, at + 1)); }
            var to = line.Word(gift.End) is "to" or "for" ? gift.End : gift.End + 1;
            if (leadFirst < 0 && line.Word(to) is "to" or "for" && !IsStop(gift.End))
            {
                LeadFrom(to + 1);
                if (leadFirst > 0) { Set(gift.End, to, LogMark.Activity); }
            }

            return Math.Max(gift.End, leadEnd);
        }

        return null;
    }

    private bool IsStop(int at) => line.Word(at) == ":" || words.ClauseEnds.Contains(line.Word(at)) || line.EntityAt(at) is not null;

    private int? Outcome(int at)
    {
        if (words.Outcomes.At(line.Words, at, IsBetween) is not { } outcome || (words.Activities.At(line.Words, at, IsBetween) is { } activity && activity.End > outcome.End))
        {
            return null;
        }

        // "vm" may begin "vm for Jane", "booked" may follow "re"; a word inside a capitalised name is a name.
        if (outcome.End == at + 1 && line.Line.IsCapital(at) && at > 0 && line.Line.IsCapital(at - 1) && line.Line.Original.Any(char.IsLower) && line.Word(at - 1) is not ("," or "-" or ":") && outcome.Value is not ("no_answer" or "left_voicemail" or "not_interested" or "gatekeeper"))
        {
            return null;
        }

        // "answered his question" is no picking up.
        if (outcome.Value == "connected" && line.Word(at) == "answered" && line.Word(outcome.End) is "his" or "her" or "their" or "the" or "all" or "a" or "some" or "my")
        {
            return null;
        }

        Set(at, outcome.End, LogMark.Outcome);
        outcomes.Add(outcome.Value);
        outcomeWords.Add((at, outcome.End));
        if (outcome.Value == "callback_requested" || outcome.Value == "meeting_booked" || outcome.Value == "not_now") { afterCallback = outcome.End; }
        if (leadFirst < 0 && line.Word(outcome.End) is "with" or "from" or "by" or "w" or "for" or "at" or "on" or "to" && line.EntityAt(outcome.End + 1) is not { Type: not (EntityType.Email or EntityType.Phone or EntityType.Link) })
        {
            LeadFrom(line.Word(outcome.End + 1) == "/" ? outcome.End + 2 : outcome.End + 1);
            return Math.Max(outcome.End, leadEnd);
        }

        // "straight to voicemail - Peter Parker"
        if (leadFirst < 0 && at == start && line.Word(outcome.End) is ":" or "-" && outcome.End + 1 < line.Count && IsCapital(outcome.End + 1))
        {
            LeadFrom(outcome.End + 1);
        }

        if (leadFirst < 0 && line.Word(outcome.End - 1) is "with" or "from" or "/" or "w")
        {
            LeadFrom(outcome.End);
        }

        return Math.Max(outcome.End, leadEnd);
    }

    private int? Activity(int at)
    {
        if (words.Activities.At(line.Words, at, IsBetween) is not { } activity
            || (words.Nouns.Contains(line.Word(at)) && at > 0 && line.Line.IsWord(at - 1) && marks[at - 1] == LogMark.None && !EnglishLine.IsTime(line.EntityAt(at - 1))))
        {
            return null;
        }

        var parts = activity.Value.Split(':');
        var isSecond = IsSecond(parts[0]);
        Set(at, activity.End, isSecond ? LogMark.Second : LogMark.Activity);
        Free(at, activity.End);
        if (!isSecond) { Activity(parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null, parts.Length > 2 ? parts[2] : null, (at, activity.End)); }
        isEncounter |= words.Encounters.At(line.Words, at) is { } encounter && encounter.End == activity.End;
        // "Dieter called me back: the budget is approved"
        if (leadFirst < 0 && at > start && parts is [_, "inbound", ..] && line.Word(activity.End - 1) is not ("from" or "with" or "by" or "/") && marks[at - 1] == LogMark.None && (line.Line.IsWord(at - 1) || line.Line.IsDigits(at - 1)))
        {
            LeadFrom(start);
        }

        if (leadFirst < 0)
        {
            LeadFrom(AfterGift(activity.End) ?? activity.End);
        }

        NotTheThing(activity.End);
        if (leadFirst < 0 && marks[start] != LogMark.None)
        {
            LeadInClause(activity.End);
        }

        return Math.Max(activity.End, leadEnd);
    }

    // "emailed the deck to Jun": the deck is the note, Jun the lead.
    private int? AfterGift(int at)
    {
        while (at < line.Count && words.Articles.Contains(line.Word(at))) { at++; }
        return at < line.Count && words.Gifts.At(line.Words, at) is { } gift && line.Word(gift.End) == "to" && gift.End + 1 < line.Count ? gift.End + 1 : null;
    }

    // Of several touches in a line the first is logged and the others are kept in its note; a voicemail is how a call ended.
    private bool IsSecond(string said) => hasActivity && channel is not null && channel != said && !(channel == "call" && said == "voicemail") && !(channel == "voicemail" && said == "call");

    private void Activity(string said, string? way, string? outcome, (int First, int End) span)
    {
        if (channel is null || (channel == "voicemail" && said == "call"))
        {
            channel = said;
        }

        var isFirst = !hasActivity;
        hasActivity = true;
        direction ??= way;
        if (outcome is not null && !(outcome == "sent" && outcomes.Count > 0))
        {
            outcomes.Add(outcome);
            if (isFirst) { touchWords = span; }
            else { outcomeWords.Add(span); }
        }
    }

    // A bare channel: "call Acme, no answer", "log email to Jane".
    private int? Plan(int at)
    {
        if (channel is not null || (at != start && !isLog) || words.Plans.At(line.Words, at) is not { } plan)
        {
            return null;
        }

        var next = line.Word(plan.End) is "to" or "with" or "for" or "from" or "at" ? plan.End + 1 : plan.End;
        Set(at, plan.End, LogMark.Activity);
        channel = plan.Value;
        if (leadFirst < 0) { LeadFrom(next); }
        return Math.Max(plan.End, leadEnd);
    }

    private int? Channel(int at)
    {
        if (words.Inbound.Contains(line.Word(at))) { direction = "inbound"; }
        if (words.Outbound.Contains(line.Word(at))) { direction = "outbound"; }
        if (words.Via.At(line.Words, at, IsInEventName) is not { } said)
        {
            return null;
        }

        // "at the SaaS Expo booth"
        var end = said.Value == "event" && line.Word(said.End) is "booth" or "stand" ? said.End + 1 : said.End;
        via ??= said.Value;
        Set(at, end, LogMark.Via);
        return end;
    }
}
