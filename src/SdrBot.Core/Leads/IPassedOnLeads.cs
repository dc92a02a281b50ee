using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Leads;

/// <summary>The leads that somebody qualified and handed over: no longer theirs to work on, and still theirs to follow.</summary>
public interface IPassedOnLeads
{
    /// <param name="words">A part of the lead's name or company; null when it is known which lead is meant.</param>
    /// <param name="leadId">The lead that is meant; null when it was named in words.</param>
    /// <returns>The lead to read only, with where it stands; null when this person handed no such lead over.</returns>
    Task<Reply?> AboutAsync(Turn turn, string? words, long? leadId, CancellationToken cancellationToken);

    /// <returns>Whom this person handed over at the same company, and who has them now; null when there is nobody.</returns>
    Task<Sentence?> AtCompanyAsync(Turn turn, Lead lead, CancellationToken cancellationToken);
}
