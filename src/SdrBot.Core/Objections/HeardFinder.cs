using System.Globalization;
using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Objections;

/// <summary>Finds the heard objection that a button or a sentence means; what another rep heard is not found.</summary>
public sealed class HeardFinder(IObjectionLog log, Authority authority)
{
    private static readonly TimeSpan Recent = TimeSpan.FromHours(2);

    /// <param name="id">From a button; null for the last one that this person told of within two hours.</param>
    public async Task<HeardObjection?> FindAsync(Turn turn, string? id, CancellationToken cancellationToken)
    {
        var heard = id is null ? await log.LastOfRepAsync(turn.Tenant, turn.Rep.Id, turn.At - Recent, cancellationToken)
            : long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? await log.FindAsync(turn.Tenant, number, cancellationToken)
            : null;
        return heard is not null && await authority.MayWorkForAsync(turn.Rep, heard.RepId, cancellationToken) ? heard : null;
    }
}
