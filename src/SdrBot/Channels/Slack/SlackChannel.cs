using System.Text.Json.Serialization.Metadata;
using SdrBot.Conversations;

namespace SdrBot.Channels.Slack;

/// <summary>Delivers to Slack: a message, an answer that only one person sees, or an App Home.</summary>
internal sealed class SlackChannel(SlackClient client, SlackAccess access, SlackWorkspaces workspaces, SlackPace pace, SlackSharing sharing, SlackHistory history, SlackAnswerUrls answerUrls) : IChannel
{
    public const string Name = "slack";

    /// <summary>The conversation that is somebody's App Home.</summary>
    public const string HomePrefix = "home:";

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PublishAgain = TimeSpan.FromSeconds(15);

    public string Id => Name;

    public async Task<Delivery> DeliverAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var conversation = message.Conversation;
        if (workspaces.Find(conversation.Workspace) is not { } workspace || workspace.Tenant != conversation.Tenant)
        {
            return new Delivery.Refused("not_installed");
        }

        if (await sharing.IsOthersAsync(message, workspace, cancellationToken))
        {
            return new Delivery.Refused(RefusedPost.Shared);
        }

        var link = await LinkAsync(message, workspace, cancellationToken);
        var shown = message with { Reply = AboutLink.In(message.Reply, link ?? message.After?.Link) };
        var look = SlackHome.Is(message.Conversation) ? SlackLook.Page : SlackLook.Full;
        var delivery = await ShowAsync(shown, SlackRenderer.Render(message.Id, message.Version, shown.Reply, look), workspace, cancellationToken);

        // A limit that no page of Slack's documentation names must not cost the whole answer: pictures become bars of text, and then all becomes words.
        if (IsRefusedForItsLook(delivery) && look == SlackLook.Full && shown.Reply.Blocks.Any(b => b is Chart or Table))
        {
            delivery = await ShowAsync(shown, SlackRenderer.Render(message.Id, message.Version, shown.Reply, SlackLook.Text), workspace, cancellationToken);
        }

        if (IsRefusedForItsLook(delivery))
        {
            delivery = await ShowAsync(shown, SlackRenderer.RenderPlain(message.Id, message.Version, shown.Reply), workspace, cancellationToken);
        }

