using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Support;

namespace SdrBot.Tasks;

public sealed class TaskVerbsTests
{
    private static readonly Rep Mina = Some.Rep();

    [Fact]
    public async Task Whoever_waits_comes_first_then_what_is_overdue_then_priority_and_time()
    {
        var office = new Office(Mina);
        await AddAsync(office, "later", Some.Morning.AddHours(3));
        await AddAsync(office, "urgent", Some.Morning.AddHours(5), priority: 1);
        await AddAsync(office, "overdue", Some.Morning.AddDays(-1));
        await AddAsync(office, "waits", Some.Morning.AddHours(4), TaskKind.Callback);
        await AddAsync(office, "tomorrow", Some.Morning.AddDays(1));
        var today = await office.SayAsync(Mina, "today");
        Assert.Equal(["Call back", "overdue", "urgent", "later"], Lines(today).Select(l => l.Text.Plain));
        Assert.Equal("4 tasks · 1 person waits for you · 1 overdue · about 20 min", today.Blocks[1].Plain);
    }

    [Fact]
    public async Task Done_in_the_list_stays_in_its_place_struck_and_can_be_taken_back()
    {
        var office = new Office(Mina);
        await AddAsync(office, "one", Some.Morning.AddHours(1));
        await AddAsync(office, "two", Some.Morning.AddHours(2));
        var list = await office.SayAsync(Mina, "today");
        var after = await office.SayAsync(Mina, Lines(list)[0].Controls[0].Command, pressedIn: "m1");
        Assert.Equal("m1", after.Replaces);
        Assert.Equal([("one", true), ("two", false)], Lines(after).Select(l => (l.Text.Plain, l.Done)));
        await office.SayAsync(Mina, Lines(after)[0].Controls.Single().Command, pressedIn: "m1");
        Assert.Equal("turn-done_task:1_@today", Assert.Single(office.Undone));
    }

    [Fact]
    public async Task Done_twice_is_done_once()
    {
        var office = new Office(Mina);
        await AddAsync(office, "one", Some.Morning);
        await office.SayAsync(Mina, "done 1");
        var closed = office.Tasks.All.Single();
        Assert.Contains("already", (await office.SayAsync(Mina, "done #1", Some.Morning.AddHours(1))).Plain, StringComparison.Ordinal);
        Assert.Equal(closed, office.Tasks.All.Single());
    }

    [Fact]
    public async Task A_call_is_not_done_before_it_is_said_how_it_went_and_then_counts_as_a_touch()
    {
        var office = new Office(Mina);
        var lead = await office.AddLeadAsync(Some.Lead());
        await office.Tasks.AddAsync(Some.Task(Some.Morning.AddDays(3), leadId: lead.Id), CancellationToken.None);
        var asked = await office.SayAsync(Mina, "done 1");
        Assert.Empty(office.Touches.All);
        await office.SayAsync(Mina, asked.Controls.Single(c => c.Label.Plain == "No answer").Command);
        Assert.Equal(("call", "no_answer"), (Assert.Single(office.Touches.All).Channel, office.Touches.All.Single().Outcome));
        Assert.Equal(TaskState.Done, office.Tasks.All.First().State);
        Assert.Equal(TaskKind.Decide, office.OpenOf(lead).Single().Kind);
    }

    [Fact]
    public async Task Nobody_closes_a_strangers_task()
    {
        var office = new Office(Mina, Some.Rep("haruto"));
        await AddAsync(office, "mine", Some.Morning);
        await office.SayAsync(Some.Rep("haruto"), "done task:1");
        await office.SayAsync(Some.Rep("haruto"), "done 1");
        Assert.True(office.Tasks.All.Single().IsOpen);
    }

