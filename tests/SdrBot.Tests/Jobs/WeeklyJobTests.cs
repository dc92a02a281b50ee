using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SdrBot.Handoffs;
using SdrBot.Jobs;
using SdrBot.People;
using SdrBot.Performance;
using SdrBot.Storage;
using SdrBot.Touches;

namespace SdrBot.Tests.Jobs;

/// <summary>What comes once a week comes once, whatever the clocks and the processes do. Friday, March 6, 2026, 17:00 in Seoul is 08:00 UTC.</summary>
public sealed class WeeklyJobTests
{
    [Fact]
    public async Task A_week_is_asked_about_once_however_often_the_job_runs_and_the_process_restarts()
    {
        await using var office = await Office.OpenAsync(Office.Sdr("mina"));
        await WorkAsync(office, "mina", "2026-03-02");
        for (var now = Office.Utc("2026-03-06 07:50"); now < Office.Utc("2026-03-06 13:00"); now = now.AddMinutes(5))
        {
            await RunAsync(office.Database, now);
            if (now.Minute == 30)
            {
                await office.RestartAsync();
            }
        }

        Assert.Equal("reflection:mina:2026-03-02", Assert.Single(await office.SaidAsync("reflection:")).Key);
        Assert.Equal("week:mina:2026-03-02", Assert.Single(await office.SaidAsync("week:")).Key);
    }

    [Fact]
    public async Task Each_week_has_one_when_clocks_change_and_somebody_travels()
    {
        var rep = Office.Sdr("dana", "America/New_York");
        await using var office = await Office.OpenAsync(rep);
        foreach (var day in new[] { "2026-03-02", "2026-03-09", "2026-03-16" })
        {
            await WorkAsync(office, "dana", day);
        }

        var zones = new[] { "America/New_York", "America/Los_Angeles", "Pacific/Honolulu", "America/New_York", "Europe/London" };
        for (var now = Office.Utc("2026-03-02 00:00"); now < Office.Utc("2026-03-22 00:00"); now = now.AddMinutes(30))
        {
            if (now is { Hour: 22, Minute: 30 })
            {
                await office.SaveAsync(rep with { Zone = zones[now.Day % zones.Length] });
            }

            await RunAsync(office.Database, now);
        }

        Assert.Equal(["reflection:dana:2026-03-02", "reflection:dana:2026-03-09", "reflection:dana:2026-03-16"], (await office.SaidAsync("reflection:")).Select(s => s.Key));
    }

    [Fact]
    public async Task Two_processes_on_one_file_ask_once()
    {
        await using var office = await Office.OpenAsync([.. Enumerable.Range(0, 20).Select(i => Office.Sdr($"rep{i}"))]);
        for (var i = 0; i < 20; i++)
        {
            await WorkAsync(office, $"rep{i}", "2026-03-03");
        }

        using var other = office.Open();
        await other.StartAsync(CancellationToken.None);
        var now = Office.Utc("2026-03-06 08:00");

        await Task.WhenAll(RunAsync(office.Database, now), RunAsync(other, now));

        await other.StopAsync(CancellationToken.None);
        Assert.Equal(20, (await office.SaidAsync("reflection:")).Count);
    }

    [Fact]
    public async Task Who_did_nothing_takes_no_digest_or_is_no_rep_is_not_asked()
    {
        await using var office = await Office.OpenAsync(
            Office.Sdr("idle"), Office.Sdr("off") with { DigestAt = null }, Office.Sdr("boss") with { Role = "manager" }, Office.Sdr("gone") with { Active = false });
        foreach (var id in new[] { "off", "boss", "gone" })
        {
            await WorkAsync(office, id, "2026-03-03");
        }

        await WorkAsync(office, "idle", "2026-02-27");
        await RunAsync(office.Database, Office.Utc("2026-03-06 08:00"));
        Assert.Empty(await office.SaidAsync("reflection:"));
        Assert.Empty(await office.SaidAsync("week:"));
    }

    private static Task<Touch> WorkAsync(Office office, string rep, string day) => office.DoAsync(async s =>
    {
        await s.RunAsync(
            """
            INSERT INTO leads (tenant, owner_id, name, motion, status, priority, created_at, search, version)
            SELECT 'local', @rep, 'Jane', 'hybrid', 'prospect', 2, 0, 'jane', 1 WHERE NOT EXISTS (SELECT 1 FROM leads WHERE owner_id = @rep)
            """,
            new { rep });
        var lead = await s.ScalarAsync<long>("SELECT id FROM leads WHERE owner_id = @rep", new { rep });
        var at = Office.Utc($"{day} 12:00");
        return await new TouchStore(s).AddAsync(
            new Touch { Tenant = Office.Tenant, LeadId = lead, RepId = rep, Channel = "call", Outcome = "no_answer", At = at, Day = DateOnly.FromDateTime(at.UtcDateTime), TurnId = $"t{rep}{day}" },
            CancellationToken.None);
    });


    private static async Task RunAsync(SqliteDatabase database, DateTimeOffset now)
    {
        using var bell = new OutboxBell();
        await using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddScoped<SessionHolder>()
            .AddScoped(s => s.GetRequiredService<SessionHolder>().Session)
            .AddScoped<IRepDirectory, RepStore>()
            .AddScoped<IFunnelStore, FunnelStore>()
            .AddScoped<IHandoffStore, HandoffStore>()
            .AddScoped<Authority>()
            .AddScoped<Scorekeeper>()
            .AddScoped<WeekPicture>()
            .BuildServiceProvider();
        await new WeeklyJob(database, services.GetRequiredService<IServiceScopeFactory>(), bell, new JobPulse(TimeProvider.System), TimeProvider.System, NullLogger<WeeklyJob>.Instance)
            .RunAsync(now, CancellationToken.None);
    }
}
