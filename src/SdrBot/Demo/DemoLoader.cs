using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.Channels;
using SdrBot.Channels.LocalChat;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;

namespace SdrBot.Demo;

/// <summary>Fills an empty database with the demo company, so that the local chat has somebody to be and something to do.</summary>
internal static class DemoLoader
{
    /// <summary>Does nothing where there is anybody already, no local chat, or a chat platform. One transaction: a kill leaves the database empty.</summary>
    public static void LoadDemo(this IHost app)
    {
        // A company that works on a chat platform has people of its own.
        if (app.Services.GetService<LocalChatOptions>() is null || app.Services.GetServices<IChannel>().Any())
        {
            return;
        }

        // Nothing listens yet, so nobody waits on this thread; SQLite works synchronously anyway.
        LoadAsync(app.Services).GetAwaiter().GetResult();
    }

    private static async Task LoadAsync(IServiceProvider services)
    {
        await using var connection = services.GetRequiredService<SqliteFile>().OpenPrepared(SqliteOpenMode.ReadWrite);
        if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM reps)"))
        {
            return;
        }

        await connection.ExecuteAsync("BEGIN IMMEDIATE");
        var session = new Session(connection);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
        var company = DemoCompany.Read();
        await LoadPeopleAsync(session, scope.ServiceProvider.GetRequiredService<RepStore>(), company);
        var leads = ActivatorUtilities.CreateInstance<DemoLeads>(scope.ServiceProvider);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var lead in company.Leads)
        {
            await leads.LoadAsync(lead, company.People.First(p => p.Id == lead.Owner).ToRep(LocalConversations.Tenant), now);
        }

        await connection.ExecuteAsync("COMMIT");
    }

    private static async Task LoadPeopleAsync(Session session, RepStore reps, DemoCompany company)
    {
        foreach (var role in Role.Shipped)
        {
            await reps.SaveRoleAsync(LocalConversations.Tenant, role, CancellationToken.None);
        }

        foreach (var person in company.People)
        {
            await reps.SaveAsync(person.ToRep(LocalConversations.Tenant), CancellationToken.None);
            await session.RunAsync(
                "INSERT INTO identities (channel, tenant, user_id, rep_id, conversation) VALUES (@Name, @Tenant, @Id, @Id, @conversation)",
                new { LocalChannel.Name, LocalConversations.Tenant, person.Id, conversation = Address(LocalConversations.Direct(person.Id)) });
        }

        await RouteAsync(session, ChannelPurpose.Handoffs, LocalConversations.Handoffs);
        await RouteAsync(session, ChannelPurpose.SalesFloor, LocalConversations.SalesFloor);
    }

    private static Task<int> RouteAsync(Session session, string purpose, string conversation) => session.RunAsync(
        "INSERT INTO routes (tenant, purpose, channel, conversation) VALUES (@Tenant, @purpose, @Name, @conversation)",
        new { LocalConversations.Tenant, purpose, LocalChannel.Name, conversation = Address(conversation) });

    private static string Address(string conversation) =>
        JsonSerializer.Serialize(LocalConversations.Reference(conversation), StorageJson.Default.ConversationReference);
}
