using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;

namespace SdrBot.Qualification;

/// <summary>Keeps answers, each with what it replaced.</summary>
public sealed class FindingLog(IFindingStore findings)
{
    /// <param name="touchId">The touch whose note held the answers; null when they were given.</param>
    public async Task<ImmutableArray<Kept>> KeepAsync(Turn turn, Lead lead, IEnumerable<Heard> heard, long? touchId, CancellationToken cancellationToken)
    {
        var known = await findings.OfLeadAsync(lead.Tenant, lead.Id, cancellationToken);
        var kept = ImmutableArray.CreateBuilder<Kept>();
        foreach (var answer in heard)
        {
            var before = known.FirstOrDefault(f => f.Question == answer.Question);
            if (before is not null && before.Value == answer.Value)
            {
                // Told twice, known once.
                kept.Add(new(before, before));
                continue;
            }

            var saved = await findings.SaveAsync(
                new Finding
                {
                    Tenant = lead.Tenant,
                    LeadId = lead.Id,
                    Question = answer.Question,
                    Value = answer.Value,
                    Words = answer.Words,
                    RepId = turn.Rep.Id,
                    At = turn.At,
                    TouchId = touchId,
                    TurnId = turn.Id,
                },
                cancellationToken);
            kept.Add(new(saved, before));
        }

        return kept.ToImmutable();
    }
}

/// <summary>An answer that is kept now.</summary>
/// <param name="Before">What was known until then; null for nothing.</param>
public sealed record Kept(Finding Finding, Finding? Before)
{
    public bool IsNew => Before?.Value != Finding.Value;
}
