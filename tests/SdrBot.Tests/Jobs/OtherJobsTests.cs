using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using SdrBot.Jobs;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Tasks;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Jobs;

public sealed class OtherJobsTests
{
    private static readonly DateTimeOffset Ten = Office.Utc("2026-03-05 01:00"); // Thursday, 10:00 in Seoul.

    [Fact]
    public async Task Tasks_of_one_hour_ring_together_and_once()
    {
        await using var office = await Office.OpenAsync(Office.Sdr("mina"));
        var first = await office.PromiseAsync("mina", Ten);
        await office.PromiseAsync("mina", Ten.AddSeconds(30));
        await office.PromiseAsync("mina", Ten, hasTime: false);

        await office.Reminders().RunAsync(Ten.AddMinutes(1), CancellationToken.None);
        await office.Reminders().RunAsync(Ten.AddMinutes(2), CancellationToken.None);

        var said = Assert.Single(await office.SaidAsync("remind:"));
        Assert.Equal($"remind:{first.Id}:{Ten.ToUnixTimeMilliseconds()}", said.Key);
        Assert.Contains("#1", said.Plain, StringComparison.Ordinal);
        Assert.Contains("#2", said.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_no_place_to_be_told_is_told_when_there_is_one_and_whoever_has_left_never()
    {
        await using var office = await Office.OpenAsync(Office.Sdr("jun"));
        await office.SaveAsync(Office.Sdr("mina"));
        await office.PromiseAsync("mina", Ten);
        await office.PromiseAsync("jun", Ten);
        await office.SaveAsync(Office.Sdr("jun") with { Active = false });
        await office.Reminders().RunAsync(Ten, CancellationToken.None);
        Assert.Empty(await office.SaidAsync("remind:"));
        await office.HireAsync(Office.Sdr("mina"));
        await office.Reminders().RunAsync(Ten.AddMinutes(1), CancellationToken.None);
        Assert.Single(await office.SaidAsync("remind:"));
        Assert.False(await office.DoAsync(s => office.Outbox(s).TellAsync(Office.Sdr("jun"), "handoff:1:sdr", Wording.Sentence.Of("Won"), CancellationToken.None)));
    }

    [Fact]
    public async Task A_task_put_off_rings_again_at_its_new_hour()
    {
        await using var office = await Office.OpenAsync(Office.Sdr("mina"));
        var task = await office.PromiseAsync("mina", Ten);
        await office.Reminders().RunAsync(Ten, CancellationToken.None);
        await office.DoAsync(async s =>
        {
            await new TaskStore(s).SaveAsync(task.Snooze(Ten.AddHours(1), hasTime: true)!, CancellationToken.None);
            return 0;
        });

        await office.Reminders().RunAsync(Ten.AddMinutes(59), CancellationToken.None);
        Assert.Single(await office.SaidAsync("remind:"));
        await office.Reminders().RunAsync(Ten.AddHours(1), CancellationToken.None);
        Assert.Equal(2, (await office.SaidAsync("remind:")).Count);
    }

    [Theory]
    [InlineData("2026-03-05 10:00", "2026-03-06 00:00")] // After work: the next morning at 9.
    [InlineData("2026-03-06 10:00", "2026-03-09 00:00")] // Friday evening: Monday.
    [InlineData("2026-03-05 00:40", "2026-03-05 01:00")] // In the quiet half hour: when it is over.
    public async Task Nothing_rings_when_nobody_should_be_disturbed(string due, string rings)
    {
        await using var office = await Office.OpenAsync(Office.Sdr("mina") with { Quiet = new QuietTime(new(9, 30), new(10, 0)) });
        await office.PromiseAsync("mina", Office.Utc(due));

        await office.Reminders().RunAsync(Office.Utc(due), CancellationToken.None);
        await office.Reminders().RunAsync(Office.Utc(rings).AddMinutes(-1), CancellationToken.None);
        Assert.Empty(await office.SaidAsync("remind:"));
        await office.Reminders().RunAsync(Office.Utc(rings), CancellationToken.None);
        Assert.Single(await office.SaidAsync("remind:"));
    }

    [Fact]
    public async Task Nothing_rings_in_a_meeting_but_the_meeting_itself()
    {
        await using var office = await Office.OpenAsync(Office.Sdr("mina"));
        var meeting = await office.PromiseAsync("mina", Ten, TaskKind.Meeting);
        await office.PromiseAsync("mina", Ten.AddMinutes(5));

        await office.Reminders().RunAsync(Ten.AddMinutes(6), CancellationToken.None);
        Assert.StartsWith($"remind:{meeting.Id}:", Assert.Single(await office.SaidAsync("remind:")).Key, StringComparison.Ordinal);
        await office.Reminders().RunAsync(Ten.AddMinutes(31), CancellationToken.None);
        Assert.Equal(2, (await office.SaidAsync("remind:")).Count);
    }

    [Fact]
    public async Task The_day_ends_with_a_card_for_each_and_one_scoreboard_for_all()
    {
        await using var office = await Office.OpenAsync(Office.Sdr("mina"), Office.Sdr("jun"), Office.Sdr("dana", "America/New_York"));
        for (var now = Office.Utc("2026-03-05 08:58"); now < Office.Utc("2026-03-05 09:10"); now = now.AddMinutes(1))
        {
            await office.Recaps().RunAsync(now, CancellationToken.None);
        }

        Assert.Equal(["recap:jun:2026-03-05", "recap:mina:2026-03-05"], (await office.SaidAsync("recap:")).Select(s => s.Key).Order());
        Assert.Equal("scoreboard:team:2026-03-05", Assert.Single(await office.SaidAsync("scoreboard:")).Key);
    }

    [Fact]
    public async Task Nobody_is_recapped_on_a_Saturday()
    {
        await using var office = await Office.OpenAsync(Office.Sdr("mina"));
        await office.Recaps().RunAsync(Office.Utc("2026-03-07 09:00"), CancellationToken.None);

        Assert.Empty(await office.SaidAsync("recap:"));
        Assert.Empty(await office.SaidAsync("scoreboard:"));
    }

    [Fact]
    public async Task A_broken_page_is_seen()
    {
        var office = await Office.OpenAsync([.. Enumerable.Range(0, 500).Select(i => Office.Sdr($"rep{i}"))]);
        await using (office)
        {
            var soundness = new FileSoundness(new SqliteFile(office.File), NullLogger<FileSoundness>.Instance);
            await soundness.LookAsync(CancellationToken.None);
            Assert.Equal(HealthStatus.Healthy, (await soundness.CheckHealthAsync(new())).Status);

            await office.Database.StopAsync(CancellationToken.None);
            office.Database.Dispose();
            using (var file = File.OpenWrite(office.File))
            {
                file.Seek(-3 * 4096, SeekOrigin.End);
                file.Write(new byte[4096]);
            }

            await soundness.LookAsync(CancellationToken.None);
            var health = await soundness.CheckHealthAsync(new());
            Assert.Equal(HealthStatus.Unhealthy, health.Status);
            Assert.Contains("restore", health.Description, StringComparison.Ordinal);
            Assert.Contains(office.File, health.Description, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Housekeeping_forgets_what_nobody_can_take_back()
    {
        await using var office = await Office.OpenAsync(Office.Sdr("mina"));
        await office.DoAsync(s => s.RunAsync(
            """
            INSERT INTO undo (tenant, turn_id, rep_id, at, intent, changes) VALUES ('local', 'old', 'mina', @old, 'done', '[]'), ('local', 'new', 'mina', @now, 'done', '[]');
            INSERT INTO turns (tenant, id, at, state, attempts, incoming) VALUES ('local', 'old', @old, 'dead', 5, '{}'), ('local', 'new', @now, 'dead', 5, '{}');
            """,
            new { now = Ten, old = Ten.AddDays(-30) }));
        var pulse = new JobPulse(TimeProvider.System);
        var file = new SqliteFile(office.File);
        var job = new HousekeepingJob(
            office.Database, new DataFolder(Path.GetDirectoryName(office.File)!), new FileSoundness(file, NullLogger<FileSoundness>.Instance), pulse, TimeProvider.System, NullLogger<HousekeepingJob>.Instance);

        await job.RunAsync(Ten, CancellationToken.None);

        Assert.Equal("new", await office.DoAsync(s => s.ScalarAsync<string>("SELECT group_concat(turn_id) FROM undo")));
        Assert.Equal("new", await office.DoAsync(s => s.ScalarAsync<string>("SELECT group_concat(id) FROM turns WHERE incoming IS NOT NULL")));
        Assert.Equal(2, await office.DoAsync(s => s.ScalarAsync<long>("SELECT count(*) FROM turns")));
    }

    [Fact]
    public async Task A_job_that_is_silent_or_fails_is_noticed()
    {
        var clock = new Clock { Now = Ten };
        var pulse = new JobPulse(clock);
        pulse.Expect("DigestsJob", TimeSpan.FromMinutes(5));
        Assert.Equal(HealthStatus.Healthy, (await pulse.CheckHealthAsync(new())).Status);

        clock.Now = Ten.AddHours(-1);
        Assert.Equal(HealthStatus.Healthy, (await pulse.CheckHealthAsync(new())).Status);
        clock.Now = Ten.AddMinutes(-54);
        Assert.Contains("DigestsJob", (await pulse.CheckHealthAsync(new())).Description, StringComparison.Ordinal);

        clock.Now = Ten.AddMinutes(6);
        Assert.Contains("DigestsJob", (await pulse.CheckHealthAsync(new())).Description, StringComparison.Ordinal);

        pulse.Ran("DigestsJob");
        Assert.Equal(HealthStatus.Healthy, (await pulse.CheckHealthAsync(new())).Status);
        for (var i = 0; i < 3; i++)
        {
            pulse.Failed("DigestsJob");
        }

        Assert.Equal(HealthStatus.Degraded, (await pulse.CheckHealthAsync(new())).Status);
    }

    [Fact]
    public async Task Quartz_wakes_the_jobs_of_the_real_host()
    {
        var folder = Directory.CreateTempSubdirectory("sdrbot-jobs").FullName;
        await using (var app = Host.Build(b => b.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Urls"] = "http://127.0.0.1:0", ["Data:Folder"] = folder })))
        {
            await app.StartAsync();
            var database = app.Services.GetRequiredService<IDatabase>();
            await Until.TrueAsync(async () => await database.ReadAsync(s => s.ScalarAsync<string>("SELECT value FROM settings WHERE key = 'last_beat'"), CancellationToken.None) is not null);
            await app.StopAsync();
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
