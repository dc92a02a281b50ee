using System.Net;
using System.Text.Json.Nodes;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>Who is known at the door of the Bot Framework, that each activity is taken once, and where it is answered: T40 to T67 of its contract, with the presses, mentions and odd bodies beside it.</summary>
public sealed class TeamsDoorTests
{
    private static readonly TeamsAccount Mina = TeamsCompany.Mina;
    private static readonly TeamsAccount Nobody = new("29:who", "0000aaaa-0000-0000-0000-00000000000f", "Who", "who@elsewhere.example");

    [Fact]
    public async Task Help_is_answered_with_one_message_to_whoever_asks()
    {
        await using var teams = await TeamsBot.StartAsync(Mina, Nobody);
        await teams.WriteAsync(Mina, "help");
        var help = Assert.Single(await teams.ShowsAsync(1));
        Assert.Equal("a:mina", help.Place);
        Assert.Contains("What I can do", help.Text, StringComparison.Ordinal);

        // The first window is for a touch.
        Assert.Contains(TeamsEyes.Actions(help.Card), a => (string?)a["data"]?["msteams"]?["type"] == "task/fetch");
        await teams.WriteAsync(Nobody, "help");
        Assert.Contains("do not know yet who you are", (await teams.ShowsAsync(2))[1].Text, StringComparison.Ordinal);
        await teams.WriteAsync(Mina, "me");
        Assert.Contains("Mina Park", (await teams.ShowsAsync(3))[2].Text, StringComparison.Ordinal);
        Assert.Equal(3, teams.Connector.Messages.Count);
    }

    [Fact]
    public async Task Somebody_new_is_known_by_the_address_and_then_by_the_person_in_Entra()
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        await teams.WriteAsync(Mina, "me");
        await teams.ShowsAsync(2);
        Assert.Single(teams.Connector.Calls, c => c.Method == "GET");
        Assert.Equal(Mina.AadObjectId, await teams.AskAsync<string>("SELECT user_id FROM identities WHERE channel = 'msteams' AND rep_id = 'mina'"));
    }

    [Fact]
    public async Task Somebody_of_another_organisation_is_nobody_whatever_their_address()
    {
        await using var teams = await TeamsBot.StartAsync(Mina with { Tenant = "cccccccc-0000-0000-0000-000000000003" });
        await teams.WriteAsync(Mina, "me");
        Assert.Contains("do not know yet who you are", Assert.Single(await teams.ShowsAsync(1)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_other_channels_nobody_is_known_by_what_they_call_themselves()
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        var said = TeamsActivity.Message(Mina, "me");
        said["channelId"] = "webchat";
        said["conversation"] = new JsonObject { ["id"] = "a:mina" };
        await teams.TakenAsync(said);
        Assert.Contains("do not know yet who you are", (await teams.ShowsAsync(2))[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_activity_is_taken_once()
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        var said = TeamsActivity.Message(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => teams.TakenAsync(said.DeepClone().AsObject())));
        teams.Bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await teams.TakenAsync(said);
        await teams.WriteAsync(Mina, "me");
        await teams.ShowsAsync(3);
        await teams.SettleAsync();
        Assert.Equal(3, teams.Connector.Messages.Count);
        Assert.Equal(1, await teams.AskAsync<long>("SELECT count(*) FROM leads"));
    }

    [Fact]
    public async Task What_Teams_says_twice_in_one_message_is_said_once()
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        var said = TeamsActivity.Message(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        said["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = "<p>add lead Bob Ray, Globex, bob@globex.example</p>" });
        await teams.TakenAsync(said);
        Assert.Contains("Jane Doe", (await teams.ShowsAsync(2))[1].Text, StringComparison.Ordinal);
        Assert.Equal("Jane Doe", await teams.AskAsync<string>("SELECT group_concat(name) FROM leads"));
    }

    [Fact]
    public async Task Ten_quick_messages_keep_their_order()
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        for (var i = 0; i < 10; i++)
        {
            await teams.WriteAsync(Mina, $"add lead Buyer {i}, Firm{i}, b{i}@firm{i}.example");
        }

        var said = await teams.ShowsAsync(11);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"Firm{i}"), said.Skip(1).Select(m => $"Firm{m.Text.Split("Firm")[1][0]}"));
    }

    [Fact]
    public async Task An_installation_is_greeted_once_and_a_removal_is_the_end()
    {
        await using var teams = await TeamsBot.StartAsync(Mina);
        var added = TeamsActivity.Message(Mina, null);
        (added["type"], added["membersAdded"]) = ("conversationUpdate", new JsonArray(new JsonObject { ["id"] = $"28:{FakeConnector.AppId}" }));
        var installed = TeamsActivity.Message(Mina, null);
        (installed["type"], installed["action"]) = ("installationUpdate", "add");
        await Task.WhenAll(teams.TakenAsync(added), teams.TakenAsync(installed));
        await teams.TakenAsync(installed.DeepClone().AsObject());
        await teams.ShowsAsync(1);
        await teams.SettleAsync();
        Assert.Contains("I am SdrBot", Assert.Single(teams.Connector.Messages).Text, StringComparison.Ordinal);

        var removed = TeamsActivity.Message(Mina, null);
        (removed["type"], removed["action"]) = ("installationUpdate", "remove");
        await teams.TakenAsync(removed);
        Assert.Equal(0, await teams.AskAsync<long>("SELECT active FROM bot_conversations"));
        await teams.WriteAsync(Mina, "me");
        await teams.ShowsAsync(2);
        Assert.Equal(1, await teams.AskAsync<long>("SELECT active FROM bot_conversations"));
    }

    [Fact]
    public async Task A_service_that_moves_is_followed_also_after_a_restart()
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        var said = TeamsActivity.Message(Mina, "me");
        said["serviceUrl"] = "https://smba.trafficmanager.net/emea/";
        teams.Connector.FailNext(HttpMethod.Post, ConnectorFault.TooMany);
        using var response = await teams.PostAsync(said, new TokenParts { ServiceUrl = "https://smba.trafficmanager.net/emea/" });
        await Until.TrueAsync(() => Posts(teams).Length == 2);

        // What is still to be said goes to the new one, too.
        await teams.Bot.RestartAsync(TimeSpan.FromMinutes(1));
        await teams.ShowsAsync(2);
        Assert.Equal(["amer", "emea", "emea"], Posts(teams));
    }

    [Fact]
    public async Task Whoever_expects_the_replies_gets_them_in_the_response_and_nowhere_else()
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        var said = TeamsActivity.Message(Mina, "me");
        said["deliveryMode"] = "expectReplies";
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var response = await teams.PostAsync(said);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var activities = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["activities"]!.AsArray();
            Assert.Contains("Mina Park", new SentActivity("", "", Assert.Single(activities)!.AsObject()).Text, StringComparison.Ordinal);
        }

        await teams.WriteAsync(Mina, "me");
        Assert.Equal(2, (await teams.ShowsAsync(2)).Count);
    }

    /// <returns>To which service each message was sent, in order.</returns>
    private static string[] Posts(TeamsBot teams) =>
        [.. teams.Connector.Calls.Where(c => c.Method == "POST" && (string?)JsonNode.Parse(c.Body)!["type"] == "message").Select(c => c.Address.Segments[1].TrimEnd('/'))];
}
