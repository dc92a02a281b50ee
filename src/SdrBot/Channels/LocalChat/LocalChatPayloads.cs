using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrBot.Channels.LocalChat;

internal sealed record PeopleAnswer(ImmutableArray<LocalPerson> People);

internal sealed record LocalPerson
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Role { get; init; }

    public required string RoleName { get; init; }

    public required string Zone { get; init; }

    public required string Language { get; init; }
}

internal sealed record ConversationsAnswer(ImmutableArray<LocalConversation> Conversations);

internal sealed record LocalConversation(string Id, string Kind, string Name, string Topic, LastMessage? Last, ImmutableArray<string> Suggestions);

internal sealed record LastMessage(long Seq, DateTimeOffset At, string Preview);

internal sealed record MessagesAnswer(ImmutableArray<LocalMessage> Messages, bool More);

internal sealed record PostedAnswer(string Id, long Seq);

internal sealed record FileAnswer(string File);

internal sealed record EmptyAnswer;

internal sealed record PostedMessage(string? Person, string? Text, string? Id, string? File, string? FileName = null);

internal sealed record PressedAction(string? Person, string? MessageId, string? ActionId, string? Value);

/// <summary>A message as the page shows it.</summary>
internal sealed record LocalMessage
{
    public required string Id { get; init; }

    public required string Conversation { get; init; }

    /// <summary>The id that the page gave its own message, by which it recognises it.</summary>
    public string? ClientId { get; init; }

    /// <summary>Grows with every change of any message; where a resumed stream goes on.</summary>
    public long Seq { get; init; }

    /// <summary>The place in the conversation; an edit keeps it.</summary>
    public long Order { get; init; }

    public required LocalAuthor From { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>All of it as plain text.</summary>
    public required string Text { get; init; }

    /// <summary>What the file that came with it is called.</summary>
    public string? FileName { get; init; }

    public ImmutableArray<LocalBlock> Blocks { get; init; } = [];

    public ImmutableArray<LocalAction> Actions { get; init; } = [];

    /// <summary>A stored message as it remains when what it told had to go: who, where and when, and a sentence in its place.</summary>
    public static string Emptied(string body, string sentence) => JsonSerializer.Serialize(
        JsonSerializer.Deserialize(body, LocalJson.Default.LocalMessage)! with { Text = sentence, FileName = null, Blocks = [], Actions = [] }, LocalJson.Default.LocalMessage);
}

internal sealed record LocalAuthor(string Id, string Name, bool Bot = false);

/// <summary>A part of a message; which properties are set depends on the type.</summary>
internal sealed record LocalBlock(string Type)
{
    public ImmutableArray<LocalRun>? Text { get; init; }

    public ImmutableArray<LocalField>? Fields { get; init; }

    public ImmutableArray<LocalItem>? Items { get; init; }

    public ImmutableArray<LocalRun>? Label { get; init; }

    public int? Value { get; init; }

    public int? Max { get; init; }

    public ImmutableArray<ImmutableArray<LocalRun>>? Header { get; init; }

    public ImmutableArray<ImmutableArray<ImmutableArray<LocalRun>>>? Rows { get; init; }
}

/// <param name="Style"><c>bold</c>, <c>italic</c>, <c>code</c>, <c>strike</c>, or null.</param>
internal sealed record LocalRun(string Text, string? Style, string? Link);

internal sealed record LocalField(ImmutableArray<LocalRun> Name, ImmutableArray<LocalRun> Value);

internal sealed record LocalItem(ImmutableArray<LocalRun> Text, ImmutableArray<LocalRun>? Detail, bool Done, ImmutableArray<LocalAction> Actions)
{
    /// <summary>True when it is something to do.</summary>
    public bool? IsTask { get; init; }
}

/// <summary>Something to press, choose from or fill in. Its id means nothing outside: the command stays here.</summary>
internal sealed record LocalAction(string Id, string Kind, string Label)
{
    public string? Style { get; init; }

    public ImmutableArray<LocalOption>? Options { get; init; }

    public string? Placeholder { get; init; }

    public bool? Multiline { get; init; }
}

internal sealed record LocalOption(string Value, string Label);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(PeopleAnswer))]
[JsonSerializable(typeof(ConversationsAnswer))]
[JsonSerializable(typeof(MessagesAnswer))]
[JsonSerializable(typeof(PostedAnswer))]
[JsonSerializable(typeof(FileAnswer))]
[JsonSerializable(typeof(EmptyAnswer))]
[JsonSerializable(typeof(PostedMessage))]
[JsonSerializable(typeof(PressedAction))]
[JsonSerializable(typeof(LocalMessage))]
internal sealed partial class LocalJson : JsonSerializerContext;
