using System.Text.Json.Nodes;
using SdrBot.Channels.Slack;
using SdrBot.Tests.Support;
using SdrBot.Channels.Slack;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Windows and the home: what is filled in there, and what they show afterwards.</summary>
public sealed class SlackWindowTests
{
    private const string Mina = "U0MINA";

    private static readonly SlackAccount MinaPark = new(Mina, "Mina Park", "mina@example.com");

    [Fact]
    public async Task A_lead_is_edited_in_a_window_that_nobody_else_overwrites()
    {
        await using var bot = await SlackBot.StartAsync(MinaPark);
        await bot.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        var card = (await bot.ShowsAsync(1))[0];
        await bot.PressAsync(Mina, card, "Edit");
        var window = await bot.WindowAsync(1);
        var filled = window["blocks"]!.AsArray().Select(b => ((string)b!["block_id"]!, (string?)b["element"]!["initial_value"] ?? string.Empty)).Where(f => f.Item2.Length > 0).ToArray();
        Assert.Empty(await bot.SubmitAsync(Mina, window, "V1", [.. filled.Where(f => f.Item1 != "title"), ("title", "CTO")]));
        Assert.Contains("\"errors\"", await bot.SubmitAsync(Mina, window, "V2", [.. filled.Where(f => f.Item1 != "title"), ("title", "CEO")]), StringComparison.Ordinal);
        Assert.Equal("CTO", await bot.ReadAsync<string>("SELECT title FROM leads"));
    }

    [Fact]
    public async Task A_window_logs_a_touch_and_names_the_field_that_cannot_stand()
    {
        await using var bot = await SlackBot.StartAsync(MinaPark);
        await bot.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        await bot.ShowsAsync(1);
        await bot.InteractAsync(new JsonObject
        {
            ["type"] = "shortcut",
            ["callback_id"] = "log_touch",
            ["trigger_id"] = "t",
            ["user"] = new JsonObject { ["id"] = Mina },
            ["team"] = new JsonObject { ["id"] = FakeSlack.Team },
        });
        var window = await bot.WindowAsync(1);

        var refused = await bot.SubmitAsync(Mina, window, "V1", ("lead", "Nobody"), ("channel", "call"));
        Assert.Contains("\"errors\"", refused, StringComparison.Ordinal);
        Assert.Contains("\"lead\"", refused, StringComparison.Ordinal);
        Assert.Empty(await bot.SubmitAsync(Mina, window, "V1", ("lead", "Acme"), ("channel", "call"), ("outcome", "no_answer"), ("note", "try <!channel> later"), ("follow_up", "tomorrow 3pm")));
        Assert.Empty(await bot.SubmitAsync(Mina, window, "V1", ("lead", "Acme"), ("channel", "call"), ("outcome", "no_answer")));

        var said = (await bot.ShowsAsync(2))[1];
        Assert.DoesNotContain("<!channel>", said.Text, StringComparison.Ordinal);
        Assert.Equal(1, await bot.ReadAsync<long>("SELECT count(*) FROM touches WHERE note LIKE '%<!channel>%' AND follow_up_at = '2026-03-05T15:00'"));
    }

    [Theory]
    [InlineData(SlackMode.Http, "log_touch")]
    [InlineData(SlackMode.Socket, "log_touch")]
    [InlineData(SlackMode.Http, "log_message")]
    [InlineData(SlackMode.Socket, "log_message")]
    public async Task The_lead_is_looked_for_while_somebody_types(object mode, string callback)
    {
        await using var bot = await SlackBot.StartAsync((SlackMode)mode, accounts: [MinaPark, new SlackAccount("U0DANA", "Dana Reyes", "dana@example.com")]);
        foreach (var lead in new[] { "Jane Doe, Acme, jane@acme.example", "John Roe, Acme, john@acme.example", "Bo Li, Globex, bo@globex.example" })
        {
            await bot.WriteAsync(Mina, $"add lead {lead}");
        }

        await bot.UntilReadsAsync(3L, "SELECT count(*) FROM leads");
        await bot.WriteAsync("U0DANA", "me");
        await bot.UntilReadsAsync(1L, "SELECT count(*) FROM identities WHERE channel = 'slack' AND user_id = 'U0DANA'");
        await bot.InteractAsync(new JsonObject
        {
            ["type"] = callback == "log_touch" ? "shortcut" : "message_action",
            ["callback_id"] = callback,
            ["trigger_id"] = "t",
            ["message"] = callback == "log_touch" ? null : new JsonObject { ["text"] = "They called back", ["ts"] = "1.1" },
            ["channel"] = new JsonObject { ["id"] = SlackBot.SalesFloor },
            ["user"] = new JsonObject { ["id"] = Mina },
            ["team"] = new JsonObject { ["id"] = FakeSlack.Team },
        });
        var window = await bot.WindowAsync(1);
        Assert.Equal("external_select", (string)window["blocks"]![0]!["element"]!["type"]!);

        Assert.Equal(["Jane Doe (Acme)", "John Roe (Acme)"], Labels(await SuggestAsync(bot, window, Mina, "acm")).Order(StringComparer.Ordinal));
        Assert.Equal(["Bo Li (Globex)"], Labels(await SuggestAsync(bot, window, Mina, "bo glo")));
        Assert.Empty(Labels(await SuggestAsync(bot, window, Mina, "<!channel>")));
        Assert.Empty(Labels(await SuggestAsync(bot, window, "U0DANA", "acm")));
        Assert.Empty(Labels(await SuggestAsync(bot, window, "U0NOBODY", "acm")));

        var chosen = (string)JsonNode.Parse(await SuggestAsync(bot, window, Mina, "john"))!["options"]![0]!["value"]!;
        Assert.Contains("\"errors\"", await bot.SubmitAsync("U0DANA", window, "V1", ("lead", chosen), ("channel", "call")), StringComparison.Ordinal);
        Assert.Empty(await bot.SubmitAsync(Mina, window, "V1", ("lead", chosen), ("channel", "call"), ("outcome", "no_answer")));
        Assert.Equal("John Roe", await bot.ReadAsync<string>("SELECT l.name FROM touches t JOIN leads l ON l.id = t.lead_id"));
    }

