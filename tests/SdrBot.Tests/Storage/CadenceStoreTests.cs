using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using SdrBot.Cadences;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Tasks;

namespace SdrBot.Tests.Storage;

public sealed class CadenceStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 1, 0, 0, TimeSpan.Zero);
    private static readonly Rep Mina = new() { Tenant = "local", Id = "mina", Name = "Mina Park", Role = "sdr", Zone = "Asia/Seoul" };
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sdrbot");
    private readonly SqliteConnection _connection;
    private readonly Session _session;

    public CadenceStoreTests()
    {
        _connection = new SqliteFile(Path.Combine(_folder.FullName, "test.db")).Open(SqliteOpenMode.ReadWriteCreate);
        Migrations.Apply(_connection);
        _session = new(_connection);
    }

    [Fact]
    public async Task A_cadence_reads_back_as_it_was_published_and_only_a_change_is_a_new_version()
    {
        var store = new CadenceStore(_session, new());
        foreach (var cadence in CadenceLibrary.Shipped)
        {
            await store.PublishAsync("local", cadence, CancellationToken.None);
            await store.PublishAsync("local", cadence, CancellationToken.None);
        }

        var changed = CadenceLibrary.Shipped[0] with { AutoEnrol = false };
        await store.PublishAsync("local", changed, CancellationToken.None);
        var all = await store.AllAsync("local", CancellationToken.None);
        Assert.Equal([2, 1, 1, 1], all.Select(c => c.Version));
        Assert.Equal(CadenceLibrary.Shipped.Select(Requirements), all.Select(Requirements));
    }

    [Fact]
    public async Task What_is_rolled_back_is_remembered_by_nobody()
    {
        var (cadences, settings) = (new CadenceCache(), new SettingCache());
        var shipped = CadenceLibrary.Shipped[0];
        foreach (var (isCommitted, changed, value) in new[] { (false, shipped with { AutoEnrol = false }, "one"), (true, shipped with { AutoEnrol = true }, "two") })
        {
            var session = new Session(_connection);
            await session.RunAsync("SAVEPOINT batch");
            await new CadenceStore(session, cadences).PublishAsync("local", changed, CancellationToken.None);
            await new SettingStore(session, settings).SaveAsync("local", "key", value, CancellationToken.None);

            // The next unit of the batch reads both.
            var next = new Session(_connection);
            Assert.Equal(changed.AutoEnrol, Assert.Single(await new CadenceStore(next, cadences).AllAsync("local", CancellationToken.None)).AutoEnrol);
            Assert.Equal(value, await new SettingStore(next, settings).FindAsync("local", "key", CancellationToken.None));
            await session.RunAsync(isCommitted ? "RELEASE batch" : "ROLLBACK TO batch; RELEASE batch");
            Assert.Empty(cadences.Versions);
            Assert.Empty(settings.Known);
            if (isCommitted)
            {
                session.Committed();
                next.Committed();
            }
        }

        Assert.Equal("two", settings.Known[("local", "key")]);
        Assert.True(Assert.Single(cadences.Versions).Value.AutoEnrol);
    }

    [Fact]
    public async Task What_a_job_did_is_taken_back_days_later_and_never_by_a_bare_undo()
    {
        await new RepStore(_session).SaveAsync(Mina, CancellationToken.None);
        var tasks = new TaskStore(_session);
        var undo = new UndoStore(_session);
        var task = await tasks.AddAsync(new TaskItem { Tenant = "local", OwnerId = "mina", Kind = TaskKind.Step, Activity = "call", DueAt = Now }, CancellationToken.None);
        await new Unasked(_session, undo, NullLogger<Unasked>.Instance).DoAsync(Mina, "auto:late:1:1", "late_step", Now, async () =>
        {
            await tasks.SaveAsync(task.Skip(Now, "late")!, CancellationToken.None);
            return await tasks.AddAsync(task with { Activity = "email" }, CancellationToken.None);
        });

        var monday = new Turn("t", new("local", "local", "dm"), Mina, "undo", Now.AddDays(3));
        Assert.Equal(UndoResult.Nothing, (await undo.UndoAsync(monday, null, CancellationToken.None)).Result);
        Assert.Equal(UndoResult.TooLate, (await undo.UndoAsync(monday with { At = Now.AddDays(5) }, "auto:late:1:1", CancellationToken.None)).Result);
        Assert.Equal(UndoResult.Undone, (await undo.UndoAsync(monday, "auto:late:1:1", CancellationToken.None)).Result);
        Assert.Equal(["call"], (await tasks.OpenAsync("local", "mina", Now.AddDays(1), CancellationToken.None)).Select(t => t.Activity));
    }

    [Fact]
    public async Task Late_steps_come_page_by_page_without_a_gap()
    {
        await new RepStore(_session).SaveAsync(Mina, CancellationToken.None);
        var tasks = new TaskStore(_session);
        for (var i = 0; i < 7; i++)
        {
            await tasks.AddAsync(new TaskItem { Tenant = "local", OwnerId = "mina", Kind = TaskKind.Step, Activity = "call", DueAt = Now.AddMinutes(i / 3) }, CancellationToken.None);
        }

        var seen = new List<long>();
        TaskItem? last = null;
        while (await tasks.LateStepsAsync(Now.AddDays(1), last, 2, CancellationToken.None) is { IsEmpty: false } page)
        {
            seen.AddRange(page.Select(t => t.Id));
            last = page[^1];
        }

        Assert.Equal([1, 2, 3, 4, 5, 6, 7], seen);
    }

    public void Dispose()
    {
        _connection.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static string Requirements(Cadence cadence) => string.Join(' ', cadence.Steps.Select(s => $"{s.Number}{s.Activity}{s.Required}{s.OnlyIf}{s.Late}"));
}
