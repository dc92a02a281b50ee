using System.Text;
using System.Text.Json.Nodes;
using SdrBot.Channels.Slack;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>A sheet that somebody sends is fetched with the bot's token and goes the way of one in the local chat.</summary>
public sealed class SlackFileTests
{
    private const string Mina = "U0MINA";

    private static readonly byte[] Leads = Encoding.UTF8.GetBytes("First Name,Last Name,Company,Email\nJane,Doe,Acme,jane@acme.example\nBo,Li,Globex,bo@globex.example\n");

    [Theory]
    [InlineData(SlackMode.Http)]
    [InlineData(SlackMode.Socket)]
    public async Task A_sheet_is_read_first_and_imported_at_a_press(object mode)
    {
        await using var bot = await SlackBot.StartAsync((SlackMode)mode, isKnown: true);
        var file = bot.Slack.Upload("leads.csv", Leads);
        var ts = bot.Slack.NextTs();
        await SendAsync(bot, file, ts: ts);
        await SendAsync(bot, file, ts: ts);
        var plan = await SlackBot.UntilAsync(() => bot.Slack.Messages.FirstOrDefault(m => m.Text.Contains("This file has 2 rows", StringComparison.Ordinal)), "what would happen");
        Assert.Equal(0, await bot.ReadAsync<long>("SELECT count(*) FROM leads"));
        await bot.PressAsync(Mina, plan, "Import");
        await bot.UntilReadsAsync(2L, "SELECT count(*) FROM leads WHERE owner_id = 'mina'");
        Assert.Equal(1, await bot.ReadAsync<long>("SELECT count(*) FROM imports"));
        Assert.Equal(1, bot.Slack.Downloads);
    }

    [Fact]
    public async Task What_is_no_sheet_is_said_and_beside_words_left_alone()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        await SendAsync(bot, bot.Slack.Upload("photo.png", [1, 2, 3]));
        await SaysAsync(bot, "I read CSV files");
        await SendAsync(bot, bot.Slack.Upload("photo.png", [1, 2, 3]), "me");
        await SaysAsync(bot, "Mina Park");
        Assert.Equal(0, bot.Slack.Downloads);
    }

    [Theory]
    [InlineData("https://evil.example/leads.csv")]
    [InlineData("http://192.0.2.1/leads.csv")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task The_token_goes_nowhere_else(string address)
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        var file = bot.Slack.Upload("leads.csv", Leads);
        file["url_private"] = address;
        await SendAsync(bot, file);
        await SaysAsync(bot, "I may not read that file");
    }

    [Theory]
    [InlineData("https://files.slack.com/files-pri/T1-F1/a.csv", true)]
    [InlineData("https://acme.slack.com/files-pri/T1-F1/a.csv", true)]
    [InlineData("http://files.slack.com/a.csv", false)]
    [InlineData("https://files.slack.com:8443/a.csv", false)]
    [InlineData("https://files.slack.com.evil.example/a.csv", false)]
    [InlineData("https://evilslack.com/a.csv", false)]
    [InlineData("https://user@files.slack.com/a.csv", false)]
    [InlineData("http://127.0.0.1/a.csv", false)]
    public void Only_Slack_has_files_of_Slack(string address, bool isOfSlack) => Assert.Equal(isOfSlack, new SlackOptions().IsOfSlack(new Uri(address)));

    [Theory]
    [InlineData(Fault.Html, null, "I may not read that file")]
    [InlineData(Fault.Redirect, "https://slack.com/signin", "I may not read that file")]
    [InlineData(Fault.FailBefore, "403", "I may not read that file")]
    public async Task A_file_that_the_bot_may_not_read_is_said(object fault, string? detail, string says)
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        bot.Slack.FailNext("files", (Fault)fault, detail);
        await SendAsync(bot, bot.Slack.Upload("leads.csv", Leads));
        await SaysAsync(bot, says);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_said_and_not_fetched()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        var file = bot.Slack.Upload("leads.csv", Leads);
        file["size"] = (64L * 1024 * 1024) + 1;
        await SendAsync(bot, file);
        await SaysAsync(bot, "larger than 64 MB");
        Assert.Equal(0, bot.Slack.Downloads);
    }

    /// <summary>It was acknowledged, so it is fetched: by the job that looks after what failed, also after a restart.</summary>
    [Fact]
    public async Task A_download_that_fails_is_made_again_and_at_last_given_up()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        bot.Slack.FailNext("files", Fault.FailBefore);
        await SendAsync(bot, bot.Slack.Upload("leads.csv", Leads));
        await bot.UntilReadsAsync(1L, "SELECT count(*) FROM turns WHERE problem = 'file'");
        await bot.Bot.RestartAsync(TimeSpan.FromMinutes(2));
        await RetryAsync(bot);
        await SaysAsync(bot, "This file has 2 rows");

        foreach (var _ in Enumerable.Range(0, 3))
        {
            bot.Slack.FailNext("files", Fault.CutBefore);
        }

        await SendAsync(bot, bot.Slack.Upload("more.csv", Leads));
        await bot.UntilReadsAsync(1L, "SELECT count(*) FROM turns WHERE problem = 'file'");
        bot.Bot.Clock.Advance(TimeSpan.FromMinutes(11));
        await RetryAsync(bot);
        await SaysAsync(bot, "could not fetch that file");
        await bot.UntilReadsAsync(0L, "SELECT count(*) FROM turns WHERE state = 'failed'");
    }

    [Fact]
    public async Task A_strangers_file_is_not_fetched()
    {
        await using var bot = await SlackBot.StartAsync(new SlackAccount("U0NEW", "Who Knows", "who@example.org"));
        await SendAsync(bot, bot.Slack.Upload("leads.csv", Leads), user: "U0NEW");
        await bot.ShowsAsync(1);
        await bot.UntilReadsAsync(0L, "SELECT count(*) FROM turns WHERE state = 'failed'");
        Assert.Equal(0, bot.Slack.Downloads);
    }

    private static Task RetryAsync(SlackBot bot) => bot.Bot.RunJobsAsync(isNight: false);

    private static Task<ShownMessage> SaysAsync(SlackBot bot, string words) => SlackBot.UntilAsync(() => bot.Slack.Messages.FirstOrDefault(m => m.Text.Contains(words, StringComparison.Ordinal)), words);

    private static Task SendAsync(SlackBot bot, JsonObject file, string text = "", string user = Mina, string? ts = null)
    {
        var said = SlackBot.Said(user, text, ts ?? bot.Slack.NextTs());
        said["subtype"] = "file_share";
        said["files"] = new JsonArray(file.DeepClone());
        return bot.EventAsync(said);
    }
}
