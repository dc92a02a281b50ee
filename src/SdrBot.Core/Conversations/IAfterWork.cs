namespace SdrBot.Conversations;

/// <summary>Follows what changed somebody's work, in the same unit: what it says and saves stands or falls with it.</summary>
public interface IAfterWork
{
    /// <param name="repIds">Whose tasks and numbers have changed; with a cover's work those of the absent colleague too.</param>
    Task AfterAsync(string tenant, IEnumerable<string> repIds, DateTimeOffset now, CancellationToken cancellationToken);
}
