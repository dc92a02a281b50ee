using System.Collections.Immutable;
using SdrBot.Conversations;

namespace SdrBot.Cadences;

/// <summary>Finds the cadence that somebody means, by its key or a part of its name.</summary>
public sealed class CadenceFinder(ICadenceStore cadences)
{
    /// <returns>The newest version, or what to say because there is none of that name.</returns>
    public async Task<(Cadence? Cadence, Reply? Question)> FindAsync(Turn turn, string? words, CancellationToken cancellationToken)
    {
        var all = await cadences.AllAsync(turn.Tenant, cancellationToken);
        var name = words?.Trim() ?? string.Empty;
        var cadence = all.FirstOrDefault(c => c.Id.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? all.FirstOrDefault(c => name.Length > 0 && c.Name.Values.Any(n => n.Contains(name, StringComparison.OrdinalIgnoreCase)));
        return cadence is null
            ? (null, ((Reply)turn.Say("cadences.none", ("words", name))).And(CadenceList.Items(turn, all, ImmutableDictionary<string, ImmutableArray<VersionRates>>.Empty)))
            : (cadence, null);
    }
}
