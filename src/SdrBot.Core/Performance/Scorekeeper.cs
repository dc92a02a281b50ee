using System.Collections.Immutable;
using SdrBot.Handoffs;
using SdrBot.People;

namespace SdrBot.Performance;

/// <summary>Counts for a rep, or for the whole team, what was done and what the account executives made of it.</summary>
public sealed class Scorekeeper(IFunnelStore funnels, IHandoffStore handoffs, IRepDirectory people, Authority authority)
{
    public async Task<Funnel> CountAsync(Rep rep, Period period, CancellationToken cancellationToken) => (await CountAsync([rep], period, cancellationToken))[0];

    /// <summary>In the order of the reps, each by their own clock.</summary>
    public async Task<ImmutableArray<Funnel>> CountAsync(ImmutableArray<Rep> reps, Period period, CancellationToken cancellationToken)
    {
        var counted = new Dictionary<string, Funnel>(StringComparer.Ordinal);
        foreach (var zone in reps.GroupBy(r => r.Zone, StringComparer.Ordinal))
        {
            var together = zone.ToImmutableArray();
            var (from, to) = period.Instants(together[0].TimeZone);
            foreach (var (rep, funnel) in together.Zip(await funnels.CountAsync(together, period, cancellationToken)))
            {
                var handed = await handoffs.CountsAsync(rep.Tenant, rep.Id, from, to, cancellationToken);
                counted[rep.Id] = funnel with { Made = handed.Made, Accepted = handed.Accepted, Declined = handed.Declined + handed.Returned, Won = handed.Won };
            }
        }

        return [.. reps.Select(r => counted[r.Id])];
    }

    /// <summary>Those whose numbers are kept: who works a day of tasks.</summary>
    public async Task<ImmutableArray<Rep>> CrewAsync(string tenant, CancellationToken cancellationToken)
    {
        var crew = ImmutableArray.CreateBuilder<Rep>();
        foreach (var rep in await people.AllAsync(tenant, cancellationToken))
        {
            if (await authority.MayAsync(rep, Permission.ReceiveDigest, cancellationToken))
            {
                crew.Add(rep);
            }
        }

        return crew.ToImmutable();
    }
}
