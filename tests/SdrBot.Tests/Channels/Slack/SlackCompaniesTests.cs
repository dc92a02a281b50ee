using System.Net;
using System.Text.Json.Nodes;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Several companies on one bot: nothing of another’s is seen, and each is removed and comes back by itself.</summary>
public sealed class SlackCompaniesTests
{
    private const string One = "T0ONE";
    private const string Two = "T0TWO";
    private const string Boss = "U0BOSS";

    private static readonly SlackAccount TheBoss = new(Boss, "Bo Ss", "bo@example.com");

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
            await bot.EventFromAsync(team, SlackBot.Said(Boss, $"add lead {name}, {name}, x@example.com", ts));
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

    private static JsonObject Gone(string type) => type == "tokens_revoked"
        ? new JsonObject { ["type"] = type, ["tokens"] = new JsonObject { ["oauth"] = new JsonArray(), ["bot"] = new JsonArray(FakeSlack.Bot) } }
        : new JsonObject { ["type"] = type };
}
