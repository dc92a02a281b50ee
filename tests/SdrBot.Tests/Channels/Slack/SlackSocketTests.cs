using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SdrBot.Channels.Slack;
using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Socket Mode: no gap, no storm, no more than two connections, and nothing that is sent makes it deaf.</summary>
public sealed class SlackSocketTests(ITestOutputHelper output)
{
    private const string Mina = "U0MINA";

    [Fact]
    public async Task A_refresh_leaves_no_gap_and_never_more_than_two_connections()
    {
        const int Refreshes = 50;
        await using var bot = await SlackBot.StartAsync(SlackMode.Socket, isKnown: true);
        var sockets = bot.Slack.Sockets;
        for (var i = 0; i < Refreshes; i++)
        {
            var before = await sockets.NewestAsync();
            var greeting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            sockets.GreetsAfter = greeting.Task;
            await before.AskToLeaveAsync(i % 2 == 0 ? "refresh_requested" : "warning");

            // On the old connection until the new one is there: whatever Slack sends meanwhile is acknowledged where it came from.
            await sockets.SendAsync("events_api", JsonNode.Parse(SlackBot.Envelope(Said(bot, "help")))!.AsObject(), over: before);
            greeting.SetResult();
            await Until.TrueAsync(() => sockets.Accepted == i + 2);
        }

        await bot.WriteAsync(Mina, "me");
        output.WriteLine($"{Refreshes} refreshes, {sockets.Accepted} connections, {sockets.Most} at most at the same time.");
        Assert.Equal(2, sockets.Most);
        Assert.Empty(sockets.Problems);
    }

