using System.Text.Json;
using SdrBot.Storage;

namespace SdrBot.Channels.BotFramework;

/// <summary>Delivers to Teams and to whatever else speaks the Bot Framework's protocol.</summary>
internal sealed class BotFrameworkChannel(IDatabase database, ConnectorClient client, BotConversations conversations, PersonalCards cards, BotFrameworkPace pace) : IChannel
{
    public const string Name = "msteams";

    /// <summary>Stands for the id of a message that the channel gave none: such a one cannot be edited, only said again.</summary>
    private const string NoId = "none:";

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    public string Id => Name;

    public async Task<Delivery> DeliverAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(message.Conversation.Id, cancellationToken) is not { Active: true } conversation)
        {
            return new Delivery.Refused("not_installed");
        }

        if (pace.WaitFor(conversation.Id) is { } wait)
        {
            return new Delivery.NotYet(wait, null);
        }

        var link = await LinkAsync(message, cancellationToken);
        var reply = AboutLink.In(message.Reply, link ?? message.After?.Link);
        var dialect = CardDialect.Of(conversation.ChannelId);
        var shown = await cards.AddressAsync(CardRenderer.Render(message.Id, message.Version, reply, dialect), message, conversation, cancellationToken);
        var result = await SendAsync(conversation, message, shown, cancellationToken);
        if (result is ConnectorResult.TooLarge)
        {
            result = await SendAsync(conversation, message, CardRenderer.RenderSmall(message.Id, message.Version, reply, dialect), cancellationToken);
        }

        var delivery = await OutcomeAsync(result, conversation, message, cancellationToken);
        return delivery is Delivery.Arrived arrived ? arrived with { LinkOfEarlier = link } : delivery;
    }

    /// <summary>The address of the message that this one is about, worked out once; without it the words stand without a link.</summary>
    private async Task<string?> LinkAsync(OutgoingMessage message, CancellationToken cancellationToken) =>
        message is { IsInThread: false, After: { Link: null, PlatformId: { } id, Id: var row } }
        && await database.ReadAsync(session => StoredMessage.FindAsync(session, row), cancellationToken) is { Conversation: { Channel: Name } place }
        && await conversations.FindAsync(place.Id, cancellationToken) is { } there
            ? MessageLink.To(there, place.Thread, id)
            : null;

    /// <exception cref="NotSupportedException">Always: a bot cannot read a conversation back, so whoever runs it has to look.</exception>
    public Task<string?> FindAsync(OutgoingMessage message, CancellationToken cancellationToken) => throw new NotSupportedException("The protocol has no way to read a conversation.");

    private Task<ConnectorResult> SendAsync(BotConversation conversation, OutgoingMessage message, OutgoingActivity shown, CancellationToken cancellationToken)
    {
        var place = conversation.PlaceOf(ThreadOf(conversation, message));
        var activity = shown with
        {
            From = new OutgoingAccount(conversation.BotId),
            Recipient = conversation.MemberId is { } member ? new OutgoingAccount(member) : null,
            Conversation = new OutgoingConversation(place),
        };
        return message.PlatformId is { } id && !id.StartsWith(NoId, StringComparison.Ordinal)
            ? client.UpdateAsync(conversation.ServiceUrl, place, id, activity, cancellationToken)
            : client.PostAsync(conversation.ServiceUrl, place, activity, cancellationToken);
    }

    /// <summary>Only channels have threads; elsewhere what belongs below a message comes after it.</summary>
    private static string? ThreadOf(BotConversation conversation, OutgoingMessage message) =>
        message.Conversation.Thread ?? (message is { IsInThread: true, After.PlatformId: { } root } && conversation.Kind == "channel" && !root.StartsWith(NoId, StringComparison.Ordinal) ? root : null);

    private async Task<Delivery> OutcomeAsync(ConnectorResult result, BotConversation conversation, OutgoingMessage message, CancellationToken cancellationToken)
    {
        switch (result)
        {
            case ConnectorResult.Ok(var body):
                return new Delivery.Arrived(IdOf(body) ?? message.PlatformId ?? $"{NoId}{message.Id}");
            case ConnectorResult.NotSent(var problem):
                return new Delivery.NotYet(Again, problem);
            case ConnectorResult.Limited(var wait):
                pace.Hold(conversation.Id, wait);
                return new Delivery.NotYet(wait, "429");
            case ConnectorResult.TooLarge:
                return new Delivery.Refused("MessageSizeTooBig");
            case ConnectorResult.Refused(var code):
                if (code is "MessageWritesBlocked" or "BotNotInConversationRoster" or "ConversationNotFound")
                {
                    await conversations.DeactivateAsync(conversation.Id, cancellationToken);
                }

                return new Delivery.Refused(code);
            default:
                return new Delivery.Unknown(((ConnectorResult.Unknown)result).Problem) { CanBeLookedFor = false };
        }
    }

    private static string? IdOf(byte[] body)
    {
        try
        {
            return body.Length == 0 ? null : JsonSerializer.Deserialize(body, BotFrameworkJson.Default.ConnectorAnswer)?.Id;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
