namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>Who somebody is in Teams: by the address where that is certain, by a manager's word where it is not, and never by a guess.</summary>
public sealed class TeamsPeopleTests
{
    private static readonly TeamsAccount Grace = TeamsCompany.Account("grace");
    private static readonly TeamsAccount Dana = TeamsCompany.Account("dana");
    private static readonly TeamsAccount New = new("29:new", "0000bbbb-0000-0000-0000-000000000001", "D. *R*", "dr@private.example");

    [Fact]
    public async Task A_manager_says_that_an_account_is_somebodys()
    {
        await using var teams = await StartAsync(New);
        await teams.WriteAsync(New, "link dana@example.com");
        var card = await SaysAsync(teams, "a:grace", "Dana Reyes");
        Assert.Contains("asked the sales managers whether you are dana@example.com", (await SaysAsync(teams, "a:new", "asked")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(teams.Connector.Messages, m => m.Place == "a:new" && m.Text.Contains("Dana Reyes", StringComparison.Ordinal));
        await teams.PressAsync(Grace, card, "Yes, Dana Reyes");
        await SaysAsync(teams, "a:new", "You are Dana Reyes");
        await teams.WriteAsync(New, "me");
        await SaysAsync(teams, "a:new", "America/New_York");
        Assert.Equal("dana", await teams.AskAsync<string>($"SELECT rep_id FROM identities WHERE user_id = '{New.AadObjectId}'"));
    }

    [Fact]
    public async Task Two_accounts_with_one_address_are_for_a_manager_to_tell_apart()
    {
        await using var teams = await StartAsync(Dana, New with { Email = "DANA@example.com" });
        await teams.WriteAsync(Dana, "me");
        await SaysAsync(teams, "a:dana", "Dana Reyes");
        await teams.WriteAsync(New, "me");
        var card = await SaysAsync(teams, "a:grace", "Dana Reyes");
        await SaysAsync(teams, "a:new", "belongs to somebody who uses another account");
        Assert.Equal(0, await teams.AskAsync<long>($"SELECT count(*) FROM identities WHERE user_id = '{New.AadObjectId}'"));
        await teams.PressAsync(Grace, card, "Nobody of ours");
        Assert.Equal("refused dana", await teams.AskAsync<string>($"SELECT (SELECT state FROM account_requests) || ' ' || (SELECT rep_id FROM identities WHERE user_id = '{Dana.AadObjectId}')"));
    }

    [Theory]
    [InlineData("guest", "You are a guest", 0)]
    [InlineData("anonymous", "do not know yet who you are", 0)]
    [InlineData("user", "Dana Reyes", 1)]
    public async Task Who_is_let_in_from_elsewhere_is_nobody_by_an_address_alone(string role, string said, int linked)
    {
        await using var teams = await StartAsync(Dana with { Role = role });
        await teams.WriteAsync(Dana, "me");
        await SaysAsync(teams, "a:dana", said);
        Assert.Equal(linked, await teams.AskAsync<long>($"SELECT count(*) FROM identities WHERE user_id = '{Dana.AadObjectId}'"));
    }

    [Fact]
    public async Task A_guest_is_let_in_by_a_manager_and_another_organisation_cannot_even_ask()
    {
        await using var teams = await StartAsync(Dana with { Role = "guest" }, New with { Tenant = "cccccccc-0000-0000-0000-000000000003" });
        await teams.WriteAsync(New, "link mina@example.com");
        await SaysAsync(teams, "a:new", "do not know yet who you are");
        Assert.Equal(0, await teams.AskAsync<long>("SELECT count(*) FROM account_requests"));
        await teams.TakenAsync(TeamsActivity.Mention(Dana, "link dana@example.com"));
        await teams.PressAsync(Grace, await SaysAsync(teams, "a:grace", "Dana Reyes"), "Yes, Dana Reyes");

        // Asked in a channel, answered where the two talk alone.
        await SaysAsync(teams, "a:direct-29:dana", "You are Dana Reyes");
        Assert.Equal("dana", await teams.AskAsync<string>($"SELECT rep_id FROM identities WHERE user_id = '{Dana.AadObjectId}'"));
    }

    [Fact]
    public async Task Where_no_organisation_is_named_nobody_is_known_by_an_address()
    {
        await using var teams = await TeamsBot.StartWithAsync(new() { ["BotFramework:TenantId"] = "" }, Grace, New with { Email = "dana@example.com", Tenant = "cccccccc-0000-0000-0000-000000000003" });
        await teams.Bot.Database.WriteAsync("test", s => s.RunAsync("DELETE FROM identities WHERE rep_id <> 'grace'"), CancellationToken.None);
        await teams.WriteAsync(New, "me");
        await SaysAsync(teams, "a:new", "asked the sales managers whether you are dana@example.com");
        Assert.Equal(0, await teams.AskAsync<long>($"SELECT count(*) FROM identities WHERE user_id = '{New.AadObjectId}'"));
        Assert.Equal("dana@example.com", await teams.AskAsync<string>("SELECT asked FROM account_requests WHERE state = 'open'"));
    }

    [Fact]
    public async Task Where_no_organisation_is_named_the_first_who_comes_is_no_manager()
    {
        await using var teams = await TeamsBot.StartWithAsync(new() { ["BotFramework:TenantId"] = "" }, New);
        await teams.Bot.Database.WriteAsync("test", s => s.RunAsync("DELETE FROM identities; UPDATE reps SET active = 0"), CancellationToken.None);
        await teams.WriteAsync(New, "me");
        await SaysAsync(teams, "a:new", "do not know yet who you are");
        Assert.Equal(0, await teams.AskAsync<long>("SELECT count(*) FROM reps WHERE active = 1"));
    }

    /// <summary>The company with its manager at work in Teams.</summary>
    private static async Task<TeamsBot> StartAsync(params TeamsAccount[] accounts)
    {
        var teams = await TeamsBot.StartAsync([Grace, .. accounts]);
        await teams.Bot.Database.WriteAsync("test", s => s.RunAsync("DELETE FROM identities"), CancellationToken.None);
        await teams.WriteAsync(Grace, "me");
        await teams.ShowsAsync(1);
        return teams;
    }

    private static Task<SentActivity> SaysAsync(TeamsBot teams, string place, string text) => teams.UntilAsync(
        () => teams.Connector.Messages.FirstOrDefault(m => m.Place == place && m.Text.Contains(text, StringComparison.Ordinal)), $"“{text}” in {place}");
}
