using SdrBot.Conversations;

namespace SdrBot.Leads;

/// <summary>What a feature that knows more of a lead adds to its card.</summary>
public interface ILeadCardPart
{
    Task<AlsoSaid> PartAsync(Turn turn, Lead lead, CancellationToken cancellationToken);
}
