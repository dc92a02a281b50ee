using System.Text.Json.Nodes;
using SdrBot.Channels.Slack;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>How things look on Slack: pictures, pages, the day's digest with its thread, and what may not have arrived.</summary>
public sealed class SlackLooksTests
{
    private const string Mina = "U0MINA";

    private static readonly SlackAccount MinaPark = new(Mina, "Mina Park", "mina@example.com");

    [Fact]
    public async Task The_week_is_a_picture_and_bars_of_text_where_Slack_takes_none()
    {
        await using var bot = await SlackBot.StartAsync(MinaPark);
        await bot.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        await bot.ShowsAsync(1);
        await bot.WriteAsync(Mina, "called Acme, connected");
        await bot.ShowsAsync(2);
        await bot.WriteAsync(Mina, "week chart");
        var picture = (await bot.ShowsAsync(3))[2].Body["blocks"]!.AsArray().OfType<JsonObject>().Single(b => (string?)b["type"] == "data_visualization");
        var days = picture["chart"]!["axis_config"]!["categories"]!.AsArray().Select(c => (string)c!).ToList();
        Assert.Equal(["Mon", "Tue", "Wed", "Thu", "Fri"], days);
        Assert.All(picture["chart"]!["series"]!.AsArray(), s => Assert.Equal(days, s!["data"]!.AsArray().Select(p => (string)p!["label"]!)));
        Assert.Contains((await bot.ShowsAsync(3))[2].Body["blocks"]!.AsArray(), b => (string?)b!["type"] == "table");

        bot.Slack.FailNext("chat.postMessage", Fault.Refuse, "invalid_blocks");
        await bot.WriteAsync(Mina, "week chart");
        var text = (await bot.ShowsAsync(4))[3].Body.ToJsonString();
        Assert.DoesNotContain("data_visualization", text, StringComparison.Ordinal);
        Assert.Contains("rich_text_preformatted", text, StringComparison.Ordinal);
        Assert.Contains("▇ 1", JsonNode.Parse(text)!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("actions", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_Slack_would_not_draw_is_bars_of_text()
    {
        foreach (var (categories, lines, isDrawn) in new[] { (1, 1, true), (20, 6, true), (21, 1, false), (5, 7, false), (0, 1, false) })
        {
            var chart = new Chart(
                Sentence.Of(new string('t', 300)),
                [.. Enumerable.Range(0, categories).Select(c => Sentence.Of($"{c} {new string('c', 40)}"))],
                [.. Enumerable.Range(0, lines).Select(l => new ChartLine(Sentence.Of($"{l} <!channel> {new string('l', 40)}"), [.. Enumerable.Range(0, categories)]))]);
            Assert.Equal(isDrawn, SlackRenderer.Render(1, 1, new Reply([chart])).Blocks.OfType<ChartBlock>().Any(c => c.Title.Length <= 50 && c.Chart.Series.All(s => s.Name.Length <= 20)));
        }
    }

    [Fact]
    public void One_button_stands_beside_its_item_so_that_more_fit_on_a_page()
    {
        var page = new Reply([new Items([.. Enumerable.Range(0, 90).Select(i => new Item(Sentence.Of($"Item {i}")) { Controls = [new Button(Sentence.Of("Show"), $"show {i}")] })])]);
        var shown = SlackRenderer.Render(1, 1, page, SlackLook.Page);
        Assert.Equal(90, shown.Blocks.OfType<SectionBlock>().Count(s => s.Accessory is ButtonElement));
        var more = SlackRenderer.Render(1, 1, new Reply([.. Enumerable.Repeat(page.Blocks[0], 3)]), SlackLook.Page);
        Assert.Equal(100, more.Blocks.Length);
    }

    [Fact]
    public async Task The_digest_is_edited_all_day_and_reminders_hang_below_it()
    {
        await using var bot = await SlackBot.StartAsync(MinaPark);
        await bot.TellAsync("mina", Mina);
        await bot.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        await bot.ShowsAsync(1);
        await bot.WriteAsync(Mina, "remind me at 2026-03-04T11:00 about the proposal");
        await bot.ShowsAsync(2);
        await bot.Bot.RunJobsAsync(isNight: false);
        var digest = await bot.MessageAsync("D0MINA", "your Wed");
        await bot.WriteAsync(Mina, "called Acme, connected");
        await SlackBot.UntilAsync(() => bot.Slack.Messages.First(m => m.Ts == digest.Ts) is { Edits: > 0 } now ? now : null, "an edited digest");
        bot.Bot.Clock.Advance(TimeSpan.FromHours(2));
        await bot.Bot.RunJobsAsync(isNight: false);
        var reminder = await bot.MessageAsync("D0MINA", "the proposal", m => m.Thread is not null);
        Assert.Equal(digest.Ts, reminder.Thread);
    }

    [Theory]
    [InlineData("Send it again", 1)]
    [InlineData("It arrived", 0)]
    public async Task What_may_not_have_arrived_is_asked_about_and_settled_by_a_press(string button, int more)
    {
        await using var bot = await SlackBot.StartAsync(MinaPark);
        await bot.TellAsync("mina", Mina);
        bot.Slack.FailNext("response_url", Fault.FailBefore);
        await bot.CommandAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        var asked = await bot.MessageAsync("D0MINA", "do not know whether");
        Assert.Contains("Added Jane Doe", asked.Text, StringComparison.Ordinal);
        var before = bot.Slack.Messages.Count(m => m.OnlyFor == Mina);
        await bot.PressAsync(Mina, asked, button);
        await bot.PressAsync(Mina, asked, button);
        await SlackBot.UntilAsync(
            () =>
            {
                bot.Bot.Clock.Advance(TimeSpan.FromSeconds(1));
                return bot.Slack.Messages.First(m => m.Ts == asked.Ts).Edits > 0 && bot.Slack.Messages.Count(m => m.OnlyFor == Mina) == before + more ? bot : null;
            },
            "what came of it");
    }
}
