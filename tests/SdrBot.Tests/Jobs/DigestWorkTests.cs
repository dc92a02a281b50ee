using SdrBot.Digests;
using SdrBot.Storage;
using SdrBot.Tasks;
using SdrBot.Touches;

namespace SdrBot.Tests.Jobs;

/// <summary>What a digest counts, and that it follows the work of its day.</summary>
public sealed class DigestWorkTests
{
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
        Assert.Contains("Callbacks (none owed any more)", said.Plain, StringComparison.Ordinal);
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

        Assert.Equal(new DigestCount("call", 2, 0), Assert.Single(facts.Work));
        Assert.Equal(new(1, 1, 1), facts.Numbers);
        Assert.Equal(new(2, 2, 2), facts.Before);
    }
}
