using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Web;
using Microsoft.Extensions.Configuration;
using SdrBot.Channels.Slack;
using SdrBot.Tests.House;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>A workspace installs the bot by OAuth: what Slack gives, and what it did not give.</summary>
public sealed class SlackInstallTests
{
    private const string One = "T0ONE";
    private const string Boss = "U0BOSS";

    private static readonly SlackAccount TheBoss = new(Boss, "Bo Ss", "bo@example.com");

    [Fact]
    public async Task The_way_to_slack_asks_for_exactly_what_the_manifest_does()
    {
        await using var bot = await SlackBot.StartOpenAsync();
        var (address, state, _) = await bot.BeginAsync();
        var query = HttpUtility.ParseQueryString(address.Query);
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Checkout.Folder("manifests"), "slack", "manifest.json")));
        var scopes = manifest.RootElement.GetProperty("oauth_config").GetProperty("scopes").GetProperty("bot").EnumerateArray().Select(s => s.GetString());
        Assert.Equal(new Uri(bot.Slack.Address, "oauth/v2/authorize").AbsolutePath, address.AbsolutePath);
        Assert.Equal(string.Join(',', scopes), query["scope"]);
        Assert.Equal(FakeSlack.ClientId, query["client_id"]);
        Assert.InRange(state.Length, 64, 1000);
    }

    [Fact]
    public async Task Whoever_installs_it_is_the_manager_of_a_new_company_and_hears_so()
    {
        await using var bot = await SlackBot.StartOpenAsync(TheBoss, new SlackAccount("U0EARLY", "Early Bird", "early@example.com"));
        bot.Slack.Installing = One;
        var (_, state, cookie) = await bot.BeginAsync();
        using var page = await bot.ReturnAsync($"code={FakeSlack.Code}&state={Uri.EscapeDataString(state)}", cookie);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.Contains("Acme &lt;b&gt;&amp; Co&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", html, StringComparison.Ordinal);
        var welcome = Assert.Single(await bot.SaysInAsync(One, 1));
        Assert.Contains("you are the sales manager", welcome.Text, StringComparison.Ordinal);
        Assert.Equal("manager", await bot.ReadAsync<string>("SELECT role FROM reps WHERE tenant = @One", new { One }));
        Assert.True(await bot.ReadAsync<long>("SELECT count(*) FROM cadences WHERE tenant = @One", new { One }) > 0);

        // Nobody becomes a manager by coming early.
        await bot.WriteFromAsync(One, "U0EARLY", "me");
        Assert.Contains("do not know", (await bot.SaysInAsync(One, 2))[1].Text, StringComparison.Ordinal);
        Assert.Equal(1, await bot.ReadAsync<long>("SELECT count(*) FROM reps WHERE tenant = @One", new { One }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("code=a-code")]
    [InlineData("code=a-code&state=forged")]
    [InlineData("code=a-code&state={0}&state={0}")]
    [InlineData("state={0}")]
    [InlineData("code=wrong&state={0}")]
    [InlineData("error=access_denied&state={0}")]
    [InlineData("error=%3Cscript%3E&state={0}")]
    public async Task What_slack_did_not_give_installs_nothing(string query)
    {
        await using var bot = await SlackBot.StartOpenAsync(TheBoss);
        var (_, state, cookie) = await bot.BeginAsync();
        using var page = await bot.ReturnAsync(string.Format(CultureInfo.InvariantCulture, query, Uri.EscapeDataString(state)), cookie);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("Begin again", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await bot.ReadAsync<long>("SELECT count(*) FROM slack_installations"));
    }

    [Theory]
    [InlineData("another browser")]
    [InlineData("no cookie")]
    [InlineData("ten minutes")]
    [InlineData("again")]
    public async Task A_state_is_for_one_browser_ten_minutes_and_one_time(string how)
    {
        await using var bot = await SlackBot.StartOpenAsync(TheBoss);
        var (_, state, cookie) = await bot.BeginAsync();
        var query = $"code={FakeSlack.Code}&state={Uri.EscapeDataString(state)}";
        if (how == "again")
        {
            using var first = await bot.ReturnAsync(query, cookie);
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
            await bot.Bot.RestartAsync();
        }

        bot.Bot.Clock.Advance(how == "ten minutes" ? SlackStates.Lifetime : SlackStates.Lifetime - TimeSpan.FromSeconds(1));
        var exchanges = bot.Slack.Exchanges;
        using var page = await bot.ReturnAsync(query, how switch { "another browser" => (await bot.BeginAsync()).Cookie, "no cookie" => null, _ => cookie });
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Equal(exchanges, bot.Slack.Exchanges);
    }

    [Fact]
    public async Task A_state_used_twenty_times_at_once_installs_once()
    {
        await using var bot = await SlackBot.StartOpenAsync(TheBoss);
        var (_, state, cookie) = await bot.BeginAsync();
        var pages = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bot.ReturnAsync($"code={FakeSlack.Code}&state={Uri.EscapeDataString(state)}", cookie)));
        Assert.Single(pages, p => p.StatusCode == HttpStatusCode.OK);
        Assert.Equal(1, bot.Slack.Exchanges);
        Array.ForEach(pages, p => p.Dispose());
    }

    [Theory]
    [InlineData(Fault.FailBefore, null, HttpStatusCode.BadGateway)]
    [InlineData(Fault.TooMany, null, HttpStatusCode.BadGateway)]
    [InlineData(Fault.None, "code_already_used", HttpStatusCode.BadRequest)]
    [InlineData(Fault.None, "bad_client_secret", HttpStatusCode.BadRequest)]
    public async Task An_exchange_that_fails_installs_nothing_and_the_next_one_does(object fault, string? error, HttpStatusCode status)
    {
        await using var bot = await SlackBot.StartOpenAsync(TheBoss);
        bot.Slack.FailNext("oauth.v2.access", (Fault)fault);
        bot.Slack.ExchangeError = error;
        var (_, state, cookie) = await bot.BeginAsync();
        using var page = await bot.ReturnAsync($"code={FakeSlack.Code}&state={Uri.EscapeDataString(state)}", cookie);
        Assert.Equal(status, page.StatusCode);
        Assert.Equal(0, await bot.ReadAsync<long>("SELECT count(*) FROM slack_installations"));
        bot.Slack.ExchangeError = null;
        if ((Fault)fault == Fault.None)
        {
            bot.Slack.FailNext("nothing", Fault.None);
        }

        await bot.InstallAsync(One);
    }

    [Fact]
    public async Task A_whole_organization_is_refused_and_its_token_given_back()
    {
        await using var bot = await SlackBot.StartOpenAsync(TheBoss);
        bot.Slack.IsEnterprise = true;
        var (_, state, cookie) = await bot.BeginAsync();
        using var page = await bot.ReturnAsync($"code={FakeSlack.Code}&state={Uri.EscapeDataString(state)}", cookie);
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("whole organization", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single(bot.Slack.Calls, c => c.Method == "auth.revoke");
        Assert.Equal(0, await bot.ReadAsync<long>("SELECT count(*) FROM slack_installations"));
    }

    [Theory]
    [InlineData("T0ONE", HttpStatusCode.OK, "T0ONE")]
    [InlineData("T0TWO; T0ONE", HttpStatusCode.OK, null)]
    [InlineData("T0TWO", HttpStatusCode.Forbidden, "T0TWO")]
    public async Task Only_workspaces_that_are_named_may_install_it(string allowed, HttpStatusCode status, string? asked)
    {
        await using var bot = await SlackBot.StartOpenAsync(new Dictionary<string, string?> { ["Slack:Workspaces"] = allowed }, accounts: TheBoss);
        bot.Slack.Installing = One;
        var (address, state, cookie) = await bot.BeginAsync();
        Assert.Equal(asked, HttpUtility.ParseQueryString(address.Query)["team"]);
        using var page = await bot.ReturnAsync($"code={FakeSlack.Code}&state={Uri.EscapeDataString(state)}", cookie);
        Assert.Equal(status, page.StatusCode);
        var isAllowed = status == HttpStatusCode.OK;
        Assert.Equal(isAllowed, !(await page.Content.ReadAsStringAsync()).Contains("may not be installed in Acme", StringComparison.Ordinal));
        Assert.Equal(isAllowed ? 1 : 0, await bot.ReadAsync<long>("SELECT count(*) FROM slack_installations"));
        Assert.Equal(isAllowed ? 0 : 1, bot.Slack.RevokedTokens.Count);
    }

    [Fact]
    public async Task Without_a_client_there_is_nothing_to_install()
    {
        await using var bot = await SlackBot.StartAsync();
        using var page = await bot.Bot.Http.GetAsync(new Uri("slack/install", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Theory]
    [InlineData("Slack:ClientId", "Slack:ClientSecret")]
    [InlineData("Slack:ClientSecret", "Slack:ClientId")]
    public void Half_a_client_does_not_start(string given, string missing)
    {
        var problem = Assert.Throws<Settings.SettingException>(() => Host.Build(builder =>
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                [given] = "x-secret",
                ["Slack:SigningSecret"] = "y",
                ["Data:Folder"] = "/nowhere",
            })));
        Assert.StartsWith($"Setting {missing}:", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("x-secret", problem.Message, StringComparison.Ordinal);
    }
}
