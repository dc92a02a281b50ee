using System.Collections.Immutable;
using SdrBot.Conversations;

namespace SdrBot.Leads;

/// <summary>What another feature has to say on a lead's card.</summary>
public interface ILeadCardPart
{
    /// <returns>Null when it has nothing to say of this lead.</returns>
    Task<LeadCardPart?> OfAsync(Turn turn, Lead lead, CancellationToken cancellationToken);
}

/// <summary>Lines and buttons on a lead's card.</summary>
public sealed record LeadCardPart(ImmutableArray<Field> Fields, ImmutableArray<Control> Controls);
