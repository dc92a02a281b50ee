using System.Collections.Immutable;
using SdrBot.Conversations;

namespace SdrBot.People;

/// <summary>Whose accounts on the chat platforms are, and which nobody knows yet.</summary>
public interface IAccountRequests
{
    Task<AccountRequest?> FindAsync(string tenant, long id, CancellationToken cancellationToken);

    Task<ImmutableArray<AccountRequest>> OpenAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>Those who have an account on the platform.</summary>
    Task<ImmutableHashSet<string>> WithAccountAsync(string tenant, string channel, CancellationToken cancellationToken);

    /// <summary>From now on the account is the rep's, and no other of that platform is.</summary>
    /// <returns>False when it was decided before.</returns>
    Task<bool> LinkAsync(AccountRequest request, Rep rep, string byId, CancellationToken cancellationToken);

    /// <returns>False when it was decided before.</returns>
    Task<bool> RefuseAsync(AccountRequest request, string byId, CancellationToken cancellationToken);

    /// <summary>Says something to the account's person, whoever that is.</summary>
    Task AnswerAsync(AccountRequest request, Reply reply, CancellationToken cancellationToken);
}
