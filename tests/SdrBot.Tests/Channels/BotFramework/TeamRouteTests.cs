using System.Text.Json.Nodes;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>Channels of Teams by the names that people call them: whoever adds the bot to a team can name its channels anywhere, and the bot can speak in them.</summary>
public sealed class TeamRouteTests
{
    private const string West = "19:west-general@thread.tacv2";
    private const string WestHandoffs = "19:west-handoffs@thread.tacv2";
    private const string WestRoom = "19:west-room@thread.tacv2";
    private const string East = "19:east-general@thread.tacv2";
    private const string EastHandoffs = "19:east-handoffs@thread.tacv2";
    private static readonly TeamsAccount Grace = TeamsCompany.Account("grace");

    [Theory]
    [InlineData("route #deal-room region California")]
    [InlineData("route #Deal Room region California")]
    [InlineData("route #DEAL-ROOM region California")]
    public async Task A_channel_is_named_as_people_call_it_also_where_the_two_talk_alone(string said)
    {
        await using var teams = await StartAsync();
        await teams.WriteAsync(Grace, said);
        Assert.Contains("handoffs of leads in California", (await SaysAsync(teams, WestRoom, "From now on I post here")).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("#deal-room now gets", (await SaysAsync(teams, "a:grace", "now gets")).Text, StringComparison.OrdinalIgnoreCase);
        await teams.WriteAsync(Grace, "unroute #deal-room");
        await SaysAsync(teams, "a:grace", "gets no handoffs any more");
    }

    [Fact]
    public async Task Of_several_of_one_name_it_asks_which_and_in_a_team_it_means_that_ones()
    {
        await using var teams = await StartAsync();
        await teams.WriteAsync(Grace, "route #handoffs all");
        var question = await SaysAsync(teams, "a:grace", "Several channels are called #handoffs");
        await teams.PressAsync(Grace, question, "handoffs (East)");
        await SaysAsync(teams, EastHandoffs, "From now on I post here: all handoffs");
        Assert.Contains("#handoffs now gets all handoffs", (await SaysAsync(teams, "a:grace", "now gets")).Text, StringComparison.Ordinal);

        await teams.TakenAsync(TeamsActivity.Mention(Grace, "route #handoffs region Oregon", TeamsActivity.NextId(), West));
        await SaysAsync(teams, WestHandoffs, "From now on I post here: handoffs of leads in oregon");
    }

    [Fact]
    public async Task What_becomes_of_channels_and_teams_is_followed_also_after_a_restart()
    {
        await using var teams = await StartAsync();
        await ChangedAsync(teams, "channelRenamed", WestRoom, "War Room");
        await teams.WriteAsync(Grace, "route #war-room all");
        await SaysAsync(teams, WestRoom, "From now on I post here");
        await teams.Bot.RestartAsync(TimeSpan.FromMinutes(1));
        await teams.WriteAsync(Grace, "unroute #War Room");
        await SaysAsync(teams, "a:grace", "#War-Room gets no handoffs any more");
        await teams.WriteAsync(Grace, "route #deal-room all");
        await SaysAsync(teams, "a:grace", "do not know the channel “deal-room”");

        await ChangedAsync(teams, "channelDeleted", WestRoom, "War Room");
        await teams.WriteAsync(Grace, "route #war-room all");
        await SaysAsync(teams, "a:grace", "do not know the channel “war-room”");

        // Without the team that was left there is only one of that name.
        var left = InTeam(East, "East");
        (left["type"], left["membersRemoved"]) = ("conversationUpdate", new JsonArray(new JsonObject { ["id"] = $"28:{FakeConnector.AppId}" }));
        await teams.TakenAsync(left);
        await teams.WriteAsync(Grace, "route #handoffs all");
        await SaysAsync(teams, WestHandoffs, "From now on I post here: all handoffs");
    }

    [Fact]
    public async Task A_team_that_could_not_be_read_is_asked_again_and_one_that_may_not_be_read_is_not()
    {
        await using var teams = await TeamsBot.StartCompanyAsync();
        teams.Connector.Add(West, (WestRoom, "Deal Room"));
        teams.Connector.FailNext(HttpMethod.Get, ConnectorFault.FailBefore);
        teams.Connector.FailNext(HttpMethod.Get, ConnectorFault.Refuse);
        for (var asked = 1; asked <= 2; asked++)
        {
            await teams.TakenAsync(InTeam(West, "West"));
            await Until.EqualAsync(asked, () => Task.FromResult(teams.Connector.Calls.Count(c => c.Method == "GET")));
            await teams.SettleAsync();
        }

        await teams.TakenAsync(InTeam(West, "West"));
        await teams.WriteAsync(Grace, "me");
        await SaysAsync(teams, "a:grace", "Grace");
        Assert.Equal(2, teams.Connector.Calls.Count(c => c.Method == "GET"));
    }

    /// <summary>The company, with the bot in two teams.</summary>
    private static async Task<TeamsBot> StartAsync()
    {
        var teams = await TeamsBot.StartCompanyAsync();
        teams.Connector.Add(West, (WestHandoffs, "handoffs"), (WestRoom, "Deal Room"));
        teams.Connector.Add(East, (EastHandoffs, "handoffs"));
        foreach (var (team, name) in new[] { (West, "West"), (East, "East") })
        {
            var added = InTeam(team, name);
            (added["type"], added["membersAdded"]) = ("conversationUpdate", new JsonArray(new JsonObject { ["id"] = $"28:{FakeConnector.AppId}" }));
            await teams.TakenAsync(added);
        }

        await Until.EqualAsync(5, () => teams.AskAsync<long>("SELECT count(*) FROM bot_conversations WHERE name IS NOT NULL"));
        return teams;
    }

    private static async Task ChangedAsync(TeamsBot teams, string what, string channel, string name)
    {
        var changed = InTeam(West, "West");
        changed["type"] = "conversationUpdate";
        (changed["channelData"]!["eventType"], changed["channelData"]!["channel"]) = (what, new JsonObject { ["id"] = channel, ["name"] = name });
        await teams.TakenAsync(changed);
    }

    private static JsonObject InTeam(string team, string name)
    {
        var activity = TeamsActivity.Message(Grace, null);
        activity["conversation"] = new JsonObject { ["id"] = team, ["conversationType"] = "channel", ["isGroup"] = true, ["tenantId"] = Grace.Tenant };
        activity["channelData"]!["team"] = new JsonObject { ["id"] = team, ["name"] = name, ["aadGroupId"] = "eeeeeeee-0000-0000-0000-000000000005" };
        return activity;
    }

    private static Task<SentActivity> SaysAsync(TeamsBot teams, string place, string text) => teams.UntilAsync(
        () => teams.Connector.Messages.LastOrDefault(m => m.Root == place && m.Text.Contains(text, StringComparison.Ordinal)), $"“{text}” in {place}");
}