    [Fact]
    public async Task Ten_at_a_time_and_the_rest_behind_a_button()
    {
        var office = new Office(Mina);
        for (var i = 0; i < 23; i++)
        {
            await AddAsync(office, $"t{i:00}", Some.Morning.AddMinutes(i));
        }

        var first = await office.SayAsync(Mina, "today");
        var more = first.Controls.Single(c => c.Label.Plain == "Show more (13)");
        var third = await office.SayAsync(Mina, "tasks @today~2~", pressedIn: "m1");
        Assert.Equal(10, Lines(first).Length);
        Assert.Equal(["t10", "t19"], new[] { Lines(await office.SayAsync(Mina, more.Command, pressedIn: "m1")) }.SelectMany(l => new[] { l[0].Text.Plain, l[^1].Text.Plain }));
        Assert.Equal(["t20", "t21", "t22"], Lines(third).Select(l => l.Text.Plain));
        Assert.DoesNotContain(third.Controls, c => c.Label.Plain.StartsWith("Show more", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Skipping_asks_why_and_keeps_the_reason()
    {
        var office = new Office(Mina);
        await AddAsync(office, "one", Some.Morning);
        var why = Assert.IsType<Select>(Assert.Single((await office.SayAsync(Mina, "skip 1")).Controls));
        Assert.True(office.Tasks.All.Single().IsOpen);
        await office.SayAsync(Mina, why.CommandFor("bad_timing"), pressedIn: "m1");
        Assert.Equal((TaskState.Skipped, "bad_timing"), (office.Tasks.All.Single().State, office.Tasks.All.Single().Outcome));
    }

    [Fact]
    public async Task Both_puts_off_to_later_today_and_asks_again_tomorrow()
    {
        var office = new Office(Mina);
        await AddAsync(office, "one", Some.Morning);
        var said = await office.SayAsync(Mina, "snooze 1 both");
        Assert.Equal([Some.Morning.AddHours(3), Some.Morning.AddHours(23)], office.Tasks.Open.Select(t => t.DueAt));
        Assert.Contains("1:00 PM", said.Plain, StringComparison.Ordinal);
        Assert.Contains("Asia/Seoul", said.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finished_task_cannot_be_put_off()
    {
        var office = new Office(Mina);
        await AddAsync(office, "one", Some.Morning);
        await office.SayAsync(Mina, "done 1");
        await office.SayAsync(Mina, "snooze 1 tomorrow");
        Assert.Equal((0, TaskState.Done), (office.Tasks.All.Single().Snoozes, office.Tasks.All.Single().State));
    }

    [Fact]
    public async Task While_somebody_is_away_the_cover_sees_the_tasks_and_afterwards_does_not()
    {
        var away = Some.Rep("haruto", "Asia/Tokyo", name: "Haruto Sato") with { AwayFrom = new(2026, 3, 3), AwayUntil = new(2026, 3, 4), CoverId = "mina" };
        var office = new Office(Mina, away);
        await office.Tasks.AddAsync(Some.Task(Some.Morning, "haruto") with { Title = "his" }, CancellationToken.None);
        var covered = Assert.Single(Lines(await office.SayAsync(Mina, "today")));
        Assert.Contains("for Haruto Sato", covered.Detail!.Plain, StringComparison.Ordinal);
        Assert.Single(Lines(await office.SayAsync(Mina, "today", Some.Morning.AddDays(1))));
        Assert.Empty(Lines(await office.SayAsync(Mina, "today", Some.Morning.AddDays(2))));
        Assert.Equal("haruto", office.Tasks.All.Single().OwnerId);
    }

    [Fact]
    public async Task A_call_block_shows_one_card_and_the_next_in_its_place()
    {
        var office = new Office(Mina);
        foreach (var name in new[] { "Ann Lee", "Bob Kim" })
        {
            var lead = await office.AddLeadAsync(Some.Lead(name: name));
            await office.Tasks.AddAsync(Some.Task(Some.Morning.AddMinutes(lead.Id), leadId: lead.Id), CancellationToken.None);
        }

        var first = await office.SayAsync(Mina, "start call block");
        Assert.Equal("Ann Lee (Acme)", first.Blocks[0].Plain);
        var second = await office.SayAsync(Mina, first.Controls.Single(c => c.Label.Plain == "No answer").Command, pressedIn: "m1");
        Assert.Equal(("m1", "Bob Kim (Acme)"), (second.Replaces, second.Blocks.OfType<Heading>().Single().Plain));
        var over = await office.SayAsync(Mina, second.Controls.Single(c => c.Label.Plain == "Not now, next").Command, pressedIn: "m1");
        Assert.Contains("1 call made", over.Plain, StringComparison.Ordinal);
        Assert.True(office.Tasks.All.Single(t => t.LeadId == 2 && t.Kind == TaskKind.FollowUp).IsOpen);
    }

    [Fact]
    public async Task The_card_says_what_the_opener_lacks()
    {
        var office = new Office(Mina);
        var lead = await office.AddLeadAsync(Some.Lead(), enrol: true);
        foreach (var number in new[] { 1, 2 })
        {
            await office.SayAsync(Mina, $"done {number}");
        }

        Assert.Contains("I lack something you found out about them", (await office.SayAsync(Mina, "start call block")).Plain, StringComparison.Ordinal);
        await office.Leads.AddFactAsync(
            new() { Tenant = Some.Tenant, LeadId = lead.Id, Kind = "news", RepId = "mina", Text = "A second depot in Busan", FoundOn = new(2026, 3, 1) }, CancellationToken.None);
        Assert.Contains("“Hi Jane, this is Mina.", (await office.SayAsync(Mina, "start call block")).Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_of_a_lead_is_tied_to_it_and_the_past_is_refused()
    {
        var office = new Office(Mina);
        var lead = await office.AddLeadAsync(Some.Lead());
        await office.SayAsync(Mina, "remind me at 2026-03-05T10:00 about Jane");
        Assert.Equal((lead.Id, true), (office.Tasks.All.Single().LeadId!.Value, office.Tasks.All.Single().HasTime));
        await office.SayAsync(Mina, "remind me at 2026-03-03T09:59 about Jane");
        Assert.Single(office.Tasks.All);
    }

    [Fact]
    public async Task An_appointment_shows_the_leads_clock_too()
    {
        var office = new Office(Mina);
        var lead = await office.AddLeadAsync(Some.Lead() with { Location = "New York, USA" });
        await office.Tasks.AddAsync(Some.Task(Some.Morning.AddHours(2), leadId: lead.Id) with { HasTime = true }, CancellationToken.None);
        Assert.Contains("12:00 PM, 10:00 PM in New York", Lines(await office.SayAsync(Mina, "today")).Single().Detail!.Plain.Replace('\u202f', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enrolling_and_stopping_a_cadence_always_leave_a_next_task()
    {
        var office = new Office(Mina);
        var lead = await office.AddLeadAsync(Some.Lead());
        await office.SayAsync(Mina, "enrol Jane in outbound_21");
        Assert.Equal("research", office.OpenOf(lead).Single().Activity);
        await office.SayAsync(Mina, "stop cadence Jane");
        Assert.Equal(TaskKind.Decide, office.OpenOf(lead).Single().Kind);
    }

    [Theory]
    [InlineData("today", "today")]
    [InlineData("today~1~4,9", "today~1~4,9")]
    [InlineData("block~2~", "block~2~")]
    [InlineData("acme.example", null)]
    [InlineData("today~x~y", "today")]
    public void A_view_is_read_back_as_written_and_nothing_else_is_one(string text, string? expected) => Assert.Equal(expected, ListView.Parse(text)?.ToString());

    private static ImmutableArray<Item> Lines(Reply reply) => reply.Blocks.OfType<Items>().SingleOrDefault()?.All ?? [];

    private static Task<TaskItem> AddAsync(Office office, string title, DateTimeOffset due, string kind = TaskKind.FollowUp, int priority = 2) =>
        office.Tasks.AddAsync(Some.Task(due, kind: kind) with { Title = title, Priority = priority, HasTime = true }, CancellationToken.None);
}
