namespace SdrBot.Understanding.English;

/// <summary>What is said in parts rather than in a set phrase: "agreed to a 30 min intro", "nobody there ever answers", "cold email to Jane".</summary>
internal sealed partial class LogReading
{
    /// <summary>How many words may stand between the parts.</summary>
    private const int MostBetween = 6;

    private int? Composed(int at) => NotReached(at) ?? Asked(at) ?? Sent(at);

    // Adverbs, adjectives and lengths stand inside phrases without changing them.
    private bool IsBetween(int at) =>
        words.Between.Contains(line.Word(at)) || (line.Word(at) == "-" && line.Line.IsGlued(at) && line.Line.IsGlued(at + 1)) || line.EntityAt(at)?.Value is DurationValue;

    private bool IsInEventName(int at) => IsBetween(at) || line.Line.IsDigits(at) || (line.Line.IsWord(at) && IsCapital(at));

    // "nobody there answers", "not avail"
    private int? NotReached(int at)
    {
        if (words.NotReached.At(line.Words, at) is not { } no || Next(no.End, 2, words.Reached) is not { } reached)
        {
            return null;
        }

        return Tell("no_answer", at, reached.End);
    }

    // "confirmed Thursday 3pm demo"
    private int? Booked(int at) =>
        words.Books.At(line.Words, at, IsBetween) is { } books && Next(books.End, MostBetween, words.Meetings) is { } meeting && !Any(books.End, meeting.End, between => words.ClauseEnds.Contains(line.Word(between)))
            ? BookedOrAsked(at, meeting.End)
            : null;

    private int BookedOrAsked(int at, int end)
    {
        isRequest |= at == 0 && line.Word(at) == "set" && line.Word(at + 1) == "up";
        return Tell("meeting_booked", at, end);
    }

    // "asked to be contacted", "said call next month"
    private int? Asked(int at)
    {
        if (words.Asks.At(line.Words, at, IsBetween) is not { } asks)
        {
            return null;
        }

        var next = asks.End;
        while (next - asks.End < 3 && (words.AskLinks.Contains(line.Word(next)) || IsBetween(next))) { next++; }
        return words.Contacts.At(line.Words, next) is { } contact ? Tell("callback_requested", at, contact.End) : null;
    }

    // "proposal sent to Arkady"
    private int? Sent(int at)
    {
        if (words.Gifts.At(line.Words, at, IsBetween) is not { } gift || words.Participles.At(line.Words, gift.End) is not { } sent || (at > 0 && line.Line.IsWord(at - 1) && marks[at - 1] == LogMark.None))
        {
            return null;
        }

        if (IsSecond(gift.Value))
        {
            Set(at, sent.End, LogMark.Second);
            return sent.End;
        }

        Set(at, sent.End, LogMark.Activity);
        Activity(gift.Value, null, line.Word(gift.End) == "delivered" ? "delivered" : words.GiftOutcomes.GetValueOrDefault(gift.Value), (at, sent.End));
        if (leadFirst < 0 && line.Word(sent.End) is "to" or "for") { LeadFrom(sent.End + 1); }
        return Math.Max(sent.End, leadEnd);
    }

    // "cold email to", "15 minute call with", "voicemail again for", "inbound call: Delgado Foods"
    private int? NounTouch(int at)
    {
        if ((at != start && !(at > 0 && words.ClauseEnds.Contains(line.Word(at - 1)))) || words.Activities.At(line.Words, at, IsBetween) is not null)
        {
            return null;
        }

        var noun = at;
        while (noun - at < MostBetween && noun < line.Count && words.Plans.At(line.Words, noun) is null && (IsBetween(noun) || words.Articles.Contains(line.Word(noun)) || words.Openers.Contains(line.Word(noun)) || words.GiftAdjectives.Contains(line.Word(noun)) || line.Word(noun) is "had" or "cold" or "follow-up")) { noun++; }
        if (words.Plans.At(line.Words, noun) is not { } plan)
        {
            return null;
        }

        var by = plan.End;
        while (by - plan.End < 2 && (IsBetween(by) || line.Word(by) is "again" or "back" || line.Line.IsDigits(by))) { by++; }
        var link = line.Word(by);
        if (link is not ("to" or "for" or "with" or "w" or "from" or "at") && !(link == ":" && at == start) && !(link is "went" or "was" && leadFirst >= 0 && !hasActivity))
        {
            return null;
        }

        if (TouchOf(plan.Value, link) is not var (way, outcome) || IsSecond(plan.Value))
        {
            return null;
        }

        if (link is "went" or "was")
        {
            Set(at, by, LogMark.Activity);
            Activity(plan.Value, way, outcome, (at, by));
            return by;
        }

        Set(at, by + 1, LogMark.Activity);
        Free(at, by);
        Activity(plan.Value, way, outcome, (at, by));
        if (leadFirst < 0) { LeadFrom(line.Word(by + 1) == "/" ? by + 2 : by + 1); }
        return Math.Max(by + 1, leadEnd);
    }