    [Fact]
    public async Task What_is_said_to_a_button_of_the_home_does_not_take_its_place()
    {
        await using var bot = await SlackBot.StartAsync(MinaPark);
        await bot.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        await bot.ShowsAsync(1);
        await bot.EventAsync(new JsonObject { ["type"] = "app_home_opened", ["tab"] = "home", ["user"] = Mina, ["channel"] = "D0MINA" });
        var home = await SlackBot.UntilAsync(() => bot.Slack.Home(Mina), "the home");
        await bot.PressAsync(Mina, home["blocks"]!.AsArray(), "Done");
        await SlackBot.UntilAsync(() => bot.Slack.Home(Mina) is { } now && now.ToJsonString() != home.ToJsonString() ? now : null, "another home");
        Assert.Equal("log_touch", SlackBot.Elements(bot.Slack.Home(Mina)!["blocks"]!.AsArray()).Select(e => (string?)e.Element["action_id"]).FirstOrDefault(a => a == "log_touch"));
    }

    /// <summary>To publish a page twice shows it once: it is tried until it is there.</summary>
    [Fact]
    public async Task A_home_that_could_not_be_published_for_long_is_there_at_last()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        for (var i = 0; i < 7; i++)
        {
            bot.Slack.FailNext("views.publish", Fault.FailBefore);
        }

        await bot.EventAsync(new JsonObject { ["type"] = "app_home_opened", ["tab"] = "home", ["user"] = Mina, ["channel"] = "D0MINA" });
        await Until.TrueAsync(() =>
        {
            bot.Bot.Clock.Advance(TimeSpan.FromSeconds(5));
            return bot.Slack.Home(Mina) is not null;
        });
        Assert.Empty(bot.Slack.Messages);
    }

    [Fact]
    public async Task The_home_shows_what_is_due_and_follows_the_work()
    {
        await using var bot = await SlackBot.StartAsync(MinaPark);
        await bot.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        await bot.ShowsAsync(1);
        await bot.EventAsync(new JsonObject { ["type"] = "app_home_opened", ["tab"] = "home", ["user"] = Mina, ["channel"] = "D0MINA" });
        await SlackBot.UntilAsync(() => bot.Slack.Home(Mina) is { } home && home.ToJsonString().Contains("Jane Doe", StringComparison.Ordinal) ? home : null, "the home");
        var published = bot.Slack.Calls.Count(c => c.Method == "views.publish");
        await bot.WriteAsync(Mina, "called Acme, no answer");
        await SlackBot.UntilAsync(() => bot.Slack.Calls.Count(c => c.Method == "views.publish") > published ? bot.Slack : null, "a new home");
    }

    private static IEnumerable<string> Labels(string answer) => JsonNode.Parse(answer)!["options"]!.AsArray().Select(o => (string)o!["text"]!["text"]!);

    private static Task<string> SuggestAsync(SlackBot bot, JsonObject window, string user, string typed) => bot.InteractAsync(new JsonObject
    {
        ["type"] = "block_suggestion",
        ["action_id"] = "field",
        ["block_id"] = "lead",
        ["value"] = typed,
        ["container"] = new JsonObject { ["type"] = "view", ["view_id"] = "V1" },
        ["view"] = new JsonObject { ["id"] = "V1", ["callback_id"] = (string)window["callback_id"]!, ["private_metadata"] = (string)window["private_metadata"]! },
        ["user"] = new JsonObject { ["id"] = user },
        ["team"] = new JsonObject { ["id"] = FakeSlack.Team },
    });
}
