using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Features;

/// <summary>Finds who of the company is behind an account that is new on a platform: the first person of an empty company, or the one rep with the same e-mail address.</summary>
internal sealed class Newcomers(Session session, RepStore people, AccountStore accounts, AccountDesk desk, NewCompany companies)
{
    /// <summary>In a company in which nobody works yet, whoever comes is its manager.</summary>
    public async Task<Rep> BeginAsync(Newcomer newcomer, CancellationToken cancellationToken)
    {
        await companies.FoundAsync(session, newcomer.Tenant, cancellationToken);
        var first = new Rep
        {
            Tenant = newcomer.Tenant,
            Id = "manager",
            Name = newcomer.Name,
            Email = newcomer.Emails.FirstOrDefault(),
            Role = "manager",
            Zone = newcomer.Zone ?? "UTC",
            Language = newcomer.Language ?? Language.English,
        };
        await people.SaveAsync(first, cancellationToken);
        await LinkAsync(newcomer, first);
        return first;
    }

    /// <returns>Null when nobody has that address, or several have, or who has it came with another account before.</returns>
    public async Task<Rep?> JoinAsync(Newcomer newcomer, IReadOnlyCollection<Rep> all, CancellationToken cancellationToken)
    {
        if (all.Where(newcomer.HasAddressOf).ToList() is not [var same] || (await accounts.WithAccountAsync(newcomer.Tenant, newcomer.Channel, cancellationToken)).Contains(same.Id))
        {
            return null;
        }

        var rep = await desk.AdoptAsync(same, newcomer.Zone, newcomer.Language, cancellationToken);
        await LinkAsync(newcomer, rep);
        return rep;
    }

    private Task LinkAsync(Newcomer newcomer, Rep rep) => people.LinkAsync(newcomer.Channel, newcomer.Tenant, newcomer.UserId, rep.Id, newcomer.Place);
}

/// <summary>Somebody as the platform describes them.</summary>
/// <param name="Emails">Addresses that the platform vouches for.</param>
internal sealed record Newcomer(string Channel, string Tenant, string UserId, string Name, ImmutableArray<string> Emails)
{
    private const int LongestName = 80;

    public string Name { get; } = Sentence.Of(Name).Clip(LongestName).Plain;

    /// <summary>Where the person is written to; null when nobody knows yet.</summary>
    public ConversationReference? Place { get; init; }

    /// <summary>IANA; null when the platform does not say.</summary>
    public string? Zone { get; init; }

    public Language? Language { get; init; }

    public bool HasAddressOf(Rep rep) => rep.Email is { } email && Emails.Contains(email, StringComparer.OrdinalIgnoreCase);
}
