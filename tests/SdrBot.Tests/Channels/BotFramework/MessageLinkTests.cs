using SdrBot.Channels.BotFramework;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>The way from what somebody is told alone to the card among the others.</summary>
public sealed class MessageLinkTests
{
    private const string Context = "%7B%22contextType%22%3A%22chat%22%7D";

    [Theory]
    [InlineData("channel", null, "17", "https://teams.microsoft.com/l/message/19%3Aa%40thread.tacv2/17?tenantId=t&groupId=g&parentMessageId=17&createdTime=17")]
    [InlineData("channel", "16", "17", "https://teams.microsoft.com/l/message/19%3Aa%40thread.tacv2/17?tenantId=t&groupId=g&parentMessageId=16&createdTime=17")]
    [InlineData("groupChat", null, "17", $"https://teams.microsoft.com/l/message/19%3Aa%40thread.tacv2/17?tenantId=t&context={Context}")]
    [InlineData("personal", null, "17", null)]
    [InlineData("channel", null, "none:5", null)]
    public void A_message_has_an_address_where_others_read_it(string kind, string? thread, string id, string? address) => Assert.Equal(address, MessageLink.To(In(kind), thread, id));

    [Theory]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/gcch", "https://gov.teams.microsoft.us/")]
    [InlineData("https://smba.infra.dod.teams.microsoft.us/", "https://dod.teams.microsoft.us/")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/gcc", "https://teams.microsoft.com/")]
    public void It_leads_to_the_Teams_of_its_cloud(string service, string begins) => Assert.StartsWith(begins, MessageLink.To(In("channel") with { ServiceUrl = service }, null, "17"), StringComparison.Ordinal);

    [Fact]
    public void Elsewhere_it_has_none() => Assert.Null(MessageLink.To(In("channel") with { ChannelId = "webchat" }, null, "17"));

    [Fact]
    public async Task Whoever_is_offered_a_handoff_is_led_to_its_card_in_the_channel()
    {
        await using var teams = await TeamsBot.StartCompanyAsync();
        var mina = TeamsCompany.Account("mina");
        await teams.WriteAsync(mina, "add lead Jane Doe, Acme, jane@acme.example");
        foreach (var answer in new[] { "need: plan routes for 200 vans", "pain: we lose two hours every morning planning by hand", "budget_amount: about $50k", "timeline: Q2 2026", "size: 200 people", "decision_maker: the CTO decides" })
        {
            await teams.WriteAsync(mina, $"learned Acme {answer}");
        }

        await teams.WriteAsync(mina, "hand off Acme to Alex for a demo");
        var offer = await teams.UntilAsync(() => teams.Connector.Messages.FirstOrDefault(m => m.Place == "a:alex"), "the offer");
        var card = teams.Connector.Messages.First(m => m.Root == TeamsCompany.Channel("ae-handoffs"));
        var open = Assert.Single(TeamsEyes.Actions(offer.Card), a => (string?)a["type"] == "Action.OpenUrl");
        Assert.Equal($"https://teams.microsoft.com/l/message/19%3Aae-handoffs%40thread.tacv2/{card.Id}?tenantId={FakeConnector.Tenant}&parentMessageId={card.Id}&createdTime={card.Id}", (string?)open["url"]);
        Assert.Equal((string?)open["url"], await teams.AskAsync<string>("SELECT link FROM messages WHERE link IS NOT NULL"));
    }

    private static BotConversation In(string kind) => new()
    {
        Id = "19:a@thread.tacv2",
        ChannelId = "msteams",
        ConversationId = "19:a@thread.tacv2",
        ServiceUrl = FakeConnector.ServiceUrl,
        Kind = kind,
        BotId = "28:b",
        EntraTenant = "t",
        TeamGroup = "g",
    };
}
