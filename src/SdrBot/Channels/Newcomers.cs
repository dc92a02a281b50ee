using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Channels;

/// <summary>Links an account on a platform with the rep who has the same e-mail address; the first person of an empty company is its manager.</summary>
internal sealed class Newcomers(IServiceScopeFactory scopes)
{
    /// <param name="place">Where the person is written to; null when nobody knows yet.</param>
    /// <returns>Who is behind the account now; null for nobody.</returns>
    public async Task<Rep?> LinkAsync(Session session, string channel, string tenant, string userId, Newcomer newcomer, ConversationReference? place, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
        var people = scope.ServiceProvider.GetRequiredService<RepStore>();
        if (await people.ByIdentityAsync(channel, tenant, userId) is { Active: true } known)
        {
            return known;
        }

        var rep = await FindAsync(session, people, channel, tenant, newcomer, cancellationToken);
        if (rep is not null)
        {
            await people.LinkAsync(channel, tenant, userId, rep.Id, place);
        }

        return rep;
    }

    /// <summary>The one rep with the same address who has no other account here.</summary>
    private static async Task<Rep?> FindAsync(Session session, RepStore people, string channel, string tenant, Newcomer newcomer, CancellationToken cancellationToken)
    {
        var all = await people.AllAsync(tenant, cancellationToken);
        if (all.IsEmpty)
        {
            return await FirstAsync(people, tenant, newcomer, cancellationToken);
        }

        var same = all.Where(r => r.Email is { } email && newcomer.Emails.Contains(email, StringComparer.OrdinalIgnoreCase)).ToList();
        if (same is not [var rep] || await session.ScalarAsync<long>(
            "SELECT EXISTS (SELECT 1 FROM identities WHERE channel = @channel AND tenant = @tenant AND rep_id = @Id)", new { channel, tenant, rep.Id }) == 1)
        {
            return null;
        }

        // At first contact the platform knows best; from then on the person says.
        var met = rep with { Zone = newcomer.Zone ?? rep.Zone, Language = newcomer.Language ?? rep.Language };
        await people.SaveAsync(met, cancellationToken);
        return met;
    }

    private static async Task<Rep> FirstAsync(RepStore people, string tenant, Newcomer newcomer, CancellationToken cancellationToken)
    {
        foreach (var role in Role.Shipped)
        {
            await people.SaveRoleAsync(tenant, role, cancellationToken);
        }

        var first = new Rep
        {
            Tenant = tenant,
            Id = "manager",
            Name = newcomer.Name,
            Email = newcomer.Emails.FirstOrDefault(),
            Role = "manager",
            Zone = newcomer.Zone ?? "UTC",
            Language = newcomer.Language ?? Language.English,
        };
        await people.SaveAsync(first, cancellationToken);
        return first;
    }
}

/// <summary>Somebody as the platform describes them.</summary>
/// <param name="Emails">Addresses that the platform vouches for.</param>
internal sealed record Newcomer(string Name, ImmutableArray<string> Emails)
{
    /// <summary>IANA; null when the platform does not say.</summary>
    public string? Zone { get; init; }

    public Language? Language { get; init; }
}
