using System.Text.Json;
using Microsoft.Data.Sqlite;
using SdrBot.Channels.BotFramework;
using SdrBot.Channels.LocalChat;
using SdrBot.Channels.Slack;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Tasks;

namespace SdrBot.Benchmarks.Load;

/// <summary>Fills a data folder through the stores, as the bot itself would.</summary>
internal static class Seed
{
    /// <summary>Each person's; few enough leads would pile up open follow-ups as nobody has them.</summary>
    public const int LeadsEach = 100;

    public static string PersonId(int i) => $"p{i}";

    /// <summary>A company name that is no part of another one.</summary>
    public static string Company(int i)
    {
        Span<char> name = stackalloc char[6];
        for (var j = 0; j < name.Length; j++, i /= 20)
        {
            name[j] = "bcdfghjklmnpqrstvwxz"[i % 20];
        }

        return string.Concat("Acme", name);
    }

    /// <summary>People of the local chat with their leads.</summary>
    public static async Task PeopleAsync(string dataFolder, int people)
    {
        await InAsync(dataFolder, async session =>
        {
            var reps = new RepStore(session);
            var leads = new LeadStore(session);
            foreach (var role in Role.Shipped)
            {
                await reps.SaveRoleAsync(LocalConversations.Tenant, role, CancellationToken.None);
            }

            for (var i = 0; i < people; i++)
            {
                var rep = new Rep { Tenant = LocalConversations.Tenant, Id = PersonId(i), Name = $"Person {i}", Role = "sdr", Zone = "Asia/Seoul" };
                await reps.SaveAsync(rep, CancellationToken.None);
                await session.RunAsync(
                    "INSERT INTO identities (channel, tenant, user_id, rep_id, conversation) VALUES ('local', @Tenant, @Id, @Id, @conversation)",
                    new
                    {
                        rep.Tenant,
                        rep.Id,
                        conversation = JsonSerializer.Serialize(LocalConversations.Reference(LocalConversations.Direct(rep.Id)), StorageJson.Default.ConversationReference),
                    });
                for (var lead = i * LeadsEach; lead < (i + 1) * LeadsEach; lead++)
                {
                    await leads.AddAsync(Lead(rep.Id, lead), CancellationToken.None);
                }
            }
        });
    }

    /// <summary>The same people, with an account on Slack in place of the local chat.</summary>
    public static Task OnSlackAsync(string dataFolder, string workspace) => InAsync(dataFolder, async session =>
    {
        foreach (var id in await session.ManyAsync<string>("SELECT rep_id FROM identities"))
        {
            var place = new ConversationReference(SlackChannel.Name, LocalConversations.Tenant, $"D{id}") { Workspace = workspace };
            await session.RunAsync(
                "UPDATE identities SET channel = 'slack', user_id = @user, conversation = @place WHERE rep_id = @id",
                new { id, user = $"U{id}", place = JsonSerializer.Serialize(place, StorageJson.Default.ConversationReference) });
        }
    });

    /// <summary>The same people, with an account in Teams in place of the local chat.</summary>
    public static Task OnTeamsAsync(string dataFolder, string service, string bot) => InAsync(dataFolder, async session =>
    {
        foreach (var id in await session.ManyAsync<string>("SELECT rep_id FROM identities"))
        {
            var place = new ConversationReference(BotFrameworkChannel.Name, LocalConversations.Tenant, $"a:{id}");
            await session.RunAsync(
                "UPDATE identities SET channel = 'msteams', user_id = @id, conversation = @place WHERE rep_id = @id",
                new { id, place = JsonSerializer.Serialize(place, StorageJson.Default.ConversationReference) });
            await session.RunAsync(
                """
                INSERT INTO bot_conversations (id, channel_id, conversation_id, service_url, kind, bot_id, entra_tenant, member_id, locale, active)
                VALUES (@place, 'msteams', @place, @service, 'personal', @bot, 'load', @member, 'en-US', 1)
                """,
                new { place = place.Id, service, bot, member = $"29:{id}" });
        }
    });

    private static Lead Lead(string ownerId, int i) => new()
    {
        Tenant = LocalConversations.Tenant,
        OwnerId = ownerId,
        Name = $"Jane {Company(i)[4..]}",
        Company = Company(i),
        Email = $"jane@{Company(i)}.example",
        CreatedAt = TimeProvider.System.GetUtcNow(),
    };

    /// <summary>Open tasks: so many due today for the first person, the rest later and for others.</summary>
    public static Task TasksAsync(string dataFolder, int due, int all, int people) => InAsync(dataFolder, async session =>
    {
        var tasks = new TaskStore(session);
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < all; i++)
        {
            var isDue = i < due;
            var owner = isDue ? 0 : 1 + (i % (people - 1));
            await tasks.AddAsync(
                new TaskItem
                {
                    Tenant = LocalConversations.Tenant,
                    OwnerId = PersonId(owner),
                    LeadId = 1 + (owner * LeadsEach) + (i % LeadsEach),
                    Kind = "step",
                    Activity = "call",
                    DueAt = isDue ? now.AddMinutes(-i) : now.AddDays((i % 60) - 30),
                    Priority = 1 + (i % 3),
                    CreatedAt = now,
                },
                CancellationToken.None);
        }
    });

    private static async Task InAsync(string dataFolder, Func<Session, Task> work)
    {
        var file = new SqliteFile(new DataFolder(dataFolder).Database);
        using (var connection = file.Open(SqliteOpenMode.ReadWriteCreate))
        {
            Migrations.Apply(connection);
        }

        await using var database = file.OpenPrepared(SqliteOpenMode.ReadWrite);
        var session = new Session(database);
        await session.RunAsync("BEGIN IMMEDIATE");
        await work(session);
        await session.RunAsync("COMMIT");
    }
}
