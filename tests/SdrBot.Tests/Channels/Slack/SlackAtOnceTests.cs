using Microsoft.Extensions.DependencyInjection;
using SdrBot.Channels.Slack;
using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Turns;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>A slash command that reads is answered in its acknowledgement; one that changes something is acknowledged first and answered by the outbox.</summary>
public sealed class SlackAtOnceTests
{
    private const string Mina = "U0MINA";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_reads_is_answered_in_the_acknowledgement_and_not_again(bool isSocket)
    {
        await using var bot = await SlackBot.StartAsync(isSocket ? SlackMode.Socket : SlackMode.Http, isKnown: true);
        await bot.CommandAsync(Mina, "me");
        var answer = Assert.Single(bot.Slack.Messages);
        Assert.Equal((Mina, "ephemeral"), (answer.OnlyFor, (string?)answer.Body["response_type"]));
        Assert.Contains("Mina Park", answer.Text, StringComparison.Ordinal);

        // What comes after it comes by the outbox, so that by then a second answer would have come as well.
        await bot.CommandAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        await bot.ShowsAsync(2);
        await bot.SettleAsync();
        Assert.Equal(["acknowledgement", "response_url"], bot.Slack.Calls.Where(c => c.Method is "acknowledgement" or "response_url" || c.Method.StartsWith("chat.", StringComparison.Ordinal)).Select(c => c.Method));
        Assert.Equal(2, await bot.ReadAsync<long>("SELECT count(*) FROM messages WHERE state = 'sent' AND delivered = version"));
        Assert.Empty(bot.Slack.Problems);
    }

    [Fact]
    public async Task Its_buttons_change_it_where_it_stands()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        await bot.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        await bot.ShowsAsync(1);
        await bot.CommandAsync(Mina, "today");
        var list = bot.Slack.Messages.Single(m => m.OnlyFor == Mina);
        var (block, element) = SlackBot.Elements(list.Body["blocks"]!.AsArray()).First(e => (string?)e.Element["text"]?["text"] == "Done");
        await bot.UseAsync(Mina, block, element, null, list.Channel, bot.Slack.ResponseUrl(list.Channel, Mina));
        await bot.SettleAsync();
        Assert.Equal(true, (bool?)bot.Slack.Calls.Last(c => c.Method == "response_url").Arguments["replace_original"]);
    }

    /// <summary>Slack shows nothing that comes after three seconds.</summary>
    [Fact]
    public async Task An_acknowledgement_that_comes_too_late_leaves_the_answer_to_the_outbox()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        var services = bot.Bot.Services;
        var late = new SlackAtOnce(services.GetRequiredService<IDatabase>(), services.GetRequiredService<TurnRunner>(), services.GetRequiredService<OutboxBell>(), new SlowCommit());
        var place = new ConversationReference(SlackChannel.Name, "local", SlackBot.SalesFloor) { Workspace = FakeSlack.Team, OnlyFor = Mina, ReplyTo = bot.Slack.ResponseUrl(SlackBot.SalesFloor, Mina) };
        var ack = await late.RunAsync(new Incoming("slack:late", place, Mina, "me", bot.Bot.Clock.GetUtcNow()), CancellationToken.None);
        Assert.True(ack.IsEmpty);
        await bot.ShowsAsync(1);
        Assert.Single(bot.Slack.Calls, c => c.Method == "response_url");
    }

    /// <summary>No time goes by until the answer is taken, and then three seconds.</summary>
    private sealed class SlowCommit : TimeProvider
    {
        private int _asked;

        public override long GetTimestamp() => ++_asked <= 2 ? 0 : 3 * TimestampFrequency;
    }
}
