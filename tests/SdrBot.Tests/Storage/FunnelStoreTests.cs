using System.Collections.Immutable;
using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Performance;
using SdrBot.Storage;
using SdrBot.Tests.Support;
using SdrBot.Touches;

namespace SdrBot.Tests.Storage;

#pragma warning disable CA5394 // Histories are no secret.
/// <summary>The numbers of random histories, against a count that cannot be wrong.</summary>
public sealed class FunnelStoreTests : IDisposable
{
    private static readonly string[] Several = ["mina", "dana"];
    private static readonly string[] One = ["mina"];

    private static readonly ImmutableArray<string> Channels = [.. Channel.All];
    private static readonly ImmutableArray<string> Outcomes = [.. Disposition.All.Select(d => d.Key)];
    private static readonly ImmutableArray<Rep> Reps = [Person("mina", "Asia/Seoul"), Person("jiho", "Asia/Seoul"), Person("dana", "America/New_York")];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sdrbot");
    private readonly SqliteConnection _connection;
    private readonly Session _session;

    public FunnelStoreTests()
    {
        _connection = new SqliteFile(Path.Combine(_folder.FullName, "test.db")).Open(SqliteOpenMode.ReadWriteCreate);
        Migrations.Apply(_connection);
        _session = new(_connection);
    }

    [Fact]
    public async Task Any_history_is_counted_as_a_naive_count_does_also_after_some_of_it_was_taken_back()
    {
        var random = Seed.Random();
        var store = new TouchStore(_session);
        var undo = new UndoStore(_session);
        var leads = await AddLeadsAsync(6);
        var kept = new List<Touch>();
        var moves = new List<StatusChange>();
        for (var i = 0; i < 600; i++)
        {
            var rep = Reps[random.Next(Reps.Length)];
            var at = new DateTimeOffset(2026, 2, 25, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(60 * 24 * 40));
            var touch = Any(random, rep, leads[random.Next(leads.Count)], at, $"t{i}");
            var turn = new Turn(touch.TurnId, new("local", "local", "dm"), rep, "log", at);
            _session.Journal = new Journal(_session);
            kept.Add(await store.AddAsync(touch, CancellationToken.None));
            if (random.Next(20) == 0)
            {
                var move = new StatusChange { Tenant = "local", LeadId = touch.LeadId, FromStatus = LeadStatus.Prospect, ToStatus = LeadStatus.Disqualified, RepId = rep.Id, At = at };
                await new LeadStore(_session).AddStatusChangeAsync(move, CancellationToken.None);
                moves.Add(move);
            }

            await undo.SaveAsync(turn, "log_activity", await _session.Journal.FinishAsync());
            _session.Journal = null;
            if (random.Next(5) == 0)
            {
                Assert.Equal(UndoResult.Undone, (await undo.UndoAsync(turn with { Id = $"u{i}", At = at.AddMinutes(1) }, touch.TurnId, CancellationToken.None)).Result);
                kept.RemoveAt(kept.Count - 1);
                moves.RemoveAll(m => m.At == at && m.RepId == rep.Id && m.LeadId == touch.LeadId);
            }
        }

        foreach (var period in new[] { Period.Month(new(2026, 3, 1)), Period.Week(new(2026, 3, 8)), new Period(new(2026, 3, 8), new(2026, 3, 8)), Period.Quarter(new(2026, 3, 1)), new Period(new(2030, 1, 1), new(2030, 1, 1)) })
        {
            foreach (var zone in Reps.GroupBy(r => r.Zone))
            {
                var together = zone.ToImmutableArray();
                Assert.Equal(together.Select(r => Naive(r, period, kept, moves)), await new FunnelStore(_session).CountAsync(together, period, CancellationToken.None));
            }
        }
    }

