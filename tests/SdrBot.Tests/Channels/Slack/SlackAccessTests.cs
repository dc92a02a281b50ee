using System.Text.Json.Nodes;
using SdrBot.Channels.Slack;
using SdrBot.Jobs;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Who may what, on Slack: an id that somebody made up finds nothing, an old button asks again, and what is ours stays among us.</summary>
public sealed class SlackAccessTests
{
    private const string Mina = "U0MINA";
    private const string Dana = "U0DANA";

    /// <summary>Block ids, action ids, values and what a window carries come from outside.</summary>
    [Theory]
    [InlineData("m1.1.0", "made_up", null)]
    [InlineData("m999999.1.0", null, null)]
    [InlineData("m-1.1.0", null, null)]
    [InlineData("x", null, null)]
    [InlineData("", null, null)]
    [InlineData("m1.1.0.0", null, null)]
    [InlineData("m99999999999999999999.1.0", null, null)]
    public async Task A_made_up_id_does_nothing(string blockId, string? actionId, string? value)
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        await bot.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        var card = Assert.Single(await bot.ShowsAsync(1));
        var (_, element) = SlackBot.Elements(card.Blocks).First();
        var before = await TouchedAsync(bot);
        await bot.UseAsync(Mina, new JsonObject { ["block_id"] = blockId }, new JsonObject { ["type"] = "button", ["action_id"] = actionId ?? (string)element["action_id"]! }, value, card.Channel);
        await bot.SettleAsync();
        Assert.Equal(before, await TouchedAsync(bot));
    }

    /// <summary>The same words as for what does not exist.</summary>
    [Fact]
    public async Task Anothers_button_finds_nothing()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        await bot.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        var card = Assert.Single(await bot.ShowsAsync(1));
        var before = await TouchedAsync(bot);
        await bot.PressAsync(Dana, card, "Undo");
        await bot.SettleAsync();
        Assert.Equal(before, await TouchedAsync(bot));
        Assert.DoesNotContain(bot.Slack.Messages, m => m.Channel == "D0DANA" && m.Text.Contains("Jane", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_button_that_somebody_kept_asks_for_the_right_of_today()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        await bot.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        var card = Assert.Single(await bot.ShowsAsync(1));
        await bot.Bot.Database.WriteAsync("test", s => s.RunAsync("UPDATE reps SET active = 0 WHERE id = 'mina'"), CancellationToken.None);
        bot.Bot.Clock.Advance(TimeSpan.FromSeconds(5));
        await bot.PressAsync(Mina, card, "Undo");
        await bot.SettleAsync();
        Assert.Equal(1, await bot.Bot.Database.ReadAsync(s => s.ScalarAsync<long>("SELECT count(*) FROM leads"), CancellationToken.None));
    }

    [Fact]
    public async Task A_double_click_is_one_press()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        await bot.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        var card = (await bot.ShowsAsync(1))[0];
        bot.Bot.Clock.Advance(TimeSpan.FromSeconds(5));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bot.PressAsync(Mina, card, "Undo")));
        await bot.SettleAsync();
        Assert.Equal(1, bot.Slack.Messages.Single(m => m.Ts == card.Ts).Edits);
        Assert.Single(bot.Slack.Messages);

        // And one that the edit took away is out of date.
        bot.Bot.Clock.Advance(TimeSpan.FromMinutes(5));
        var before = await TouchedAsync(bot);
        await bot.PressAsync(Mina, card, "Undo");
        await bot.SettleAsync();
        Assert.Equal(before, await TouchedAsync(bot));
    }

    /// <summary>Edits, deletions, joins, other bots and the bot itself say nothing to it.</summary>
    [Theory]
    [InlineData("""{"subtype":"message_changed","message":{"text":"help","user":"U0MINA"},"ts":"2.1"}""")]
    [InlineData("""{"subtype":"message_deleted","deleted_ts":"1.1","ts":"2.2"}""")]
    [InlineData("""{"subtype":"channel_join","user":"U0MINA","text":"help","ts":"2.3"}""")]
    [InlineData("""{"bot_id":"B1","user":"U0MINA","text":"help","ts":"2.4"}""")]
    [InlineData("""{"subtype":"bot_message","bot_id":"B1","text":"help","ts":"2.5"}""")]
    [InlineData("""{"user":"U0BOT","text":"help","ts":"2.6"}""")]
    [InlineData("""{"user":{"id":"U0MINA"},"text":["help"],"ts":2.7}""")]
    public async Task What_nobody_said_to_it_is_not_answered(string said)
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        await bot.WriteAsync(Mina, "me");
        await bot.ShowsAsync(1);
        var body = JsonNode.Parse(said)!.AsObject();
        (body["type"], body["channel_type"], body["channel"]) = ("message", "im", "D0MINA");
        await bot.EventAsync(body);
        await bot.SettleAsync();
        Assert.Single(bot.Slack.Messages);
    }

    [Fact]
    public async Task The_same_message_a_week_later_is_still_the_same()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        var said = SlackBot.Said(Mina, "me", bot.Slack.NextTs());
        await bot.EventAsync(said, "Ev1");
        await bot.ShowsAsync(1);
        bot.Bot.Clock.Advance(TimeSpan.FromDays(6));
        await bot.Bot.WakeAsync<HousekeepingJob>();
        bot.Bot.Clock.Advance(TimeSpan.FromHours(23));
        await bot.EventAsync(said.DeepClone().AsObject(), "Ev1");
        await bot.EventAsync(said.DeepClone().AsObject(), "Ev2");
        await bot.SettleAsync();
        Assert.Single(bot.Slack.Messages);
    }

    [Fact]
    public async Task What_a_name_says_does_nothing_on_its_way_out()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        await bot.WriteAsync(Mina, "add lead <!channel> & *Co*, Acme, jane@acme.example");
        await bot.WriteAsync(Mina, "lead Acme");
        var messages = await bot.ShowsAsync(2);
        Assert.Contains("&lt;!channel&gt; &amp; *Co*", messages[0].Text, StringComparison.Ordinal);
        Assert.Empty(bot.Slack.Problems);
    }

    private static Task<string> TouchedAsync(SlackBot bot) => bot.Bot.Database.ReadAsync(
        async s => string.Join(' ', await s.ManyAsync<string>("SELECT id || name || owner_id FROM leads UNION ALL SELECT 'touch' || id FROM touches")), CancellationToken.None);
}