    private (string? Way, string? Outcome)? TouchOf(string by, string link) => (by, link) switch
    {
        ("call", "went" or "was") => (null, "connected"),
        ("voicemail", "from") => null,
        ("voicemail", _) => (null, "left_voicemail"),
        ("call", "from") => ("inbound", "connected"),
        ("call", "with" or "w") => (direction, "connected"),
        ("call", _) => (Any(start, line.Count, at => words.Inbound.Contains(line.Word(at))) ? "inbound" : null, null),
        ("meeting" or "event", _) => (null, "attended"),
        (_, "went" or "was") => null,
        (_, "from") => ("inbound", "replied"),
        (_, "to" or "for" or ":") => (null, "sent"),
        _ => null,
    };

    // "updated Jane by email", "replied to Ann's question": what another phrase says by which channel, else by e-mail where it was an answer.
    private int? Told(int at)
    {
        if (at != start || words.Tells.At(line.Words, at, IsBetween) is not { } tells || line.Word(tells.End) is "my" or "our" or "me" or "us")
        {
            return null;
        }

        var told = Enumerable.Range(tells.End, line.Count - tells.End).Select(next => words.Via.At(line.Words, next, IsInEventName)).FirstOrDefault(found => found is not null);
        if (told is null && line.Word(tells.End - 1) != "to")
        {
            return null;
        }

        var by = told?.Value ?? "email";
        Set(at, tells.End, LogMark.Activity);
        Activity(by, null, by is "call" or "meeting" ? null : "sent", (at, tells.End));
        LeadFrom(tells.End);
        return Math.Max(tells.End, leadEnd);
    }

    // "Novak Tools hasn't decided yet, following up on the 18th": a name, what is new, and what comes next.
    private bool IsReport()
    {
        var comma = Array.FindIndex(line.Words, start, words.ClauseEnds.Contains);
        if (comma <= start + 1 || !line.Line.IsWord(start) || !IsCapital(start) || words.Questions.Contains(line.Word(start)) || Any(start, comma, at => IsTimeAt(at) || words.FollowUps.At(line.Words, at) is { } plan && plan.End > at + 1))
        {
            return false;
        }

        var at = comma + 1;
        while (words.LeadIns.At(line.Words, at) is { } leadIn) { at = leadIn.End; }
        return words.FollowUps.At(line.Words, at) is { } next && Enumerable.Range(next.End, Math.Max(0, Math.Min(MostBetween, line.Count - next.End))).Any(IsTimeAt);
    }

    // "dialed 3 times today for Kessler", "demo'd the product for Quill & Sons": whoever is named in the clause behind a small word.
    private void LeadInClause(int from)
    {
        for (var at = from; at + 1 < line.Count && marks[at] == LogMark.None && !words.ClauseEnds.Contains(line.Word(at)); at++)
        {
            if (line.Word(at) is "to" or "for" or "with" && line.Line.IsWord(at + 1) && IsCapital(at + 1) && !IsTimeAt(at + 1))
            {
                LeadFrom(at + 1);
                return;
            }
        }
    }

    /// <summary>The first phrase of a table within a few words of the same clause.</summary>
    private Reading<string>? Next(int from, int most, Phrases phrases)
    {
        for (var at = from; at <= from + most && at < line.Count && !words.ClauseEnds.Contains(line.Word(at)); at++)
        {
            if (phrases.At(line.Words, at, IsBetween) is { } found) { return found; }
        }

        return null;
    }

    private int Tell(string outcome, int first, int end)
    {
        Set(first, end, LogMark.Outcome);
        Free(first, end);
        outcomes.Add(outcome);
        outcomeWords.Add((first, end));
        if (outcome != "no_answer") { afterCallback = first; }
        if (leadFirst < 0 && line.Word(end) is "with" or "from" or "by" or "w" or "for" && line.EntityAt(end + 1) is null) { LeadFrom(end + 1); }
        return Math.Max(end, leadEnd);
    }

    // "demo'd the product for Quill & Sons": what was shown is no lead where one is named behind it.
    private void NotTheThing(int from)
    {
        if (leadFirst < 0 || !everyday || IsCapital(leadFirst))
        {
            return;
        }

        var (first, end) = (leadFirst, leadEnd);
        Set(first, end, LogMark.None);
        leadFirst = -1;
        LeadInClause(from);
        if (leadFirst < 0) { SetLead(first, end); }
    }

    // Times inside a phrase still tell when.
    private void Free(int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (IsTimeAt(at)) { marks[at] = LogMark.None; }
        }
    }
}
