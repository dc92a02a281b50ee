using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SdrBot.Channels.LocalChat;
using SdrBot.Handoffs;
using SdrBot.Storage;
using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Handoffs;

/// <summary>Who may do what with a handoff, with buttons that are old, foreign, doubled or made up.</summary>
public sealed class HandoffAccessTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Channel = "ae-handoffs";
    private TestBot _bot = null!;
    private long _lead;

    public async Task InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        _lead = await _bot.QualifiedAsync("mina", "Acme");
        await _bot.As("mina").SayAsync("hand off Acme to Alex for a demo");
        await _bot.SettleAsync();
        _bot.Clock.Advance(TimeSpan.FromSeconds(5));
    }

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
            await ActivatorUtilities.CreateInstance<SdrBot.Jobs.HandoffsJob>(_bot.Services).RunAsync(_bot.Clock.GetUtcNow(), CancellationToken.None);
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

    [Fact]
    public async Task Whoever_may_not_accept_any_more_is_refused_at_once()
    {
        var (message, accept) = await _bot.As("alex").FindAsync("Accept", conversation: Channel);
        await _bot.As("grace").SayAsync("role of Alex is sdr");
        using var pressed = await _bot.As("alex").UseAsync(message.Id, accept.Id);
        await _bot.As("alex").HearsAsync("Only account executives can take or turn down handoffs. Nothing has changed.");

        await _bot.As("grace").SayAsync("role of Alex is ae");
        await _bot.As("grace").SayAsync("deactivate Alex");
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

    [Fact]
    public async Task The_channel_never_reads_how_to_reach_the_prospect()
    {
        await _bot.Database.WriteAsync("test", s => s.RunAsync("UPDATE findings SET words = 'call me at +1 202 555 0143 or jane@Acme.example, we lose two hours' WHERE question = 'pain'"), CancellationToken.None);
        await _bot.As("mina").SayAsync("withdraw Acme");
        await _bot.As("mina").SayAsync("hand off Acme to Alex for a demo");
        await _bot.As("alex").PressAsync("Accept", conversation: Channel);
        await _bot.SettleAsync();
        foreach (var body in await _bot.RowsAsync($"SELECT body FROM local_messages WHERE conversation = '{Channel}'"))
        {
            Assert.DoesNotContain("555", body, StringComparison.Ordinal);
            Assert.DoesNotContain("@Acme", body, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains(await _bot.As("alex").HeardAsync(), m => m.Text.Contains("555 0143", StringComparison.Ordinal) && m.Text.Contains("Jane@Acme.example", StringComparison.Ordinal));
    }

    /// <summary>Who skims reads about five words a second.</summary>
    [Fact]
    public async Task A_full_card_is_read_in_twenty_seconds()
    {
        var mina = _bot.As("mina");
        await mina.SayAsync("withdraw Acme");
        await mina.SayAsync("fact Acme news: opened a second hub in Busan via Platum");
        await mina.SayAsync("fact Acme technology: runs a home-grown planner on spreadsheets via BuiltWith");
        await mina.SayAsync("called Acme, connected, they asked for references");
        await mina.SayAsync("log emailed Acme");
        await mina.SayAsync("called Acme, meeting booked next Tuesday 3pm");
        await mina.SayAsync("hand off Acme to Alex for a demo with a sales engineer");
        var card = (await _bot.As("alex").HeardAsync(Channel))[^1];
        var words = card.Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetterOrDigit));

        output.WriteLine($"Brief: {words} words, {words / 5.0:F0} s at five words a second.\n{string.Join('\n', Shown.Lines(card))}");
        Assert.InRange(words, 40, 110);
        foreach (var part in new[] { "planning by hand", "50,000", "Shorter mornings", "CTO", "200", "Busan", "sales engineer" })
        {
            Assert.Contains(part, card.Text, StringComparison.Ordinal);
        }
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

    /// <summary>An erased lead is gone from the card, the messages and the trail.</summary>
    [Fact]
    public async Task Erased_with_its_handoff()
    {
        await _bot.As("alex").SayAsync("ask about Acme: does Wolfgang Amadeus sign?");
        await _bot.As("mina").SayAsync("reply about Acme: Wolfgang Amadeus signs everything");
        await _bot.SettleAsync();
        var lead = (await _bot.Database.ReadAsync(s => new LeadStore(s).FindAsync(LocalConversations.Tenant, _lead, CancellationToken.None), CancellationToken.None))!;
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={new DataFolder(_bot.Folder).Database};Pooling=False"))
        {
            await connection.OpenAsync();
            SdrBot.Erasure.LeadEraser.Erase(connection, lead, _bot.Clock.GetUtcNow());
        }

        await _bot.SettleAsync();
        foreach (var table in new[] { "handoffs", "handoff_credits", "handoff_questions" })
        {
            Assert.Equal(["0"], await _bot.RowsAsync($"SELECT count(*) FROM {table}"));
        }

        var left = string.Join('\n', await _bot.RowsAsync("SELECT reply FROM messages UNION ALL SELECT body FROM local_messages UNION ALL SELECT coalesce(title, '') FROM tasks"));
        Assert.DoesNotContain("Jane Doe", left, StringComparison.Ordinal);
        Assert.DoesNotContain("Amadeus", left, StringComparison.Ordinal);
    }

    /// <summary>A name may stand in what was written about somebody else's handoff; it goes there too, and the seal of that trail still holds, since it never had words.</summary>
    [Fact]
    public async Task Erased_from_what_people_wrote_about_other_handoffs()
    {
        await _bot.QualifiedAsync("mina", "Globex", "Joe Roe");
        await _bot.As("grace").SayAsync("add next step Visit of Jane Doe");
        await _bot.As("mina").SayAsync("hand off Globex to Alex for Visit of Jane Doe");
        await _bot.As("alex").SayAsync("decline Globex because Jane Doe knows them better");
        await _bot.As("mina").SayAsync("resubmit Globex");
        await _bot.As("alex").SayAsync("accept Globex");
        await _bot.As("alex").SayAsync("rate Globex 2 because Jane Doe told me more");
        await _bot.As("alex").SayAsync("outcome Globex lost because competitor Jane Doe Ltd");
        await _bot.SettleAsync();
        Assert.Equal(["0"], await _bot.RowsAsync("SELECT count(*) FROM handoff_credits WHERE detail LIKE '% %'"));
        Assert.Equal(["1"], await _bot.RowsAsync("SELECT count(*) FROM handoffs WHERE competitor LIKE '%Jane Doe%'"));
        var lead = (await _bot.Database.ReadAsync(s => new LeadStore(s).FindAsync(LocalConversations.Tenant, _lead, CancellationToken.None), CancellationToken.None))!;
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={new DataFolder(_bot.Folder).Database};Pooling=False"))
        {
            await connection.OpenAsync();
            SdrBot.Erasure.LeadEraser.Erase(connection, lead, _bot.Clock.GetUtcNow());
        }

        await _bot.SettleAsync();
        var left = string.Join('\n', await _bot.RowsAsync(
            """
            SELECT competitor || quality_reason || coalesce(decline_words, '') || next_step || brief FROM handoffs UNION ALL SELECT key || name FROM next_steps UNION ALL SELECT coalesce(detail, '') FROM handoff_credits
            UNION ALL SELECT reply FROM messages UNION ALL SELECT body FROM local_messages UNION ALL SELECT coalesce(title, '') FROM tasks
            """));
        Assert.DoesNotContain("Jane Doe", left, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("jane_doe", left, StringComparison.Ordinal);
        await _bot.As("mina").SayAsync("credit Globex");
        Assert.Contains("Nothing was changed since it was written", (await _bot.As("mina").HeardAsync())[^1].Text, StringComparison.Ordinal);
    }

    private async Task<string> HandoffRowsAsync() => string.Join('\n', await _bot.RowsAsync(
        "SELECT id || state || coalesce(ae_id, '') || version FROM handoffs UNION ALL SELECT 'c' || count(*) FROM handoff_credits UNION ALL SELECT 'q' || count(answer) FROM handoff_questions UNION ALL SELECT 'n' || count(*) FROM next_steps"));
}
