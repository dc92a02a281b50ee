using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using SdrBot.Jobs;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Tasks;
using SdrBot.Touches;

namespace SdrBot.Tests.Jobs;

/// <summary>Thursday, March 5, 2026 in Seoul begins at 15:00 UTC the day before; the digest's hour is 8:30, which is 23:30 UTC.</summary>
public sealed class DigestsJobTests
{
    private static readonly WorkingHours AllDay = WorkingHours.Parse("1234567 00:00-23:59")!;

    [Fact]
    public async Task A_day_is_said_once_however_often_the_job_runs_and_the_process_restarts()
    {
        await using var office = await Office.OpenAsync(Office.Sdr("mina"));

        for (var now = Office.Utc("2026-03-04 23:25"); now < Office.Utc("2026-03-05 00:30"); now = now.AddMinutes(1))
        {
            await office.Round.DigestsAsync(now, CancellationToken.None);
            if (now.Minute % 20 == 0)
            {
                await office.RestartAsync();
            }
        }

        var said = Assert.Single(await office.SaidAsync("digest:"));
        Assert.Equal("digest:mina:2026-03-05", said.Key);
        Assert.DoesNotContain("late", said.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Down_from_8_25_to_9_10_it_comes_once_and_says_that_it_is_late()
    {
        await using var office = await Office.OpenAsync(Office.Sdr("mina"));
        await office.Round.DigestsAsync(Office.Utc("2026-03-04 23:25"), CancellationToken.None);

        await office.RestartAsync();
        await office.Round.DigestsAsync(Office.Utc("2026-03-05 00:10"), CancellationToken.None);
        await office.Round.DigestsAsync(Office.Utc("2026-03-05 00:11"), CancellationToken.None);

        Assert.Contains("I was offline at 8:30 AM", Assert.Single(await office.SaidAsync("digest:")).Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Down_for_three_days_it_says_today_and_counts_the_rest()
    {
        await using var office = await Office.OpenAsync(Office.Sdr("mina"));
        await office.Round.DigestsAsync(Office.Utc("2026-03-01 23:30"), CancellationToken.None); // Monday.
        await office.Round.DigestsAsync(Office.Utc("2026-03-02 10:00"), CancellationToken.None);

        await office.Round.DigestsAsync(Office.Utc("2026-03-04 20:00"), CancellationToken.None); // Thursday, 5 in the morning: back, and nothing is due.
        await office.Round.DigestsAsync(Office.Utc("2026-03-04 23:30"), CancellationToken.None);

        var said = await office.SaidAsync("digest:");
        Assert.Equal(["digest:mina:2026-03-02", "digest:mina:2026-03-05"], said.Select(s => s.Key));
        Assert.Contains("2 digests were skipped", said[1].Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Down_past_the_working_day_it_keeps_quiet_until_the_next_morning()
    {
        await using var office = await Office.OpenAsync(Office.Sdr("mina"));
        await office.Round.DigestsAsync(Office.Utc("2026-03-04 23:00"), CancellationToken.None);

        await office.Round.DigestsAsync(Office.Utc("2026-03-05 13:00"), CancellationToken.None); // 22:00.
        Assert.Empty(await office.SaidAsync("digest:"));

        await office.Round.DigestsAsync(Office.Utc("2026-03-05 23:30"), CancellationToken.None);
        Assert.Equal("digest:mina:2026-03-06", Assert.Single(await office.SaidAsync("digest:")).Key);
    }

    [Theory]
    [InlineData("2026-03-04 22:40")] // An hour back.
    [InlineData("2026-03-05 00:40")] // An hour forward.
    [InlineData("1970-01-01 23:30")] // Thursday; the digest of that day may come, this one not again.
    [InlineData("2038-01-19 03:14")]
    public async Task A_clock_that_jumps_says_nothing_twice(string jump)
    {
        await using var office = await Office.OpenAsync(Office.Sdr("mina"));
        foreach (var now in new[] { Office.Utc("2026-03-04 23:40"), Office.Utc(jump), Office.Utc("2026-03-04 23:41"), Office.Utc(jump), Office.Utc("2026-03-04 23:42") })
        {
            await office.Round.DigestsAsync(now, CancellationToken.None);
        }

        Assert.Single(await office.SaidAsync("digest:mina:2026-03-05"));
        Assert.InRange((await office.SaidAsync("digest:")).Count, 1, 2);

        await office.Round.DigestsAsync(Office.Utc("2026-03-05 23:30"), CancellationToken.None);
        Assert.Single(await office.SaidAsync("digest:mina:2026-03-06"));
    }

    [Fact]
    public async Task A_rep_who_breaks_the_batch_keeps_nobody_else_from_their_day_and_is_told_at_the_next_run()
    {
        await using var office = await Office.OpenAsync([.. Enumerable.Range(0, 5).Select(i => Office.Sdr($"rep{i}"))]);
        await office.DoAsync(s => s.RunAsync("CREATE TRIGGER broken BEFORE INSERT ON messages WHEN NEW.key LIKE 'digest:rep3%' BEGIN SELECT RAISE(ABORT, 'broken'); END"));

        var failed = await Assert.ThrowsAsync<AggregateException>(() => office.Round.DigestsAsync(Office.Utc("2026-03-04 23:30"), CancellationToken.None));
        Assert.IsType<SqliteException>(failed.InnerException);
        Assert.Equal(["digest:rep0:2026-03-05", "digest:rep1:2026-03-05", "digest:rep2:2026-03-05", "digest:rep4:2026-03-05"], (await office.SaidAsync("digest:")).Select(s => s.Key));

        await office.DoAsync(s => s.RunAsync("DROP TRIGGER broken"));
        await office.Round.DigestsAsync(Office.Utc("2026-03-04 23:31"), CancellationToken.None);
        Assert.Equal(5, (await office.SaidAsync("digest:")).Count);
    }

    [Fact]
    public async Task Two_processes_on_one_file_say_it_once()
    {
        await using var office = await Office.OpenAsync([.. Enumerable.Range(0, 20).Select(i => Office.Sdr($"rep{i}"))]);
        using var other = office.Open();
        using var bell = new OutboxBell();
        await other.StartAsync(CancellationToken.None);
        var now = Office.Utc("2026-03-04 23:30");

        var said = await Task.WhenAll(office.Round.DigestsAsync(now, CancellationToken.None), new DayRound(other, bell, TimeProvider.System, NullLogger<DayRound>.Instance).DigestsAsync(now, CancellationToken.None));

        await other.StopAsync(CancellationToken.None);
        Assert.Equal(20, said.Sum());
        Assert.Equal(20, (await office.SaidAsync("digest:")).Count);
    }

    [Fact]
    public async Task Who_is_no_rep_is_away_or_has_no_conversation_hears_nothing()
    {
        await using var office = await Office.OpenAsync(
            Office.Sdr("boss") with { Role = "manager" },
            Office.Sdr("absent") with { AwayFrom = new(2026, 3, 5), AwayUntil = new(2026, 3, 5) },
            Office.Sdr("gone") with { Active = false },
            Office.Sdr("off") with { DigestAt = null });
        await office.SaveAsync(Office.Sdr("stranger"));

        Assert.Equal(0, await office.Round.DigestsAsync(Office.Utc("2026-03-04 23:30"), CancellationToken.None));
    }

    [Fact]
    public async Task The_digest_follows_the_work_in_its_one_message()
    {
        var rep = Office.Sdr("mina");
        await using var office = await Office.OpenAsync(rep);
        var task = await office.PromiseAsync("mina", Office.Utc("2026-03-05 01:00"));
        await office.Round.DigestsAsync(Office.Utc("2026-03-04 23:30"), CancellationToken.None);
        Assert.Contains("Callbacks (1 owed)", (await office.SaidAsync("digest:"))[0].Plain, StringComparison.Ordinal);

        var now = Office.Utc("2026-03-05 01:05");
        await office.WorkAsync(rep, now, s => new TaskStore(s).SaveAsync(task.Complete(now)!, CancellationToken.None));

        var said = Assert.Single(await office.SaidAsync("digest:"));
        Assert.Equal(2, said.Version);
        Assert.Contains("Callbacks (0 owed)", said.Plain, StringComparison.Ordinal);
        Assert.Contains("Everything of today is done: 1 task", said.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_that_changes_nothing_leaves_the_digest_alone()
    {
        var rep = Office.Sdr("mina");
        await using var office = await Office.OpenAsync(rep);
        await office.Round.DigestsAsync(Office.Utc("2026-03-04 23:30"), CancellationToken.None);

        await office.WorkAsync(rep, Office.Utc("2026-03-05 01:05"), _ => Task.CompletedTask);

        Assert.Equal(1, Assert.Single(await office.SaidAsync("digest:")).Version);
    }

    [Fact]
    public async Task Facts_count_what_is_due_done_and_logged()
    {
        var rep = Office.Sdr("mina");
        await using var office = await Office.OpenAsync(rep);
        await office.PromiseAsync("mina", Office.Utc("2026-03-05 14:59"), TaskKind.Step); // The last minute of the day in Seoul.
        await office.PromiseAsync("mina", Office.Utc("2026-03-05 15:00"), TaskKind.Step); // Tomorrow.
        await office.PromiseAsync("mina", Office.Utc("2026-03-01 03:00"), TaskKind.Step); // Overdue.
        await office.PromiseAsync("other", Office.Utc("2026-03-05 03:00"), TaskKind.Step);
        var lead = await office.DoAsync(s => s.ScalarAsync<long>("INSERT INTO leads (tenant, owner_id, name, motion, priority, status, created_at, search, version) VALUES ('local', 'mina', 'Kim', 'inbound', 2, 'prospect', 0, '', 1) RETURNING id"));
        foreach (var day in new[] { new DateOnly(2026, 3, 4), new(2026, 3, 4), new(2026, 3, 5), new(2026, 3, 3) })
        {
            await office.DoAsync(s => new TouchStore(s).AddAsync(
                new Touch { Tenant = Office.Tenant, LeadId = lead, RepId = "mina", Channel = "call", Outcome = "meeting_booked", IsConversation = true, Day = day, TurnId = "t" }, CancellationToken.None));
        }

        var facts = (await office.DoAsync(s => new DigestStore(s).FactsAsync([rep], new(2026, 3, 5), CancellationToken.None)))[0];

        Assert.Equal(new SdrBot.Digests.DigestCount("call", 2, 0), Assert.Single(facts.Work));
        Assert.Equal(new(1, 1, 1), facts.Numbers);
        Assert.Equal(new(2, 2, 2), facts.Before);
    }

    /// <summary>On days on which clocks change, and where they are odd: one digest each day, no more and no less.</summary>
    [Theory]
    [InlineData("America/Santiago", "00:00", "2026-09-05")] // Midnight of the 6th does not exist.
    [InlineData("America/New_York", "02:30", "2026-03-07")] // 02:30 of the 8th does not exist.
    [InlineData("America/New_York", "01:30", "2026-10-31")] // 01:30 of the 1st comes twice.
    [InlineData("Australia/Lord_Howe", "02:10", "2026-10-03")]
    [InlineData("Australia/Lord_Howe", "01:45", "2026-04-04")]
    [InlineData("Asia/Kathmandu", "00:00", "2026-03-04")]
    [InlineData("Pacific/Apia", "23:30", "2026-03-04")]
    [InlineData("America/Sao_Paulo", "00:00", "2026-10-31")]
    public async Task Each_day_has_one_digest_when_clocks_change(string zone, string at, string day)
    {
        var rep = Office.Sdr("mina", zone) with { DigestAt = TimeOnly.ParseExact(at, "HH:mm", null), Hours = AllDay };
        await using var office = await Office.OpenAsync(rep);
        var first = DateOnly.ParseExact(day, "yyyy-MM-dd", null);
        var end = LocalClock.StartOf(rep.TimeZone, first.AddDays(3));
        for (var now = LocalClock.StartOf(rep.TimeZone, first); now < end; now = now.AddMinutes(10))
        {
            await office.Round.DigestsAsync(now, CancellationToken.None);
        }

        Assert.Equal(Enumerable.Range(0, 3).Select(i => $"digest:mina:{first.AddDays(i):yyyy-MM-dd}"), (await office.SaidAsync("digest:")).Select(s => s.Key));
    }

    /// <summary>Whatever a rep does to zone and hour in a few days, clocks changing or not, no local date has two digests.</summary>
    [Fact]
    public async Task Changing_zone_and_hour_gives_at_most_one_digest_a_day()
    {
        await using var office = await Office.OpenAsync();
        var cases = 0;
        var starts = new[] { "2026-03-03", "2026-03-07", "2026-04-04", "2026-09-05", "2026-10-03", "2026-10-31", "2026-12-31" };
        var change = from zone in Gen.Elements("Asia/Seoul", "America/New_York", "Pacific/Apia", "America/Santiago", "Australia/Lord_Howe", "Asia/Kathmandu")
                     from hour in Gen.Choose(0, 17)
                     from minute in Gen.Choose(0, 3)
                     from ticks in Gen.Choose(1, 30)
                     select (Zone: zone, At: new TimeOnly(hour, minute * 15), Ticks: ticks);
        var play = from start in Gen.Elements(starts) from isAllDay in Gen.Elements(true, false) from changes in change.ListOf(8) select (start, isAllDay, changes);
        Prop.ForAll(play.ToArbitrary(), p => PlayAsync(office, $"rep{cases++}", Office.Utc($"{p.start} 00:00"), p.isAllDay, [.. p.changes]).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    private static async Task<bool> PlayAsync(Office office, string id, DateTimeOffset now, bool isAllDay, (string Zone, TimeOnly At, int Ticks)[] changes)
    {
        await office.HireAsync(Office.Sdr(id));
        var days = new List<DateOnly>();
        foreach (var (zone, at, ticks) in changes)
        {
            var rep = Office.Sdr(id, zone) with { DigestAt = at };
            rep = isAllDay ? rep with { Hours = AllDay } : rep;
            await office.SaveAsync(rep);
            for (var i = 0; i < ticks; i++, now = now.AddMinutes(15))
            {
                if (await office.Round.DigestsAsync(now, CancellationToken.None) > 0)
                {
                    days.Add(DateOnly.FromDateTime(rep.LocalTime(now)));
                }
            }
        }

        await office.SaveAsync(Office.Sdr(id) with { Active = false });
        return days.Count == days.Distinct().Count() && days.Order().SequenceEqual(days) && (await office.SaidAsync($"digest:{id}:")).Count == days.Count;
    }
}
