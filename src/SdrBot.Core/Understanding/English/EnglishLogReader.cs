using System.Globalization;

namespace SdrBot.Understanding.English;

/// <summary>
/// Reads one line about a touch: who, by which channel, how it ended, what follows. The words of a follow-up are its verb
/// up to the end of its time ("try again tomorrow 3pm"), or the time alone where no verb was said.
/// </summary>
internal sealed class EnglishLogReader(EnglishLogWords words)
{
    public Candidate? Read(EnglishLine line, DateTime now) => line.Count is 0 or > 400 ? null : new Log(words, line, now).Read();

    private sealed class Log(EnglishLogWords words, EnglishLine line, DateTime now)
    {
        private readonly LogMark[] marks = new LogMark[line.Count];
        private readonly Dictionary<string, string> slots = new(StringComparer.Ordinal);
        private readonly List<string> outcomes = [];
        private string? channel;
        private string? via;
        private string? direction;
        private int leadFirst = -1;
        private int leadEnd = -1;
        private bool isLog;
        private bool hasActivity;
        private bool everyday;
        private bool isEncounter;
        private int afterCallback = -1;

        public Candidate? Read()
        {
            var at = Openers();
            if (!isLog && line.Count > at && (words.Questions.Contains(line.Word(at)) || line.Word(line.Count - 1) == "?"))
            {
                return null;
            }

            Scan(at);
            if (!hasActivity && outcomes.Count == 0 && !isLog)
            {
                return null;
            }

            Leads(at);
            Implied();
            Times();
            Fill();
            return Confidence(at) is var confidence && confidence > 0 ? new Candidate(Intents.LogActivity, confidence, slots) : null;
        }

        // "log:", "I just ...", "ok so ..."
        private int Openers()
        {
            var at = 0;
            while (at < line.Count && (words.Openers.Contains(line.Word(at)) || IsOrdinal(at) || (at > 0 && line.Word(at) is ":" or "-" or "," or "that")) && words.Activities.At(line.Words, at) is null && words.Outcomes.At(line.Words, at) is null)
            {
                if (line.Line.IsDigits(at)) { marks[at++] = LogMark.Opener; }
                isLog |= words.Starters.Contains(line.Word(at)) && at == 0;
                marks[at++] = LogMark.Opener;
            }

            return at;
        }

        // "3rd attempt"
        private bool IsOrdinal(int at) => line.Line.IsDigits(at) && line.Line.IsGlued(at + 1) && words.Ordinals.Contains(line.Word(at + 1)) && words.Openers.Contains(line.Word(at + 2));

        private void Scan(int start)
        {
            PlanFirst(start);
            LeadInFront(start);
            for (var at = start; at < line.Count;)
            {
                at = FollowUp(at) ?? Gift(at) ?? Outcome(at) ?? Activity(at) ?? Plan(at, start) ?? Channel(at) ?? at + 1;
            }
        }

        // "follow up Friday, called Zoey": a plan in front counts when a touch follows it.
        private void PlanFirst(int start)
        {
            var comma = Array.FindIndex(line.Words, start, words.ClauseEnds.Contains);
            if (comma <= start || Any(start, comma, IsTouch) || !Any(comma, line.Count, IsTouch)
                || Enumerable.Range(start, comma - start).Select(at => words.FollowUps.At(line.Words, at)).FirstOrDefault(found => found is not null) is not { } plan
                || Enumerable.Range(start, comma - start).Select(at => PlannedMoment.At(line, words, at, now)).FirstOrDefault(found => found is not null) is not { } moment)
            {
                return;
            }

            TakeFollowUp(start, comma, plan.Value, moment);
        }