        return delivery is Delivery.Arrived arrived ? arrived with { LinkOfEarlier = link } : delivery;
    }

    private static bool IsRefusedForItsLook(Delivery delivery) =>
        delivery is Delivery.Refused { Problem: "invalid_blocks" or "invalid_blocks_format" or "msg_blocks_too_long" or "msg_too_long" or "view_too_large" };

    /// <summary>The address of the message that this one is about, asked for once; without it the words stand without a link.</summary>
    private async Task<string?> LinkAsync(OutgoingMessage message, SlackWorkspace workspace, CancellationToken cancellationToken) =>
        message is { IsInThread: false, After: { Link: null } after } && Place(after.PlatformId) is var (channel, ts)
        && await access.CallAsync("chat.getPermalink", workspace, new GetPermalink(channel, ts), SlackJson.Default.GetPermalink, cancellationToken) is SlackResult.Ok { Answer.Permalink: { Length: > 0 } link }
            ? link
            : null;

    private static string? Thread(OutgoingMessage message) =>
        message.IsInThread && Place(message.After?.PlatformId) is var (_, ts) ? ts : message.Conversation.Thread;

    private async Task<Delivery> ShowAsync(OutgoingMessage message, SlackMessage shown, SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        var conversation = message.Conversation;
        return conversation switch
        {
            { Id: var home } when SlackHome.Is(conversation) => await PublishAsync(workspace, home, shown, cancellationToken),
            { OnlyFor: { } user } => await WhisperAsync(message, shown, user, workspace, cancellationToken),
            _ when Place(message.PlatformId) is var (channel, ts) => await CallAsync(
                workspace, "chat.update", channel, new UpdateMessage(channel, ts, shown.Text, shown.Blocks), SlackJson.Default.UpdateMessage, _ => message.PlatformId!, cancellationToken),
            _ => await CallAsync(
                workspace, "chat.postMessage", conversation.Id,
                new PostMessage(conversation.Id, shown.Text, shown.Blocks) { ThreadTs = Thread(message), Metadata = MessageMetadata.Of(message.Key) }, SlackJson.Default.PostMessage,
                a => Place(a.Channel ?? conversation.Id, a.Ts), cancellationToken),
        };
    }

    /// <summary>To publish a page twice shows it once, so nobody need look for it.</summary>
    private async Task<Delivery> PublishAsync(SlackWorkspace workspace, string home, SlackMessage shown, CancellationToken cancellationToken)
    {
        var delivery = await CallAsync(
            workspace, "views.publish", home, new PublishView(home[HomePrefix.Length..], new SlackView("home", shown.Blocks)), SlackJson.Default.PublishView, _ => home, cancellationToken);
        return delivery is Delivery.Unknown(var problem) ? new Delivery.NotYet(PublishAgain, problem) : delivery;
    }

    /// <summary>Says what one person alone may see: at the address that came with the request, else among the others, else where the two talk alone.</summary>
    private async Task<Delivery> WhisperAsync(OutgoingMessage message, SlackMessage shown, string user, SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        var conversation = message.Conversation;
        if (Place(message.PlatformId) is (['D', ..] direct, var ts))
        {
            return await CallAsync(workspace, "chat.update", direct, new UpdateMessage(direct, ts, shown.Text, shown.Blocks), SlackJson.Default.UpdateMessage, _ => message.PlatformId!, cancellationToken);
        }

        if (conversation.ReplyTo is { } responseUrl && answerUrls.Take(responseUrl) is { } address)
        {
            var body = new ResponseUrlBody(shown.Text, shown.Blocks, "ephemeral", message.PlatformId is not null);
            var delivery = Outcome(await client.RespondAsync(address, body, cancellationToken), workspace, "response_url", _ => responseUrl);
            if (delivery is not Delivery.Refused { Problem: not ("invalid_blocks" or "invalid_blocks_format") })
            {
                return delivery;
            }
        }

        var among = await CallAsync(
            workspace, "chat.postEphemeral", conversation.Id,
            new PostEphemeral(conversation.Id, user, shown.Text, shown.Blocks) { ThreadTs = conversation.Thread }, SlackJson.Default.PostEphemeral,
            a => Place(conversation.Id, a.MessageTs), cancellationToken);
        return among is Delivery.Refused { Problem: "channel_not_found" or "not_in_channel" or "user_not_in_channel" or "is_archived" }
            ? await CallAsync(workspace, "chat.postMessage", user, new PostMessage(user, shown.Text, shown.Blocks), SlackJson.Default.PostMessage, a => Place(a.Channel ?? user, a.Ts), cancellationToken)
            : among;
    }

    /// <summary>Looks through the conversation for the message's business key, which travels in its metadata.</summary>
    public async Task<string?> FindAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var conversation = message.Conversation;
        if (message.PlatformId is not null || SlackHome.Is(conversation))
        {
            // It was there before, and an update that is made again changes nothing.
            return null;
        }

        if (conversation.ReplyTo is not null || conversation.OnlyFor is not null || workspaces.Find(conversation.Workspace) is not { } workspace)
        {
            throw new NotSupportedException("What only one person sees is in no history.");
        }

        return await history.FindAsync(message, Thread(message), workspace, cancellationToken) is { } ts ? Place(conversation.Id, ts) : null;
    }

    private async Task<Delivery> CallAsync<T>(
        SlackWorkspace workspace, string method, string channel, T arguments, JsonTypeInfo<T> type, Func<SlackAnswer, string> place, CancellationToken cancellationToken)
    {
        if (pace.WaitFor(workspace.Id, method, channel) is { } wait)
        {
            return new Delivery.NotYet(wait, null);
        }

        return Outcome(await access.CallAsync(method, workspace, arguments, type, cancellationToken), workspace, method, place);
    }

    private Delivery Outcome(SlackResult result, SlackWorkspace workspace, string method, Func<SlackAnswer, string> place)
    {
        switch (result)
        {
            case SlackResult.Ok(var answer):
                return new Delivery.Arrived(place(answer));
            case SlackResult.NotSent(var problem):
                return new Delivery.NotYet(Again, problem);
            case SlackResult.Limited(var wait):
                pace.Hold(workspace.Id, method, wait);
                return new Delivery.NotYet(wait, "ratelimited");
            case SlackResult.Refused(var error):
                return new Delivery.Refused(error);
            default:
                return new Delivery.Unknown(((SlackResult.Unknown)result).Problem);
        }
    }

    private static string Place(string channel, string? ts) => $"{channel}:{ts}";

    private static (string Channel, string Ts)? Place(string? platformId) =>
        platformId?.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? (platformId[..colon], platformId[(colon + 1)..]) : null;
}
