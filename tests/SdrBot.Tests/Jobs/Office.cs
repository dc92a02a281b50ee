using Microsoft.Extensions.Logging.Abstractions;
using SdrBot.Conversations;
using SdrBot.Digests;
using SdrBot.Jobs;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Tasks;
using SdrBot.Turns;

namespace SdrBot.Tests.Jobs;

/// <summary>A database file with people in it, and jobs that run when the test says what time it is.</summary>
internal sealed class Office : IAsyncDisposable
{
    public const string Tenant = "local";

    private readonly string _folder = Directory.CreateTempSubdirectory("sdrbot-office").FullName;
    private readonly OutboxBell _bell = new();

    private Office() => Database = Open();

    public SqliteDatabase Database { get; private set; }

    public DayRound Round => new(Database, _bell, TimeProvider.System, NullLogger<DayRound>.Instance);

    public string File => Path.Combine(_folder, "office.db");

    public static async Task<Office> OpenAsync(params Rep[] people)
    {
        var office = new Office();
        using (var connection = new SqliteFile(office.File).Open(Microsoft.Data.Sqlite.SqliteOpenMode.ReadWriteCreate))
        {
            Migrations.Apply(connection);
        }

        await office.Database.StartAsync(CancellationToken.None);
        await office.DoAsync(async s =>
        {
            foreach (var role in Role.Shipped)
            {
                await new RepStore(s).SaveRoleAsync(Tenant, role, CancellationToken.None);
            }

            await s.RunAsync("INSERT INTO routes (tenant, purpose, channel, conversation) VALUES ('local', 'sales_floor', 'local', '{\"channel\":\"local\",\"tenant\":\"local\",\"id\":\"floor\"}')");
            return 0;
        });
        foreach (var rep in people)
        {
            await office.HireAsync(rep);
        }

        return office;
    }

    public static Rep Sdr(string id, string zone = "Asia/Seoul") => new() { Tenant = Tenant, Id = id, Name = id, Role = "sdr", Zone = zone };

    public static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + "Z", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The process ends and comes back: nothing is left but the file.</summary>
    public async Task RestartAsync()
    {
        await Database.StopAsync(CancellationToken.None);
        Database.Dispose();
        Database = Open();
        await Database.StartAsync(CancellationToken.None);
    }

    public SqliteDatabase Open() => new(new SqliteFile(File), NullLogger<SqliteDatabase>.Instance);

    public Task<T> DoAsync<T>(Func<Session, Task<T>> work) => Database.WriteAsync("test", work, CancellationToken.None);

    public Task SaveAsync(Rep rep) => DoAsync(async s =>
    {
        await new RepStore(s).SaveAsync(rep, CancellationToken.None);
        return 0;
    });

    public async Task HireAsync(Rep rep)
    {
        await SaveAsync(rep);
        await DoAsync(s => s.RunAsync(
            "INSERT INTO identities (channel, tenant, user_id, rep_id, conversation) VALUES ('local', 'local', @Id, @Id, json_object('channel', 'local', 'tenant', 'local', 'id', 'dm-' || @Id))", new { rep.Id }));
    }

    public Task<TaskItem> PromiseAsync(string owner, DateTimeOffset due, string kind = TaskKind.Callback, bool hasTime = true) => DoAsync(s => new TaskStore(s).AddAsync(
        new TaskItem { Tenant = Tenant, OwnerId = owner, Kind = kind, Activity = "call", Title = "Call Kim", DueAt = due, HasTime = hasTime, CreatedAt = due }, CancellationToken.None));

    /// <summary>Every message whose key begins so, as key, version and words.</summary>
    public async Task<IReadOnlyList<Said>> SaidAsync(string prefix) =>
        await Database.ReadAsync(async s => (await s.ManyAsync<SaidRow>("SELECT key, version, reply FROM messages WHERE key LIKE @like ORDER BY id", new { like = prefix + "%" }))
            .Select(r => new Said(r.Key, r.Version, System.Text.Json.JsonSerializer.Deserialize(r.Reply, StorageJson.Default.Reply)!.Plain)).ToList(), CancellationToken.None);

    /// <summary>A turn in which the rep does one thing that can be undone, as the runner frames it.</summary>
    public Task WorkAsync(Rep rep, DateTimeOffset now, Func<Session, Task> work) => DoAsync(async s =>
    {
        var store = new DigestStore(s);
        var handlers = new HandlerSource(null!, s, new UndoStore(s), new Aftermath(s, [new DrainDigest(store, new RepStore(s), new Outbox(s, _bell, TimeProvider.System))]));
        handlers.Begin(new Command("done", typeof(Help), []) { CanUndo = true });
        await work(s);
        await handlers.FinishAsync(new Turn($"t{now.Ticks}", new ConversationReference("local", Tenant, "dm"), rep, "done", now), CancellationToken.None);
        return 0;
    });

    public Outbox Outbox(Session session) => new(session, _bell, TimeProvider.System);

    public RemindersJob Reminders() => new(Database, _bell, new JobPulse(TimeProvider.System), TimeProvider.System, NullLogger<RemindersJob>.Instance);

    public RecapsJob Recaps() => new(Round, Database, _bell, new JobPulse(TimeProvider.System), TimeProvider.System, NullLogger<RecapsJob>.Instance);

    public async ValueTask DisposeAsync()
    {
        await Database.StopAsync(CancellationToken.None);
        Database.Dispose();
        _bell.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed record SaidRow
    {
        public required string Key { get; init; }

        public int Version { get; init; }

        public required string Reply { get; init; }
    }
}

internal sealed record Said(string Key, int Version, string Plain);
