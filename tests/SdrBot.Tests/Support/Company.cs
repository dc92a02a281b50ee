using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SdrBot.Channels.LocalChat;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Storage;

namespace SdrBot.Tests.Support;

/// <summary>The people of the tests, and the channels they share.</summary>
internal static class Company
{
    public static ImmutableArray<Rep> People { get; } =
    [
        Person("mina", "Mina Park", "sdr", "Asia/Seoul"),
        Person("dana", "Dana Reyes", "sdr", "America/New_York"),
        Person("haruto", "Haruto Sato", "sdr", "Asia/Tokyo"),
        Person("alex", "Alex Chen", "ae", "America/New_York"),
        Person("bianca", "Bianca Ruiz", "ae", "America/New_York"),
        Person("grace", "Grace Kim", "manager", "Asia/Seoul"),
    ];

    public static async Task FoundAsync(SqliteConnection connection)
    {
        var session = new Session(connection);
        var store = new RepStore(session);
        foreach (var role in Role.Shipped)
        {
            await store.SaveRoleAsync(LocalConversations.Tenant, role, CancellationToken.None);
        }

        foreach (var person in People)
        {
            await store.SaveAsync(person, CancellationToken.None);
            await session.RunAsync(
                "INSERT INTO identities (channel, tenant, user_id, rep_id, conversation) VALUES ('local', 'local', @Id, @Id, @conversation) ON CONFLICT DO NOTHING",
                new { person.Id, conversation = Reference(LocalConversations.Direct(person.Id)) });
        }

        await RouteAsync(session, ChannelPurpose.Handoffs, LocalConversations.Handoffs);
        await RouteAsync(session, ChannelPurpose.SalesFloor, LocalConversations.SalesFloor);
    }

    /// <summary>Everybody has an address such as <c>mina@example.com</c>, by which a platform knows them.</summary>
    public static Task GiveAddressesAsync(TestBot bot) => bot.Database.WriteAsync("test", s => s.RunAsync("UPDATE reps SET email = id || '@example.com'"), CancellationToken.None);

    /// <summary>Leads of one person, such as <c>Buyer 1 (Firmmina1)</c>.</summary>
    public static async Task AddLeadsAsync(Session session, string owner, int count)
    {
        var store = new LeadStore(session);
        for (var i = 1; i <= count; i++)
        {
            await store.AddAsync(new Lead { Tenant = LocalConversations.Tenant, OwnerId = owner, Name = $"Buyer {i}", Company = $"Firm{owner}{i}" }, CancellationToken.None);
        }
    }

    private static Task<int> RouteAsync(Session session, string purpose, string conversation) => session.RunAsync(
        "INSERT INTO routes (tenant, purpose, channel, conversation) VALUES ('local', @purpose, 'local', @conversation) ON CONFLICT DO NOTHING",
        new { purpose, conversation = Reference(conversation) });

    private static string Reference(string conversation) =>
        JsonSerializer.Serialize(LocalConversations.Reference(conversation), StorageJson.Default.ConversationReference);

    private static Rep Person(string id, string name, string role, string zone) =>
        new() { Tenant = LocalConversations.Tenant, Id = id, Name = name, Role = role, Zone = zone };
}
