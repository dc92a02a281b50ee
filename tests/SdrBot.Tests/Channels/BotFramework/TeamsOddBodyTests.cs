using System.Net;
using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>Bodies that mean nothing at the door of the Bot Framework: taken in silence, or refused.</summary>
public sealed class TeamsOddBodyTests
{
    private static readonly TeamsAccount Mina = TeamsCompany.Mina;

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
        var said = TeamsActivity.Message(Mina, null);
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
        using var response = await teams.PostAsync(TeamsActivity.Message(Mina, "\0‮" + new string('x', length)));
        Assert.Equal(status, response.StatusCode);
    }
}
