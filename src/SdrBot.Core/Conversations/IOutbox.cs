using SdrBot.People;

namespace SdrBot.Conversations;

/// <summary>What is said without being asked, or somewhere else than where the turn happened. Saved with the turn, delivered after it.</summary>
public interface IOutbox
{
    /// <summary>A direct message to a person, where that person was last heard. The same key again says nothing twice.</summary>
    /// <returns>False when the key was used before, or the person has no conversation with the bot yet.</returns>
    Task<bool> TellAsync(Rep rep, string key, Reply reply, CancellationToken cancellationToken);

    /// <summary>A message in a shared channel, by its purpose.</summary>
    /// <returns>False when the key was used before, or no channel serves the purpose.</returns>
    Task<bool> AnnounceAsync(string tenant, string purpose, string key, Reply reply, CancellationToken cancellationToken);

    /// <summary>Says something in the thread of an earlier message.</summary>
    /// <returns>False when the key was used before, there is no such message, or its platform has no threads.</returns>
    Task<bool> AnswerAsync(string tenant, string earlier, string key, Reply reply, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Changes an earlier message where it stands.</summary>
    /// <returns>False when there is no such message.</returns>
    Task<bool> ReplaceAsync(string tenant, string key, Reply reply, CancellationToken cancellationToken);

    /// <summary>Changes every earlier message whose key begins so and that says something else.</summary>
    /// <param name="beginning">Ends with a colon.</param>
    Task ReplaceEveryAsync(string tenant, string beginning, Reply reply, CancellationToken cancellationToken);
}

/// <summary>What shared channels are for.</summary>
public static class ChannelPurpose
{
    /// <summary>Where account executives read of qualified leads.</summary>
    public const string Handoffs = "handoffs";

    /// <summary>Where the team stands up and follows the numbers.</summary>
    public const string SalesFloor = "sales_floor";
}
