using Microsoft.Extensions.DependencyInjection;
using SdrBot.Handoffs;
using SdrBot.Jobs;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Handoffs;

/// <summary>The job goes after silent handoffs once a step, however often and however late it runs.</summary>
public sealed class SilenceTests
{
    [Fact]
    public async Task Each_step_is_taken_once_however_often_the_job_runs()
    {
        await using var bot = await TestBot.StartAsync();
        bot.Clock.Set(new DateTimeOffset(2026, 3, 4, 14, 0, 0, TimeSpan.Zero)); // Wednesday, 9:00 in New York.
        await bot.QualifiedAsync("dana", "Acme");
        await bot.As("dana").SayAsync("hand off Acme to Alex for a demo");
        for (var minute = 0; minute < 9 * 60; minute += 5)
        {
            bot.Clock.Advance(TimeSpan.FromMinutes(5));
            await Task.WhenAll(bot.RunAsync<HandoffsJob>(), bot.RunAsync<HandoffsJob>(), bot.RunAsync<HandoffsJob>());
        }

        Assert.Equal(
            ["made:alex", "reminded:", "passed_on:bianca", "reminded:", "opened:"],
            await bot.RowsAsync("SELECT kind || ':' || coalesce(to_id, '') FROM handoff_credits ORDER BY id"));
        Assert.Equal(["1"], await bot.RowsAsync("SELECT count(*) FROM messages WHERE key LIKE 'handoff:1:manager:%'"));
        Assert.Equal(["1"], await bot.RowsAsync("SELECT count(*) FROM messages WHERE key = 'handoff:1'"));
        Assert.True((await bot.HandoffAsync(1))!.IsOpenToAll);
        Assert.Equal(["2", "3", "4"], await bot.RowsAsync("SELECT CAST((c.at - h.made_at) / 3600000 AS TEXT) FROM handoff_credits c JOIN handoffs h ON h.id = c.handoff_id WHERE c.kind IN ('passed_on', 'opened') OR (c.kind = 'reminded' AND c.id > 2) ORDER BY c.id"));
    }

    [Fact]
    public async Task Nobody_is_reminded_at_night_or_on_a_day_off()
    {
        await using var bot = await TestBot.StartAsync();
        bot.Clock.Set(new DateTimeOffset(2026, 3, 6, 22, 50, 0, TimeSpan.Zero)); // Friday, 17:50 in New York.
        await bot.QualifiedAsync("dana", "Acme");
        await bot.As("dana").SayAsync("hand off Acme to Alex for a demo");
        bot.Clock.Set(new DateTimeOffset(2026, 3, 9, 12, 59, 0, TimeSpan.Zero)); // Monday, 8:59 there: summer time has begun.
        await bot.RunAsync<HandoffsJob>();
        Assert.Equal(["made"], await bot.RowsAsync("SELECT kind FROM handoff_credits"));
        bot.Clock.Set(new DateTimeOffset(2026, 3, 9, 13, 50, 0, TimeSpan.Zero));
        await bot.RunAsync<HandoffsJob>();
        Assert.Equal(["made", "reminded"], await bot.RowsAsync("SELECT kind FROM handoff_credits ORDER BY id"));
    }

    [Fact]
    public async Task After_a_downtime_the_next_one_still_gets_a_chance()
    {
        await using var bot = await TestBot.StartAsync();
        bot.Clock.Set(new DateTimeOffset(2026, 3, 4, 14, 0, 0, TimeSpan.Zero));
        await bot.QualifiedAsync("dana", "Acme");
        await bot.As("dana").SayAsync("hand off Acme to Alex for a demo");
        bot.Clock.Advance(TimeSpan.FromHours(7));
        for (var i = 0; i < 10; i++)
        {
            await bot.RunAsync<HandoffsJob>();
        }

        var handoff = (await bot.HandoffAsync(1))!;
        Assert.Equal(("bianca", false), (handoff.AeId, handoff.IsOpenToAll));
    }

    [Fact]
    public async Task What_waits_for_somebody_who_goes_away_goes_on_to_the_next()
    {
        await using var bot = await TestBot.StartAsync();
        bot.Clock.Set(new DateTimeOffset(2026, 3, 4, 14, 0, 0, TimeSpan.Zero));
        await bot.QualifiedAsync("dana", "Acme");
        await bot.As("dana").SayAsync("hand off Acme to Alex for a demo");
        await bot.As("alex").SayAsync("away today to fri");
        await bot.RunAsync<HandoffsJob>();
        await bot.RunAsync<HandoffsJob>();
        var handoff = (await bot.HandoffAsync(1))!;
        Assert.Equal(("bianca", AssignmentKind.WentAway), (handoff.AeId, handoff.Assignment.Kind));
        Assert.Equal(["alex 0", "bianca 1"], await bot.RowsAsync("SELECT rep_id || ' ' || count FROM handoff_shares ORDER BY rep_id"));
    }

    [Fact]
    public async Task What_became_of_it_is_asked_after_three_working_days_and_three_times_at_most()
    {
        await using var bot = await TestBot.StartAsync();
        bot.Clock.Set(new DateTimeOffset(2026, 3, 4, 14, 0, 0, TimeSpan.Zero)); // Wednesday, 9:00 in New York.
        await bot.QualifiedAsync("dana", "Acme");
        await bot.As("dana").SayAsync("hand off Acme to Alex for a demo");
        await bot.As("alex").SayAsync("accept Acme");
        for (var day = 0; day < 30; day++)
        {
            await Task.WhenAll(bot.RunAsync<HandoffsJob>(), bot.RunAsync<HandoffsJob>());
            bot.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(["9", "12", "17"], await bot.RowsAsync("SELECT CAST(strftime('%d', at / 1000, 'unixepoch') + 0 AS TEXT) FROM handoff_credits WHERE kind = 'nudged' ORDER BY id"));
        await bot.As("alex").HearsAsync("What became of Jane Doe (Acme) of Dana Reyes?", "...");
    }

    [Fact]
    public async Task An_open_handoff_is_a_next_step()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.QualifiedAsync("mina", "Acme");
        await bot.As("mina").SayAsync("hand off Acme to Alex for a demo");
        await bot.As("mina").SayAsync("called Acme, no answer");
        await bot.RunJobsAsync(isNight: true);
        Assert.Empty(await bot.RowsAsync("SELECT kind FROM tasks WHERE state = 'open'"));
        Assert.Empty(await bot.RowsAsync("SELECT key FROM messages WHERE key LIKE 'orphans:%'"));

        await bot.As("mina").SayAsync("withdraw Acme");
        Assert.Equal(["decide"], await bot.RowsAsync("SELECT kind FROM tasks WHERE state = 'open'"));
    }

    [Fact]
    public async Task A_lead_that_was_turned_away_is_taken_off_the_card()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.QualifiedAsync("mina", "Acme");
        await bot.As("mina").SayAsync("hand off Acme to Alex for a demo");
        await bot.As("mina").SayAsync("disqualify Acme because no_need");
        await bot.As("alex").SayAsync("accept Acme");
        await bot.As("alex").HearsAsync("Jane Doe (Acme) is Disqualified, so there is nothing to hand off.");
        await bot.RunAsync<HandoffsJob>();
        Assert.Equal(HandoffState.Withdrawn, (await bot.HandoffAsync(1))!.State);
    }
}
