using System.Net;
using SdrBot.Handoffs;
using SdrBot.Jobs;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Handoffs;

/// <summary>Who has a handoff: pressed twice, asked for in words that fit several, and held by somebody who takes none any more.</summary>
public sealed class HandoffAcceptTests : IAsyncLifetime
{
    private const string Channel = "ae-handoffs";
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await HandoffFloor.HandedOffAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public async Task A_double_click_on_accept_is_one_acceptance(int presses)
    {
        var (message, accept) = await _bot.As("alex").FindAsync("Accept", conversation: Channel);
        var statuses = await Task.WhenAll(Enumerable.Range(0, presses).Select(async _ =>
        {
            using var response = await _bot.As("alex").UseAsync(message.Id, accept.Id);
            return response.StatusCode;
        }));

        Assert.All(statuses, s => Assert.True(s is HttpStatusCode.OK or HttpStatusCode.Conflict, s.ToString()));
        Assert.Equal(["1"], await _bot.RowsAsync("SELECT count(*) FROM handoff_credits WHERE kind = 'accepted'"));
        var card = Assert.Single(await _bot.As("mina").HeardAsync(Channel));
        Assert.Contains("Alex Chen has it", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await _bot.As("alex").HeardAsync(), m => m.Text.Contains("faster", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Handed_off_by_two_at_once_it_is_handed_off_once()
    {
        await _bot.QualifiedAsync("mina", "Globex");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => i % 2 == 0
            ? _bot.As("mina").SayAsync("hand off Globex to Alex for a demo")
            : _bot.As("grace").SayAsync("hand off Globex for a consultation")));
        await _bot.SettleAsync();
        Assert.Equal(["1"], await _bot.RowsAsync("SELECT count(*) FROM handoffs h JOIN leads l ON l.id = h.lead_id WHERE l.company = 'Globex'"));
        Assert.Single(await _bot.As("alex").HeardAsync(Channel), m => m.Text.Contains("Globex", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_is_no_account_executive_any_more_has_nothing_to_report_and_a_manager_is_asked_once()
    {
        await _bot.As("alex").SayAsync("accept Acme");
        await _bot.As("grace").SayAsync("role of Alex is sdr");
        await _bot.As("alex").SayAsync("outcome handoff:1 won");
        await _bot.As("alex").SayAsync("rate handoff:1 5");
        var kept = (await _bot.HandoffAsync(1))!;
        Assert.Null(kept.Outcome);
        Assert.Null(kept.Quality);

        for (var i = 0; i < 2; i++)
        {
            await _bot.RunAsync<HandoffsJob>();
        }

        await _bot.SettleAsync();
        Assert.Single(await _bot.As("grace").HeardAsync(), m => m.Text.Contains("takes no handoffs any more", StringComparison.Ordinal));
        await _bot.As("grace").SayAsync("reassign handoff:1 to Bianca");
        Assert.Equal(("bianca", false), ((await _bot.HandoffAsync(1))!.AeId, (await _bot.HandoffAsync(1))!.IsWithManager));
    }

    [Fact]
    public async Task Words_that_fit_several_are_asked_back_even_when_there_are_none()
    {
        await _bot.QualifiedAsync("mina", "Globex", "Joe Roe");
        await _bot.As("mina").SayAsync("hand off Globex to Alex for a demo");
        await _bot.As("alex").SayAsync("ask about : who signs?");
        await _bot.As("alex").PressAsync("Jane Doe (Acme)");
        await _bot.As("alex").SayAsync("accept e");
        await _bot.As("alex").PressAsync("Joe Roe (Globex)");
        await _bot.SettleAsync();

        Assert.Equal(["who signs?"], await _bot.RowsAsync("SELECT text FROM handoff_questions WHERE handoff_id = 1"));
        Assert.Equal(HandoffState.Accepted, (await _bot.HandoffAsync(2))!.State);
        Assert.Equal(["0"], await _bot.RowsAsync("SELECT count(*) FROM turns WHERE state <> 'done'"));
    }

    [Fact]
    public async Task With_the_first_handoff_everybody_begins_at_nothing() =>
        Assert.Equal(["alex 1", "bianca 0"], (await _bot.RowsAsync("SELECT rep_id || ' ' || count FROM handoff_shares ORDER BY rep_id")).Where(r => r.StartsWith("alex", StringComparison.Ordinal) || r.StartsWith("bianca", StringComparison.Ordinal)));
}
