using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.Channels.LocalChat;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Tasks;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Kills;

/// <summary>Reps who are hired while the bot is down and whose day has just begun or ended by their own clock, so that its jobs have work the moment it starts.</summary>
internal sealed class Shifts(TestFolder folder)
{
    /// <summary>Zones in which it is about noon now; each is a unit of its own for the jobs.</summary>
    private const int Zones = 3;

    private static readonly TimeSpan JustNow = TimeSpan.FromMinutes(10);

    private readonly List<(string Id, DateOnly Day)> _mornings = [];
    private readonly List<(string Id, DateOnly Day)> _evenings = [];

    /// <param name="mornings">So many in each zone are owed a digest and a reminder.</param>
    /// <param name="evenings">So many in each zone are owed a recap, and will post a stand-up.</param>
    /// <returns>Those who will post.</returns>
    public async Task<IReadOnlyCollection<(string Person, DateOnly Day)>> HireAsync(int round, int mornings, int evenings)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var connection = new SqliteFile(folder.Database).Open(SqliteOpenMode.ReadWrite);
        var session = new Session(connection);
        await connection.ExecuteAsync("BEGIN IMMEDIATE");
        var posting = new List<(string, DateOnly)>();
        for (var zone = 0; zone < Zones; zone++)
        {
            var name = Zone(12 - now.Hour + zone - 1);
            var local = LocalClock.At(TimeZoneInfo.FindSystemTimeZoneById(name), now - JustNow);
            var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
            for (var i = 0; i < mornings; i++)
            {
                var id = $"r{round}-{zone}-m{i}";
                await HireAsync(session, Rep(id, name, time, "06:00-22:00"));
                await new TaskStore(session).AddAsync(
                    new TaskItem { Tenant = LocalConversations.Tenant, OwnerId = id, Kind = TaskKind.Callback, Activity = "call", Title = "Call Kim", DueAt = now - JustNow, HasTime = true, CreatedAt = now }, CancellationToken.None);
                _mornings.Add((id, day));
            }

            for (var i = 0; i < evenings; i++)
            {
                var id = $"r{round}-{zone}-e{i}";
                await HireAsync(session, Rep(id, name, new TimeOnly(6, 30), $"06:00-{time.ToString("HH:mm", CultureInfo.InvariantCulture)}"));
                _evenings.Add((id, day));
                posting.Add((id, day));
            }
        }

        await connection.ExecuteAsync("COMMIT");
        return posting;
    }

    /// <summary>How many of a round's reps have heard of their day.</summary>
    public async Task<long> SaidAsync(int round)
    {
        await using var connection = await OpenAsync();
        return await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM digests WHERE kind IN ('digest', 'recap') AND audience LIKE @like", new { like = $"r{round}-%" });
    }

    /// <summary>Waits until the jobs have said everything that is owed.</summary>
    /// <remarks>A job that finds more than it takes at once goes on a minute later.</remarks>
    public Task AllSaidAsync() => Until.EqualAsync((long)(2 * _mornings.Count) + _evenings.Count, async () =>
    {
        await using var connection = await OpenAsync();
        return await connection.ExecuteScalarAsync<long>(
            "SELECT (SELECT count(*) FROM digests WHERE kind IN ('digest', 'recap') AND audience LIKE 'r%-%') + (SELECT count(*) FROM tasks WHERE reminded = 1 AND owner_id LIKE 'r%-%')");
    }, times: 8);

    /// <summary>What was said of days is said whole, and once: counted in what is shown, which knows nothing of days.</summary>
    public async Task CheckAsync(Ledger ledger, bool isQuiet)
    {
        await using var connection = await OpenAsync();
        var session = new Session(connection);
        Assert.Equal<string>(
            await session.ManyAsync<string>("SELECT kind || ':' || audience || ':' || day FROM digests WHERE kind IN ('digest', 'recap', 'standup') ORDER BY 1"),
            await session.ManyAsync<string>("SELECT key FROM messages WHERE key LIKE 'digest:%' OR key LIKE 'recap:%' OR key LIKE 'standup:%' ORDER BY 1"));
        Assert.Equal<long>(
            await session.ManyAsync<long>("SELECT id FROM tasks WHERE reminded = 1 ORDER BY id"),
            await session.ManyAsync<long>("SELECT CAST(substr(key, 8) AS INTEGER) FROM messages WHERE key LIKE 'remind:%' ORDER BY 1"));

        var shown = (await session.ManyAsync<string>("SELECT conversation FROM local_messages WHERE id LIKE 'm%'")).CountBy(c => c).ToDictionary();
        var turns = (await session.ManyAsync<string>("SELECT id FROM turns WHERE state = 'done'")).ToHashSet();
        var posts = ledger.Read().Where(o => o.Operation.IsStandup && turns.Contains(Checker.TurnId(o.Operation))).CountBy(o => o.Operation.Person).ToDictionary();
        foreach (var (id, _) in _mornings)
        {
            Assert.InRange(shown.GetValueOrDefault(LocalConversations.Direct(id)), isQuiet ? 2 : 0, 2);
        }

        foreach (var (id, _) in _evenings)
        {
            var most = 1 + posts.GetValueOrDefault(id);
            Assert.InRange(shown.GetValueOrDefault(LocalConversations.Direct(id)), isQuiet ? most : 0, most);
        }

        Assert.InRange(shown.GetValueOrDefault(LocalConversations.SalesFloor), isQuiet ? posts.Count : 0, posts.Count);
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static string Zone(int hours) => hours == 0 ? "Etc/UTC" : $"Etc/GMT{(hours > 0 ? "-" : "+")}{Math.Abs(hours)}";

    private static Rep Rep(string id, string zone, TimeOnly digestAt, string hours) => new()
    {
        Tenant = LocalConversations.Tenant,
        Id = id,
        Name = id,
        Role = "sdr",
        Zone = zone,
        DigestAt = digestAt,
        Hours = WorkingHours.Parse($"1234567 {hours}")!,
    };

    private static async Task HireAsync(Session session, Rep rep)
    {
        await new RepStore(session).SaveAsync(rep, CancellationToken.None);
        await session.RunAsync(
            "INSERT INTO identities (channel, tenant, user_id, rep_id, conversation) VALUES ('local', 'local', @Id, @Id, json_object('channel', 'local', 'tenant', 'local', 'id', 'dm-' || @Id))", new { rep.Id });
    }
}
