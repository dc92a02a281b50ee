using System.Collections.Immutable;

namespace SdrBot.Conversations;

/// <summary>Which shared channel serves which purpose.</summary>
public interface IChannelRoutes
{
    Task<ImmutableArray<ChannelRoute>> AllAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>One channel serves a purpose: it takes the place of the one before.</summary>
    Task SaveAsync(string tenant, ChannelRoute route, CancellationToken cancellationToken);

    /// <returns>How many purposes the channel served.</returns>
    Task<int> RemoveAsync(string tenant, ConversationReference place, string purpose, CancellationToken cancellationToken);

    /// <summary>Sends what a channel refused, once somebody has mended the reason.</summary>
    /// <returns>How many messages go out again.</returns>
    Task<int> SendAgainAsync(string tenant, ConversationReference place, CancellationToken cancellationToken);
}

/// <param name="Purpose">One of <see cref="ChannelPurpose"/>, perhaps with what narrows it down after a colon.</param>
/// <param name="Name">What people call the channel, without <c>#</c>.</param>
public sealed record ChannelRoute(string Purpose, ConversationReference Place, string Name);

/// <summary>Why a channel does not take what is said in it, by the names that platforms have for it.</summary>
public static class RefusedPost
{
    public const string Archived = "is_archived";

    /// <summary>The channel does not let everybody post.</summary>
    public const string Restricted = "restricted_action";

    /// <summary>People of other companies read the channel.</summary>
    public const string Shared = "shared_outside";

    /// <summary>What somebody can mend.</summary>
    public static ImmutableArray<string> Mendable { get; } =
        ["not_in_channel", "channel_not_found", Archived, Shared, Restricted, $"{Restricted}_read_only_channel", $"{Restricted}_thread_only_channel"];
}

/// <summary>Knows the channels of a platform by the words with which commands name them.</summary>
public interface IChannelNames
{
    /// <summary>The chat platform.</summary>
    string Channel { get; }

    /// <param name="near">A conversation of the same company on the same platform.</param>
    /// <param name="name">Without <c>#</c>: a name, or the platform's id.</param>
    /// <returns>Null when it names no shared channel.</returns>
    ConversationReference? Find(ConversationReference near, string name);

    /// <summary>What people call a channel, without <c>#</c>; null when nobody knows.</summary>
    string? NameOf(ConversationReference place) => null;

    /// <summary>All that the name could mean, where several are called so.</summary>
    ImmutableArray<ChannelChoice> Alike(ConversationReference near, string name) => [];
}

/// <summary>One of several channels of the same name.</summary>
/// <param name="Name">With what tells it apart.</param>
public sealed record ChannelChoice(ConversationReference Place, string Name);
