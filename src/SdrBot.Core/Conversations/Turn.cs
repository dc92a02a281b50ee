using System.Collections.Immutable;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Conversations;

/// <summary>One thing a person said to the bot, by typing or by pressing. The only input a handler gets.</summary>
/// <param name="Id">The channel's own event id; the same id is never answered twice.</param>
public sealed record Turn(string Id, ConversationReference Conversation, Rep Rep, string Text, DateTimeOffset At)
{
    /// <summary>The key of the message whose button was pressed; null when the words were typed.</summary>
    public string? PressedIn { get; init; }

    /// <summary>Only the person and the bot read along.</summary>
    public bool IsDirect { get; init; } = true;

    /// <summary>The shared channels that the words mention, by the word: <c>#ae-west</c>.</summary>
    public ImmutableDictionary<string, ConversationReference> Channels { get; init; } = ImmutableDictionary<string, ConversationReference>.Empty;

    /// <summary>A file that came with the message.</summary>
    public string? File { get; init; }

    /// <summary>Why a file that came with the message is not there; one of the sentences under <c>conversations.file</c>.</summary>
    public string? FileProblem { get; init; }

    /// <summary>What was filled into a window; null for what was typed or pressed.</summary>
    public Submission? Submission { get; init; }

    public string Tenant => Conversation.Tenant;

    /// <summary>The company's own names for things, by the key of the sentence.</summary>
    public ImmutableDictionary<string, string> Names { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What the bot can say in this person's language.</summary>
    public Words Words => Words.In(Rep.Language).AsOf(LocalNow.Year).With(Names);

    /// <summary>The time on this person's wall.</summary>
    public DateTime LocalNow => Rep.LocalTime(At);

    public DateOnly Today => DateOnly.FromDateTime(LocalNow);

    public Sentence Say(string key, params ReadOnlySpan<(string Name, object? Value)> values) => Words.Say(key, values);
}
