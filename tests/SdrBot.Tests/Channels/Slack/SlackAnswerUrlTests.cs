using System.Text.Json.Nodes;
using SdrBot.Channels.Slack;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>The addresses that Slack gives for answers: whose they are, and how often they serve.</summary>
public sealed class SlackAnswerUrlTests
{
    private const string Mina = "U0MINA";

    [Fact]
    public async Task An_address_for_answers_is_used_five_times_and_then_another_way_is_found()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        var urls = new SlackAnswerUrls(new SlackOptions { ApiUrl = new Uri(bot.Slack.Address, "api/") }, bot.Bot.Clock);
        var address = bot.Slack.ResponseUrl("C0FLOOR", Mina);
        Assert.All(Enumerable.Range(0, 5), _ => Assert.NotNull(urls.Take(address)));
        Assert.Null(urls.Take(address));
        var other = bot.Slack.ResponseUrl("C0FLOOR", Mina);
        Assert.NotNull(urls.Take(other));
        bot.Bot.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Null(urls.Take(other));

        // One that is refused: the answer comes all the same, to the asker alone.
        bot.Slack.FailNext("chat.postEphemeral", Fault.Refuse, "not_in_channel");
        await bot.EventAsync(new JsonObject { ["type"] = "noise" });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["command"] = "/sdr",
            ["text"] = "add lead Jane Doe, Acme, jane@acme.example",
            ["team_id"] = FakeSlack.Team,
            ["channel_id"] = "C0OTHER",
            ["user_id"] = Mina,
            ["trigger_id"] = "t1",
            ["response_url"] = "https://example.com/collect",
        });
        using var response = await bot.PostAsync(await form.ReadAsStringAsync(), "application/x-www-form-urlencoded", "slack/commands");
        Assert.Equal("D0MINA", Assert.Single(await bot.ShowsAsync(1)).Channel);
    }

    [Theory]
    [InlineData("https://hooks.slack.com/commands/T1/2/3", true)]
    [InlineData("http://hooks.slack.com/commands/T1/2/3", false)]
    [InlineData("https://hooks.slack.com:444/commands/T1/2/3", false)]
    [InlineData("https://hooks.slack.com.example.com/", false)]
    [InlineData("https://169.254.169.254/latest", false)]
    [InlineData("http://127.0.0.1/", false)]
    [InlineData("ftp://hooks.slack.com/", false)]
    [InlineData("nothing", false)]
    public void Answers_go_to_Slack_alone(string address, bool isSlack) =>
        Assert.Equal(isSlack, new SlackAnswerUrls(new SlackOptions(), TimeProvider.System).Take(address) is not null);
}
