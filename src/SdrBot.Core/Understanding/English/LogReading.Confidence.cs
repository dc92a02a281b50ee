namespace SdrBot.Understanding.English;

/// <summary>How sure it is that a touch was told.</summary>
internal sealed partial class LogReading
{
    private double Confidence()
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

        if (isReport)
        {
            return hasLead && slots.ContainsKey("follow_up_at") ? 0.65 : 0.3;
        }

        // "set up a meeting with Marcus on Monday": what is to be done, unless a subject or "just" goes before.
        if (isRequest && !hasActivity && outcomes.Count == 1)
        {
            return 0.5;
        }

        if (hasActivity && hasLead)
        {
            return 0.9;
        }

        if (outcomes.Count > 0 && hasLead)
        {
            // "interested in ..." and other adjectives alone are weak without a sign of a touch.
            return channel is not null || outcomes.Exists(words.ChannelOf.ContainsKey) || slots.ContainsKey("follow_up") || IsStrong() || IsSaidOf() ? 0.85 : 0.5;
        }

        return outcomes.Count > 0 && (IsStrong() || hasActivity || channel is not null) && Coverage() >= 0.7 && first.Length > 0 ? 0.7 : hasActivity ? 0.4 : 0.3;
    }

    // An article and words in lower case, without a company behind them.
    private bool IsCommonNoun() =>
        (words.Articles.Contains(line.Word(leadFirst)) || words.Articles.Contains(line.Word(leadFirst - 1)))
        && !Any(leadFirst, leadEnd, at => IsCapital(at) || words.Particles.Contains(line.Word(at)) || line.EntityAt(at) is not null || line.Line.IsDigits(at));

    // "Zed Corp interested, wants numbers": a name, and right behind it how it ended, which is all of the clause.
    private bool IsSaidOf() =>
        leadFirst == start && IsCapital(leadFirst) && leadEnd < line.Count && marks[leadEnd] == LogMark.Outcome
        && Enumerable.Range(leadEnd, line.Count - leadEnd).First(at => at == line.Count - 1 || marks[at] != LogMark.Outcome) is var end && words.ClauseEnds.Contains(line.Word(end));

    private bool IsStrong() => outcomes.Exists(outcome => outcome is not ("interested" or "attended" or "declined" or "opened" or "accepted" or "connected" or "busy" or "delivered"));

    private double Coverage() => (double)marks.Count(mark => mark != LogMark.None) / Math.Max(1, marks.Length);
}
