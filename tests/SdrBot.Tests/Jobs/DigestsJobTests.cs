using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using SdrBot.Jobs;
using SdrBot.Storage;

namespace SdrBot.Tests.Jobs;

/// <summary>Thursday, March 5, 2026 in Seoul begins at 15:00 UTC the day before; the digest's hour is 8:30, which is 23:30 UTC.</summary>
public sealed class DigestsJobTests
{
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
}