    [Theory]
    [InlineData("2026-03-08T04:59:00Z", "2026-03-07")]
    [InlineData("2026-03-08T05:00:00Z", "2026-03-08")]
    [InlineData("2026-03-09T03:59:00Z", "2026-03-08")]
    [InlineData("2026-03-09T04:00:00Z", "2026-03-09")]
    [InlineData("2026-04-01T03:59:00Z", "2026-03-31")]
    public async Task What_was_turned_away_counts_on_the_local_day_also_when_the_clocks_change(string at, string day)
    {
        var lead = (await AddLeadsAsync(1))[0];
        var dana = Reps[2];
        await new LeadStore(_session).AddStatusChangeAsync(
            new() { Tenant = "local", LeadId = lead, FromStatus = "prospect", ToStatus = "disqualified", RepId = dana.Id, At = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture) }, CancellationToken.None);
        for (var d = new DateOnly(2026, 3, 6); d < new DateOnly(2026, 4, 3); d = d.AddDays(1))
        {
            var expected = d == DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) ? 1 : 0;
            Assert.Equal(expected, (await new FunnelStore(_session).CountAsync([dana], new(d, d), CancellationToken.None))[0].Disqualified);
        }
    }

    [Fact]
    public void Numbers_are_counted_from_the_indexes_alone()
    {
        var touches = Plan(FunnelStore.TouchesSql, new { tenant = "local", ids = Several, First = "2026-03-01", Last = "2026-03-31", reached = Outcomes, noes = Outcomes });
        Assert.Contains("COVERING INDEX touches_rep (tenant=? AND rep_id=? AND day>? AND day<?)", touches, StringComparison.Ordinal);
        Assert.Contains("COVERING INDEX touches_rep (tenant=? AND rep_id=? AND day=? AND channel=? AND lead_id=?", touches, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN", touches, StringComparison.Ordinal);
        var statuses = Plan(FunnelStore.StatusesSql, new { tenant = "local", ids = One, status = "disqualified", from = 0, to = 1 });
        Assert.Contains("COVERING INDEX status_changes_rep", statuses, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _connection.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private string Plan(string sql, object values) =>
        string.Join('\n', _connection.Query($"EXPLAIN QUERY PLAN {sql}", values).Select(r => (string)r.detail));

    private async Task<List<long>> AddLeadsAsync(int count)
    {
        var ids = new List<long>();
        for (var i = 0; i < count; i++)
        {
            ids.Add((await new LeadStore(_session).AddAsync(new Lead { Tenant = "local", OwnerId = "mina", Name = $"Buyer {i}", Company = $"Firm {i}" }, CancellationToken.None)).Id);
        }

        return ids;
    }

    private static Touch Any(Random random, Rep rep, long lead, DateTimeOffset at, string turn)
    {
        var outcome = Outcomes[random.Next(Outcomes.Length)];
        return new Touch
        {
            Tenant = "local",
            LeadId = lead,
            RepId = rep.Id,
            Channel = random.Next(2) == 0 ? Channel.Call : random.Next(2) == 0 ? Channel.Voicemail : Channels[random.Next(Channels.Length)],
            Outcome = outcome,
            IsInbound = random.Next(6) == 0,
            IsConversation = Disposition.Of(outcome).IsConversation,
            At = at,
            Day = DateOnly.FromDateTime(rep.LocalTime(at)),
            TurnId = turn,
        };
    }

    /// <summary>One touch after the other, with everything written out.</summary>
    private static Funnel Naive(Rep rep, Period period, IEnumerable<Touch> all, IEnumerable<StatusChange> moves)
    {
        var mine = all.Where(t => t.RepId == rep.Id && DateOnly.FromDateTime(rep.LocalTime(t.At)) >= period.First && DateOnly.FromDateTime(rep.LocalTime(t.At)) <= period.Last).ToList();
        var outgoing = mine.Where(t => !t.IsInbound).ToList();
        var calls = outgoing.Where(t => t.Channel == "call").ToList();
        return new Funnel
        {
            Activities = outgoing.Count,
            Dials = calls.Count + outgoing.Count(t => t.Channel == "voicemail" && !calls.Exists(c => c.LeadId == t.LeadId && c.Day == t.Day)),
            Connects = calls.Count(t => t.IsConversation || t.Outcome is "gatekeeper" or "callback_requested" or "declined"),
            DialConversations = calls.Count(t => t.IsConversation),
            Conversations = mine.Count(t => t.IsConversation),
            Meetings = mine.Count(t => t.Outcome == "meeting_booked"),
            Noes = mine.Count(t => t.Outcome is "declined" or "not_interested" or "not_now"),
            Disqualified = moves.Count(m => m.RepId == rep.Id && DateOnly.FromDateTime(rep.LocalTime(m.At)) >= period.First && DateOnly.FromDateTime(rep.LocalTime(m.At)) <= period.Last),
        };
    }

    private static Rep Person(string id, string zone) => new() { Tenant = "local", Id = id, Name = id, Role = "sdr", Zone = zone };
}
