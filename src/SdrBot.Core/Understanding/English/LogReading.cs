namespace SdrBot.Understanding.English;

/// <summary>One log line being read: which words were used for what, and the slots that came of them.</summary>
internal sealed partial class LogReading(EnglishLogWords words, EnglishLine line, DateTime now)
{
    private readonly LogMark[] marks = new LogMark[line.Count];
    private readonly Dictionary<string, string> slots = new(StringComparer.Ordinal);
    private readonly List<(int Start, int End)> impossible = ImpossibleTimes.In(line.Line.Original);
    private readonly List<string> outcomes = [];
    private readonly List<(int First, int End)> outcomeWords = [];
    private (int First, int End)? touchWords;
    private string? channel;
    private string? via;
    private string? direction;
    private int start;
    private int leadFirst = -1;
    private int leadEnd = -1;
    private bool isLog;
    private bool hasActivity;
    private bool everyday;
    private bool isEncounter;
    private bool isReport;
    private bool isRequest;
    private int afterCallback = -1;

    public Candidate? Read()
    {
        var at = start = Openers();
        if (!isLog && line.Count > at && ((words.Questions.Contains(line.Word(at)) && words.Outcomes.At(line.Words, at) is null) || line.Word(line.Count - 1) == "?"))
        {
            return null;
        }

        isReport = !isLog && IsReport();
        Scan();
        isReport &= !hasActivity && outcomes.Count == 0;
        if (!hasActivity && outcomes.Count == 0 && !isLog && !isReport)
        {
            return null;
        }

        Leads();
        Implied();
        Times();
        Fill();
        return Confidence() is var confidence && confidence > 0 ? new Candidate(Intents.LogActivity, confidence, slots) : null;
    }

    // "log:", "I just ...", "ok so ..."
    private int Openers()
    {
        var at = 0;
        while (at < line.Count && (words.Openers.Contains(line.Word(at)) || IsOrdinal(at) || (at > 0 && line.Word(at) is ":" or "-" or "," or "that")) && words.Activities.At(line.Words, at) is null && words.Outcomes.At(line.Words, at) is null && words.Tells.At(line.Words, at) is null)
        {
            if (line.Line.IsDigits(at)) { marks[at++] = LogMark.Opener; }
            isLog |= words.Starters.Contains(line.Word(at)) && at == 0;
            marks[at++] = LogMark.Opener;
        }

        return at;
    }

    // "3rd attempt"
    private bool IsOrdinal(int at) => line.Line.IsDigits(at) && line.Line.IsGlued(at + 1) && words.Ordinals.Contains(line.Word(at + 1)) && words.Openers.Contains(line.Word(at + 2));

    private void Scan()
    {
        PlanFirst();
        LeadInFront();
        for (var at = start; at < line.Count;)
        {
            at = Told(at) ?? Booked(at) ?? FollowUp(at) ?? NounTouch(at) ?? Gift(at) ?? Outcome(at) ?? Activity(at) ?? Composed(at) ?? Plan(at) ?? Channel(at) ?? at + 1;
        }
    }

    private bool IsTouch(int at) => words.Activities.At(line.Words, at, IsBetween) is not null || words.Outcomes.At(line.Words, at, IsBetween) is not null || IsComposed(at);

    private bool IsComposed(int at) =>
        (words.NotReached.At(line.Words, at) is { } no && Next(no.End, 2, words.Reached) is not null)
        || (words.Books.At(line.Words, at, IsBetween) is { } books && Next(books.End, MostBetween, words.Meetings) is not null)
        || (words.Plans.At(line.Words, at) is { } plan && line.Word(plan.End) is "went" or "was")
        || (words.Gifts.At(line.Words, at, IsBetween) is { } gift && words.Participles.At(line.Words, gift.End) is not null);

    private static bool Any(int first, int end, Func<int, bool> fits) => Enumerable.Range(first, end - first).Any(fits);

    private void Set(int first, int end, LogMark mark)
    {
        for (var at = Math.Max(0, first); at < Math.Min(end, marks.Length); at++) { marks[at] = mark; }
    }

    // What a clause tells about the outcome without being one: it stays in the note.
    private void Implied()
    {
        for (var at = 0; at < line.Count; at++)
        {
            if (marks[at] != LogMark.None || words.Implied.At(line.Words, at) is not { } implied) { continue; }
            var (onlyAfter, outcome) = implied.Value.Split('>') is [var given, var then] ? (given, then) : (string.Empty, implied.Value);
            if (onlyAfter.Length == 0 ? outcomes.Count == 0 : outcomes.Contains(onlyAfter))
            {
                outcomes.Add(outcome);
                outcomeWords.Add((at, implied.End));
            }
        }
    }

    private void Fill()
    {
        if (leadFirst >= 0)
        {
            slots["lead"] = Bare(line.Line.Words(leadFirst, leadEnd).TrimEnd('.', ','));
        }

        // "voicemail, didn't leave a message"
        if (Any(0, line.Count, at => words.NotReached.At(line.Words, at) is { } no && line.Word(no.End) == "leave")) { outcomes.RemoveAll(said => said == "left_voicemail"); }
        var outcome = outcomes.Count == 0 ? null : outcomes.MinBy(Rank);
        if (outcome is not null) { slots["outcome"] = outcome; }
        if (outcome is not null && OutcomeWords() is { Length: > 0 } told) { slots["outcome_words"] = told; }
        var said = channel is null or "call" or "social" or "meeting" or "email" ? via ?? channel : channel;
        said ??= outcome is not null && words.ChannelOf.TryGetValue(outcome, out var implied) ? implied : null;
        if (said is not null) { slots["channel"] = said; }

        // "reached out by email" has reached nobody yet.
        if (said == "email" && via == "email" && outcome == "connected" && direction != "inbound") { slots.Remove("outcome"); }
        slots["direction"] = direction ?? (outcome == "replied" ? "inbound" : "outbound");
        if (new EnglishLogNote(words, line, marks).Read() is { Length: > 0 } note) { slots["note"] = note; }
    }

    // Where nothing says how it ended, what was done does: "left a voicemail".
    private string OutcomeWords() =>
        outcomeWords.Count > 0 ? string.Join(", ", outcomeWords.OrderBy(told => told.First).Select(told => line.Line.Words(told.First, told.End)))
        : touchWords is var (first, end) ? line.Line.Words(first, end)
        : string.Empty;

    // "Pushkin's assistant picked up"
    private static string Bare(string name) => name.EndsWith("'s", StringComparison.OrdinalIgnoreCase) || name.EndsWith("’s", StringComparison.OrdinalIgnoreCase) ? name[..^2] : name;

    private int Rank(string outcome) => words.Rank.IndexOf(outcome) is >= 0 and var rank ? rank : int.MaxValue;
}
