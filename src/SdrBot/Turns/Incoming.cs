using System.Collections.Immutable;
using System.Text.Json.Serialization;
using SdrBot.Conversations;

namespace SdrBot.Turns;

/// <summary>What a channel received, before anybody knows who said it.</summary>
/// <param name="Id">The channel's own event id; the same id is answered once.</param>
/// <param name="UserId">The platform's id of the person.</param>
internal sealed record Incoming(string Id, ConversationReference Conversation, string UserId, string Text, DateTimeOffset At)
{
    /// <summary>The key of the message whose control was used; then <see cref="Text"/> is the control's command.</summary>
    public string? PressedIn { get; init; }

    public bool IsDirect { get; init; } = true;

    public string? File { get; init; }

    /// <summary>A file that came with the message and still lies with the platform; it is fetched before the turn runs.</summary>
    public Attachment? Attached { get; init; }

    /// <summary>Why there is no <see cref="File"/> although one came; see <see cref="Turn.FileProblem"/>.</summary>
    public string? FileProblem { get; init; }

    /// <summary>The shared channels that the words mention, by the word; null for none.</summary>
    public ImmutableDictionary<string, ConversationReference>? Channels { get; init; }

    /// <summary>What was filled into a window; then <see cref="Text"/> only names it.</summary>
    public Submission? Submission { get; init; }

    /// <summary>How long a press that changed something is the same one when it comes again, for a platform that sends it anew with another id.</summary>
    [JsonIgnore]
    public TimeSpan SamePress { get; init; } = DoubleClick;

    /// <summary>The same control used again so soon is the same press: a double click.</summary>
    public static TimeSpan DoubleClick { get; } = TimeSpan.FromSeconds(1);
}
