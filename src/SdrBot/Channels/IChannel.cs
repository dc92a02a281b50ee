using SdrBot.Conversations;

namespace SdrBot.Channels;

/// <summary>A chat platform the bot can speak on.</summary>
internal interface IChannel
{
    string Id { get; }

    /// <summary>How many conversations may be written to at the same time.</summary>
    int AtOnce => 16;

    /// <summary>Posts a message, or brings a posted one up to its present version.</summary>
    Task<Delivery> DeliverAsync(OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Looks whether a message whose delivery was cut short arrived all the same.</summary>
    /// <returns>The platform's id of it; null when it is not there; <see cref="Delivery.Unknown"/> cannot be told apart here, so a platform without history throws <see cref="NotSupportedException"/>.</returns>
    Task<string?> FindAsync(OutgoingMessage message, CancellationToken cancellationToken);
}

/// <summary>What is to be shown, and where.</summary>
/// <param name="PlatformId">The platform's own id once it was posted; null before.</param>
internal sealed record OutgoingMessage(long Id, string Key, int Version, ConversationReference Conversation, Reply Reply, string? PlatformId)
{
    /// <summary>When it was first said.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it may be there; null where nobody knows.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>The message in whose thread it stands, or that it is about; null for none.</summary>
    public EarlierMessage? After { get; init; }

    public bool IsInThread { get; init; }
}

/// <summary>A message that another comes after.</summary>
internal sealed record EarlierMessage
{
    public long Id { get; init; }

    /// <summary>Null where it did not arrive.</summary>
    public string? PlatformId { get; init; }

    /// <summary>Its address, once somebody has asked for it.</summary>
    public string? Link { get; init; }
}

/// <summary>What became of an attempt to deliver.</summary>
internal abstract record Delivery
{
    /// <summary>It is there.</summary>
    internal sealed record Arrived(string PlatformId) : Delivery
    {
        /// <summary>The address of the message that it is about, where that was asked for on the way.</summary>
        public string? LinkOfEarlier { get; init; }
    }

    /// <summary>It certainly is not there, and may be tried again after a while.</summary>
    /// <param name="Problem">Null when it only waits its turn.</param>
    internal sealed record NotYet(TimeSpan RetryAfter, string? Problem) : Delivery;

    /// <summary>It will never be there: the channel is gone, the bot was removed.</summary>
    internal sealed record Refused(string Problem) : Delivery;

    /// <summary>It may or may not be there: somebody has to look.</summary>
    internal sealed record Unknown(string Problem) : Delivery
    {
        /// <summary>Whether the platform can be asked for it later.</summary>
        public bool CanBeLookedFor { get; init; } = true;
    }
}
