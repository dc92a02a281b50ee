using W = SdrBot.Understanding.Japanese.JapaneseWords;

namespace SdrBot.Understanding.Japanese;

/// <summary>One log line being read, clause by clause.</summary>
internal sealed partial class JapaneseLogReading(JapaneseLogWords words, JapaneseCommandWords commandWords, JapaneseLine line, DateTime now)
{
    private const double Certain = 0.97;
    private const double Unsure = 0.5;
    private const double Doubtful = 0.35;

    /// <summary>How many characters a clause may say beside its outcome.</summary>
    private const int MostLeftOver = 8;

    /// <summary>A phrase that tells something, and where.</summary>
    private readonly record struct Hit(int Start, int End, LogSign Sign, string Meaning);

    /// <summary>A stretch between commas, full stops or spaces.</summary>
    private readonly record struct Clause(int Start, int End, bool IsAfterSpace);

    private readonly bool[] taken = new bool[line.Length];
    private readonly Dictionary<string, string> slots = new(StringComparer.Ordinal);
    private readonly List<Hit> hits = [];
    private readonly List<string> outcomes = [];
    private string? channel;
    private string? direction;
    private bool hasActivity;
    private bool isLog;
    private bool isPlan;
    private (int Start, int End) lead = (-1, -1);

    public Candidate? Read()
    {
        var start = Openers();
        FindHits(start);
        if (!isLog && (hits.TrueForAll(hit => hit.Sign is LogSign.FollowUp) || IsQuestion(start)))
        {
            return null;
        }

        var clauses = Clauses(start);
        FindLead(clauses);
        foreach (var clause in clauses) { Times(clause); }
        Touches();
        if (!hasActivity && outcomes.Count == 0 && !isLog)
        {
            return null;
        }

        Fill(clauses);
        return new Candidate(Intents.LogActivity, Confidence(clauses), slots);
    }

    // "さっき", "架電ログ：", "今日" and other times in front.
    private int Openers()
    {
        var at = 0;
        for (var steps = 0; steps < 8 && at < line.Length; steps++)
        {
            if (words.Starters.At(line.Kana, at) is { } starter && (starter.End == line.Length || !char.IsLetterOrDigit(line.Text[starter.End])) && (at == 0 || isLog))
            {
                (isLog, at) = (true, starter.End);
            }
            else if (!char.IsLetterOrDigit(line.Text[at]) && line.Text[at] is not ('(' or '#'))
            {
                at++;
            }
            else if (words.Openers.At(line.Kana, at) is { } opener && (opener.End == line.Length || !W.IsHan(line.Text, opener.End) || opener.End - at > 1) && !(char.IsAsciiLetter(line.Text[at]) && opener.End < line.Length && char.IsAsciiLetter(line.Text[opener.End])) && words.Signs.At(line.Kana, at) is null && !(line.IsEntityStart(at) && line.EntityEnd(at) > opener.End))
            {
                at = opener.End;
            }
            else if (steps < 8 && line.IsEntityStart(at) && JapaneseLine.IsTime(line.EntityAt(at)) && HasLeadAfter(line.EntityEnd(at)))
            {
                at = line.EntityEnd(at);
                if (at < line.Length && line.Text[at] is 'に' or 'の' or 'は' or 'で') { at++; }
            }
            else
            {
                break;
            }

            for (var passed = 0; passed < at; passed++) { taken[passed] = true; }
        }

        return at;
    }

    // A time in front is when it happened, unless it is all that the clause says.
    private bool HasLeadAfter(int at) => at < line.Length && !IsBreak(at) && words.Signs.At(line.Kana, line.Text[at] is 'に' or 'の' ? at + 1 : at) is not { Value.Sign: LogSign.FollowUp };

    private void Take(Hit hit) => Take(hit.Start, hit.End);

    private void Take(int start, int end)
    {
        for (var at = start; at < end; at++) { taken[at] = true; }
    }

    private void Fill(List<Clause> clauses)
    {
        if (lead.Start >= 0) { slots["lead"] = line.Piece(lead.Start, lead.End); }
        var outcome = outcomes.Count == 0 ? null : outcomes.MinBy(said => words.Rank.IndexOf(said) is >= 0 and var rank ? rank : int.MaxValue);
        if (outcome is not null) { slots["outcome"] = outcome; }
        if (outcome is not null && OutcomeWords() is { Length: > 0 } told) { slots["outcome_words"] = told; }
        var said = channel ?? (outcome is not null ? words.ChannelOf.GetValueOrDefault(outcome) : null);
        if (said is not null) { slots["channel"] = said; }
        slots["direction"] = direction ?? (outcome == "replied" ? "inbound" : "outbound");
        if (Note(clauses) is { Length: > 0 } note) { slots["note"] = note; }
    }

    // Where nothing says how it ended, what was done does.
    private string OutcomeWords()
    {
        var told = hits.Where(hit => hit.Sign == LogSign.Outcome || (hit.Sign == LogSign.Implied && outcomes.Contains(hit.Meaning))).ToArray();
        told = told.Length > 0 ? told : [.. hits.Where(hit => hit.Sign == LogSign.Activity && hit.Meaning.Split(':')[2].Length > 0)];
        return string.Join(", ", told.Select(hit => line.Piece(hit.Start, hit.End)));
    }

    private double Confidence(List<Clause> clauses)
    {
        var isRequest = Array.Exists(words.Requests, request => line.Kana.TrimEnd('。', '!', '~', ' ', 'ー').EndsWith(request, StringComparison.Ordinal));
        var saysSo = Enumerable.Range(0, line.Length).Any(at => words.Says.At(line.Kana, at) is not null);
        if (lead.Start < 0) { return isLog && (hasActivity || outcomes.Count > 0) ? 0.7 : Unsure - 0.05; }
        if (commandWords.IsEveryday(line, lead.Start, lead.End)) { return Doubtful; }
        if (isLog) { return Certain; }
        if (isRequest && (clauses.Count < 2 || !(outcomes.Count > 0 && hasActivity))) { return Unsure - 0.05; }
        if (!hasActivity && hits.Exists(hit => hit.Sign == LogSign.Outcome) && clauses.Exists(IsWordy)) { return Unsure; }
        if (saysSo && !hasActivity) { return Unsure; }

        // "さくら物流に電話" may be a plan as well as a log.
        if (isPlan && outcomes.Count == 0 && ((clauses.Count > 1 && slots.ContainsKey("follow_up_at")) || hits.Exists(IsShared))) { return 0.8; }
        return isPlan && outcomes.Count == 0 ? slots.ContainsKey("note") && !slots.ContainsKey("follow_up_at") ? 0.7 : 0.55 : Certain;
    }
}
