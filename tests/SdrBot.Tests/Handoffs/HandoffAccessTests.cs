using System.Net;
using SdrBot.Handoffs;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Handoffs;

/// <summary>Who may do what with a handoff, with buttons that are old, foreign or made up.</summary>
public sealed class HandoffAccessTests : IAsyncLifetime
{
    private const string Channel = "ae-handoffs";
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await HandoffFloor.HandedOffAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task An_old_button_is_refused_and_changes_nothing()
    {
        var (message, accept) = await _bot.As("bianca").FindAsync("Accept", conversation: Channel);
        await _bot.As("alex").PressAsync("Accept", conversation: Channel);
        await _bot.SettleAsync();
        _bot.Clock.Advance(TimeSpan.FromDays(21));
        var before = await Fingerprint.OfAsync(_bot);
        using var stale = await _bot.As("bianca").UseAsync(message.Id, accept.Id);

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal(before, await Fingerprint.OfAsync(_bot));
    }

    [Fact]
    public async Task Somebody_for_whom_it_is_not_hears_for_whom_it_is_in_private()
    {
        await _bot.As("bianca").PressAsync("Accept", conversation: Channel);
        await _bot.As("bianca").HearsAsync("Jane Doe (Acme) is meant for Alex Chen first....");
        Assert.Single(await _bot.As("bianca").HeardAsync(Channel));
        Assert.Equal(HandoffState.Offered, (await _bot.HandoffAsync(1))!.State);
    }

    [Fact]
    public async Task Whoever_may_not_accept_any_more_is_refused_at_once()
    {
        var (message, accept) = await _bot.As("alex").FindAsync("Accept", conversation: Channel);
        await _bot.As("grace").SayAsync("role of Alex is sdr");
        using var pressed = await _bot.As("alex").UseAsync(message.Id, accept.Id);
        await _bot.As("alex").HearsAsync("Only account executives can take or turn down handoffs. Nothing has changed.");

        await _bot.As("grace").SayAsync("role of Alex is ae");
        await _bot.As("grace").SayAsync("confirm deactivation of Alex");
        _bot.Clock.Advance(TimeSpan.FromSeconds(5));
        using var gone = await _bot.As("alex").UseAsync(message.Id, accept.Id);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(HandoffState.Offered, (await _bot.HandoffAsync(1))!.State);
    }

    [Theory]
    [InlineData("withdraw handoff:1")]
    [InlineData("resubmit handoff:1")]
    [InlineData("shadow handoff:1")]
    [InlineData("show handoff handoff:1")]
    [InlineData("credit handoff:1")]
    [InlineData("route handoff:1")]
    [InlineData("ask about handoff:1: who signs?")]
    [InlineData("outcome handoff:1 won")]
    [InlineData("rate handoff:1 5")]
    [InlineData("account manager of handoff:1 is Alex")]
    public async Task Another_sdr_finds_nothing(string command)
    {
        var before = await HandoffRowsAsync();
        await _bot.As("dana").SayAsync(command);
        var foreign = (await _bot.As("dana").HeardAsync())[^1].Text;
        await _bot.As("dana").SayAsync(command.Replace("handoff:1", "handoff:999", StringComparison.Ordinal));
        Assert.Equal((await _bot.As("dana").HeardAsync())[^1].Text, foreign);
        Assert.DoesNotContain("Acme", foreign, StringComparison.Ordinal);
        Assert.Equal(before, await HandoffRowsAsync());
    }

    [Theory]
    [InlineData("accept handoff:1")]
    [InlineData("decline handoff:1 as not_a_fit")]
    [InlineData("reassign handoff:1 to Bianca")]
    [InlineData("send back handoff:1")]
    [InlineData("answer question:1: yes")]
    [InlineData("hand off lead:1 for demo anyway because I say so")]
    [InlineData("add next step Lunch")]
    public async Task An_sdr_cannot_do_what_others_do(string command)
    {
        await _bot.As("alex").SayAsync("ask about Acme: who signs?");
        var before = await HandoffRowsAsync();
        await _bot.As("dana").SayAsync(command);
        Assert.NotEmpty((await _bot.As("dana").HeardAsync())[^1].Text);
        Assert.Equal(before, await HandoffRowsAsync());
    }

    /// <summary>A page can only send the ids it was given, and for the message on which they stand.</summary>
    [Fact]
    public async Task A_made_up_action_or_value_does_nothing()
    {
        var (message, decline) = await _bot.As("alex").FindAsync("Decline", conversation: Channel);
        var (_, withdraw) = await _bot.As("mina").FindAsync("Withdraw");
        var before = await HandoffRowsAsync();
        foreach (var (action, value) in new[] { (decline.Id, "accept"), (decline.Id, null), (withdraw.Id, null), ("a000000000000", null), (decline.Id, "not_a_fit; accept") })
        {
            using var response = await _bot.As("alex").UseAsync(message.Id, action, value);
            Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal(before, await HandoffRowsAsync());
    }

    private async Task<string> HandoffRowsAsync() => string.Join('\n', await _bot.RowsAsync(
        "SELECT id || state || coalesce(ae_id, '') || version FROM handoffs UNION ALL SELECT 'c' || count(*) FROM handoff_credits UNION ALL SELECT 'q' || count(answer) FROM handoff_questions UNION ALL SELECT 'n' || count(*) FROM next_steps"));
}
