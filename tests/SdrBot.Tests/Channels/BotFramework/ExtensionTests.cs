using System.Net;
using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>The message extension: leads found while somebody writes, and what is done with a message that somebody points at.</summary>
public sealed class ExtensionTests
{
    private static readonly TeamsAccount Mina = TeamsCompany.Account("mina");
    private static readonly TeamsAccount Dana = TeamsCompany.Account("dana");

    [Fact]
    public async Task A_lead_is_put_into_a_message_without_how_to_reach_it()
    {
        await using var teams = await TeamsBot.StartCompanyAsync();
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
        Assert.Empty(TeamsEyes.Actions(only["content"]));

        // Before anybody has written anything, one's own.
        Assert.Equal(2, (await FindAsync(teams, Mina, null)).Count);
        Assert.Single(await FindAsync(teams, Mina, null, skip: 1));
    }

    [Fact]
    public async Task Anothers_leads_are_not_found_and_a_stranger_is_told_how_to_be_known()
    {
        await using var teams = await TeamsBot.StartCompanyAsync();
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
        await using var teams = await TeamsBot.StartCompanyAsync();
        var query = Query(Mina, "acme", 0);
        query["value"] = "VALUE";
        using var response = await teams.PostAsync(query.ToJsonString().Replace("\"VALUE\"", value, StringComparison.Ordinal), $"Bearer {teams.Issuer.Make(teams.Bot.Clock.GetUtcNow())}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("\"composeExtension\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_is_logged_with_a_lead_in_a_window_that_has_it_already()
    {
        await using var teams = await TeamsBot.StartCompanyAsync();
        await teams.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        await teams.ShowsAsync(1);
        var window = await PointAsync(teams, Mina, "log_message", "<div>Back in <b>May</b><br>&amp; then &lt;soon&gt;</div>");
        Assert.Equal("continue", (string?)window!["task"]!["type"]);
        var card = window["task"]!["value"]!["card"]!["content"]!.AsObject();
        var note = card["body"]!.AsArray().First(e => (string?)e!["id"] == "f_note")!;
        Assert.Equal("Back in May\n& then <soon>", (string?)note["value"]);

        var data = card["actions"]![0]!["data"]!.DeepClone().AsObject();
        (data["f_lead"], data["f_channel"], data["f_outcome"], data["f_note"]) = ("Nobody", "call", "no_answer", (string?)note["value"]);
        var refused = await SendAsync(teams, Mina, data);
        Assert.Contains("attention", refused!.ToJsonString(), StringComparison.Ordinal);
        data["f_lead"] = "Acme";
        Assert.Null(await SendAsync(teams, Mina, data));
        Assert.Null(await SendAsync(teams, Mina, data));
        Assert.Equal("1 Back in May\n& then <soon>", await teams.AskAsync<string>("SELECT count(*) || ' ' || max(note) FROM touches"));

        // A chat in which the bot is no member is none that it could speak in.
        Assert.Equal(0, await teams.AskAsync<long>("SELECT count(*) FROM bot_conversations WHERE id LIKE '19:people%'"));
    }

    [Fact]
    public async Task A_response_to_a_message_is_read_by_whoever_asked_alone_and_asked_for_once()
    {
        await using var teams = await TeamsBot.StartCompanyAsync();
        var asked = Point(Mina, "suggest_response", "<p>It is <i>too expensive</i> for us</p>");
        var window = await teams.InvokeAsync(asked);
        Assert.Equal("continue", (string?)window!["task"]!["type"]);
        var card = window["task"]!["value"]!["card"]!["content"]!;
        var said = (await teams.ShowsAsync(1))[0];
        Assert.Equal("a:mina", said.Place);
        Assert.Empty(TeamsEyes.Actions(card));
        Assert.Contains(TeamsEyes.Actions(said.Card), a => (string?)a["title"] == "Worked");
        Assert.Contains("too expensive", card.ToJsonString(), StringComparison.Ordinal);
        await teams.InvokeAsync(asked.DeepClone().AsObject());
        await teams.SettleAsync();
        Assert.Single(teams.Connector.Messages);
    }

    [Theory]
    [InlineData("log_message", null)]
    [InlineData("log_message", "")]
    [InlineData("suggest_response", null)]
    [InlineData("suggest_response", "<p></p>")]
    [InlineData("suggest_response", "<img src=x>!!!")]
    [InlineData("other", "x")]
    public async Task Whatever_is_pointed_at_there_is_an_answer(string command, string? html)
    {
        await using var teams = await TeamsBot.StartCompanyAsync();
        Assert.NotNull((await PointAsync(teams, Mina, command, html))!["task"]);
        var stranger = new TeamsAccount("29:who", "0000bbbb-0000-0000-0000-000000000001", "Who", null);
        Assert.Equal("message", (string?)(await PointAsync(teams, stranger, command, html))!["task"]!["type"]);
        Assert.Empty(teams.Connector.Messages);
    }

    private static Task<JsonObject?> PointAsync(TeamsBot teams, TeamsAccount who, string command, string? html) => teams.InvokeAsync(Point(who, command, html));

    private static Task<JsonObject?> SendAsync(TeamsBot teams, TeamsAccount who, JsonObject data)
    {
        var invoke = Point(who, "log_message", null);
        invoke["name"] = "composeExtension/submitAction";
        invoke["value"]!["data"] = data.DeepClone();
        return teams.InvokeAsync(invoke);
    }

    private static JsonObject Point(TeamsAccount who, string command, string? html)
    {
        var invoke = Query(who, null, 0);
        invoke["name"] = "composeExtension/fetchTask";
        invoke["value"] = new JsonObject
        {
            ["commandId"] = command,
            ["commandContext"] = "message",
            ["messagePayload"] = html is null ? null : new JsonObject { ["id"] = "1700000000777", ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = html } },
        };
        return invoke;
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
        var invoke = TeamsActivity.Message(who, null);
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
