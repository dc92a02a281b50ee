using System.Text.Json;
using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Turns;
using SdrBot.Wording;

namespace SdrBot.Channels.BotFramework;

/// <summary>Controls that were used: the command is looked up in the message's row, and the card comes back as it then is.</summary>
internal sealed class BotFrameworkPresses(IDatabase database, TurnRunner turns, BotConversations conversations, PersonalCards cards, OldButtons oldButtons, TimeProvider clock)
{
    /// <summary>Teams gives up after ten seconds, and the person sees an error.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>A card's <c>Action.Submit</c> arrives as a message with a value.</summary>
    public static bool IsPress(Activity activity) => string.IsNullOrEmpty(activity.Text) && activity.Value.Text("m") is not null;

    public Task PressAsync(Activity activity, BotConversation conversation, CancellationToken cancellationToken) =>
        PressAsync(activity, conversation, activity.Value.Text("a"), activity.Value, cancellationToken);

    public async Task<BotAnswer> ExecuteAsync(Activity activity, BotConversation conversation, CancellationToken cancellationToken)
    {
        var action = activity.Value.Child("action");
        if (action.Text("verb") is not { Length: > 0 } verb || BotFrameworkTranslator.UserOf(activity) is null || MessageAddress.Parse(action.Child("data").Text("m")) is null)
        {
            return BotAnswer.Malformed;
        }

        var words = Words.In(LanguageCode.Parse(activity.Locale) ?? Language.English);
        var work = verb == PersonalCards.Refresh
            ? LookAsync(activity, conversation, action.Child("data"), CancellationToken.None)
            : PressAsync(activity, conversation, verb, action.Child("data"), CancellationToken.None);
        try
        {
            return await work.WaitAsync(Patience, clock, cancellationToken) is { } seen ? BotAnswer.Card(Card(seen, activity, conversation)) : BotAnswer.Message(words.Say("cards.gone"));
        }
        catch (TimeoutException) when (!work.IsCompleted)
        {
            return BotAnswer.Message(words.Say("cards.working"));
        }
    }

    /// <summary>What somebody sees who is asked for anew is asked for again.</summary>
    private static AdaptiveCard Card(SeenMessage seen, Activity activity, BotConversation conversation)
    {
        var (message, isOwn) = seen;
        var card = CardRenderer.Card(message.Id, message.Version, message.Reply, CardDialect.Of(conversation.ChannelId));
        return isOwn && activity.From?.Id is { } account ? PersonalCards.With(card, MessageAddress.Of(message.Id, message.Version), [account]) : card;
    }

    /// <summary>Somebody looks at a card who may see other buttons than everybody else; nothing is done.</summary>
    private Task<SeenMessage?> LookAsync(Activity activity, BotConversation conversation, JsonElement data, CancellationToken cancellationToken) =>
        MessageAddress.Parse(data.Text("m")) is var (id, _) && BotFrameworkTranslator.UserOf(activity) is { } user
            ? database.ReadAsync(async session => await FindAsync(session, id, conversation) is null ? null : await SeenAsync(session, id, user, cancellationToken), cancellationToken)
            : Task.FromResult<SeenMessage?>(null);

    private async Task<SeenMessage?> SeenAsync(Session session, long id, string user, CancellationToken cancellationToken) => await StoredMessage.FindAsync(session, id) is not { } message
        ? null
        : await cards.ForAsync(session, message, user, cancellationToken) is { } own ? new SeenMessage(message with { Reply = own }, IsOwn: true) : new SeenMessage(message, IsOwn: false);

    /// <returns>The message as it is after the press; null when it is not in this conversation.</returns>
    private Task<SeenMessage?> PressAsync(Activity activity, BotConversation conversation, string? controlId, JsonElement data, CancellationToken cancellationToken)
    {
        if (MessageAddress.Parse(data.Text("m")) is not var (id, version) || controlId is not { Length: > 0 } || BotFrameworkTranslator.UserOf(activity) is not { } user)
        {
            return Task.FromResult<SeenMessage?>(null);
        }

        return database.WriteAsync(
            $"msteams|press|{id}",
            async session =>
            {
                await conversations.RefreshAsync(session, conversation);
                if (await FindAsync(session, id, conversation) is not { } message)
                {
                    return null;
                }

                var control = ControlId.Find(message.Reply, controlId) ?? ControlId.Find(await cards.ForAsync(session, message, user, cancellationToken) ?? Reply.Silence, controlId);
                var command = control switch
                {
                    Select select => ControlId.Option(select, data.Text("o") ?? data.Text(controlId)) is { } option ? select.CommandFor(option) : null,
                    Input input => input.CommandFor(PlainText.Clean(data.Text(controlId) ?? string.Empty)),
                    _ => control?.Command,
                };
                var now = clock.GetUtcNow();
                if (control is null)
                {
                    await oldButtons.SayAsync(session, message, user, BotFrameworkTranslator.PressId(id, version, controlId, user));
                }

                if (command is null || !await IsFirstAsync(session, BotFrameworkTranslator.IdOf(activity, conversation), now))
                {
                    return await SeenAsync(session, id, user, cancellationToken);
                }

                await turns.RunAsync(session, BotFrameworkTranslator.ToPress(message, version, user, activity.IsPersonal, controlId, command, now), cancellationToken);
                return await SeenAsync(session, id, user, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>A message is only ever pressed where it stands.</summary>
    public static async Task<StoredMessage?> FindAsync(Session session, long id, BotConversation conversation) =>
        await StoredMessage.FindAsync(session, id) is { Conversation: { Channel: BotFrameworkChannel.Name } place } message && place.Id == conversation.Id ? message : null;

    /// <summary>A channel sends an activity again that it believes lost, long after a double click.</summary>
    private static async Task<bool> IsFirstAsync(Session session, string id, DateTimeOffset now) => await session.RunAsync(
        "INSERT INTO turns (tenant, id, at, state, attempts) VALUES (@Tenant, @id, @now, 'done', 1) ON CONFLICT (tenant, id) DO NOTHING", new { BotFrameworkTranslator.Tenant, id, now }) == 1;
}

/// <summary>A message as one person sees it.</summary>
/// <param name="IsOwn">Everybody else sees it otherwise.</param>
internal sealed record SeenMessage(StoredMessage Message, bool IsOwn);
