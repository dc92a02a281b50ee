using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Wording;

namespace SdrBot.Support;

/// <summary>Nobody has handed anything over.</summary>
public sealed class NothingPassedOn : IPassedOnLeads
{
    public Task<Reply?> AboutAsync(Turn turn, string? words, long? leadId, CancellationToken cancellationToken) => Task.FromResult<Reply?>(null);

    public Task<Sentence?> AtCompanyAsync(Turn turn, Lead lead, CancellationToken cancellationToken) => Task.FromResult<Sentence?>(null);
}
