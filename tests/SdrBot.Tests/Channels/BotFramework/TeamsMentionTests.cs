using System.Text.Json;
using System.Text.Json.Nodes;
using SdrBot.Channels.BotFramework;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>The bot spoken to in a channel of Teams, among others.</summary>
public sealed class TeamsMentionTests
{
    private static readonly TeamsAccount Mina = TeamsCompany.Mina;

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
        var said = Parse(TeamsActivity.Mention(Mina, "x"), text, entity);
        Assert.Equal("me", BotFrameworkTranslator.ToTurn(said, BotConversation.Of(said)!, DateTimeOffset.UnixEpoch)!.Text);
    }

    [Fact]
    public void Other_names_stay_and_entities_are_what_was_typed()
    {
        var said = Parse(TeamsActivity.Mention(Mina, "x"), "<at>SdrBot</at> hand off A&amp;B &lt;b&gt; to <at>Alex Chen</at>", "<at>SdrBot</at>");
        Assert.Equal("hand off A&B <b> to Alex Chen", BotFrameworkTranslator.ToTurn(said, BotConversation.Of(said)!, DateTimeOffset.UnixEpoch)!.Text);
    }

    [Fact]
    public async Task In_a_channel_it_answers_in_the_thread_when_it_is_meant_and_tells_private_things_alone()
    {
        await using var teams = await TeamsBot.StartAsync(Mina);
        var unmeant = TeamsActivity.Mention(Mina, "x");
        (unmeant["text"], unmeant["entities"]) = ("help", null);
        await teams.TakenAsync(unmeant);
        await teams.TakenAsync(TeamsActivity.Mention(Mina, "help"));
        Assert.Equal("19:floor@thread.tacv2;messageid=1700000000001", Assert.Single(await teams.ShowsAsync(1)).Place);
        await teams.TakenAsync(TeamsActivity.Mention(Mina, "today"));
        Assert.Equal("a:direct-29:mina", (await teams.ShowsAsync(2))[1].Place);
        Assert.All(teams.Connector.Calls, c => Assert.DoesNotContain("thread.tacv2;", c.Address.AbsolutePath, StringComparison.Ordinal));
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

        return JsonSerializer.Deserialize(mention.ToJsonString(), BotFrameworkJson.Default.Activity)!;
    }
}
