using System.Text.Json.Nodes;
using SdrBot.Storage;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>One card in a channel on which people see different buttons: Teams asks for each of them, and gets what is theirs.</summary>
public sealed class PersonalCardTests
{
    private static readonly TeamsAccount Mina = TeamsCompany.Account("mina");
    private static readonly TeamsAccount Dana = TeamsCompany.Account("dana");
    private static readonly TeamsAccount Alex = TeamsCompany.Account("alex");
    private static readonly TeamsAccount Grace = TeamsCompany.Account("grace");

    [Fact]
    public async Task The_sdr_sees_their_own_buttons_and_who_can_do_nothing_sees_none()
    {
        await using var teams = await TeamsBot.StartCompanyAsync();
        var card = await HandedOffAsync(teams);
        Assert.Equal(["29:mina", "29:dana", "29:grace", "29:haruto"], Users(card.Card!).OrderBy(u => u != "29:mina").ThenBy(u => u, StringComparer.Ordinal));
        Assert.Equal("29:mina", Users(card.Card!)[0]);
        Assert.Contains("Accept", Titles(card.Card));

        var hers = await LookAsync(teams, card, Mina);
        Assert.Equal(["Withdraw", "Let me listen in"], Titles(hers));
        Assert.Equal(["29:mina"], Users(hers));
        Assert.Empty(Titles(await LookAsync(teams, card, Grace)));
        Assert.Contains("Accept", Titles(await LookAsync(teams, card, Alex)));
        Assert.Equal("offered", await teams.AskAsync<string>("SELECT state FROM handoffs"));
    }

    [Fact]
    public async Task What_only_one_sees_only_that_one_can_press()
    {
        await using var teams = await TeamsBot.StartCompanyAsync();
        var card = await HandedOffAsync(teams);
        var withdraw = TeamsEyes.Actions(await LookAsync(teams, card, Mina)).First(a => (string?)a["title"] == "Withdraw");
        await teams.UseAsync(Dana, card, withdraw);
        Assert.Equal("offered", await teams.AskAsync<string>("SELECT state FROM handoffs"));

        // Whoever presses what everybody sees, and may not, is refused.
        await teams.PressAsync(Mina, card, "Accept");
        Assert.Equal("offered", await teams.AskAsync<string>("SELECT state FROM handoffs"));
        var answer = await teams.UseAsync(Mina, card, withdraw);
        Assert.Equal("withdrawn", await teams.AskAsync<string>("SELECT state FROM handoffs"));
        Assert.DoesNotContain("Withdraw", Titles(answer!["value"]));
        await teams.UntilAsync(() => teams.Connector.Messages.First(m => m.Id == card.Id) is { Edits: > 0 } now && !Titles(now.Card).Contains("Accept") ? now : null, "the card, withdrawn");
    }

    [Fact]
    public async Task Teams_is_asked_to_ask_for_sixty_people_at_most()
    {
        await using var teams = await TeamsBot.StartCompanyAsync();
        await teams.Bot.Database.WriteAsync(
            "test",
            async session =>
            {
                for (var i = 0; i < 70; i++)
                {
                    var id = $"more{i}";
                    await new RepStore(session).SaveAsync(Company.People[1] with { Id = id, Name = $"More {i}" }, CancellationToken.None);
                    await session.RunAsync(
                        """
                        INSERT INTO bot_conversations (id, channel_id, conversation_id, service_url, kind, bot_id, entra_tenant, member_id, active)
                        SELECT 'a:' || @id, channel_id, 'a:' || @id, service_url, kind, bot_id, entra_tenant, '29:' || @id, active FROM bot_conversations WHERE id = 'a:dana'
                        """,
                        new { id });
                    await session.RunAsync(
                        "INSERT INTO identities (channel, tenant, user_id, rep_id, conversation) VALUES ('msteams', 'local', @id, @id, @place)", new { id, place = $$"""{"channel":"msteams","tenant":"local","id":"a:{{id}}"}""" });
                }

                return true;
            },
            CancellationToken.None);
        var users = Users((await HandedOffAsync(teams)).Card!);
        Assert.Equal(60, users.Length);
        Assert.Equal("29:mina", users[0]);
    }

    private static async Task<SentActivity> HandedOffAsync(TeamsBot teams)
    {
        await teams.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        foreach (var answer in new[] { "need: plan routes for 200 vans", "pain: we lose two hours every morning planning by hand", "budget_amount: about $50k", "timeline: Q2 2026", "size: 200 people", "decision_maker: the CTO decides" })
        {
            await teams.WriteAsync(Mina, $"learned Acme {answer}");
        }

        await teams.WriteAsync(Mina, "hand off Acme to Alex for a demo");
        return await teams.UntilAsync(() => teams.Connector.Messages.FirstOrDefault(m => m.Root == TeamsCompany.Channel("ae-handoffs")), "the card");
    }

    private static async Task<JsonObject> LookAsync(TeamsBot teams, SentActivity card, TeamsAccount who) =>
        (await teams.UseAsync(who, card, card.Card!["refresh"]!["action"]!.AsObject()))!["value"]!.AsObject();

    private static string[] Users(JsonObject card) => [.. card["refresh"]!["userIds"]!.AsArray().Select(u => (string)u!)];

    private static string[] Titles(JsonNode? card) => [.. (card as JsonObject)?["body"]!.AsArray().SelectMany(TeamsEyes.Actions).Select(a => (string)a["title"]!) ?? []];
}
