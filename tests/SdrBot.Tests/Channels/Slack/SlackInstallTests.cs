using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;
using SdrBot.Channels.Slack;
using SdrBot.Tests.House;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Workspaces that install the bot by OAuth: what goes wrong on the way, and what becomes of an installation.</summary>
public sealed class SlackInstallTests
{
    private const string One = "T0ONE";
    private const string Two = "T0TWO";
    private const string Boss = "U0BOSS";

    private static readonly SlackAccount TheBoss = new(Boss, "Bo Ss", "bo@example.com");

    [Fact]
    public async Task The_way_to_slack_asks_for_exactly_what_the_manifest_does()
    {
        await using var bot = await SlackBot.StartOpenAsync();
        var (address, state, _) = await bot.BeginAsync();
        var query = HttpUtility.ParseQueryString(address.Query);
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(HouseTests.Folder("manifests"), "slack", "manifest.json")));
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
        using var page = await bot.ReturnAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, query, Uri.EscapeDataString(state)), cookie);
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
    public async Task Tokens_lie_encrypted_and_are_read_again_after_a_restart()
    {
        await using var bot = await SlackBot.StartOpenAsync(TheBoss);
        bot.Slack.IsRotating = true;
        await bot.InstallAsync(One);
        await bot.SaysInAsync(One, 1);
        await bot.Bot.RestartAsync();
        await bot.WriteFromAsync(One, Boss, "me");
        await bot.SaysInAsync(One, 2);
        foreach (var file in Directory.EnumerateFiles(bot.Bot.Folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain("xoxe", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(bot.Bot.Folder, "keys")));
        }
    }

    [Fact]
    public async Task Without_its_keys_an_installation_is_silent_until_it_is_made_again()
    {
        await using var bot = await SlackBot.StartOpenAsync(TheBoss);
        await bot.InstallAsync(One);
        await bot.SaysInAsync(One, 1);
        Directory.Delete(Path.Combine(bot.Bot.Folder, "keys"), recursive: true);
        await bot.Bot.RestartAsync();
        await bot.WriteFromAsync(One, Boss, "me");
        await bot.InstallAsync(One);
        await bot.WriteFromAsync(One, Boss, "me");
        Assert.Contains("Bo Ss", (await bot.SaysInAsync(One, 2))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_companies_with_the_same_ids_see_nothing_of_each_other()
    {
        await using var bot = await SlackBot.StartOpenAsync(TheBoss);
        await bot.InstallAsync(One);
        await bot.SaysInAsync(One, 1);
        await bot.InstallAsync(Two);
        await bot.SaysInAsync(Two, 1);
        var ts = bot.Slack.NextTs();
        foreach (var (team, name) in new[] { (One, "Only One"), (Two, "Only Two") })
        {
            // The same person, channel and moment, in another workspace.
            await bot.EventFromAsync(team, new JsonObject { ["type"] = "message", ["channel_type"] = "im", ["user"] = Boss, ["text"] = $"add lead {name}, {name}, x@example.com", ["channel"] = "D0BOSS", ["ts"] = ts });
            await bot.SaysInAsync(team, 2);
        }

        await bot.WriteFromAsync(One, Boss, "lead Only Two");
        await bot.WriteFromAsync(Two, Boss, "lead Only Two");
        var (one, two) = (await bot.SaysInAsync(One, 3), await bot.SaysInAsync(Two, 3));
        Assert.DoesNotContain(one, m => m.Body.ToJsonString().Contains("x@example.com", StringComparison.Ordinal) && m.Body.ToJsonString().Contains("Only Two", StringComparison.Ordinal));
        Assert.Contains(two, m => m.Text.Contains("Only Two", StringComparison.Ordinal));

        // A button of one company's message does nothing in the other's name.
        var leads = await bot.ReadAsync<string>("SELECT group_concat(tenant || status || version) FROM leads");
        foreach (var (_, element) in SlackBot.Elements(two[1].Body["blocks"]!.AsArray()))
        {
            await bot.PressAsync(Boss, two[1].Body["blocks"]!.AsArray(), (string)element["action_id"]!, "D0BOSS", One);
        }

        Assert.Equal(leads, await bot.ReadAsync<string>("SELECT group_concat(tenant || status || version) FROM leads"));
        Assert.Equal(3, bot.Slack.Messages.Count(m => m.Team == One));
        Assert.Equal(3, bot.Slack.Messages.Count(m => m.Team == Two));
    }

    [Fact]
    public async Task Twenty_who_need_a_new_token_buy_one()
    {
        await using var bot = await SlackBot.StartOpenAsync(TheBoss);
        bot.Slack.IsRotating = true;
        await bot.InstallAsync(One);
        await bot.SaysInAsync(One, 1);
        bot.Slack.Expire(One);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => bot.WriteFromAsync(One, Boss, "me", $"D{i}")));
        Assert.Equal(21, (await bot.SaysInAsync(One, 21)).Count);
        Assert.Equal(2, bot.Slack.Exchanges);
        bot.Bot.Clock.Advance(TimeSpan.FromHours(11));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => bot.WriteFromAsync(One, Boss, "me", $"D{i}")));
        await bot.SaysInAsync(One, 41);
        Assert.Equal(3, bot.Slack.Exchanges);

        // What was bought last is what is found after a restart.
        await bot.Bot.RestartAsync();
        await bot.WriteFromAsync(One, Boss, "me");
        await bot.SaysInAsync(One, 42);
        Assert.Equal(3, bot.Slack.Exchanges);
    }

    [Fact]
    public async Task While_a_renewal_fails_the_old_token_is_used_and_a_manager_told_before_it_ends()
    {
        await using var bot = await SlackBot.StartOpenAsync(TheBoss);
        bot.Slack.IsRotating = true;
        await bot.InstallAsync(One);
        await bot.SaysInAsync(One, 1);
        bot.Bot.Clock.Advance(TimeSpan.FromHours(11));
        bot.Slack.FailNext("oauth.v2.access", Fault.FailBefore);
        await bot.WriteFromAsync(One, Boss, "me");
        await bot.SaysInAsync(One, 2);

        // As after a crash between Slack's answer and our commit.
        bot.Slack.SpendRenewals();
        bot.Bot.Clock.Advance(TimeSpan.FromMinutes(2));
        await bot.WriteFromAsync(One, Boss, "me");
        var warning = (await bot.SaysInAsync(One, 4)).Single(m => m.Text.Contains("does not renew", StringComparison.Ordinal));
        Assert.Equal("D0BOSS", warning.Channel);

        bot.Slack.Expire(One);
        bot.Bot.Clock.Advance(TimeSpan.FromHours(2));
        await bot.WriteFromAsync(One, Boss, "me");
        await bot.UntilReadsAsync("reconnect", "SELECT state FROM slack_installations");
        await bot.InstallAsync(One);
        await bot.WriteFromAsync(One, Boss, "me");
        Assert.Contains(await bot.SaysInAsync(One, 5), m => m.Text.Contains("Bo Ss", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("app_uninstalled", "tokens_revoked")]
    [InlineData("tokens_revoked", "app_uninstalled")]
    public async Task Removed_in_either_order_it_falls_silent_and_comes_back_as_it_was(string first, string second)
    {
        await using var bot = await SlackBot.StartOpenAsync(TheBoss);
        await bot.InstallAsync(One);
        await bot.InstallAsync(Two);
        await bot.SaysInAsync(One, 1);
        await bot.SaysInAsync(Two, 1);
        await bot.WriteFromAsync(One, Boss, "add lead Jane Doe, Acme, jane@acme.example");
        await bot.SaysInAsync(One, 2);
        var installedAt = bot.Bot.Clock.GetUtcNow();
        bot.Bot.Clock.Advance(TimeSpan.FromHours(1));
        bot.Slack.Revoke(One);
        await bot.EventFromAsync(One, Gone(first));
        await bot.EventFromAsync(One, Gone(second));
        await bot.UntilReadsAsync("removed|", "SELECT state || '|' || coalesce(tokens, '') FROM slack_installations WHERE team = @One", new { One });
        Assert.Equal(0, await bot.ReadAsync<long>("SELECT count(*) FROM identities WHERE tenant = @One AND conversation IS NOT NULL", new { One }));
        await bot.WriteFromAsync(One, Boss, "me");
        await bot.WriteFromAsync(Two, Boss, "me");
        await bot.SaysInAsync(Two, 2);
        Assert.Equal(2, bot.Slack.Messages.Count(m => m.Team == One));

        await bot.InstallAsync(One);
        await bot.EventFromAsync(One, Gone(second), installedAt);
        await bot.WriteFromAsync(One, Boss, "lead Acme");
        Assert.Contains((await bot.SaysInAsync(One, 3)).Skip(2), m => m.Text.Contains("Jane Doe", StringComparison.Ordinal));
        Assert.Equal(0, await bot.ReadAsync<long>("SELECT count(*) FROM identities WHERE tenant = @One AND conversation IS NULL", new { One }));
    }

    [Fact]
    public async Task A_persons_own_permission_taken_back_is_no_removal()
    {
        await using var bot = await SlackBot.StartOpenAsync(TheBoss);
        await bot.InstallAsync(One);
        await bot.SaysInAsync(One, 1);
        await bot.EventFromAsync(One, new JsonObject { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["oauth"] = new JsonArray(Boss), ["bot"] = new JsonArray() } });
        await bot.WriteFromAsync(One, Boss, "me");
        await bot.SaysInAsync(One, 2);
    }

    [Fact]
    public async Task A_token_revoked_during_a_send_ends_it_there_and_nowhere_else()
    {
        await using var bot = await SlackBot.StartOpenAsync(TheBoss);
        await bot.InstallAsync(One);
        await bot.InstallAsync(Two);
        await bot.SaysInAsync(One, 1);
        await bot.SaysInAsync(Two, 1);
        bot.Slack.Revoke(One);
        await Task.WhenAll(Enumerable.Range(0, 5).SelectMany(i => new[] { bot.WriteFromAsync(One, Boss, "me", $"D{i}"), bot.WriteFromAsync(Two, Boss, "me", $"D{i}") }));
        await bot.SaysInAsync(Two, 6);
        await bot.UntilReadsAsync("removed", "SELECT state FROM slack_installations WHERE team = @One", new { One });
        await bot.UntilReadsAsync(0L, "SELECT count(*) FROM messages WHERE tenant = @One AND state IN ('waiting', 'sending')", new { One });
        Assert.Equal(1, bot.Slack.Messages.Count(m => m.Team == One));
    }

    [Fact]
    public async Task A_workspace_of_the_settings_needs_no_installation_and_keeps_its_company_when_it_gets_one()
    {
        await using var slack = await FakeSlack.StartAsync(TheBoss);
        using var folder = new TestFolder();
        var both = slack.Settings();
        both["Slack:ClientId"] = FakeSlack.ClientId;
        both["Slack:ClientSecret"] = FakeSlack.ClientSecret;
        await using (var own = await TestBot.StartAsync(folder.Path, settings: both))
        {
            var bot = SlackBot.Of(slack, own);
            await bot.UntilReadsAsync(1L, "SELECT count(*) FROM settings WHERE key = 'slack_own'");
            var (_, state, cookie) = await bot.BeginAsync();
            using var page = await bot.ReturnAsync($"code={FakeSlack.Code}&state={Uri.EscapeDataString(state)}", cookie);
            Assert.Equal(HttpStatusCode.Conflict, page.StatusCode);
            await bot.Bot.Database.WriteAsync("test", s => s.RunAsync("UPDATE reps SET email = 'bo@example.com' WHERE id = 'grace'"), CancellationToken.None);
            await bot.WriteAsync(Boss, "me");
            Assert.Contains("Grace Kim", (await bot.ShowsAsync(1))[0].Text, StringComparison.Ordinal);
        }

        both.Remove("Slack:BotToken");
        await using var opened = await TestBot.StartAsync(folder.Path, settings: both);
        var open = SlackBot.Of(slack, opened);
        await open.InstallAsync(FakeSlack.Team);
        await open.WriteAsync(Boss, "me");
        Assert.Contains("Grace", (await open.ShowsAsync(2))[^1].Text, StringComparison.Ordinal);
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
            Microsoft.Extensions.Configuration.MemoryConfigurationBuilderExtensions.AddInMemoryCollection(builder.Configuration, new Dictionary<string, string?>
            {
                [given] = "x-secret",
                ["Slack:SigningSecret"] = "y",
                ["Data:Folder"] = "/nowhere",
            })));
        Assert.StartsWith($"Setting {missing}:", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("x-secret", problem.Message, StringComparison.Ordinal);
    }

    private static JsonObject Gone(string type) => type == "tokens_revoked"
        ? new JsonObject { ["type"] = type, ["tokens"] = new JsonObject { ["oauth"] = new JsonArray(), ["bot"] = new JsonArray(FakeSlack.Bot) } }
        : new JsonObject { ["type"] = type };
}