        // "Globex: talked to Ann", "jane doe - lvm"
        private void LeadInFront(int start)
        {
            var end = start;
            while (end < line.Count && end - start < 6 && marks[end] == LogMark.None && (line.Line.IsWord(end) || line.Line.IsDigits(end) || line.Line.IsGlued(end)) && line.Word(end) != ":" && !IsTimeAt(end) && !IsTouch(end) && words.Plans.At(line.Words, end) is null) { end++; }
            if (end > start && (line.Word(end) == ":" || (line.Word(end) == "-" && !line.Line.IsGlued(end))) && Any(end, line.Count, IsTouch))
            {
                SetLead(start, end);
            }
        }

        private bool IsTouch(int at) => words.Activities.At(line.Words, at) is not null || words.Outcomes.At(line.Words, at) is not null;

        private static bool Any(int first, int end, Func<int, bool> fits) => Enumerable.Range(first, end - first).Any(fits);

        private void TakeFollowUp(int first, int end, string by, PlannedMoment? moment)
        {
            Set(first, end, LogMark.FollowUp);
            slots["follow_up"] = line.Line.Words(first, end);
            if (by.Length > 0) { slots["follow_up_channel"] = by; }
            if (moment is not null) { slots["follow_up_at"] = moment.When; }
        }

        private int? Gift(int at)
        {
            if (!words.Givers.Contains(line.Word(at)) || (words.Activities.At(line.Words, at) is { } fixedPhrase && fixedPhrase.End > at + 1))
            {
                return null;
            }

            for (var next = at + 1; next < Math.Min(line.Count, at + 9) && !IsStop(next); next++)
            {
                var noun = words.Articles.Contains(line.Word(next)) ? next + 1 : next;
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
                if (!isSecond) { Activity(gift.Value, null, words.GiftOutcomes.GetValueOrDefault(gift.Value)); }
                if (leadFirst < 0 && line.Word(gift.End) is "to" or "for") { LeadFrom(gift.End + 1); }
                return Math.Max(gift.End, leadEnd);
            }

            return null;
        }

        private bool IsStop(int at) => line.Word(at) == ":" || words.ClauseEnds.Contains(line.Word(at)) || line.EntityAt(at) is not null;

        private int? Outcome(int at)
        {
            if (words.Outcomes.At(line.Words, at) is not { } outcome || (words.Activities.At(line.Words, at) is { } activity && activity.End > outcome.End))
            {
                return null;
            }

            // "vm" may begin "vm for Jane", "booked" may follow "re"; a word inside a capitalised name is a name.
            if (outcome.End == at + 1 && line.Line.IsCapital(at) && at > 0 && line.Line.IsCapital(at - 1) && line.Line.Original.Any(char.IsLower) && line.Word(at - 1) is not ("," or "-" or ":") && outcome.Value is not ("no_answer" or "left_voicemail" or "not_interested" or "gatekeeper"))
            {
                return null;
            }

            Set(at, outcome.End, LogMark.Outcome);
            outcomes.Add(outcome.Value);
            if (outcome.Value == "callback_requested" || outcome.Value == "meeting_booked" || outcome.Value == "not_now") { afterCallback = outcome.End; }
            if (leadFirst < 0 && line.Word(outcome.End) is "with" or "from" or "by" or "w" or "for" or "at" or "on" && line.EntityAt(outcome.End + 1) is null)
            {
                LeadFrom(line.Word(outcome.End + 1) == "/" ? outcome.End + 2 : outcome.End + 1);
                return Math.Max(outcome.End, leadEnd);
            }

            if (leadFirst < 0 && line.Word(outcome.End - 1) is "with" or "from")
            {
                LeadFrom(outcome.End);
            }

            return Math.Max(outcome.End, leadEnd);
        }

