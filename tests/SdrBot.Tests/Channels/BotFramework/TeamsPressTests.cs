using System.Net;
using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>Buttons and windows on Teams: answered in the request, and done once.</summary>
public sealed class TeamsPressTests
{
    private static readonly TeamsAccount Mina = TeamsCompany.Mina;

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

        // The button that was taken away still arrives, and does nothing more; the second click of a double one is no news.
        await teams.PressAsync(Mina, card, "Undo");
        Assert.Equal(0, await teams.AskAsync<long>("SELECT count(*) FROM leads"));
        Assert.Equal(1, await teams.AskAsync<long>("SELECT count(*) FROM messages"));
    }

    [Fact]
    public async Task An_old_button_is_said_to_be_old_and_answers_no_question()
    {
        await using var teams = await TeamsBot.StartAsync(Mina);
        await teams.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        var card = (await teams.ShowsAsync(1))[0];
        await teams.PressAsync(Mina, card, "Undo");
        await teams.WriteAsync(Mina, "add lead John Roe, Bolt, john@bolt.example");
        await teams.WriteAsync(Mina, "qualify Bolt");
        await teams.ShowsAsync(3);

        await teams.PressAsync(Mina, card, "We talked");
        var said = (await teams.ShowsAsync(4))[3].Card!.ToJsonString();
        Assert.Contains("That button is out of date, and I changed nothing.", said, StringComparison.Ordinal);
        Assert.Contains("Taken back", said, StringComparison.Ordinal);
        Assert.Equal(0, await teams.AskAsync<long>("SELECT count(*) FROM findings"));
        Assert.Equal(1, await teams.AskAsync<long>("SELECT count(*) FROM leads"));
    }

    [Fact]
    public async Task A_press_that_the_channel_sends_again_is_the_same_press()
    {
        await using var teams = await TeamsBot.StartAsync(Mina);
        await teams.WriteAsync(Mina, "help");
        var help = (await teams.ShowsAsync(1))[0];
        var action = TeamsEyes.Actions(help.Card).First(a => (string?)a["type"] == "Action.Execute");
        var invoke = TeamsActivity.Invoke(Mina, "adaptiveCard/action", new JsonObject { ["action"] = action.DeepClone() });
        invoke["replyToId"] = help.Id;
        await teams.InvokeAsync(invoke);
        var said = await teams.AskAsync<long>("SELECT count(*) FROM messages");
        teams.Bot.Clock.Advance(TimeSpan.FromSeconds(20));
        await teams.InvokeAsync(invoke.DeepClone().AsObject());
        Assert.Equal(said, await teams.AskAsync<long>("SELECT count(*) FROM messages"));
    }

    /// <summary>Teams gives an invoke that it sends anew another id.</summary>
    [Fact]
    public async Task A_press_that_comes_again_with_a_new_id_takes_effect_once()
    {
        await using var teams = await TeamsBot.StartAsync(Mina);
        await teams.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        await teams.WriteAsync(Mina, "called Acme, left voicemail");
        var logged = (await teams.ShowsAsync(2))[1];
        foreach (var after in new[] { 0, 15, 15 })
        {
            teams.Bot.Clock.Advance(TimeSpan.FromSeconds(after));
            await teams.PressAsync(Mina, logged, "Paired e-mail sent");
        }

        Assert.Equal(2, await teams.AskAsync<long>("SELECT count(*) FROM touches"));
        teams.Bot.Clock.Advance(TimeSpan.FromMinutes(2));
        await teams.PressAsync(Mina, logged, "Paired e-mail sent");
        Assert.Equal(3, await teams.AskAsync<long>("SELECT count(*) FROM touches"));
    }

    [Fact]
    public async Task A_card_is_pressed_where_it_stands_and_nowhere_else()
    {
        var dana = TeamsCompany.Account("dana");
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
        using var response = await teams.PostAsync(TeamsActivity.Invoke(Mina, name, JsonNode.Parse(value)));
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
        var title = (string)TeamsEyes.Actions(help.Card).First(a => (string?)a["data"]?["msteams"]?["type"] == "task/fetch")["title"]!;
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

    private static Task<JsonObject?> SubmitAsync(TeamsBot teams, JsonObject card, params (string Field, string Value)[] filled)
    {
        var data = card["actions"]![0]!["data"]!.DeepClone().AsObject();
        foreach (var (field, value) in filled)
        {
            data[field] = value;
        }

        return teams.InvokeAsync(TeamsActivity.Invoke(Mina, "task/submit", new JsonObject { ["data"] = data }));
    }
}
