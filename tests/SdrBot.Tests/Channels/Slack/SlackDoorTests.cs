namespace SdrBot.Tests.Channels.Slack;

/// <summary>What people say at Slack’s HTTP door, and where they are answered: signed requests in, calls of the Web API out.</summary>
public sealed class SlackDoorTests
{
    private const string Mina = "U0MINA";

    private static readonly SlackAccount MinaPark = new(Mina, "Mina Park", "mina@example.com");

    [Fact]
    public async Task Somebody_new_is_known_by_the_address_and_answered_once()
    {
        await using var bot = await SlackBot.StartAsync(MinaPark);
        await bot.WriteAsync(Mina, "me");
        var messages = await bot.ShowsAsync(1);
        Assert.Contains("Mina Park", Assert.Single(messages).Text, StringComparison.Ordinal);
        Assert.Single(bot.Slack.Calls, c => c.Method == "users.info");
        await bot.WriteAsync(Mina, "me");
        await bot.ShowsAsync(2);
        Assert.Single(bot.Slack.Calls, c => c.Method == "users.info");
    }

    [Fact]
    public async Task A_stranger_gets_help_in_the_thread_once_and_a_window_from_its_first_button()
    {
        const string Stranger = "U0WHO";
        await using var bot = await SlackBot.StartAsync(new SlackAccount(Stranger, "Who", "who@elsewhere.example"));
        var ts = await bot.MentionAsync(Stranger, "help");
        var message = Assert.Single(await bot.ShowsAsync(1));
        Assert.Equal((SlackBot.SalesFloor, ts), (message.Channel, message.Thread));
        Assert.Equal("log_touch", (string?)SlackBot.Elements(message.Body["blocks"]!.AsArray()).First().Element["action_id"]);
        await bot.PressAsync(Stranger, message, "log_touch");
        await bot.WindowAsync(1);
    }

    [Fact]
    public async Task Help_begins_with_the_window_for_a_touch()
    {
        await using var bot = await SlackBot.StartAsync(MinaPark);
        var ts = await bot.MentionAsync(Mina, "help");
        var message = Assert.Single(await bot.ShowsAsync(1));
        Assert.Equal((SlackBot.SalesFloor, ts), (message.Channel, message.Thread));
        Assert.Equal("log_touch", (string?)SlackBot.Elements(message.Body["blocks"]!.AsArray()).First().Element["action_id"]);
    }

    [Fact]
    public async Task What_is_private_goes_from_the_channel_to_where_the_two_talk_alone()
    {
        await using var bot = await SlackBot.StartAsync(MinaPark);
        await bot.MentionAsync(Mina, "today");
        Assert.Equal("D0MINA", Assert.Single(await bot.ShowsAsync(1)).Channel);

        // A question asked there is answered there.
        await bot.MentionAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        await bot.MentionAsync(Mina, "qualify Acme");
        Assert.All(await bot.ShowsAsync(3), m => Assert.Equal("D0MINA", m.Channel));
        await bot.WriteAsync(Mina, "200 people");
        await bot.ShowsAsync(4);
        Assert.Equal(1, await bot.ReadAsync<long>("SELECT count(*) FROM findings"));
    }

    [Fact]
    public async Task What_Slack_refuses_to_show_is_said_plainly()
    {
        await using var bot = await SlackBot.StartAsync(MinaPark);
        await bot.WriteAsync(Mina, "me");
        await bot.ShowsAsync(1);
        bot.Slack.FailNext("chat.postMessage", Fault.Refuse, "invalid_blocks");
        await bot.WriteAsync(Mina, "help");
        var message = (await bot.ShowsAsync(2))[1];
        Assert.Equal("section", (string?)message.Body["blocks"]![0]!["type"]);
        Assert.Contains("What I can do", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_message_under_many_event_ids_is_answered_once()
    {
        await using var bot = await SlackBot.StartAsync(MinaPark);
        await bot.WriteAsync(Mina, "me");
        await bot.ShowsAsync(1);
        var said = SlackBot.Said(Mina, "help", bot.Slack.NextTs());
        await Task.WhenAll(Enumerable.Range(0, 11).Select(i => bot.EventAsync(said.DeepClone().AsObject(), $"Ev{i}")));
        await bot.ShowsAsync(2);
        await bot.WriteAsync(Mina, "me");
        Assert.Equal(3, (await bot.ShowsAsync(3)).Count);
    }

    [Fact]
    public async Task A_command_is_answered_to_the_asker_alone()
    {
        await using var bot = await SlackBot.StartAsync(MinaPark);
        await bot.CommandAsync(Mina, "help");
        var message = Assert.Single(await bot.ShowsAsync(1));
        Assert.Equal((Mina, "ephemeral"), (message.OnlyFor, (string?)message.Body["response_type"]));
    }

    [Theory]
    [InlineData(Fault.TooMany)]
    [InlineData(Fault.FailBefore)]
    [InlineData(Fault.FailAfter)]
    public async Task What_may_have_arrived_is_looked_for_and_never_said_twice(object fault)
    {
        await using var bot = await SlackBot.StartAsync(MinaPark);
        await bot.WriteAsync(Mina, "me");
        await bot.ShowsAsync(1);
        bot.Slack.FailNext("chat.postMessage", (Fault)fault);
        await bot.WriteAsync(Mina, "help");
        await bot.ShowsInTimeAsync(2);
        await bot.WriteAsync(Mina, "me");
        Assert.Equal(3, (await bot.ShowsInTimeAsync(3)).Count);
    }
}
