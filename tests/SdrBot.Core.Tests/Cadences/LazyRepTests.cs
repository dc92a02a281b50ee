using SdrBot.Support;
using SdrBot.Tasks;

namespace SdrBot.Cadences;

/// <summary>Ninety days of a rep who does almost nothing.</summary>
public sealed class LazyRepTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_lead_is_ever_stranded_in_90_days(int seed)
    {
#pragma warning disable CA5394 // A simulation wants numbers that come again.
        var random = new Random(seed);
        var lazy = Some.Rep();
        var boss = Some.Rep("grace", role: "manager", name: "Grace Kim");
        var office = new Office(lazy, boss);
        string?[] sources = [null, "referral", "recycled", "website"];
        var acted = 0;
        for (var day = 0; day < 90; day++)
        {
            var now = Some.Morning.AddDays(day);
            if (day < 20)
            {
                await office.AddLeadAsync(Some.Lead(name: $"Lead {day}") with { Motion = day % 2 == 0 ? "inbound" : "outbound", Source = sources[day % 4] }, enrol: true, now);
            }

            if (random.Next(5) == 0 && office.Tasks.Open.Where(t => t.DueAt <= now).MinBy(t => t.Id) is { } task)
            {
                await office.SayAsync(lazy, task.Activity == "call" ? $"done task:{task.Id} as no_answer" : $"done task:{task.Id}", now);
            }

            acted += (await office.LateSteps.RunAsync(now.AddHours(12), null, 100, CancellationToken.None)).Acted;
            await office.GuardAsync(now.AddHours(13), CancellationToken.None);

            Assert.All(office.Leads.All, l => Assert.NotEmpty(office.OpenOf(l)));
            Assert.All(office.Tasks.Open.Where(t => t.Kind == TaskKind.Step), t => Assert.True(now - t.DueAt < TimeSpan.FromDays(10), $"A step stood still since {t.DueAt}."));
        }
#pragma warning restore CA5394
        Assert.True(acted > 50);
        Assert.All(office.Cadences.Enrolments.Where(e => e.State == EnrolmentState.Active), e => Assert.Equal("outbound_21", e.CadenceId));
        Assert.All(office.Leads.All, l => Assert.Single(office.OpenOf(l)));
        Assert.DoesNotContain(office.Outbox.Said.Keys, k => k.StartsWith("orphans", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_rep_is_told_once_and_can_take_each_back()
    {
        var office = new Office(Some.Rep());
        await office.AddLeadAsync(Some.Lead(), enrol: true);
        var late = Some.Morning.AddDays(3);
        Assert.Equal(new LateRound(1, null), await office.LateSteps.RunAsync(late, null, 10, CancellationToken.None));
        Assert.Equal(new LateRound(0, null), await office.LateSteps.RunAsync(late, null, 10, CancellationToken.None));
        var (key, said) = Assert.Single(office.Outbox.Said);
        Assert.Equal(("late:1:1", "mina"), (key, said.To));
        var item = Assert.Single(said.Reply.Blocks.OfType<Conversations.Items>().Single().All);
        Assert.Equal("undo auto:late:1:1 @elsewhere", item.Controls.Single().Command);
        Assert.Contains("Scan the record skipped", item.Text.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_call_becomes_the_email_that_the_policy_names()
    {
        var office = new Office(Some.Rep());
        var lead = await office.AddLeadAsync(Some.Lead(), enrol: true);
        for (var day = 3; day <= 9; day += 3)
        {
            await office.LateSteps.RunAsync(Some.Morning.AddDays(day), null, 10, CancellationToken.None);
        }

        var task = office.OpenOf(lead).Single();
        Assert.Equal(("email", 3), (task.Activity, task.StepNumber));
    }

    [Fact]
    public async Task More_late_steps_than_a_page_are_all_reached()
    {
        var office = new Office(Some.Rep());
        for (var i = 0; i < 450; i++)
        {
            await office.AddLeadAsync(Some.Lead(name: $"Lead {i}"), enrol: true);
        }

        var rounds = new List<int>();
        TaskItem? last = null;
        do
        {
            (var acted, last) = await office.LateSteps.RunAsync(Some.Morning.AddDays(7), last, 1000, CancellationToken.None);
            rounds.Add(acted);
        }
        while (last is not null);
        Assert.Equal([200, 200, 50], rounds);
        Assert.Equal(3, office.Outbox.Said.Count);
    }

    [Fact]
    public async Task An_orphan_gets_a_next_task_and_the_managers_one_report_a_day()
    {
        var office = new Office(Some.Rep(), Some.Rep("grace", role: "manager"));
        var lead = await office.AddLeadAsync(Some.Lead());
        var left = await office.AddLeadAsync(Some.Lead(owner: "gone", name: "Bo Li"));
        Assert.Equal(2, await office.GuardAsync(Some.Morning, CancellationToken.None));
        Assert.Equal(0, await office.GuardAsync(Some.Morning, CancellationToken.None));
        Assert.Equal("mina", office.OpenOf(lead).Single().OwnerId);
        Assert.Equal("grace", office.OpenOf(left).Single().OwnerId);
        Assert.Equal("orphans:2026-03-03:grace", Assert.Single(office.Outbox.Said).Key);
    }
}