    [Fact]
    public async Task A_lost_connection_is_made_again_and_what_was_not_acknowledged_comes_again()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Socket, isKnown: true);
        var sockets = bot.Slack.Sockets;
        await bot.WriteAsync(Mina, "me");
        await bot.ShowsAsync(1);
        var said = JsonNode.Parse(SlackBot.Envelope(Said(bot, "help")))!.AsObject();
        var first = await sockets.NewestAsync();
        first.Mute();
        var unheard = sockets.SendAsync("events_api", said, "e1", first);
        first.Cut();
        await Until.TrueAsync(() => sockets.Accepted == 2 && sockets.Open.Count == 1);

        // The same envelope id, and no word of a retry: it is acknowledged every time, and said once.
        await sockets.SendAsync("events_api", said, "e1");
        await sockets.SendAsync("events_api", said, "e1");
        await bot.WriteAsync(Mina, "me");
        Assert.Equal(3, (await bot.ShowsAsync(3)).Count);
        Assert.Empty(bot.Slack.Ledger.Doubled);
        _ = unheard.ContinueWith(t => t.Exception, TaskScheduler.Default);
    }

    [Fact]
    public async Task What_is_said_while_Slack_has_not_told_yet_who_the_bot_is_keeps_its_order()
    {
        const int Said = 40;
        await using var slack = await FakeSlack.StartAsync();
        slack.FailNext("auth.test", Fault.Slow);
        await using var bot = await TestBot.StartAsync(settings: slack.Settings(SlackMode.Socket));
        await bot.Database.WriteAsync("test", SlackBot.LinkAsync, CancellationToken.None);
        var socket = await slack.Sockets.NewestAsync();
        var places = Enumerable.Range(0, Said).Select(_ => slack.NextTs()).ToList();
        await Task.WhenAll(places.Select(ts => slack.Sockets.SendAsync("events_api", JsonNode.Parse(SlackBot.Envelope(SlackBot.Said(Mina, "me", ts)))!.AsObject(), over: socket)));
        Assert.Equal(
            places.Select(ts => $"turn:slack:D0MINA:{ts}"),
            await bot.Database.ReadAsync(s => s.ManyAsync<string>("SELECT key FROM messages WHERE key LIKE 'turn:%' ORDER BY id"), CancellationToken.None));
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_noticed_within_thirty_seconds()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Socket, isKnown: true);
        (await bot.Slack.Sockets.NewestAsync()).Mute();
        var start = TimeProvider.System.GetTimestamp();
        await Until.EqualAsync(2, () => Task.FromResult(bot.Slack.Sockets.Accepted), times: 2);
        var noticed = TimeProvider.System.GetElapsedTime(start);
        output.WriteLine($"Noticed after {noticed.TotalSeconds:F1} s.");
        Assert.True(noticed < TimeSpan.FromSeconds(30), $"{noticed}");
        await bot.WriteAsync(Mina, "me");
        await bot.ShowsAsync(1);
    }

    [Fact]
    public async Task A_server_that_does_not_greet_is_not_connected()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Socket, isKnown: true);
        var sockets = bot.Slack.Sockets;
        sockets.IsGreeting = false;
        (await sockets.NewestAsync()).Cut();
        await Until.TrueAsync(() => sockets.Accepted == 2);
        await Until.EqualAsync(HttpStatusCode.ServiceUnavailable, () => HealthAsync(bot));
        sockets.IsGreeting = true;
        await Until.EqualAsync(3, () => Task.FromResult(sockets.Accepted), times: 2);
        await bot.WriteAsync(Mina, "me");
        await bot.ShowsAsync(1);
        Assert.InRange(sockets.Most, 1, 2);
    }

    [Theory]
    [InlineData("link_disabled", true)]
    [InlineData("too_many_websockets", false)]
    [InlineData("a reason of tomorrow", false)]
    public async Task What_only_a_person_can_mend_ends_the_attempts(string reason, bool isFinal)
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Socket, isKnown: true);
        await (await bot.Slack.Sockets.NewestAsync()).AskToLeaveAsync(reason);
        if (!isFinal)
        {
            await Until.TrueAsync(() => bot.Slack.Sockets.Accepted == 2);
            return;
        }

        await Until.TrueAsync(() => bot.Slack.Sockets.Open.Count == 0);
        await Until.TrueAsync(async () => await HealthAsync(bot) == HttpStatusCode.ServiceUnavailable);
        Assert.Equal(1, bot.Slack.Calls.Count(c => c.Method == "apps.connections.open"));
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("not_authed")]
    [InlineData("account_inactive")]
    [InlineData("user_removed_from_team")]
    [InlineData("team_disabled")]
    public async Task An_app_token_that_is_refused_is_not_tried_again(string error)
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Socket, isKnown: true);
        bot.Slack.FailNext("apps.connections.open", Fault.Refuse, error);
        bot.Slack.Sockets.Kill();

        // What keeps the connection has ended, and with it the attempts.
        await bot.Bot.Services.GetServices<IHostedService>().OfType<SlackSocket>().Single().ExecuteTask!.WaitAsync(TestBot.Patience);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await HealthAsync(bot));
        Assert.Equal(1, bot.Slack.Sockets.Accepted);
    }

    [Fact]
    public async Task No_failure_of_the_way_there_ends_the_attempts()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Socket, isKnown: true);
        bot.Slack.FailNext("apps.connections.open", Fault.TooMany);
        bot.Slack.FailNext("apps.connections.open", Fault.Html, """{"ok":true}""");
        bot.Slack.FailNext("apps.connections.open", Fault.Html, """{"ok":true,"url":"ws://example.com/"}""");
        bot.Slack.FailNext("apps.connections.open", Fault.Refuse, "internal_error");
        bot.Slack.Sockets.Kill();
        await Until.EqualAsync(2, () => Task.FromResult(bot.Slack.Sockets.Accepted), times: 2);
        await bot.WriteAsync(Mina, "me");
        await bot.ShowsAsync(1);
    }

    [Fact]
    public async Task It_stops_at_once_while_it_waits_for_the_next_attempt()
    {
        var bot = await SlackBot.StartAsync(SlackMode.Socket, isKnown: true);
        bot.Slack.FailNext("apps.connections.open", Fault.TooMany, "100");
        bot.Slack.Sockets.Kill();
        await Until.TrueAsync(async () => await HealthAsync(bot) == HttpStatusCode.ServiceUnavailable);
        var start = TimeProvider.System.GetTimestamp();
        await bot.DisposeAsync();

        // A stop that waits for something waits half a minute for it.
        Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(25));
    }

    [Fact]
    public async Task Frames_that_mean_nothing_are_ignored()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Socket, isKnown: true);
        var socket = await bot.Slack.Sockets.NewestAsync();
        string[] frames = ["", "null", "{", "[]", "17", "\"hello\"", "{}", """{"type":"disconnect_"}""", """{"type":7,"envelope_id":{}}""", """{"envelope_id":"","type":"events_api"}""", new string('[', 5000)];
        foreach (var frame in frames)
        {
            await socket.SendAsync(frame);
            await socket.SendAsync(frame, WebSocketMessageType.Binary);
        }

        // Envelopes that nobody understands are taken, or Slack would send them again.
        foreach (var payload in new[] { "{}", """{"type":"event_callback","event":[]}""", """{"type":"app_rate_limited","team_id":"T0TEST"}""", """{"type":"block_actions","actions":7}""" })
        {
            foreach (var type in new[] { "events_api", "interactive", "slash_commands", "tomorrow" })
            {
                await bot.Slack.Sockets.SendAsync(type, JsonNode.Parse(payload)!.AsObject());
            }
        }

        await bot.WriteAsync(Mina, "me");
        await bot.ShowsAsync(1);
        Assert.Equal(1, bot.Slack.Sockets.Accepted);
    }

    [Fact]
    public async Task A_mention_in_a_direct_conversation_comes_as_two_events_and_is_one_message()
    {
        await using var bot = await SlackBot.StartAsync(SlackMode.Socket, isKnown: true);
        var said = Said(bot, "me");
        await bot.EventAsync(said);
        said["type"] = "app_mention";
        await bot.EventAsync(said.DeepClone().AsObject());
        await bot.SettleAsync();
        Assert.Single(bot.Slack.Messages);
    }

    private static JsonObject Said(SlackBot bot, string text) => SlackBot.Said(Mina, text, bot.Slack.NextTs());

    private static async Task<HttpStatusCode> HealthAsync(SlackBot bot)
    {
        using var health = await bot.Bot.Http.GetAsync(new Uri("health/ready", UriKind.Relative));
        return health.StatusCode;
    }
}
