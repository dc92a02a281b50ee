using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>A group chat: no threads, answers among the others, and what is somebody's alone where the two talk alone.</summary>
public sealed class GroupChatTests
{
    private const string Group = "19:deal-desk@thread.v2";
    private static readonly TeamsAccount Mina = TeamsCompany.Account("mina");
    private static readonly TeamsAccount Grace = TeamsCompany.Account("grace");

    [Fact]
    public async Task Where_it_is_added_it_greets_once_answers_when_it_is_meant_and_keeps_private_things_private()
    {
        await using var teams = await TeamsBot.StartCompanyAsync();
        var added = In(TeamsActivity.Message(Grace, null));
        (added["type"], added["membersAdded"]) = ("conversationUpdate", new JsonArray(new JsonObject { ["id"] = $"28:{FakeConnector.AppId}" }));
        await teams.TakenAsync(added);
        Assert.Contains("I am SdrBot", (await teams.ShowsAsync(1))[0].Text, StringComparison.Ordinal);

        await teams.TakenAsync(In(TeamsActivity.Message(Mina, "anybody for lunch?")));
        await teams.TakenAsync(In(TeamsActivity.Mention(Mina, "help")));
        var help = (await teams.ShowsAsync(2))[1];
        Assert.Equal((Group, null), (help.Place, help.Thread));
        await teams.TakenAsync(In(TeamsActivity.Mention(Mina, "today")));
        Assert.Equal("a:mina", (await teams.ShowsAsync(3))[2].Place);
    }

    [Fact]
    public async Task Handoffs_can_be_announced_in_it_and_what_is_asked_comes_after_the_card()
    {
        await using var teams = await TeamsBot.StartCompanyAsync();
        await teams.TakenAsync(In(TeamsActivity.Mention(Grace, "route here all")));
        await teams.UntilAsync(() => teams.Connector.Messages.FirstOrDefault(m => m.Place == Group && m.Text.Contains("From now on I post here", StringComparison.Ordinal)), "the greeting");
        await teams.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        foreach (var answer in new[] { "need: plan routes for 200 vans", "pain: we lose two hours every morning planning by hand", "budget_amount: about $50k", "timeline: Q2 2026", "size: 200 people", "decision_maker: the CTO decides" })
        {
            await teams.WriteAsync(Mina, $"learned Acme {answer}");
        }

        await teams.WriteAsync(Mina, "hand off Acme to Alex for a demo");
        var card = await teams.UntilAsync(() => teams.Connector.Messages.FirstOrDefault(m => m.Place == Group && m.Text.Contains("Waits for", StringComparison.Ordinal)), "the card");
        Assert.Contains("29:mina", card.Card!["refresh"]!["userIds"]!.ToJsonString(), StringComparison.Ordinal);
        await teams.WriteAsync(TeamsCompany.Account("alex"), "ask about Acme: who signs?");
        var asked = await teams.UntilAsync(() => teams.Connector.Messages.FirstOrDefault(m => m.Root == Group && m.Card is null && m.Text.Contains("who signs?", StringComparison.Ordinal)), "the question");
        Assert.Null(asked.Thread);
    }

    private static JsonObject In(JsonObject activity)
    {
        activity["conversation"] = new JsonObject { ["id"] = Group, ["conversationType"] = "groupChat", ["isGroup"] = true, ["tenantId"] = FakeConnector.Tenant };
        return activity;
    }
}
