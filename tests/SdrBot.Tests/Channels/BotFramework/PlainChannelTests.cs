using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>A channel that is not Teams: its cards say everything with <c>Action.Submit</c>, which arrives as a message without words.</summary>
public sealed class PlainChannelTests
{
    private static readonly TeamsAccount Mina = TeamsCompany.Mina;

    [Fact]
    public async Task A_button_there_is_a_message_with_a_value_and_is_done_once()
    {
        await using var teams = await TeamsBot.StartKnownAsync();
        await teams.Bot.Database.WriteAsync(
            "test", s => s.RunAsync("INSERT INTO identities (channel, tenant, user_id, rep_id) VALUES ('msteams', 'local', 'webchat/29:mina', 'mina')"), CancellationToken.None);
        await teams.TakenAsync(There("add lead Jane Doe, Acme, jane@acme.example"));
        var card = (await teams.ShowsAsync(2))[1];
        Assert.Equal("web", card.Place);
        var actions = TeamsEyes.Actions(card.Card).ToList();
        Assert.DoesNotContain(actions, a => (string?)a["type"] == "Action.Execute");
        var press = There(null);
        press["value"] = actions.First(a => (string?)a["title"] == "Undo")["data"]!.DeepClone();
        await teams.TakenAsync(press);
        await teams.TakenAsync(press.DeepClone().AsObject());
        await teams.UntilAsync(() => teams.Connector.Messages[1].Text.Contains("Taken back", StringComparison.Ordinal) ? teams : null, "the card, taken back");
        await teams.SettleAsync();
        Assert.Equal((2, 1), (teams.Connector.Messages.Count, teams.Connector.Messages[1].Edits));
        Assert.Equal(0, await teams.AskAsync<long>("SELECT count(*) FROM leads"));
    }

    private static JsonObject There(string? text)
    {
        var said = TeamsActivity.Message(Mina, text);
        (said["channelId"], said["conversation"], said["channelData"]) = ("webchat", new JsonObject { ["id"] = "web" }, null);
        return said;
    }
}
