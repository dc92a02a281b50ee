using System.Collections.Immutable;
using SdrBot.Leads;

namespace SdrBot.Qualification;

/// <summary>Where a lead stands.</summary>
public enum Verdict
{
    /// <summary>Something that decides is still to be learned.</summary>
    Open,

    Qualified,

    /// <summary>A good customer, but not now.</summary>
    Nurture,

    /// <summary>Not a customer of ours. Finding that out early is work well done.</summary>
    Disqualified,
}

/// <summary>A lead seen through a framework: what is known, what each answer brings, what is missing, and what follows.</summary>
/// <param name="Findings">All that is known of the lead, also what this framework does not ask.</param>
/// <param name="Gaps">The mandatory questions without an answer.</param>
/// <param name="Score">The points reached.</param>
/// <param name="Most">The points there are.</param>
public sealed record Assessment(Lead Lead, Framework Framework, ImmutableArray<Finding> Findings, ImmutableArray<Question> Gaps, int Score, int Most, Verdict Verdict)
{
    private const string PainQuestion = "pain";
    private const string PainGroup = "PAIN";

    /// <summary>The questions that nobody has asked yet, in order.</summary>
    public ImmutableArray<Question> Unasked => [.. Framework.Questions.Where(q => Find(q.Key) is null)];

    /// <summary>How many of this framework's questions are answered; that nobody there knows is no answer.</summary>
    public int Answered => Framework.Questions.Count(q => Find(q.Key) is { IsKnown: true });

    public static Assessment Of(Lead lead, Framework framework, ImmutableArray<Finding> findings)
    {
        var known = findings.ToDictionary(f => f.Question, StringComparer.Ordinal);
        var asked = framework.Questions.Where(q => known.ContainsKey(q.Key)).Select(q => (Question: q, Finding: known[q.Key])).ToList();
        var gaps = framework.Questions.Where(q => q.IsMandatory && !(known.TryGetValue(q.Key, out var f) && f.IsKnown)).ToImmutableArray();
        var score = asked.Sum(a => Points.Of(a.Question, a.Finding));
        var possible = score + framework.Questions.Where(q => !known.ContainsKey(q.Key)).Sum(q => q.Points);
        var decided = asked.Select(a => Points.Rule(a.Question, a.Finding)?.Verdict).ToList();
        var verdict = lead.Status == LeadStatus.Disqualified || decided.Contains(Points.Disqualifies) ? Verdict.Disqualified
            : decided.Contains(Points.Nurtures) || possible < framework.Needed ? Verdict.Nurture
            : gaps.IsEmpty && score >= framework.Needed ? Verdict.Qualified
            : Verdict.Open;
        return new(lead, framework, findings, gaps, score, framework.Most, verdict);
    }

    /// <summary>What hurts the prospect, in the prospect's words; null when nobody has heard it. It is worth telling whichever framework asks for it.</summary>
    public Finding? Pain => Findings.FirstOrDefault(f => f.IsKnown && (f.Question == PainQuestion || Framework.Find(f.Question)?.Group == PainGroup));

    /// <summary>What is known about a question; null when nobody has asked it.</summary>
    public Finding? Find(string question) => Findings.FirstOrDefault(f => f.Question == question);

    /// <summary>What an answer brings in this framework; 0 where it does not ask for it.</summary>
    public int PointsOf(Finding finding) => Framework.Find(finding.Question) is { } question ? Points.Of(question, finding) : 0;
}
