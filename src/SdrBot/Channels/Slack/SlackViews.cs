using System.Collections.Immutable;

namespace SdrBot.Channels.Slack;

/// <summary>A window or an App Home.</summary>
/// <param name="Type"><c>modal</c> or <c>home</c>.</param>
internal sealed record SlackView(string Type, ImmutableArray<SlackBlock> Blocks)
{
    public PlainTextObject? Title { get; init; }

    public PlainTextObject? Submit { get; init; }

    public PlainTextObject? Close { get; init; }

    public string? CallbackId { get; init; }

    /// <summary>What the window is about; it comes back with what was filled in.</summary>
    public string? PrivateMetadata { get; init; }
}

internal sealed record OpenView(string TriggerId, SlackView View);

/// <param name="Hash">The state that the view is known in, so that nothing newer is overwritten.</param>
internal sealed record UpdateView(string ViewId, string? Hash, SlackView View);

internal sealed record PublishView(string UserId, SlackView View);
