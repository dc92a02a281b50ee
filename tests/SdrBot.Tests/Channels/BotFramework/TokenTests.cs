using System.Net;
using System.Text.Json.Nodes;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>Who may speak at the door of the Bot Framework: T01 to T33 of its contract.</summary>
public sealed class TokenTests
{
    /// <summary>Tokens that are nobody's, by what is wrong with them.</summary>
    private static readonly Dictionary<string, Func<TokenIssuer, DateTimeOffset, string?>> Bad = new()
    {
        ["none at all"] = (_, _) => null,
        ["garbage"] = (_, _) => "Bearer garbage",
        ["empty"] = (_, _) => "Bearer ",
        ["three empty parts"] = (_, _) => "Bearer ..",
        ["another scheme"] = (i, n) => $"Basic {i.Make(n)}",
        ["no scheme"] = (i, n) => i.Make(n),
        ["twice"] = (i, n) => $"Bearer {i.Make(n)}, Bearer {i.Make(n)}",
        ["cut off"] = (i, n) => $"Bearer {i.Make(n)[..^10]}",
        ["algorithm none"] = (i, n) => $"Bearer {i.Make(n, new() { Algorithm = "none" })}",
        ["signed with the public key"] = (i, n) => $"Bearer {i.Make(n, new() { Algorithm = "HS256" })}",
        ["another key under a known id"] = Stolen,
        ["an unknown key"] = (i, n) => $"Bearer {i.Make(n, new() { Kid = "nobody" })}",
        ["another issuer"] = (i, n) => $"Bearer {i.Make(n, new() { Issuer = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/" })}",
        ["the issuer with a slash"] = (i, n) => $"Bearer {i.Make(n, new() { Issuer = "https://api.botframework.com/" })}",
        ["for another bot"] = (i, n) => $"Bearer {i.Make(n, new() { Audience = "99999999-2222-3333-4444-555555555555" })}",
        ["too old"] = (i, n) => $"Bearer {i.Make(n, new() { NotBefore = TimeSpan.FromHours(-2), Expires = TimeSpan.FromMinutes(-6) })}",
        ["too new"] = (i, n) => $"Bearer {i.Make(n, new() { NotBefore = TimeSpan.FromMinutes(6) })}",
        ["without an end"] = (i, n) => $"Bearer {i.Make(n, new() { Expires = null })}",
        ["without a service"] = (i, n) => $"Bearer {i.Make(n, new() { ServiceUrl = null })}",
    };

    public static TheoryData<string> Wrongs { get; } = [.. Bad.Keys];

    [Theory]
    [MemberData(nameof(Wrongs))]
    public async Task A_token_that_is_not_good_is_nobodys(string wrong)
    {
        await using var teams = await TeamsBot.StartAsync(TeamsCompany.Mina);
        var before = await Fingerprint.OfAsync(teams.Bot);
        using var response = await teams.PostAsync(TeamsActivity.Message(TeamsCompany.Mina, "help").ToJsonString(), Bad[wrong](teams.Issuer, teams.Bot.Clock.GetUtcNow()));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        Assert.Equal(before, await Fingerprint.OfAsync(teams.Bot));
        Assert.Empty(teams.Connector.Calls);
        Assert.Equal(0, teams.Connector.Entra.TokenCalls);
    }

    [Fact]
    public async Task A_token_that_was_good_is_nobodys_when_it_has_run_out_or_its_key_is_withdrawn()
    {
        await using var teams = await TeamsBot.StartAsync(TeamsCompany.Mina);
        var key = teams.Issuer.Newest;
        teams.Issuer.AddKey("msteams");
        var now = teams.Bot.Clock.GetUtcNow();
        var (hour, days) = ($"Bearer {teams.Issuer.Make(now)}", $"Bearer {teams.Issuer.Make(now, new() { Key = key, Expires = TimeSpan.FromDays(3) })}");
        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.Accepted], [await SaysAsync(hour), await SaysAsync(hour), await SaysAsync(days)]);

        teams.Bot.Clock.Advance(TimeSpan.FromMinutes(64));
        Assert.Equal(HttpStatusCode.Accepted, await SaysAsync(hour));
        teams.Bot.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Unauthorized, await SaysAsync(hour));

        teams.Issuer.Withdraw(key);
        Assert.Equal(HttpStatusCode.Accepted, await SaysAsync(days));
        teams.Bot.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await SaysAsync(days));

        async Task<HttpStatusCode> SaysAsync(string authorization)
        {
            using var response = await teams.PostAsync(TeamsActivity.Message(TeamsCompany.Mina, "help").ToJsonString(), authorization);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task A_token_that_is_used_again_is_for_its_own_service_alone()
    {
        await using var teams = await TeamsBot.StartAsync(TeamsCompany.Mina);
        var token = $"Bearer {teams.Issuer.Make(teams.Bot.Clock.GetUtcNow())}";
        foreach (var (service, status) in new[] { (FakeConnector.ServiceUrl, HttpStatusCode.Accepted), ("https://smba.trafficmanager.net/emea", HttpStatusCode.Forbidden), (FakeConnector.ServiceUrl, HttpStatusCode.Accepted) })
        {
            var said = TeamsActivity.Message(TeamsCompany.Mina, "help");
            said["serviceUrl"] = service;
            using var response = await teams.PostAsync(said.ToJsonString(), token);
            Assert.Equal(status, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("serviceUrl", "https://smba.trafficmanager.net/emea")]
    [InlineData("serviceUrl", null)]
    [InlineData("serviceUrl", "https://evil.example/amer")]
    [InlineData("channelId", "directline")]
    [InlineData("channelId", null)]
    [InlineData("tenant", "bbbbbbbb-0000-0000-0000-000000000002")]
    public async Task A_body_that_the_token_is_not_for_is_forbidden(string field, string? value)
    {
        await using var teams = await TeamsBot.StartAsync(TeamsCompany.Mina);
        var before = await Fingerprint.OfAsync(teams.Bot);
        var said = TeamsActivity.Message(TeamsCompany.Mina, "help");
        if (field == "tenant")
        {
            said["conversation"]!["tenantId"] = value;
        }
        else
        {
            said[field] = value;
        }

        using var response = await teams.PostAsync(said);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(before, await Fingerprint.OfAsync(teams.Bot));
        Assert.Empty(teams.Connector.Calls);
    }

    [Theory]
    [InlineData("https://evil.example/amer")]
    [InlineData("https://trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://xbotframework.com/")]
    [InlineData("http://smba.trafficmanager.net/amer")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://user@smba.trafficmanager.net/amer")]
    [InlineData("http://127.0.0.1:9/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//smba.trafficmanager.net/amer")]
    public async Task A_service_that_is_not_on_the_list_gets_nothing_even_with_a_good_token(string service)
    {
        await using var teams = await TeamsBot.StartAsync(TeamsCompany.Mina);
        var said = TeamsActivity.Message(TeamsCompany.Mina, "help");
        said["serviceUrl"] = service;
        using var response = await teams.PostAsync(said, new TokenParts { ServiceUrl = service });
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(teams.Connector.Calls);
        Assert.Equal(0, teams.Connector.Entra.TokenCalls);
    }

    [Fact]
    public async Task Some_minutes_of_another_clock_are_forgiven()
    {
        await using var teams = await TeamsBot.StartAsync(TeamsCompany.Mina);
        foreach (var token in new TokenParts[] { new() { NotBefore = TimeSpan.FromMinutes(4) }, new() { Expires = TimeSpan.FromMinutes(-4), NotBefore = TimeSpan.FromHours(-1) }, new() { ServiceUrlClaim = "serviceUrl" } })
        {
            using var response = await teams.PostAsync(TeamsActivity.Message(TeamsCompany.Mina, "help"), token);
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        }
    }

    [Fact]
    public async Task On_a_developers_machine_the_emulator_needs_no_token()
    {
        using var issuer = new TokenIssuer();
        using var connector = new FakeConnector(issuer);
        await using var bot = await TestBot.StartAsync(settings: new Dictionary<string, string?> { ["BotFramework:AllowUnauthenticated"] = "true", ["ASPNETCORE_ENVIRONMENT"] = "Development" });
        var said = new JsonObject
        {
            ["type"] = "message",
            ["id"] = "1",
            ["channelId"] = "emulator",
            ["serviceUrl"] = "http://localhost:9/",
            ["from"] = new JsonObject { ["id"] = "user" },
            ["recipient"] = new JsonObject { ["id"] = "bot" },
            ["conversation"] = new JsonObject { ["id"] = "c1" },
            ["text"] = "help",
        };
        foreach (var (host, status) in new[] { ("localhost", HttpStatusCode.Accepted), ("evil.example", HttpStatusCode.Unauthorized) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/messages") { Content = new StringContent(said.ToJsonString(), System.Text.Encoding.UTF8, "application/json"), Headers = { Host = host } };
            using var response = await bot.Http.SendAsync(request);
            Assert.True(response.StatusCode == status || (host != "localhost" && response.StatusCode == HttpStatusCode.Forbidden), $"{host}: {response.StatusCode}");
        }
    }

    private static string Stolen(TokenIssuer issuer, DateTimeOffset now)
    {
        using var thief = new TokenIssuer();
        return $"Bearer {thief.Make(now)}";
    }
}