        private int? Activity(int at)
        {
            if (words.Activities.At(line.Words, at) is not { } activity
                || (words.Nouns.Contains(line.Word(at)) && at > 0 && line.Line.IsWord(at - 1) && marks[at - 1] == LogMark.None && !EnglishLine.IsTime(line.EntityAt(at - 1))))
            {
                return null;
            }

            var parts = activity.Value.Split(':');
            var isSecond = IsSecond(parts[0]);
            Set(at, activity.End, isSecond ? LogMark.Second : LogMark.Activity);
            if (!isSecond) { Activity(parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null, parts.Length > 2 ? parts[2] : null); }
            isEncounter |= words.Encounters.At(line.Words, at) is { } encounter && encounter.End == activity.End;
            if (leadFirst < 0)
            {
                LeadFrom(activity.End);
            }

            return Math.Max(activity.End, leadEnd);
        }

        // Of several touches in a line the first is logged and the others are kept in its note; a voicemail is how a call ended.
        private bool IsSecond(string said) => hasActivity && channel is not null && channel != said && !(channel == "call" && said == "voicemail") && !(channel == "voicemail" && said == "call");

        private void Activity(string said, string? way, string? outcome)
        {
            if (channel is null || (channel == "voicemail" && said == "call"))
            {
                channel = said;
            }

            hasActivity = true;
            direction ??= way;
            if (outcome is not null && !(outcome == "sent" && outcomes.Count > 0)) { outcomes.Add(outcome); }
        }

        // A bare channel: "call Acme, no answer", "log email to Jane".
        private int? Plan(int at, int start)
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
            if (words.Via.At(line.Words, at) is not { } said)
            {
                return null;
            }

            via ??= said.Value;
            Set(at, said.End, LogMark.Via);
            return said.End;
        }

        // A follow-up is a plan with a time before or after it, or a plan that ends the line.
        private int? FollowUp(int at)
        {
            if (slots.ContainsKey("follow_up") || (!hasActivity && outcomes.Count == 0 && channel is null))
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
                return null;
            }

            var time = plan.End;
            while (time < line.Count && time - plan.End < 7 && !IsTimeAt(time) && !words.ClauseEnds.Contains(line.Word(time))) { time++; }
            var moment = IsTimeAt(time) ? PlannedMoment.At(line, words, time, now) : null;
            var isAlone = plan.Value.Length == 0 && plan.End - at > 1;
            if (!IsTimeAt(time) && !(isAlone && time - plan.End <= 3))
            {
                return null;
            }

