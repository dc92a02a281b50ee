namespace SdrBot.Understanding.English;

/// <summary>Whose name it is.</summary>
internal sealed partial class LogReading
{
    // "Globex: talked to Ann", "jane doe - lvm"
    private void LeadInFront()
    {
        var end = start;
        while (end < line.Count && end - start < 6 && marks[end] == LogMark.None && (line.Line.IsWord(end) || line.Line.IsDigits(end) || line.Line.IsGlued(end)) && line.Word(end) != ":" && !IsTimeAt(end) && !IsTouch(end) && words.Plans.At(line.Words, end) is null) { end++; }
        if (end > start && (line.Word(end) == ":" || (line.Word(end) == "-" && !line.Line.IsGlued(end))) && Any(end, line.Count, IsTouch))
        {
            SetLead(start, end);
        }
    }

    // The name after an activity, or the one that begins the line.
    private void Leads()
    {
        if (leadFirst >= 0 || start >= line.Count || marks[start] != LogMark.None)
        {
            return;
        }

        LeadFrom(start);
    }

    private void LeadFrom(int at)
    {
        while (words.BeforeNames.Contains(line.Word(at)) || (channel == "voicemail" && line.Word(at) == "on")) { at++; }
        // "Fenwick Mills, left vm #3": the number of the attempt, not of a task.
        if (line.Word(at) == "#" && at > start + 1 && IsCapital(start) && marks[start] == LogMark.None)
        {
            return;
        }

        if (at > 0 && at < line.Count && !line.Line.IsCapital(at) && words.Activities.At(line.Words, at) is not null)
        {
            return;
        }

        var end = at;
        var startsCapital = at < line.Count && line.Line.IsWord(at) && IsCapital(at);
        while (end < line.Count && end - at < 8 && marks[end] == LogMark.None && Continues(at, end, startsCapital)) { end++; }
        if (isEncounter && Array.IndexOf(line.Words, "at", at) is > 0 and var place && place > at && place < end) { end = place; }
        while (end > at && (words.Particles.Contains(line.Word(end - 1)) || !line.Line.IsWord(end - 1) && !line.Line.IsDigits(end - 1) && line.Word(end - 1) is not (")" or "!"))) { end--; }
        end = end > at ? Parenthesis(end) : end;
        if (end > at)
        {
            SetLead(WithArticle(at, end), end);
        }
    }

    // "Lena (Nordwind GmbH)"
    private int Parenthesis(int end)
    {
        var close = line.Word(end) == "(" && end + 1 < line.Count && IsCapital(end + 1) ? Array.IndexOf(line.Words, ")", end, Math.Min(6, line.Count - end)) : -1;
        return close > end && !Any(end, close, at => IsTouch(at) || IsTimeAt(at)) ? close + 1 : end;
    }

    // "the CFO of Acme" is nobody without his article; "the Acme" is Acme.
    private int WithArticle(int at, int end) => at > 0 && line.Word(at - 1) == "the" && marks[at - 1] == LogMark.None && Array.IndexOf(line.Words, "of", at, end - at) > at ? at - 1 : at;

    private void SetLead(int first, int end)
    {
        if (end - first == 1 && words.Pronouns.Contains(line.Word(first)))
        {
            Set(first, end, LogMark.Lead);
            return;
        }

        // "Jane's cell", "Acme main line"
        var device = end;
        while (device - 1 > first && words.Devices.At(line.Words, device - 1) is not null && line.Word(device - 2).EndsWith("'s", StringComparison.Ordinal)) { device--; }
        Set(device, words.Devices.At(line.Words, device)?.End ?? end, LogMark.Lead);
        end = device;
        (leadFirst, leadEnd) = (first, end);
        everyday = words.IsEveryday(line, first, end) && !(line.Line.IsCapital(first) && first > 0);
        Set(first, end, LogMark.Lead);
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
                || (word == "." && line.Line.IsGlued(at) && IsShortened(at - 1, startsCapital) && line.Line.IsWord(at + 1)) || (word == "#" && line.Line.IsDigits(at + 1));
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

        if (words.Activities.At(line.Words, at) is not null && !isCapital && at > first || (at > first && words.Via.At(line.Words, at, IsInEventName) is not null))
        {
            return false;
        }

        if (at > first && words.FollowUps.At(line.Words, at) is { } plan && !isCapital && (plan.End > at + 1 || EnglishLine.IsTime(line.EntityAt(plan.End))))
        {
            return false;
        }

        // "emailed tom the brochure"
        if (at > first && words.Articles.Contains(word) && words.Gifts.At(line.Words, at + 1) is not null)
        {
            return false;
        }

        // "Deb's boss"
        if (at > first && words.Roles.Contains(word) && line.Word(at - 1).EndsWith("'s", StringComparison.Ordinal))
        {
            return true;
        }

        return !startsCapital || isCapital || line.Line.IsDigits(at) || line.Line.IsGlued(at) || (words.Particles.Contains(word) && at + 1 < line.Count);
    }

    // "Mr. Kim", "ms. tanaka", "D. Ortega"
    private bool IsShortened(int at, bool startsCapital) =>
        words.Abbreviations.Contains(line.Word(at)) ? !startsCapital || IsCapital(at + 2) : line.Line.Length(at) == 1 && startsCapital && line.Line.IsWord(at) && IsCapital(at + 2);

    // "called tom", "called 3M": short for tomorrow or three minutes anywhere but where a name is due.
    private bool IsNameLikeTime(int first, int at) =>
        first == at && line.EntityEnd(at) - at <= 2 && (words.NamesLikeTimes.Contains(line.Word(at)) || (line.Line.IsDigits(at) && line.Line.IsGlued(at + 1) && line.Line.IsCapital(at + 1)))
        || (at == first + 1 && line.Line.IsDigits(first) && line.Line.IsGlued(at) && line.Line.IsCapital(at));
}
