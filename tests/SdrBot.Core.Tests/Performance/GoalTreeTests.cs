using SdrBot.Wording;

namespace SdrBot.Performance;

/// <summary>From a revenue to a day's work, what a month pays, and how quotas are read.</summary>
public sealed class GoalTreeTests
{
    private static readonly DateTime Now = new(2026, 3, 4, 9, 0, 0);

    [Theory]
    [InlineData(null, 300_000, null, null, 20_000, 15)]
    [InlineData(null, 300_000, 100_000, 90, 20_000, 11)]
    [InlineData(null, 300_000, 400_000, 90, 20_000, 0)]
    [InlineData(7, 300_000, null, null, 20_000, 7)]
    [InlineData(null, 300_001, null, null, 20_000, 16)]
    [InlineData(null, 300_000, null, null, null, null)]
    [InlineData(null, 300_000, null, null, 0, null)]
    public void The_deals_of_a_revenue_are_rounded_up(int? deals, int? revenue, int? current, int? kept, int? size, int? expected) =>
        Assert.Equal(expected, GoalTree.DealsFor(deals, revenue, current, kept, size));

    [Fact]
    public void Each_level_is_the_one_above_through_its_rate()
    {
        var tree = new GoalTree(15, new(0.25, new(0, 0)), new(0.1, new(0, 0)), new(null, new(80, 1000)), 66);
        Assert.Equal(60, tree.Handoffs!.Value, 6);
        Assert.Equal(600, tree.Conversations!.Value, 6);
        Assert.Equal(7500, tree.Activities!.Value, 6);
        Assert.Equal(7500 / 66.0, tree.Price!.Value, 6);
        Assert.Equal(60 / 0.1 / 0.09 / 66, tree.PriceWith(GoalTree.ConversationRate)!.Value, 6);
        var (low, high) = tree.Band!.Value;
        Assert.InRange(tree.Price.Value, low, high);
    }

    [Fact]
    public void Where_too_little_was_measured_nothing_is_made_up()
    {
        var tree = new GoalTree(15, new(null, new(2, 5)), new(0.1, new(0, 0)), new(0.1, new(0, 0)), 66);
        Assert.Null(tree.Handoffs);
        Assert.Null(tree.Price);
        Assert.Null(new GoalTree(15, new(0.5, new(0, 0)), new(0.5, new(0, 0)), new(0.5, new(0, 0)), 0).Price);
        Assert.Null(new Link(null, new(0, 100)).Share);
    }

    [Theory]
    [InlineData(0, 0, 0, 1)]
    [InlineData(10, 10, 0.72, 1)]
    [InlineData(50, 100, 0.40, 0.60)]
    [InlineData(0, 20, 0, 0.16)]
    public void A_rate_knows_how_little_it_knows(int of, int all, double low, double high)
    {
        var rate = new Rate(of, all);
        Assert.Equal(low, rate.Low, 2);
        Assert.Equal(high, rate.High, 2);
        Assert.Equal(all >= Rate.Enough, rate.IsEnough);
    }

    [Theory]
    [InlineData(5, 10, 1000)]
    [InlineData(12, 10, 1800)]
    [InlineData(12, null, 1700)]
    [InlineData(0, 10, 500)]
    public void A_month_pays_by_the_formula(int accepted, int? quota, decimal pays) => Assert.Equal(pays, new Commission(500, 100, 150, "USD").For(accepted, quota));

    [Theory]
    [InlineData("Mina 12 handoffs a month", "Mina", 12, "accepted", "month")]
    [InlineData("Mina Park: 12 accepted handoffs per month", "Mina Park", 12, "accepted", "month")]
    [InlineData("everyone 40 dials a day", null, 40, "dials", "day")]
    [InlineData("5 meetings weekly", null, 5, "meetings", "week")]
    [InlineData("the team 30 handoffs/quarter", "the team", 30, "accepted", "quarter")]
    [InlineData("Mina 1,000 activities a month", "Mina", 1000, "activities", "month")]
    [InlineData("Mina 0 handoffs a month", "Mina", 0, "accepted", "month")]
    public void A_quota_is_read_as_people_say_it(string text, string? who, int amount, string measure, string period) =>
        Assert.Equal(new(who, amount, measure, period), QuotaText.Parse(text, Words.In(Language.English), Now));

    [Theory]
    [InlineData("")]
    [InlineData("Mina")]
    [InlineData("Mina 12")]
    [InlineData("Mina 12 handoffs")]
    [InlineData("Mina 12 bananas a month")]
    [InlineData("Mina 2.5 handoffs a month")]
    [InlineData("Mina 900000000 handoffs a month")]
    [InlineData("Mina twelve handoffs a fortnight")]
    public void What_is_no_quota_is_none(string text) => Assert.Null(QuotaText.Parse(text, Words.In(Language.English), Now));

    [Fact]
    public void The_middle_of_a_small_team_gives_nobody_away()
    {
        Assert.Null(Scorecard.MiddleOf([Of(1), Of(2)]));
        Assert.Equal(2, Scorecard.MiddleOf([Of(1), Of(9), Of(2)])!.Accepted);
        Assert.Equal(3, Scorecard.MiddleOf([Of(1), Of(9), Of(2), Of(3)])!.Accepted);
        Assert.Null(Median.Of([]));

        static Funnel Of(int accepted) => new() { Accepted = accepted };
    }

    [Fact]
    public void The_thing_to_try_is_where_one_lies_furthest_below_the_team()
    {
        var team = new Funnel { Dials = 1000, Connects = 300, DialConversations = 150, Conversations = 200, Meetings = 60 };
        var own = new Funnel { Dials = 100, Connects = 25, DialConversations = 5, Conversations = 25, Meetings = 9 };
        Assert.Equal("conversation", CoachingIdea.Weakest(own, team)!.Value.Key);
        Assert.Null(CoachingIdea.Weakest(new Funnel { Dials = 19, Connects = 0 }, team));
        Assert.Null(CoachingIdea.Weakest(team, team));
    }
}
