using SdrBot.Channels.BotFramework;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>What goes out to the connector, and what becomes of it when that goes wrong: T70 to T85 of its contract.</summary>
public sealed class DeliveryTests
{
    private static readonly TeamsAccount Mina = TeamsCompany.Mina;

    [Theory]
    [InlineData(nameof(ConnectorFault.TooMany), 3_000)]
    [InlineData(nameof(ConnectorFault.TooManyForNow), 5_000)]
    public async Task What_was_refused_for_now_is_said_later(string fault, int milliseconds)
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        teams.Connector.FailNext(HttpMethod.Post, Enum.Parse<ConnectorFault>(fault));
        await teams.WriteAsync(Mina, "help");

        // While the clock stands still.
        await Until.EqualAsync(milliseconds, () => teams.AskAsync<long>($"SELECT max(next_at) - {teams.Bot.Clock.GetUtcNow().ToUnixTimeMilliseconds()} FROM messages WHERE state = 'waiting' AND problem IS NOT NULL"));
        await teams.ShowsAsync(2);
        await teams.SettleAsync();
        Assert.Equal(2, teams.Connector.Messages.Count);
    }

    [Theory]
    [InlineData(nameof(ConnectorFault.FailBefore), 1)]
    [InlineData(nameof(ConnectorFault.FailAfter), 2)]
    [InlineData(nameof(ConnectorFault.BreakAfter), 2)]
    public async Task What_may_have_arrived_is_never_said_again_and_the_next_message_goes_on(string fault, int shown)
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        teams.Connector.FailNext(HttpMethod.Post, Enum.Parse<ConnectorFault>(fault));
        await teams.WriteAsync(Mina, "help");
        await teams.WriteAsync(Mina, "me");

        // With the question whether it arrived, and while the clock stands still: there is nothing to wait for.
        await Until.TrueAsync(() => teams.Connector.Messages.Count >= shown + 2);
        await teams.SettleAsync();
        Assert.Equal(shown + 2, teams.Connector.Messages.Count);
        Assert.Equal(shown - 1, teams.Connector.Messages.Count(m => m.Text.Contains("What I can do", StringComparison.Ordinal) && m.Card?["body"]!.AsArray().Count > 3));
        Assert.Equal(1, await teams.AskAsync<long>("SELECT count(*) FROM messages WHERE state = 'unknown'"));
    }

    /// <summary>Nobody knows where a message stands that somebody has seen, so an edit of it would be a second one.</summary>
    [Fact]
    public async Task What_somebody_has_seen_is_not_said_again_when_it_changes()
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        teams.Connector.FailNext(HttpMethod.Post, ConnectorFault.FailAfter);
        await teams.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        var question = (await teams.ShowsAsync(3))[2];
        await teams.PressAsync(Mina, question, "It arrived");

        await teams.PressAsync(Mina, teams.Connector.Messages[1], "Undo");
        await teams.SettleAsync();
        Assert.Equal(0, await teams.AskAsync<long>("SELECT count(*) FROM leads"));
        Assert.Equal(3, teams.Connector.Messages.Count);

        // It is settled, whatever else is pressed.
        await teams.PressAsync(Mina, question, "Send it again");
        await teams.WriteAsync(Mina, $"send again message:{await teams.AskAsync<long>("SELECT id FROM messages WHERE problem = 'seen'")}");
        await teams.SettleAsync();
        Assert.DoesNotContain(teams.Connector.Messages.Skip(3), m => m.Text.Contains("Taken back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_in_doubt_for_the_second_time_is_asked_about_again()
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        teams.Connector.FailNext(HttpMethod.Post, ConnectorFault.FailBefore);
        await teams.WriteAsync(Mina, "help");
        var question = (await teams.ShowsAsync(2))[1];
        teams.Connector.FailNext(HttpMethod.Post, ConnectorFault.FailBefore);
        await teams.PressAsync(Mina, question, "Send it again");

        var again = (await teams.ShowsAsync(3))[2];
        Assert.Equal(1, await teams.AskAsync<long>("SELECT count(*) FROM messages WHERE state = 'unknown'"));
        await teams.PressAsync(Mina, again, "Send it again");
        Assert.Contains("What I can do", (await teams.ShowsAsync(4))[3].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(ConnectorFault.FailBefore))]
    [InlineData(nameof(ConnectorFault.FailAfter))]
    public async Task An_edit_may_be_repeated(string fault)
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        await teams.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        var card = (await teams.ShowsAsync(2))[1];
        teams.Connector.FailNext(HttpMethod.Put, Enum.Parse<ConnectorFault>(fault));
        await teams.PressAsync(Mina, card, "Undo");
        await teams.UntilAsync(() => teams.Connector.Messages[1].Text.Contains("Taken back", StringComparison.Ordinal) && teams.Connector.Calls.Count(c => c.Method == "PUT") == 2 ? teams : null, "the edit");
        Assert.Equal(2, teams.Connector.Messages.Count);
    }

    [Fact]
    public async Task A_blocked_bot_says_no_more_until_it_is_spoken_to()
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        teams.Connector.FailNext(HttpMethod.Post, ConnectorFault.Blocked);
        await teams.WriteAsync(Mina, "help");
        await Until.EqualAsync(1, () => teams.AskAsync<long>("SELECT count(*) FROM messages WHERE state = 'refused' AND problem = 'MessageWritesBlocked'"));
        await Until.EqualAsync(0, () => teams.AskAsync<long>("SELECT active FROM bot_conversations"));
        var posts = teams.Connector.Calls.Count(c => c.Method == "POST");
        await teams.WriteAsync(Mina, "me");
        await teams.ShowsAsync(2);
        Assert.Equal(posts + 1, teams.Connector.Calls.Count(c => c.Method == "POST"));
    }

    [Fact]
    public async Task What_cannot_be_sent_is_recorded_and_not_tried_again()
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        teams.Connector.FailNext(HttpMethod.Post, ConnectorFault.Refuse);
        await teams.WriteAsync(Mina, "help");
        await teams.WriteAsync(Mina, "me");
        await teams.ShowsAsync(2);
        Assert.Equal(1, await teams.AskAsync<long>("SELECT count(*) FROM messages WHERE state = 'refused' AND problem = 'BadSyntax'"));
    }

    [Fact]
    public async Task What_is_too_large_is_said_in_a_smaller_form()
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        teams.Connector.FailNext(HttpMethod.Post, ConnectorFault.TooLarge);
        await teams.WriteAsync(Mina, "help");
        var small = (await teams.ShowsAsync(2))[1];
        Assert.Contains("What I can do", small.Text, StringComparison.Ordinal);
        var tried = teams.Connector.Calls.Where(c => c.Method == "POST").TakeLast(2).ToList();
        Assert.True(tried[1].Body.Length < tried[0].Body.Length);
    }

    [Fact]
    public async Task One_token_serves_for_an_hour_and_one_that_is_refused_is_asked_for_anew()
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        await teams.WriteAsync(Mina, "me");
        await teams.WriteAsync(Mina, "me");
        await teams.ShowsAsync(3);
        Assert.Equal(1, teams.Connector.Entra.TokenCalls);
        teams.Connector.FailNext(HttpMethod.Post, ConnectorFault.OldToken);
        await teams.WriteAsync(Mina, "me");
        await teams.ShowsAsync(4);
        Assert.Equal(2, teams.Connector.Entra.TokenCalls);
    }

    [Fact]
    public async Task What_is_sent_names_no_id_no_time_and_no_service_and_is_never_empty()
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        await teams.WriteAsync(Mina, "help");
        await teams.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        Assert.All(await teams.ShowsAsync(3), m =>
        {
            Assert.DoesNotContain(m.Body, p => p.Key is "id" or "timestamp" or "serviceUrl" or "channelId");
            Assert.False(string.IsNullOrWhiteSpace(m.Text));

            // Teams takes words and a card apart into two messages, and then says no id.
            Assert.False(m.Body["text"] is not null && m.Card is not null);
        });
        Assert.All(teams.Connector.Calls, c => Assert.StartsWith("/amer/v3/conversations/", c.Address.AbsolutePath, StringComparison.Ordinal));
    }

    [Fact]
    public void A_conversation_is_written_to_as_fast_as_Teams_allows_and_no_faster()
    {
        var clock = new FakeClock(DateTimeOffset.UnixEpoch);
        var pace = new BotFrameworkPace(clock);
        var sent = new List<DateTimeOffset>();
        while (clock.GetUtcNow() < DateTimeOffset.UnixEpoch.AddHours(2))
        {
            if (pace.WaitFor("a") is { } wait)
            {
                clock.Advance(wait);
            }
            else
            {
                sent.Add(clock.GetUtcNow());
            }
        }

        foreach (var (most, within) in BotFrameworkPace.Limits)
        {
            Assert.All(Enumerable.Range(0, sent.Count - most), i => Assert.True(sent[i + most] - sent[i] >= within, $"{most + 1} in {sent[i + most] - sent[i]}"));
        }

        Assert.InRange(sent.Count, 3600, 3601);
        Assert.Null(pace.WaitFor("b"));
    }

    [Fact]
    public async Task What_many_wait_for_is_sent_at_the_pace_and_in_order()
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        for (var i = 0; i < 12; i++)
        {
            await teams.WriteAsync(Mina, $"xyzzy {i}");
        }

        await teams.ShowsAsync(13);
        Assert.Equal(13, teams.Connector.Messages.Count);
        Assert.Equal(teams.Connector.Messages.Count, teams.Connector.Calls.Count(c => c.Method == "POST" && !c.Body.Contains("\"typing\"", StringComparison.Ordinal)));
    }
}
