using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Turns;
using SdrBot.Wording;

namespace SdrBot.Channels.LocalChat;

/// <summary>Takes what people write and press: the message appears and the turn runs in one transaction.</summary>
internal sealed class LocalReceiver(IDatabase database, LocalMessages messages, TurnRunner turns, TimeProvider clock)
{
    /// <returns>The message as it is shown; null when there is no such person or conversation.</returns>
    public Task<LocalMessage?> PostAsync(string conversation, string person, string id, string text, LocalFile? file, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        text = PlainText.Clean(text);
        return database.WriteAsync(
            LocalConversations.Reference(conversation).Key,
            async session =>
            {
                if (!LocalConversations.IsVisible(conversation, person) || await FindAsync(session, person) is not { } rep)
                {
                    return null;
                }

                var shown = await messages.ShowAsync(
                    session,
                    new LocalMessage
                    {
                        Id = LocalTranslator.MessageId(conversation, person, id),
                        Conversation = conversation,
                        ClientId = id,
                        From = new LocalAuthor(person, rep.Name),
                        At = now,
                        Text = text,
                        FileName = file?.Name,
                    },
                    version: 1);
                if (LocalTranslator.ToTurn(conversation, person, id, text, file?.Id, now) is { } incoming)
                {
                    await turns.RunAsync(session, incoming, cancellationToken);
                }

                return shown;
            },
            cancellationToken);
    }

    public Task<PressResult> PressAsync(string person, string messageId, string actionId, string? value, CancellationToken cancellationToken) =>
        database.WriteAsync(
            $"local|press|{messageId}",
            async session =>
            {
                if (!long.TryParse(messageId.AsSpan(messageId.StartsWith('m') ? 1 : 0), out var id)
                    || await StoredMessage.FindAsync(session, id) is not { Conversation.Channel: LocalChannel.Name } message
                    || !LocalConversations.IsVisible(message.Conversation.Id, person)
                    || await FindAsync(session, person) is null)
                {
                    return PressResult.NotFound;
                }

                if (ControlId.Find(message.Reply, actionId) is not { } control)
                {
                    return PressResult.Stale;
                }

                if (control is Select select && !select.Options.Any(o => o.Value == value))
                {
                    return PressResult.NoSuchOption;
                }

                var command = control.CommandFor(PlainText.Clean(value ?? string.Empty));
                await turns.RunAsync(session, LocalTranslator.ToPress(message, person, actionId, command, clock.GetUtcNow()), cancellationToken);
                return PressResult.Taken;
            },
            cancellationToken);

    private static async Task<Rep?> FindAsync(Session session, string person) =>
        await new RepStore(session).ByIdentityAsync(LocalChannel.Name, LocalConversations.Tenant, person) is { Active: true } rep ? rep : null;
}

/// <summary>A file that was uploaded before, and what it is called where it comes from.</summary>
internal sealed record LocalFile(string Id, string Name)
{
    private const int Longest = 200;
    private const string Nameless = "CSV";

    public static LocalFile Of(string id, string? name) => new(id, PlainText.OfOneLine(name ?? string.Empty) is { Length: > 0 } said ? Sentence.Of(said).Clip(Longest).Plain : Nameless);
}

internal enum PressResult
{
    Taken,
    NotFound,
    Stale,
    NoSuchOption,
}
