using System.Text.Json;
using SdrBot.Channels.BotFramework;
using SdrBot.Channels.LocalChat;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>The company of the tests as Teams knows it: accounts, conversations and channels.</summary>
internal static class TeamsCompany
{
    public static TeamsAccount Mina { get; } = Account("mina");

    /// <summary>The account of one of the company.</summary>
    public static TeamsAccount Account(string person)
    {
        var at = Company.People.Select(p => p.Id).ToList().IndexOf(person);
        return at < 0
            ? throw new InvalidOperationException($"There is no {person} (404).")
            : new($"29:{person}", $"0000aaaa-0000-0000-0000-00000000000{at + 10:x}", Company.People[at].Name, $"{person}@example.com");
    }

    public static string Direct(string person) => $"a:{person}";

    /// <summary>The id of a shared channel.</summary>
    public static string Channel(string name) => $"19:{name}@thread.tacv2";

    /// <summary>People of the company as if they had met it in Teams before.</summary>
    public static async Task LinkAsync(Session session, IEnumerable<Rep> people)
    {
        foreach (var person in people.Select(p => p.Id))
        {
            var account = Account(person);
            await MeetAsync(session, Direct(person), "personal", account.Id);
            await session.RunAsync("UPDATE identities SET channel = 'msteams', user_id = @AadObjectId, conversation = @place WHERE rep_id = @person", new { account.AadObjectId, place = Place(Direct(person)), person });
        }
    }

    /// <summary>The channel serves the purpose from now on.</summary>
    public static async Task<int> RouteAsync(Session session, string purpose, string name)
    {
        await MeetAsync(session, Channel(name), "channel", null);
        return await session.RunAsync("UPDATE routes SET channel = 'msteams', conversation = @place, name = @name WHERE purpose = @purpose", new { place = Place(Channel(name)), name, purpose });
    }

    private static string Place(string conversation) =>
        JsonSerializer.Serialize(new ConversationReference(BotFrameworkChannel.Name, LocalConversations.Tenant, conversation), StorageJson.Default.ConversationReference);

    private static Task<int> MeetAsync(Session session, string id, string kind, string? member) => session.RunAsync(
        """
        INSERT INTO bot_conversations (id, channel_id, conversation_id, service_url, kind, bot_id, entra_tenant, member_id, locale, active)
        VALUES (@id, 'msteams', @id, @ServiceUrl, @kind, @bot, @Tenant, @member, NULL, 1)
        """,
        new { id, FakeConnector.ServiceUrl, kind, bot = $"28:{FakeConnector.AppId}", FakeConnector.Tenant, member });
}
