using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Support;
using SdrBot.Tasks;

namespace SdrBot.Cadences;

public sealed class CadencePlanTests
{
    private static readonly Rep Mina = Some.Rep();
    private readonly Office _office = new(Mina);

    [Fact]
    public async Task A_call_without_an_answer_asks_for_a_voicemail()
    {
        var lead = await AtTheCallAsync();
        var change = await _office.TouchAsync(lead, Mina, "call", "no_answer");
        Assert.Equal(("call", "voicemail"), (Assert.Single(change.Completed).Activity, change.Next!.Activity));
    }

    [Theory]
    [InlineData("call", "connected")]
    [InlineData("call", "callback_requested")]
    [InlineData("call", "wrong_number")]
    [InlineData("call", "left_voicemail")]
    [InlineData("voicemail", "left_voicemail")]
    public async Task A_call_that_was_answered_or_a_voicemail_that_was_left_goes_straight_on_to_the_email(string channel, string outcome)
    {
        var lead = await AtTheCallAsync();
        Assert.Equal("email", (await _office.TouchAsync(lead, Mina, channel, outcome)).Next!.Activity);
        Assert.Equal(["email"], _office.OpenOf(lead).Select(t => t.Activity));
    }

    [Fact]
    public async Task An_answered_call_leaves_the_voicemail_of_a_later_call_in_the_plan()
    {
        var lead = await _office.AddLeadAsync(Some.Lead() with { Motion = "outbound" }, enrol: true);
        await _office.TouchAsync(lead, Mina, "call", "connected");
        Assert.Equal([4, 5], _office.Cadences.Enrolments.Single().Closed);
    }

    [Fact]
    public async Task A_step_done_before_its_day_is_done_and_not_dropped()
    {
        var lead = await _office.AddLeadAsync(Some.Lead() with { Motion = "outbound" }, enrol: true);
        await _office.Plan.ClosedAsync(lead, Mina, await DoneAsync(_office.OpenOf(lead).Single()), Some.Morning, CancellationToken.None);
        await _office.TouchAsync(lead, Mina, "email", "sent");
        var linkedin = _office.OpenOf(lead).Single();
        Assert.Equal(("linkedin", new DateOnly(2026, 3, 4)), (linkedin.Activity, Day(linkedin)));

        var change = await _office.TouchAsync(lead, Mina, "linkedin", "sent");
        Assert.Equal(linkedin.Id, Assert.Single(change.Completed).Id);
        Assert.Equal(TaskState.Done, _office.Tasks.All.Single(t => t.Id == linkedin.Id).State);
        Assert.Equal(("call", new DateOnly(2026, 3, 5)), (change.Next!.Activity, Day(change.Next)));
    }

    [Fact]
    public async Task Steps_of_a_late_plan_keep_their_distance()
    {
        var lead = await _office.AddLeadAsync(Some.Lead() with { Motion = "outbound" }, enrol: true);
        var late = Some.Morning.AddDays(10);
        await _office.Plan.ClosedAsync(lead, Mina, await DoneAsync(_office.OpenOf(lead).Single()), late, CancellationToken.None);
        await _office.TouchAsync(lead, Mina, "email", "sent", late);
        Assert.Equal(new DateOnly(2026, 3, 16), Day(_office.OpenOf(lead).Single()));
    }

    [Theory]
    [InlineData("email", "replied")]
    [InlineData("call", "meeting_booked")]
    [InlineData("call", "not_interested")]
    public async Task An_answer_stops_the_plan_and_leaves_none_of_its_tasks(string channel, string outcome)
    {
        var lead = await AtTheCallAsync();
        var change = await _office.TouchAsync(lead, Mina, channel, outcome);
        Assert.Equal(outcome, change.Stopped);
        Assert.Empty(_office.OpenOf(lead));
        Assert.Equal((EnrolmentState.Stopped, outcome), (_office.Cadences.Enrolments.Single().State, _office.Cadences.Enrolments.Single().StopReason));
    }

    [Fact]
    public async Task A_new_version_does_not_touch_who_is_in_the_old_one()
    {
        var lead = await AtTheCallAsync();
        var old = _office.Cadences.Enrolments.Single();
        _office.Cadences.Publish(CadenceLibrary.Shipped.Single(c => c.Id == "new_inbound") with { Steps = [] });
        Assert.Equal("voicemail", (await _office.TouchAsync(lead, Mina, "call", "no_answer")).Next!.Activity);
        Assert.Equal((1, EnrolmentState.Active), (old.CadenceVersion, _office.Cadences.Enrolments.Single().State));
    }

    [Fact]
    public async Task A_plan_whose_task_was_lost_goes_on_where_it_stood()
    {
        var lead = await AtTheCallAsync();
        await _office.Tasks.SaveAsync(_office.OpenOf(lead).Single().Drop(Some.Morning, "lost")!, CancellationToken.None);
        Assert.Equal("call", (await _office.Plan.EnsureNextAsync(lead, Mina, Some.Morning, CancellationToken.None))!.Activity);
    }

    [Fact]
    public async Task A_skipped_call_asks_for_no_voicemail()
    {
        var lead = await AtTheCallAsync();
        var call = _office.OpenOf(lead).Single();
        await _office.Tasks.SaveAsync(call.Skip(Some.Morning, "bad_timing")!, CancellationToken.None);
        Assert.Equal("email", (await _office.Plan.ClosedAsync(lead, Mina, call, Some.Morning, CancellationToken.None))!.Activity);
    }

    [Theory]
    [InlineData("2026-02-27", 1, "2026-03-02")]
    [InlineData("2028-02-28", 1, "2028-02-29")]
    [InlineData("2026-02-28", 0, "2026-03-02")]
    [InlineData("2026-12-31", 1, "2027-01-01")]
    [InlineData("2026-03-06", 21, "2026-04-06")]
    public void A_step_is_due_so_many_working_days_later(string from, int days, string due) =>
        Assert.Equal(DateOnly.Parse(due, null), StepDates.WorkdaysAfter(WorkingHours.Default, DateOnly.Parse(from, null), days));

    private async Task<Lead> AtTheCallAsync()
    {
        var lead = await _office.AddLeadAsync(Some.Lead(), enrol: true);
        for (var i = 0; i < 2; i++)
        {
            await _office.Plan.ClosedAsync(lead, Mina, await DoneAsync(_office.OpenOf(lead).Single()), Some.Morning, CancellationToken.None);
        }

        Assert.Equal("call", _office.OpenOf(lead).Single().Activity);
        return lead;
    }

    private async Task<TaskItem> DoneAsync(TaskItem task)
    {
        await _office.Tasks.SaveAsync(task.Complete(Some.Morning)!, CancellationToken.None);
        return task;
    }

    private static DateOnly Day(TaskItem task) => DateOnly.FromDateTime(Mina.LocalTime(task.DueAt));
}
