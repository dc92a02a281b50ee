using System.Collections.Immutable;
using System.Text.Json;
using SdrBot.Conversations;
using SdrBot.Storage;

namespace SdrBot.Channels.BotFramework;

/// <summary>Cards in shared conversations that Teams asks for anew for each of the people who see other buttons than everybody else.</summary>
/// <remarks><see href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views"/>.</remarks>
internal sealed class PersonalCards(IDatabase database, IServiceScopeFactory scopes, BotConversations conversations)
{
    /// <summary>The verb with which Teams asks.</summary>
    public const string Refresh = "refresh";

    /// <summary>Teams asks for no more people than that.</summary>
    private const int Most = 60;

    /// <summary>Adds for whom Teams shall ask.</summary>
    public async Task<OutgoingActivity> AddressAsync(OutgoingActivity shown, OutgoingMessage message, BotConversation conversation, CancellationToken cancellationToken)
    {
        if (conversation.Kind == "personal" || !CardDialect.Of(conversation.ChannelId).Executes || shown.Attachments is not [var attachment])
        {
            return shown;
        }

        var places = await database.ReadAsync(session => PlacesAsync(session, message, cancellationToken), cancellationToken);
        var users = ImmutableArray.CreateBuilder<string>();
        foreach (var place in places)
        {
            if (users.Count < Most && await conversations.FindAsync(place.Id, cancellationToken) is { MemberId: { } member } direct && direct.BotId == conversation.BotId)
            {
                users.Add(member);
            }
        }

        return users.Count == 0 ? shown : shown with { Attachments = [new CardAttachment(With(attachment.Content, MessageAddress.Of(message.Id, message.Version), users.ToImmutable()))] };
    }

    /// <summary>What one person sees of a message, as their session reads it.</summary>
    /// <returns>Null when that is what everybody sees.</returns>
    public async Task<Reply?> ForAsync(Session session, StoredMessage message, string user, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
        if (await scope.ServiceProvider.GetRequiredService<RepStore>().ByIdentityAsync(BotFrameworkChannel.Name, message.Conversation.Tenant, user) is not { Active: true } rep)
        {
            return null;
        }

        foreach (var view in scope.ServiceProvider.GetServices<IPersonalView>())
        {
            if (await view.ForAsync(rep, message.Key, cancellationToken) is { } own)
            {
                return own;
            }
        }

        return null;
    }

    /// <summary>A card that was asked for goes on being asked for.</summary>
    public static AdaptiveCard With(AdaptiveCard card, string address, ImmutableArray<string> users) =>
        card with { Refresh = new CardRefresh(new ExecuteAction(Refresh, new CardData { Message = address }), users) };

    private async Task<ImmutableArray<ConversationReference>> PlacesAsync(Session session, OutgoingMessage message, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
        var places = ImmutableArray.CreateBuilder<ConversationReference>();
        foreach (var view in scope.ServiceProvider.GetServices<IPersonalView>())
        {
            foreach (var rep in await view.PeopleAsync(message.Conversation.Tenant, message.Key, cancellationToken))
            {
                if (await session.ScalarAsync<string>(
                    "SELECT conversation FROM identities WHERE channel = @Name AND tenant = @Tenant AND rep_id = @Id AND conversation IS NOT NULL", new { BotFrameworkChannel.Name, rep.Tenant, rep.Id }) is { } place)
                {
                    places.Add(JsonSerializer.Deserialize(place, StorageJson.Default.ConversationReference)!);
                }
            }
        }

        return places.ToImmutable();
    }
}
