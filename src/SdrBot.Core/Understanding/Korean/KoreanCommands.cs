using System.Collections.Immutable;

namespace SdrBot.Understanding.Korean;

/// <summary>The commands of the table, asked for in Korean.</summary>
internal sealed partial class KoreanCommands
{
    /// <summary>A command is short; a longer line is read as a log line only.</summary>
    private const int LongestCommand = 24;

    private const double Doubtful = 0.35;
    private const double Weak = 0.5;

    /// <summary>A plan without the word for a reminder may as well be told of a touch.</summary>
    private const double Planned = 0.75;

    /// <summary>What is told of somebody is a touch sooner than a task.</summary>
    private const double Finished = 0.84;

    private readonly KoreanRule[] rules;
    private readonly KoreanRule[] objections;
    private readonly KoreanPhrases phrases;

    /// <summary>What prospects say overlaps with what a rep wishes ("나중에 다시"), so it is cut with phrases of its own.</summary>
    private readonly KoreanPhrases stances;
    private readonly string[] reported;
    private readonly KoreanSlots slots;

    public KoreanCommands(Table table)
    {
        var concepts = table.Lists("concepts");
        var filler = concepts.Where(concept => concept.Key == KoreanRule.Filler);
        rules = Rules(table, "rules", concepts.Keys);
        objections = Rules(table, "objection rules", table.Lists("objection concepts").Keys);
        reported = [.. table.Words("reported endings")];
        slots = new KoreanSlots(table["statuses"]);
        phrases = new KoreanPhrases(concepts.Concat(table.Lists("statuses").Select(status => KeyValuePair.Create("statusword", status.Value))));
        stances = new KoreanPhrases(table.Lists("objection concepts").Concat(filler));
    }

    public void Read(Line line, ImmutableArray<Entity> entities, DateTime now, List<Candidate> candidates)
    {
        var pieces = KoreanPieces.Cut(line, entities, phrases);
        if (pieces.Count is 0 or > LongestCommand) { return; }
        if (KoreanNote.Read(line, pieces) is { } note) { candidates.Add(note); }
        Read(line, pieces, rules, now, candidates);
        Read(line, KoreanPieces.Cut(line, entities, stances).ConvertAll(piece => AsTold(line.Folded, piece)), objections, now, candidates);
    }

    private static KoreanRule[] Rules(Table table, string section, IEnumerable<string> concepts)
    {
        var names = concepts.ToHashSet(StringComparer.Ordinal);
        return [.. table.Lists(section).SelectMany(intent => intent.Value.Select(rule => new KoreanRule(intent.Key, rule, names)))];
    }

    private void Read(Line line, List<Piece> pieces, KoreanRule[] among, DateTime now, List<Candidate> candidates)
    {
        var said = pieces.FindAll(piece => !piece.IsMark);
        if (said.Count == 0) { return; }
        foreach (var rule in among)
        {
            if (rule.Match(said) is not { } match || !IsWhole(rule, pieces, match.Free) || (rule.Intent == Intents.SuggestObjection && !IsReported(line, said))) { continue; }
            var confidence = Math.Min((rule.Intent == Intents.IncomingCall ? 0.87 : 0.85) + (0.1 * match.Fixed / said.Count), Trust(line.Folded, rule, match.Free, said));
            if (rule.Intent == Intents.Away && !said.Exists(piece => piece.Says("away set"))) { confidence = Math.Min(confidence, Weak); }
            candidates.Add(new Candidate(rule.Intent, confidence, slots.Fill(line, rule, said, match.Free, match.Receivers, now)));
        }
    }

    // The verb behind a stance ("약정이 남아 있대") only tells that it was said.
    private static Piece AsTold(string text, Piece piece) => piece.IsFree && piece.Start > 0 && KoreanNames.IsVerb(text[piece.Start..piece.End]) ? piece with { Concepts = Told } : piece;

    private static readonly string[] Told = ["stance rest"];

    // What a prospect said is told as told ("비싸대요"), or asked about ("비싸다고 하면 뭐라고 답해").
    private bool IsReported(Line line, List<Piece> said) =>
        said.Exists(piece => piece.Says("reply"))
        || said.Exists(piece => Array.Exists(reported, ending => line.Folded.AsSpan(piece.Start, piece.End - piece.Start).EndsWith(ending, StringComparison.Ordinal)));

    // The words of a name stand together.
    private static bool IsWhole(KoreanRule rule, List<Piece> pieces, List<Piece> free)
    {
        if (free.Count < 2 || rule.Slot is "details" or "about") { return true; }
        var first = pieces.IndexOf(free[0]);
        var last = pieces.IndexOf(free[^1]);
        for (var at = first; at <= last; at++)
        {
            if (!pieces[at].IsMark && !free.Contains(pieces[at])) { return false; }
        }

        return free.Count <= 6;
    }

    private static double Trust(string text, KoreanRule rule, List<Piece> free, List<Piece> said)
    {
        if (free.Count == 0) { return rule.Intent == Intents.SuggestObjection && said.Count > 14 ? Weak : 1; }
        if (rule.Slot == "details" && !rule.Required.Contains("new lead") && KoreanNames.IsEveryday(text, free)) { return Doubtful; }
        if (rule.Slot == "details") { return KoreanNames.IsNamed(text, free) || rule.Required.Contains("new lead") || said.Exists(piece => piece.Says("lead")) ? free.Count > 10 ? Weak : 1 : Doubtful; }
        if (rule.Slot == "about") { return rule.Required.Contains("remind") ? 1 : Planned; }
        if (KoreanNames.IsEveryday(text, free)) { return Doubtful; }
        if (rule.Required.Contains("snooze") && KoreanNames.IsNamed(text, free)) { return 1; }
        return rule.Intent switch
        {
            Intents.LeadStatus => rule.Required[0] is "status weak" or "status field" or "status ask" && !KoreanNames.IsNamed(text, free) && !said.Exists(piece => piece.Says("lead")) ? Weak : 1,
            Intents.CompleteTask or Intents.SnoozeTask or Intents.SkipTask => KoreanNames.IsNamed(text, free) || said.Exists(piece => piece.Says("thing") || piece.Says("lead")) ? Finished : Weak,
            Intents.IncomingCall => KoreanNames.IsNamed(text, free) ? 1 : Weak,
            _ => 1,
        };
    }
}
