using System.Collections.Immutable;

namespace SdrBot.Leads;

/// <summary>How much of what a forecast rests on is known of a lead.</summary>
public static class Completeness
{
    private const string Fact = "fact";
    private const int MostLooked = 2000;

    /// <summary>What should be known, by the name of the field; the last is one fresh fact of research.</summary>
    public static ImmutableArray<string> All { get; } = ["company", "title", "email", "phone", "location", "goal", "source", "industry", "size", Fact];

    /// <summary>Every open lead of a rep, with what is missing.</summary>
    /// <param name="today">The rep's local day: a stale fact counts as none.</param>
    public static async Task<ImmutableArray<(Lead Lead, ImmutableArray<string> Missing)>> OfRepAsync(ILeadStore leads, string tenant, string repId, DateOnly today, CancellationToken cancellationToken)
    {
        var fresh = await leads.ResearchedAsync(tenant, repId, today.AddDays(-Research.StaleAfter), cancellationToken);
        return [.. (await leads.ListAsync(tenant, repId, new LeadView(), MostLooked, cancellationToken)).Select(l => (l, Missing(l, fresh.Contains(l.Id))))];
    }

    /// <param name="hasFact">Research has found something lately.</param>
    public static ImmutableArray<string> Missing(Lead lead, bool hasFact) => [.. All.Where(f => f switch
    {
        "company" => string.IsNullOrEmpty(lead.Company),
        "title" => string.IsNullOrEmpty(lead.Title),
        "email" => string.IsNullOrEmpty(lead.Email),
        "phone" => string.IsNullOrEmpty(lead.Phone),
        "location" => string.IsNullOrEmpty(lead.Location),
        "goal" => string.IsNullOrEmpty(lead.Goal),
        "source" => string.IsNullOrEmpty(lead.Source),
        "industry" => string.IsNullOrEmpty(lead.Industry),
        "size" => lead.Size is null,
        _ => !hasFact,
    })];

    public static int Average(IEnumerable<ImmutableArray<string>> missing) => (int)Math.Round(missing.Average(m => Score(m)), MidpointRounding.AwayFromZero);

    /// <summary>In percent.</summary>
    public static int Score(ImmutableArray<string> missing) => (int)Math.Round(100.0 * (All.Length - missing.Length) / All.Length, MidpointRounding.AwayFromZero);
}
