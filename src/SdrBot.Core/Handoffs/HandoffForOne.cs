using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary>The card in the account executives' channel as others see it: the SDR's own buttons for the SDR, none for those who can accept nothing.</summary>
public sealed class HandoffForOne(IHandoffStore handoffs, HandoffReader reader, IRepDirectory people, Authority authority) : IPersonalView
{
    public async Task<ImmutableArray<Rep>> PeopleAsync(string tenant, string key, CancellationToken cancellationToken)
    {
        if (await FindAsync(tenant, key, cancellationToken) is not { } handoff)
        {
            return [];
        }

        var others = ImmutableArray.CreateBuilder<Rep>();
        foreach (var rep in await people.AllAsync(tenant, cancellationToken))
        {
            if (rep.Id == handoff.SdrId || !await authority.MayAsync(rep, Permission.AcceptHandoffs, cancellationToken))
            {
                others.Add(rep);
            }
        }

        // The SDR comes first where a platform cannot take them all.
        return [.. others.OrderByDescending(r => r.Id == handoff.SdrId)];
    }

    public async Task<Reply?> ForAsync(Rep rep, string key, CancellationToken cancellationToken)
    {
        if (await FindAsync(rep.Tenant, key, cancellationToken) is not { } handoff)
        {
            return null;
        }

        var view = await reader.ReadAsync(handoff, cancellationToken);
        return rep.Id == handoff.SdrId ? HandoffCard.Compose(view).With(SdrCard.Controls(view, Words.In(rep.Language)))
            : await authority.MayAsync(rep, Permission.AcceptHandoffs, cancellationToken) ? null
            : HandoffCard.Compose(view).With();
    }

    private async Task<Handoff?> FindAsync(string tenant, string key, CancellationToken cancellationToken) =>
        key.StartsWith(HandoffFinder.Pin, StringComparison.Ordinal) && long.TryParse(key.AsSpan(HandoffFinder.Pin.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? await handoffs.FindAsync(tenant, id, cancellationToken)
            : null;
}
