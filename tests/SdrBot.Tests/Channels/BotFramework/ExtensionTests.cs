using System.Net;
using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>The message extension: leads found while somebody writes.</summary>
public sealed partial class ExtensionTests
{
    private static readonly TeamsAccount Mina = TeamsBot.Account("mina");
    private static readonly TeamsAccount Dana = TeamsBot.Account("dana");

    [Fact]
    public async Task A_lead_is_put_into_a_message_without_how_to_reach_it()
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        await teams.WriteAsync(Mina, "add lead Jane <b>Doe</b>, Acme, COO, jane@acme.example, +1 202 555 0143");
        await teams.WriteAsync(Mina, "add lead Bob Ray, Globex, bob@globex.example");
        var found = await FindAsync(teams, Mina, "acme");
        var only = Assert.Single(found);
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)only!["contentType"]);
        Assert.Equal("Jane &lt;b&gt;Doe&lt;/b&gt; (Acme)", (string?)only["preview"]!["content"]!["title"]);
        Assert.Equal("Prospect · with Mina Park", (string?)only["preview"]!["content"]!["text"]);
        var card = only["content"]!.ToJsonString();
        Assert.Contains("COO", card, StringComparison.Ordinal);
        Assert.DoesNotContain("jane@", card, StringComparison.Ordinal);
        Assert.DoesNotContain("555", card, StringComparison.Ordinal);
        Assert.Empty(TeamsBot.Actions(only["content"]));

        // Before anybody has written anything, one's own.
        Assert.Equal(2, (await FindAsync(teams, Mina, null)).Count);
        Assert.Single(await FindAsync(teams, Mina, null, skip: 1));
    }

    [Fact]
    public async Task Anothers_leads_are_not_found_and_a_stranger_is_told_how_to_be_known()
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        await teams.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        Assert.Empty(await FindAsync(teams, Dana, "acme"));
        var answer = await teams.InvokeAsync(Query(new TeamsAccount("29:who", "0000bbbb-0000-0000-0000-000000000001", "Who", null), "acme", 0));
        Assert.Equal("message", (string?)answer!["composeExtension"]!["type"]);
        Assert.Contains("sales manager", (string?)answer["composeExtension"]!["text"], StringComparison.Ordinal);
        Assert.Equal(1, await teams.AskAsync<long>("SELECT count(*) FROM bot_conversations WHERE id = 'a:mina'"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"commandId":"other","parameters":5}""")]
    [InlineData("""{"commandId":"leads","parameters":[null,5,{"name":"words","value":7}],"queryOptions":{"skip":1e99}}""")]
    [InlineData("""{"commandId":"leads","parameters":[{"name":"words","value":"\ud800\u0000x"}],"queryOptions":{"skip":-5}}""")]
    public async Task Whatever_is_asked_there_is_an_answer(string value)
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        var query = Query(Mina, "acme", 0);
        query["value"] = "VALUE";
        using var response = await teams.PostAsync(query.ToJsonString().Replace("\"VALUE\"", value, StringComparison.Ordinal), $"Bearer {teams.Issuer.Make(teams.Bot.Clock.GetUtcNow())}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("\"composeExtension\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<JsonArray> FindAsync(TeamsBot teams, TeamsAccount who, string? words, int skip = 0)
    {
        var answer = await teams.InvokeAsync(Query(who, words, skip));
        Assert.Equal("result", (string?)answer!["composeExtension"]!["type"]);
        return answer["composeExtension"]!["attachments"]!.AsArray();
    }

    /// <summary>Asked in a chat of people in which the bot is no member.</summary>
    private static JsonObject Query(TeamsAccount who, string? words, int skip)
    {
        var invoke = TeamsBot.Message(who, null);
        (invoke["type"], invoke["name"]) = ("invoke", "composeExtension/query");
        invoke["conversation"] = new JsonObject { ["id"] = "19:people@unq.gbl.spaces", ["conversationType"] = "personal", ["tenantId"] = who.Tenant };
        invoke["value"] = new JsonObject
        {
            ["commandId"] = "leads",
            ["parameters"] = new JsonArray(words is null ? new JsonObject { ["name"] = "initialRun", ["value"] = "true" } : new JsonObject { ["name"] = "words", ["value"] = words }),
            ["queryOptions"] = new JsonObject { ["skip"] = skip, ["count"] = 25 },
        };
        return invoke;
    }
}
