using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SdrBot.Channels.Slack;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Slack's HTTP door: signed requests in, calls of the Web API out.</summary>
public sealed class SlackDoorTests
{
    private const string Mina = "U0MINA";

    private static readonly SlackAccount MinaPark = new(Mina, "Mina Park", "mina@example.com");

    [Fact]
    public void The_documented_signature_is_right()
    {
        // Slack's own example: https://docs.slack.dev/authentication/verifying-requests-from-slack
        const string Body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        Assert.Equal(
            "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
            SlackSignature.Sign("8f742231b10e8888abcd99yyyzzz85a5"u8, 1531420618, Encoding.UTF8.GetBytes(Body)));
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void A_request_is_good_for_five_minutes_either_way(int seconds, bool isGood)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_772_000_000);
        var stamp = now.ToUnixTimeSeconds() + seconds;
        Assert.Equal(isGood, SlackSignature.IsGenuine("s"u8, $"{stamp}", SlackSignature.Sign("s"u8, stamp, "x"u8), "x"u8, now));
    }

    [Theory]
    [InlineData(null, "1772582400")]
    [InlineData("v0=00", "1772582400")]
    [InlineData("v1={0}", "1772582400")]
    [InlineData("V0={0}", "1772582400")]
    [InlineData("{0}", "1772582400")]
    [InlineData("v0={0}", null)]
    [InlineData("v0={0}", "-1772582400")]
    [InlineData("v0={0}", "99999999999999999999")]
    [InlineData("v0={0}", "now")]
    public async Task An_unsigned_request_is_nobodys(string? signature, string? timestamp)
    {
        await using var bot = await SlackBot.StartAsync(MinaPark);
        var body = SlackBot.Envelope(new JsonObject { ["type"] = "message", ["channel_type"] = "im", ["user"] = Mina, ["text"] = "help", ["channel"] = "D0MINA", ["ts"] = "1.1" });
        var right = SlackSignature.Sign(Encoding.UTF8.GetBytes(FakeSlack.Secret), bot.Bot.Clock.GetUtcNow().ToUnixTimeSeconds(), Encoding.UTF8.GetBytes(body))[3..];
        var before = await Fingerprint.OfAsync(bot.Bot);
        using var request = new HttpRequestMessage(HttpMethod.Post, "slack/events") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Slack-Signature", string.Format(System.Globalization.CultureInfo.InvariantCulture, signature, right));
        }

        if (timestamp is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Slack-Request-Timestamp", timestamp);
        }

        using var response = await bot.Bot.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        Assert.Equal(before, await Fingerprint.OfAsync(bot.Bot));
    }

    [Fact]
    public async Task A_certificate_check_executes_nothing()
    {
        await using var bot = await SlackBot.StartAsync(MinaPark);
        var before = await Fingerprint.OfAsync(bot.Bot);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["ssl_check"] = "1", ["command"] = "/sdr", ["text"] = "help", ["user_id"] = Mina });
        using var response = await bot.Bot.Http.PostAsync(new Uri("slack/commands", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(before, await Fingerprint.OfAsync(bot.Bot));
    }

    [Fact]
    public async Task A_challenge_is_echoed_as_text()
    {
        await using var bot = await SlackBot.StartAsync();
        using var response = await bot.PostAsync("""{"type":"url_verification","challenge":"<b>3eZbrw</b>"}""", "application/json");
        Assert.Equal(("<b>3eZbrw</b>", "text/plain"), (await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType));
    }

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
        Assert.Equal(("C0FLOOR", ts), (message.Channel, message.Thread));
        Assert.Equal("log_touch", (string?)SlackBot.Elements(message.Body["blocks"]!.AsArray()).First().Element["action_id"]);
        await bot.PressAsync(Stranger, message, "log_touch");
        await SlackBot.UntilAsync(() => bot.Slack.Windows.Count == 1 ? bot.Slack.Windows : null, "a window");
    }

    [Fact]
    public async Task Help_begins_with_the_window_for_a_touch()
    {
        await using var bot = await SlackBot.StartAsync(MinaPark);
        var ts = await bot.MentionAsync(Mina, "help");
        var message = Assert.Single(await bot.ShowsAsync(1));
        Assert.Equal(("C0FLOOR", ts), (message.Channel, message.Thread));
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
        Assert.Equal(1, await bot.Bot.Database.ReadAsync(s => s.ScalarAsync<long>("SELECT count(*) FROM findings"), CancellationToken.None));
    }

    [Fact]
    public async Task A_lead_is_edited_in_a_window_that_nobody_else_overwrites()
    {
        await using var bot = await SlackBot.StartAsync(MinaPark);
        await bot.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        var card = (await bot.ShowsAsync(1))[0];
        await bot.PressAsync(Mina, card, "Edit");
        var window = (await SlackBot.UntilAsync(() => bot.Slack.Windows.Count == 1 ? bot.Slack.Windows : null, "a window"))[0];
        var filled = window["blocks"]!.AsArray().Select(b => ((string)b!["block_id"]!, (string?)b["element"]!["initial_value"] ?? string.Empty)).Where(f => f.Item2.Length > 0).ToArray();
        Assert.Empty(await bot.SubmitAsync(Mina, window, "V1", [.. filled.Where(f => f.Item1 != "title"), ("title", "CTO")]));
        Assert.Contains("\"errors\"", await bot.SubmitAsync(Mina, window, "V2", [.. filled.Where(f => f.Item1 != "title"), ("title", "CEO")]), StringComparison.Ordinal);
        Assert.Equal("CTO", await bot.Bot.Database.ReadAsync(s => s.ScalarAsync<string>("SELECT title FROM leads"), CancellationToken.None));
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
        var said = new JsonObject { ["type"] = "message", ["channel_type"] = "im", ["user"] = Mina, ["text"] = "help", ["channel"] = "D0MINA", ["ts"] = bot.Slack.NextTs() };
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
        var window = (await SlackBot.UntilAsync(() => bot.Slack.Windows.Count == 1 ? bot.Slack.Windows : null, "a window"))[0];

        var refused = await bot.SubmitAsync(Mina, window, "V1", ("lead", "Nobody"), ("channel", "call"));
        Assert.Contains("\"errors\"", refused, StringComparison.Ordinal);
        Assert.Contains("\"lead\"", refused, StringComparison.Ordinal);
        Assert.Empty(await bot.SubmitAsync(Mina, window, "V1", ("lead", "Acme"), ("channel", "call"), ("outcome", "no_answer"), ("note", "try <!channel> later"), ("follow_up", "tomorrow 3pm")));
        Assert.Empty(await bot.SubmitAsync(Mina, window, "V1", ("lead", "Acme"), ("channel", "call"), ("outcome", "no_answer")));

        var said = (await bot.ShowsAsync(2))[1];
        Assert.DoesNotContain("<!channel>", said.Text, StringComparison.Ordinal);
        Assert.Equal(1, await bot.Bot.Database.ReadAsync(s => s.ScalarAsync<long>("SELECT count(*) FROM touches WHERE note LIKE '%<!channel>%' AND follow_up_at = '2026-03-05T15:00'"), CancellationToken.None));
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

    [Theory]
    [InlineData("Slack:BotToken", "Slack:SigningSecret")]
    [InlineData("Slack:SigningSecret", "Slack:BotToken")]
    public void Without_what_it_needs_it_does_not_start(string given, string missing)
    {
        var problem = Assert.Throws<Settings.SettingException>(() => Host.Build(builder =>
            Microsoft.Extensions.Configuration.MemoryConfigurationBuilderExtensions.AddInMemoryCollection(builder.Configuration, new Dictionary<string, string?> { [given] = "x", ["Data:Folder"] = "/nowhere" })));
        Assert.Contains(missing, problem.Message, StringComparison.Ordinal);
    }
}
