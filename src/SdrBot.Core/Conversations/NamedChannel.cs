using System.Collections.Immutable;

namespace SdrBot.Conversations;

/// <summary>The shared channel that somebody names: one that the platform recognized in the message, one known by its name or id, or the one in which the words were said.</summary>
public sealed class NamedChannel(IEnumerable<IChannelNames> names)
{
    /// <param name="word">Without <c>#</c>; null for where it was said.</param>
    /// <returns>Null when it is no channel.</returns>
    public ConversationReference? Find(Turn turn, string? word)
    {
        if (word is not null && turn.Channels.TryGetValue($"#{word}", out var mentioned))
        {
            return mentioned;
        }

        return names.FirstOrDefault(n => n.Channel == turn.Conversation.Channel)?.Find(turn.Conversation, word ?? turn.Conversation.Id);
    }

    /// <summary>The channels that the word could mean, where it is not clear.</summary>
    public ImmutableArray<ChannelChoice> Alike(Turn turn, string word) => names.FirstOrDefault(n => n.Channel == turn.Conversation.Channel)?.Alike(turn.Conversation, word) ?? [];

    /// <summary>What people call it: the word, unless that is only the platform's id.</summary>
    public string Name(Turn turn, string? word, ConversationReference place, IEnumerable<ChannelRoute> known) =>
        word is not null && (word != place.Id || turn.Channels.ContainsKey($"#{word}"))
            ? word
            : names.FirstOrDefault(n => n.Channel == place.Channel)?.NameOf(place) ?? known.FirstOrDefault(r => r.Place.Key == place.Key)?.Name ?? place.Id;
}