            var first = at;
            while (first > 0 && words.LeadIns.At(line.Words, first - 1) is { } leadIn && leadIn.End == first && marks[first - 1] == LogMark.None) { first--; }
            var end = moment?.End ?? (IsTimeAt(time) ? line.EntityEnd(time) : time);
            TakeFollowUp(at, end, plan.Value, moment);
            Set(first, at, LogMark.FollowUp);
            return end;
        }

        private bool IsTimeAt(int at) => EnglishLine.IsTime(line.EntityAt(at));

        // The name after an activity, or the one that begins the line.
        private void Leads(int start)
        {
            if (leadFirst >= 0 || start >= line.Count || marks[start] != LogMark.None)
            {
                return;
            }

            LeadFrom(start);
        }

        // What a clause tells about the outcome without being one: it stays in the note.
        private void Implied()
        {
            for (var at = 0; at < line.Count; at++)
            {
                if (marks[at] != LogMark.None || words.Implied.At(line.Words, at) is not { } implied) { continue; }
                var (onlyAfter, outcome) = implied.Value.Split('>') is [var given, var then] ? (given, then) : (string.Empty, implied.Value);
                if (onlyAfter.Length == 0 ? outcomes.Count == 0 : outcomes.Contains(onlyAfter)) { outcomes.Add(outcome); }
            }
        }

        private void LeadFrom(int at)
        {
            while (words.BeforeNames.Contains(line.Word(at))) { at++; }
            if (at > 0 && at < line.Count && !line.Line.IsCapital(at) && words.Activities.At(line.Words, at) is not null)
            {
                return;
            }

            var end = at;
            var startsCapital = at < line.Count && line.Line.IsWord(at) && IsCapital(at);
            while (end < line.Count && end - at < 8 && marks[end] == LogMark.None && Continues(at, end, startsCapital)) { end++; }
            if (isEncounter && Array.IndexOf(line.Words, "at", at) is > 0 and var place && place > at && place < end) { end = place; }
            while (end > at && (words.Particles.Contains(line.Word(end - 1)) || !line.Line.IsWord(end - 1) && !line.Line.IsDigits(end - 1) && line.Word(end - 1) is not (")" or "!"))) { end--; }
            if (end > at)
            {
                SetLead(at, end);
            }
        }

        // Scripts without case write every name like a capital one.
        private bool IsCapital(int at) => line.Line.IsCapital(at) || line.Line.IsWide(at);

        private bool Continues(int first, int at, bool startsCapital)
        {
            var word = line.Word(at);
            if (line.EntityAt(at) is { } entity && !(entity.Type is EntityType.Email or EntityType.Phone or EntityType.Link) && !IsNameLikeTime(first, at))
            {
                return false;
            }

            if (line.Line.IsDigits(at) && words.Counts.Contains(line.Line[at + 1]))
            {
                return false;
            }

            if (!line.Line.IsWord(at) && !line.Line.IsDigits(at))
            {
                return word is "&" or "'" || (word == "@" && line.Line.IsWord(at + 1)) || (word is "." or "-" or "@" or "/" or "+" && line.Line.IsGlued(at) && line.Line.IsGlued(at + 1)) || line.EntityAt(at) is not null
                    || (word == "." && line.Line.IsGlued(at) && words.Abbreviations.Contains(line.Word(at - 1)) && line.Line.IsWord(at + 1) && line.Line.IsCapital(at + 1)) || (word == "#" && line.Line.IsDigits(at + 1));
            }

            var isCapital = IsCapital(at);
            if (words.Boundaries.Contains(word) && !(isCapital && startsCapital && at > first && line.Line.Original.Any(char.IsLower) && word.Length > 2)
                && !(word == "and" && startsCapital && line.Line.IsWord(at + 1) && IsCapital(at + 1) && words.CompanyEndings.Contains(line.Word(at + 1))))
            {
                return false;
            }

            if (at > first && words.Outcomes.At(line.Words, at) is { } outcome && (!isCapital || outcome.End > at + 1 || outcome.Value is "no_answer" or "left_voicemail" or "not_interested"))
            {
                return false;
            }

            if (words.Activities.At(line.Words, at) is not null && !isCapital && at > first || (at > first && words.Via.At(line.Words, at) is not null))
            {
                return false;
            }

            if (at > first && words.FollowUps.At(line.Words, at) is { } plan && !isCapital && (plan.End > at + 1 || EnglishLine.IsTime(line.EntityAt(plan.End))))
            {
                return false;
            }

            return !startsCapital || isCapital || line.Line.IsDigits(at) || line.Line.IsGlued(at) || (words.Particles.Contains(word) && at + 1 < line.Count);
        }

        // "called tom", "called 3M": short for tomorrow or three minutes anywhere but where a name is due.
        private bool IsNameLikeTime(int first, int at) =>
            first == at && line.EntityEnd(at) - at <= 2 && (words.NamesLikeTimes.Contains(line.Word(at)) || (line.Line.IsDigits(at) && line.Line.IsGlued(at + 1) && line.Line.IsCapital(at + 1)))
            || (at == first + 1 && line.Line.IsDigits(first) && line.Line.IsGlued(at) && line.Line.IsCapital(at));

        private void SetLead(int first, int end)
        {
            if (end - first == 1 && words.Pronouns.Contains(line.Word(first)))
            {
                Set(first, end, LogMark.Lead);
                return;
            }

            (leadFirst, leadEnd) = (first, end);
            everyday = words.IsEveryday(line, first, end) && !(line.Line.IsCapital(first) && first > 0);
            Set(first, end, LogMark.Lead);
        }

        // Times that no follow-up verb took: past ones belong to the touch, a length is its duration, the rest is the follow-up.
        private void Times()
        {
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
            if (FollowUpTime.IsPast(entity.Value, now) || isOfTouch || outcomes.Contains("no_show"))
            {
                Set(at, end, LogMark.Time);
                return;
            }

            if (slots.ContainsKey("follow_up") || entity.Value is DurationValue || (entity.Value is PeriodValue { Begin: not null } && IsTold(at)) || PlannedMoment.At(line, words, at, now) is not { } moment)
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

        private void Fill()
        {
            if (leadFirst >= 0)
            {
                slots["lead"] = Bare(line.Line.Words(leadFirst, leadEnd).TrimEnd('.', ','));
            }

            var outcome = outcomes.Count == 0 ? null : outcomes.MinBy(Rank);
            if (outcome is not null) { slots["outcome"] = outcome; }
            var said = channel is null or "call" or "social" or "meeting" or "email" ? via ?? channel : channel;
            said ??= outcome is not null && words.ChannelOf.TryGetValue(outcome, out var implied) ? implied : null;
            if (said is not null) { slots["channel"] = said; }
            slots["direction"] = direction ?? (outcome == "replied" ? "inbound" : "outbound");
            if (new EnglishLogNote(words, line, marks).Read() is { Length: > 0 } note) { slots["note"] = note; }
        }

        // "Pushkin's assistant picked up"
        private static string Bare(string name) => name.EndsWith("'s", StringComparison.OrdinalIgnoreCase) || name.EndsWith("’s", StringComparison.OrdinalIgnoreCase) ? name[..^2] : name;

        private int Rank(string outcome) => words.Rank.IndexOf(outcome) is >= 0 and var rank ? rank : int.MaxValue;

        private double Confidence(int start)
        {
            var hasLead = leadFirst >= 0;
            var first = start < line.Count ? line.Word(start) : string.Empty;
            if (everyday || (!isLog && hasLead && leadEnd - leadFirst > 6))
            {
                return 0.3;
            }

            // "I reached the summit", "someone called security"
            if (!isLog && hasLead && (IsCommonNoun() || (direction != "inbound" && start < leadFirst && marks[start] == LogMark.None && words.Pronouns.Contains(first))))
            {
                return 0.5;
            }

            if (isLog)
            {
                return hasActivity || outcomes.Count > 0 || channel is not null ? 0.95 : hasLead ? 0.7 : 0.4;
            }

            if (hasActivity && hasLead)
            {
                return 0.9;
            }

            if (outcomes.Count > 0 && hasLead)
            {
                // "interested in ..." and other adjectives alone are weak without a sign of a touch.
                return channel is not null || outcomes.Exists(words.ChannelOf.ContainsKey) || slots.ContainsKey("follow_up") || IsStrong() ? 0.85 : 0.5;
            }

            return outcomes.Count > 0 && (IsStrong() || hasActivity || channel is not null) && Coverage() >= 0.7 && first.Length > 0 ? 0.7 : hasActivity ? 0.4 : 0.3;
        }

        // An article and words in lower case, without a company behind them.
        private bool IsCommonNoun() =>
            (words.Articles.Contains(line.Word(leadFirst)) || words.Articles.Contains(line.Word(leadFirst - 1)))
            && !Any(leadFirst, leadEnd, at => IsCapital(at) || words.Particles.Contains(line.Word(at)) || line.EntityAt(at) is not null || line.Line.IsDigits(at));

        private bool IsStrong() => outcomes.Exists(outcome => outcome is not ("interested" or "attended" or "declined" or "opened" or "accepted" or "connected" or "busy" or "delivered"));

        private double Coverage() => (double)marks.Count(mark => mark != LogMark.None) / Math.Max(1, marks.Length);

        private void Set(int first, int end, LogMark mark)
        {
            for (var at = Math.Max(0, first); at < Math.Min(end, marks.Length); at++) { marks[at] = mark; }
        }
    }
}
