using SdrBot.Conversations;

namespace SdrBot.Leads;

/// <summary>Whom somebody is talking about: the lead whose card they opened last in a conversation.</summary>
public interface IOpenCard
{
    Task OpenAsync(Turn turn, Lead lead, CancellationToken cancellationToken);

    /// <summary>The lead that was opened, or to whom a touch was logged, within the last two hours; null when there is none.</summary>
    Task<Lead?> FindAsync(Turn turn, CancellationToken cancellationToken);
}
