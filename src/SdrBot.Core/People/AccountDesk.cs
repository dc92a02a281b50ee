using System.Collections.Immutable;
using SdrBot.Wording;

namespace SdrBot.People;

/// <summary>Asks the managers whose an account is, and shows each of them what was decided.</summary>
public sealed class AccountDesk(IRepDirectory people, IAccountRequests requests, Authority authority, OwnChoices choices, Conversations.IOutbox outbox)
{
    /// <summary>Told once; asked again, the message they have changes.</summary>
    /// <returns>False when there is no manager who can be asked.</returns>
    public async Task<bool> ShowAsync(AccountRequest request, CancellationToken cancellationToken)
    {
        var all = await people.AllAsync(request.Tenant, cancellationToken);
        var taken = await requests.WithAccountAsync(request.Tenant, request.Channel, cancellationToken);
        var isTold = false;
        foreach (var manager in await authority.ManagersAsync(request.Tenant, cancellationToken))
        {
            var (key, card) = ($"account:{request.Id}:{manager.Id}", AccountCard.Compose(request, all, taken, Words.In(manager.Language)));
            isTold |= await outbox.ReplaceAsync(request.Tenant, key, card, cancellationToken) || await outbox.TellAsync(manager, key, card, cancellationToken);
        }

        return isTold;
    }

    /// <summary>The rep as the platform's profile says, where the rep has not said it otherwise.</summary>
    public async Task<Rep> AdoptAsync(Rep rep, string? zone, Language? language, CancellationToken cancellationToken)
    {
        var met = rep with
        {
            Zone = zone is null || await choices.IsOwnAsync(rep, OwnChoices.Zone, cancellationToken) ? rep.Zone : zone,
            Language = language is null || await choices.IsOwnAsync(rep, OwnChoices.Language, cancellationToken) ? rep.Language : language.Value,
        };
        if (met != rep)
        {
            await people.SaveAsync(met, cancellationToken);
        }

        return met;
    }

    public async Task<AccountRequest?> FindAsync(string tenant, string? number, CancellationToken cancellationToken) =>
        long.TryParse(number?.Trim().TrimStart('#'), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id)
            ? await requests.FindAsync(tenant, id, cancellationToken)
            : null;

    public async Task<ImmutableArray<Conversations.Item>> LinesAsync(string tenant, Words words, CancellationToken cancellationToken) =>
        [.. (await requests.OpenAsync(tenant, cancellationToken)).Select(r => AccountCard.Line(r, words))];
}
