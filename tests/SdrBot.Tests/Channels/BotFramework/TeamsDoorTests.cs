using System.Net;
using System.Text.Json.Nodes;
using SdrBot.Channels.BotFramework;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>What comes in at the door of the Bot Framework, and what is said to it: T40 to T67 of its contract.</summary>
public sealed class TeamsDoorTests
{
    private static readonly TeamsAccount Mina = TeamsBot.Mina;
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
        Assert.Contains(TeamsBot.Actions(help.Card), a => (string?)a["data"]?["msteams"]?["type"] == "task/fetch");
        await teams.WriteAsync(Nobody, "help");
        Assert.Contains("do not know yet who you are", (await teams.ShowsAsync(2))[1].Text, StringComparison.Ordinal);
        await teams.WriteAsync(Mina, "me");
        Assert.Contains("Mina Park", (await teams.ShowsAsync(3))[2].Text, StringComparison.Ordinal);
        Assert.Equal(3, teams.Connector.Messages.Count);
    }

    [Fact]
    public async Task Somebody_new_is_known_by_the_address_and_then_by_the_person_in_Entra()
    {
        await using var teams = await TeamsBot.StartAsync(Mina);
        await teams.WriteAsync(Mina, "me");
        await teams.ShowsAsync(1);
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
        await using var teams = await TeamsBot.StartAsync(Mina);
        await teams.WriteAsync(Mina, "me");
        await teams.ShowsAsync(1);
        var said = TeamsBot.Message(Mina, "me");
        said["channelId"] = "webchat";
        said["conversation"] = new JsonObject { ["id"] = "a:mina" };
        await teams.TakenAsync(said);
        Assert.Contains("do not know yet who you are", (await teams.ShowsAsync(2))[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_activity_is_taken_once()
    {
        await using var teams = await TeamsBot.StartAsync(Mina);
        await teams.WriteAsync(Mina, "me");
        await teams.ShowsAsync(1);
        var said = TeamsBot.Message(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => teams.TakenAsync(said.DeepClone().AsObject())));
        teams.Bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await teams.TakenAsync(said);
        await teams.WriteAsync(Mina, "me");
        Assert.Equal(3, (await teams.ShowsAsync(3)).Count);
    }

    [Fact]
    public async Task Ten_quick_messages_keep_their_order()
    {
        await using var teams = await TeamsBot.StartAsync(Mina);
        await teams.WriteAsync(Mina, "me");
        await teams.ShowsAsync(1);
        for (var i = 0; i < 10; i++)
        {
            await teams.WriteAsync(Mina, $"add lead Buyer {i}, Firm{i}, b{i}@firm{i}.example");
        }

        var said = await teams.ShowsAsync(11);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"Firm{i}"), said.Skip(1).Select(m => $"Firm{m.Text.Split("Firm")[1][0]}"));
    }

    [Theory]
    [InlineData("""{"type":"typing"}""")]
    [InlineData("""{"type":"brandNew","value":5}""")]
    [InlineData("""{"type":"event","name":"x"}""")]
    [InlineData("""{"type":"messageReaction","reactionsAdded":[{"type":"like"}]}""")]
    [InlineData("""{"type":"messageUpdate","text":"help"}""")]
    [InlineData("""{"type":"message","text":null}""")]
    [InlineData("""{"type":"message","text":7,"entities":"x","channelData":[],"from":3}""")]
    [InlineData("""{"type":"message","text":"help","from":null}""")]
    [InlineData("""{"type":"message","text":"help","recipient":null}""")]
    [InlineData("""{"type":"message","text":"help","from":{"id":"x","role":"bot"}}""")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"29:mina"},null,5]}""")]
    [InlineData("""{"type":"conversationUpdate","channelData":{"eventType":"channelRenamed"}}""")]
    [InlineData("""{"type":"message","value":{"m":"m1.1"}}""")]
    [InlineData("""{"type":"message","value":{"m":"m99999999999999999999.1","a":"x"}}""")]
    public async Task What_nobody_can_answer_is_taken_in_silence(string changes)
    {
        await using var teams = await TeamsBot.StartAsync(Mina);
        var said = TeamsBot.Message(Mina, null);
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject())
        {
            said[name] = value?.DeepClone();
        }

        await teams.TakenAsync(said);
        Assert.Equal(0, await teams.AskAsync<long>("SELECT (SELECT count(*) FROM messages) + (SELECT count(*) FROM turns)"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("5")]
    [InlineData("{\"type\":5}")]
    [InlineData("{\"type\":null,\"conversation\":{\"id\":\"a\"}}")]
    [InlineData("{\"type\":\"message\"}")]
    [InlineData("{\"type\":\"message\",\"conversation\":null}")]
    [InlineData("{\"type\":\"message\",\"conversation\":{\"id\":5}}")]
    [InlineData("deep")]
    public async Task A_body_that_is_no_activity_is_a_bad_request(string body)
    {
        await using var teams = await TeamsBot.StartAsync(Mina);
        var sent = body == "deep" ? $"{{\"type\":\"message\",\"value\":{new string('[', 2000)}{new string(']', 2000)}}}" : body;
        using var response = await teams.PostAsync(sent, $"Bearer {teams.Issuer.Make(teams.Bot.Clock.GetUtcNow())}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData(200_000, HttpStatusCode.Accepted)]
    [InlineData(1_100_000, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Very_long_text_breaks_nothing(int length, HttpStatusCode status)
    {
        await using var teams = await TeamsBot.StartAsync(Mina);
        using var response = await teams.PostAsync(TeamsBot.Message(Mina, "\0‮" + new string('x', length)));
        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("<at>SdrBot</at> me", "<at>SdrBot</at>")]
    [InlineData("me <at>SdrBot</at>", "<at>SdrBot</at>")]
    [InlineData("<at>SdrBot</at>&nbsp;me", "<at>SdrBot</at>")]
    [InlineData("<at>sdrbot</at>\nme\n", "<at>SdrBot</at>")]
    [InlineData("<at>SdrBot</at> me <at>SdrBot</at>", "<at>SdrBot</at>")]
    [InlineData("<at>SdrBot</at>, me", null)]
    [InlineData("<at>Sdr(B+ot</at> me", "<at>Sdr(B+ot</at>")]
    public void The_bots_own_name_is_not_part_of_what_is_said(string text, string? entity)
    {
        var said = Parse(TeamsBot.Mention(Mina, "x"), text, entity);
        Assert.Equal("me", BotFrameworkTranslator.ToTurn(said, BotConversation.Of(said)!, DateTimeOffset.UnixEpoch)!.Text);
    }

    [Fact]
    public void Other_names_stay_and_entities_are_what_was_typed()
    {
        var said = Parse(TeamsBot.Mention(Mina, "x"), "<at>SdrBot</at> hand off A&amp;B &lt;b&gt; to <at>Alex Chen</at>", "<at>SdrBot</at>");
        Assert.Equal("hand off A&B <b> to Alex Chen", BotFrameworkTranslator.ToTurn(said, BotConversation.Of(said)!, DateTimeOffset.UnixEpoch)!.Text);
    }

    [Fact]
    public async Task In_a_channel_it_answers_in_the_thread_when_it_is_meant_and_tells_private_things_alone()
    {
        await using var teams = await TeamsBot.StartAsync(Mina);
        var unmeant = TeamsBot.Mention(Mina, "x");
        (unmeant["text"], unmeant["entities"]) = ("help", null);
        await teams.TakenAsync(unmeant);
        await teams.TakenAsync(TeamsBot.Mention(Mina, "help"));
        Assert.Equal("19:floor@thread.tacv2;messageid=1700000000001", Assert.Single(await teams.ShowsAsync(1)).Place);
        await teams.TakenAsync(TeamsBot.Mention(Mina, "today"));
        Assert.Equal("a:direct-29:mina", (await teams.ShowsAsync(2))[1].Place);
        Assert.All(teams.Connector.Calls, c => Assert.DoesNotContain("thread.tacv2;", c.Address.AbsolutePath, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_installation_is_greeted_once_and_a_removal_is_the_end()
    {
        await using var teams = await TeamsBot.StartAsync(Mina);
        var added = TeamsBot.Message(Mina, null);
        (added["type"], added["membersAdded"]) = ("conversationUpdate", new JsonArray(new JsonObject { ["id"] = $"28:{FakeConnector.AppId}" }));
        var installed = TeamsBot.Message(Mina, null);
        (installed["type"], installed["action"]) = ("installationUpdate", "add");
        await Task.WhenAll(teams.TakenAsync(added), teams.TakenAsync(installed));
        await teams.TakenAsync(installed.DeepClone().AsObject());
        Assert.Contains("I am SdrBot", Assert.Single(await teams.ShowsAsync(1)).Text, StringComparison.Ordinal);

        var removed = TeamsBot.Message(Mina, null);
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
        await using var teams = await TeamsBot.StartAsync(Mina);
        await teams.WriteAsync(Mina, "me");
        await teams.ShowsAsync(1);
        var said = TeamsBot.Message(Mina, "me");
        said["serviceUrl"] = "https://smba.trafficmanager.net/amer/";
        using var response = await teams.PostAsync(said, new TokenParts { ServiceUrl = "https://smba.trafficmanager.net/amer/" });
        await teams.ShowsAsync(2);
        Assert.Equal("https://smba.trafficmanager.net/amer/", await teams.AskAsync<string>("SELECT service_url FROM bot_conversations"));
    }

    [Fact]
    public async Task A_press_brings_the_card_back_as_it_then_is_and_counts_once()
    {
        await using var teams = await TeamsBot.StartAsync(Mina);
        await teams.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        var card = (await teams.ShowsAsync(1))[0];
        var answer = await teams.PressAsync(Mina, card, "Undo");
        Assert.Equal(("application/vnd.microsoft.card.adaptive", 200), ((string?)answer!["type"], (int?)answer["statusCode"]));
        Assert.Contains("Taken back", answer.ToJsonString(), StringComparison.Ordinal);
        await teams.UntilAsync(() => teams.Connector.Messages[0].Edits == 1 ? teams.Connector : null, "the edit");

        // The button that was taken away still arrives, and does nothing more.
        await teams.PressAsync(Mina, card, "Undo");
        Assert.Equal(0, await teams.AskAsync<long>("SELECT count(*) FROM leads"));
    }

    [Fact]
    public async Task A_press_that_the_channel_sends_again_is_the_same_press()
    {
        await using var teams = await TeamsBot.StartAsync(Mina);
        await teams.WriteAsync(Mina, "help");
        var help = (await teams.ShowsAsync(1))[0];
        var action = TeamsBot.Actions(help.Card).First(a => (string?)a["type"] == "Action.Execute");
        var invoke = Execute(help, action);
        await teams.InvokeAsync(invoke);
        var said = await teams.AskAsync<long>("SELECT count(*) FROM messages");
        teams.Bot.Clock.Advance(TimeSpan.FromSeconds(20));
        await teams.InvokeAsync(invoke.DeepClone().AsObject());
        Assert.Equal(said, await teams.AskAsync<long>("SELECT count(*) FROM messages"));
    }

    [Fact]
    public async Task A_card_is_pressed_where_it_stands_and_nowhere_else()
    {
        var dana = new TeamsAccount("29:dana", "0000aaaa-0000-0000-0000-00000000000b", "Dana Reyes", "dana@example.com");
        await using var teams = await TeamsBot.StartAsync(Mina, dana);
        await teams.WriteAsync(dana, "me");
        await teams.ShowsAsync(1);
        await teams.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        var card = (await teams.ShowsAsync(2))[1];
        var answer = await teams.PressAsync(dana, card with { Place = "a:dana" }, "Undo");
        Assert.Equal("application/vnd.microsoft.activity.message", (string?)answer!["type"]);
        Assert.DoesNotContain("Jane", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(1, await teams.AskAsync<long>("SELECT count(*) FROM leads"));
    }

    [Theory]
    [InlineData("adaptiveCard/action", "{}", HttpStatusCode.OK, "\"statusCode\":400")]
    [InlineData("adaptiveCard/action", "null", HttpStatusCode.OK, "\"statusCode\":400")]
    [InlineData("adaptiveCard/action", """{"action":{"verb":"x","data":{"m":"m1"}}}""", HttpStatusCode.OK, "\"statusCode\":400")]
    [InlineData("adaptiveCard/action", """{"action":{"verb":"x","data":{"m":"m77.1"}}}""", HttpStatusCode.OK, "activity.message")]
    [InlineData("task/fetch", """{"data":{"m":"m77.1","a":"x"}}""", HttpStatusCode.OK, "\"message\"")]
    [InlineData("task/submit", "5", HttpStatusCode.OK, "\"message\"")]
    [InlineData("nobody/knows", "{}", HttpStatusCode.NotImplemented, "")]
    [InlineData(null, "{}", HttpStatusCode.NotImplemented, "")]
    public async Task An_invoke_is_answered_in_the_request(string? name, string value, HttpStatusCode status, string said)
    {
        await using var teams = await TeamsBot.StartAsync(Mina);
        var invoke = TeamsBot.Message(Mina, null);
        (invoke["type"], invoke["name"], invoke["value"]) = ("invoke", name, JsonNode.Parse(value));
        using var response = await teams.PostAsync(invoke);
        Assert.Equal(status, response.StatusCode);
        Assert.Contains(said, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_window_logs_a_touch_once_and_names_the_field_that_cannot_stand()
    {
        await using var teams = await TeamsBot.StartAsync(Mina);
        await teams.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        await teams.ShowsAsync(1);
        await teams.WriteAsync(Mina, "help");
        var help = (await teams.ShowsAsync(2))[1];
        var title = (string)TeamsBot.Actions(help.Card).First(a => (string?)a["data"]?["msteams"]?["type"] == "task/fetch")["title"]!;
        var window = (await teams.PressAsync(Mina, help, title))!["task"]!["value"]!.AsObject();
        var card = window["card"]!["content"]!.AsObject();

        var refused = await SubmitAsync(teams, card, ("f_lead", "Nobody"), ("f_channel", "call"));
        Assert.Equal("continue", (string?)refused!["task"]!["type"]);
        Assert.Contains("attention", refused.ToJsonString(), StringComparison.Ordinal);
        var taken = await SubmitAsync(teams, card, ("f_lead", "Acme"), ("f_channel", "call"), ("f_outcome", "no_answer"), ("f_note", "**bold** <at>All</at>"));
        Assert.True(taken is null, taken?.ToJsonString());
        Assert.Null(await SubmitAsync(teams, card, ("f_lead", "Acme"), ("f_channel", "call"), ("f_outcome", "no_answer")));
        await teams.ShowsAsync(3);
        Assert.Equal(1, await teams.AskAsync<long>("SELECT count(*) FROM touches"));
    }

    [Fact]
    public async Task Whoever_expects_the_replies_gets_them_in_the_response_and_nowhere_else()
    {
        await using var teams = await TeamsBot.StartAsync(Mina);
        await teams.WriteAsync(Mina, "me");
        await teams.ShowsAsync(1);
        var said = TeamsBot.Message(Mina, "me");
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

    private static Task<JsonObject?> SubmitAsync(TeamsBot teams, JsonObject card, params (string Field, string Value)[] filled)
    {
        var data = card["actions"]![0]!["data"]!.DeepClone().AsObject();
        foreach (var (field, value) in filled)
        {
            data[field] = value;
        }

        var invoke = TeamsBot.Message(Mina, null);
        (invoke["type"], invoke["name"], invoke["value"]) = ("invoke", "task/submit", new JsonObject { ["data"] = data });
        return teams.InvokeAsync(invoke);
    }

    private static JsonObject Execute(SentActivity message, JsonObject action)
    {
        var invoke = TeamsBot.Message(Mina, null);
        (invoke["type"], invoke["name"], invoke["replyToId"]) = ("invoke", "adaptiveCard/action", message.Id);
        invoke["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = (string?)action["verb"], ["data"] = action["data"]!.DeepClone() } };
        return invoke;
    }

    private static Activity Parse(JsonObject mention, string text, string? entity)
    {
        mention["text"] = text;
        mention["entities"]![0]!["text"] = entity;
        if (entity is not null)
        {
            mention["recipient"]!["name"] = entity[4..^5];
            mention["entities"]![0]!["mentioned"]!["name"] = entity[4..^5];
        }

        return System.Text.Json.JsonSerializer.Deserialize(mention.ToJsonString(), BotFrameworkJson.Default.Activity)!;
    }
}
