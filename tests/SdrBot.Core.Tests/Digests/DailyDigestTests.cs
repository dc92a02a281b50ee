using SdrBot.Conversations;
using SdrBot.Tasks;

namespace SdrBot.Digests;

public sealed class DailyDigestTests
{
    private static readonly DateOnly Day = new(2026, 3, 5);

    [Fact]
    public void An_empty_day_is_said_kindly() =>
        Assert.Contains("Nothing is due today", DailyDigest.Compose(new DigestFacts(Some.Rep("Asia/Seoul"), Day)).Plain, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(500)]
    public void Any_number_of_callbacks_makes_a_short_message(int count)
    {
        var digest = DailyDigest.Compose(new DigestFacts(Some.Rep("Asia/Seoul"), Day) { Items = [.. Enumerable.Range(0, count).Select(i => Callback($"Lead {i} {new string('x', 10_000)}"))] });

        Assert.Equal(Math.Min(count, 5), digest.Blocks.OfType<Items>().Sum(i => i.All.Length));
        Assert.Equal(count > 5, digest.Plain.Contains($"and {count - 5} more", StringComparison.Ordinal));
        Assert.InRange(digest.Plain.Length, 1, 2_000);
        Assert.Equal(["from digest start", "from digest today"], digest.Controls.Select(c => c.Command));
    }

    [Fact]
    public void Work_done_sinks_below_work_to_do()
    {
        var digest = DailyDigest.Compose(new DigestFacts(Some.Rep("Asia/Seoul"), Day)
        {
            Items = [Callback("Early") with { At = new(9, 0), IsDone = true }, Callback("Late") with { At = new(17, 0) }],
            Work = [new("call", 3, 2)],
        });

        Assert.Equal([("5:00 PM Late", false), ("9:00 AM Early", true)], digest.Blocks.OfType<Items>().Single().All.Select(i => (i.Text.Plain, i.Done)));
        Assert.Contains("Calls: 3 to do, 2 done", digest.Plain, StringComparison.Ordinal);
        Assert.Contains("4 tasks are left", digest.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void The_day_that_is_done_is_praised() =>
        Assert.Contains("Everything of today is done: 2 tasks", DailyDigest.Compose(new DigestFacts(Some.Rep("Asia/Seoul"), Day) { Work = [new("call", 0, 2)] }).Plain, StringComparison.Ordinal);

    [Fact]
    public void Lateness_and_skipped_days_are_one_line_each()
    {
        var plain = DailyDigest.Compose(new DigestFacts(Some.Rep("Asia/Seoul"), Day) { IsLate = true, Skipped = 2 }).Plain;

        Assert.Contains("This comes late: I was offline at 8:30 AM.", plain, StringComparison.Ordinal);
        Assert.Contains("2 digests were skipped while I was offline.", plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_show_how_far_the_target_is()
    {
        var facts = new DigestFacts(Some.Rep("Asia/Seoul"), Day) { Numbers = new(55, 4, 1), Before = new(38, 6, 1) };
        var progress = Assert.Single(DailyDigest.Compose(facts).Blocks.OfType<Progress>());

        Assert.Equal((40, 40, "55 of 40 activities today"), (progress.Value, progress.Max, progress.Label.Plain));
        Assert.Contains("38 activities, 6 conversations, 1 meeting booked", DailyDigest.Compose(facts).Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stand_up_is_prefilled_and_posted_once()
    {
        var day = new DigestFacts(Some.Rep("Asia/Seoul"), Day) { Numbers = new(12, 2, 0), Work = [new("call", 1, 9)] };
        var next = new DigestFacts(Some.Rep("Asia/Seoul"), Day.AddDays(1)) { Items = [Callback("A")], Work = [new("email", 4, 0)] };
        var standup = new Standup(day, next, "The dialer is down");

        Assert.Contains("12 of 40 activities, 2 conversations, 0 meetings booked, 9 tasks closed", standup.Post().Plain, StringComparison.Ordinal);
        Assert.Contains("1 callback · E-mails: 4", standup.Post().Plain, StringComparison.Ordinal);
        Assert.Contains("The dialer is down", standup.Post().Plain, StringComparison.Ordinal);
        Assert.Equal(["standup blockers 2026-03-05 {value}", "standup post 2026-03-05"], standup.Card(isPosted: false).Controls.Select(c => c.Command));
        Assert.Empty(standup.Card(isPosted: true).Controls);
        Assert.Empty(standup.Post().Controls);
    }

    private static DigestItem Callback(string lead) => new(TaskKind.Callback, lead, null, null, null, IsDone: false);
}
