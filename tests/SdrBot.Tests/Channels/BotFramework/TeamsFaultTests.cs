using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>What is slow, hangs or was stopped meanwhile, and what the log may never hold: T33, T42, T66, T77 and T155 of the contract.</summary>
public sealed class TeamsFaultTests
{
    private static readonly TeamsAccount Mina = TeamsCompany.Mina;
    private static readonly TeamsAccount Dana = TeamsCompany.Account("dana");

    [Fact]
    public async Task Neither_a_token_nor_the_secret_is_in_the_log()
    {
        using var log = new CollectedLog();
        await using var teams = await TeamsBot.StartAsAsync(
            s => s.AddSingleton<ILoggerProvider>(log), null, new() { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:Microsoft"] = "Trace", ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace" }, Mina);
        var token = teams.Issuer.Make(teams.Bot.Clock.GetUtcNow());
        await teams.WriteAsync(Mina, "help");
        foreach (var fault in new[] { ConnectorFault.OldToken, ConnectorFault.Refuse, ConnectorFault.FailAfter, ConnectorFault.Blocked })
        {
            teams.Connector.FailNext(HttpMethod.Post, fault);
            await teams.WriteAsync(Mina, "me");
            await teams.SettleAsync();
        }

        teams.Connector.Entra.AreKeysDown = true;
        foreach (var (body, authorization) in new[] { ("{", $"Bearer {token}"), (TeamsActivity.Message(Mina, "x").ToJsonString(), $"Bearer {token[..^9]}"), (TeamsActivity.Message(Mina, "x").ToJsonString(), $"Bearer {teams.Issuer.Make(teams.Bot.Clock.GetUtcNow(), new() { Kid = "nobody" })}") })
        {
            using var response = await teams.PostAsync(body, authorization);
        }

        Assert.Contains(log.Lines, l => l.Contains("/api/messages", StringComparison.Ordinal));
        Assert.Contains(log.Lines, l => l.Contains("connector refused", StringComparison.OrdinalIgnoreCase));
        foreach (var secret in new[] { FakeConnector.Password, "token-1", "token-2", token.Split('.')[1], token.Split('.')[2] })
        {
            Assert.DoesNotContain(log.Lines, l => l.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task While_a_turn_takes_long_it_types_and_what_is_sent_again_meanwhile_is_answered_once()
    {
        var gate = Slow.Close(nameof(While_a_turn_takes_long_it_types_and_what_is_sent_again_meanwhile_is_answered_once));
        await using var teams = await TeamsBot.StartAsAsync(null, Slow.Phrases, [], Mina);
        await teams.WriteAsync(Mina, "me");
        await teams.ShowsAsync(1);
        var said = TeamsActivity.Message(Mina, $"slow {nameof(While_a_turn_takes_long_it_types_and_what_is_sent_again_meanwhile_is_answered_once)}");
        var first = teams.TakenAsync(said);
        await teams.UntilAsync(() => teams.Connector.Calls.FirstOrDefault(c => c.Body.Contains("\"typing\"", StringComparison.Ordinal)), "that it types");
        var again = teams.TakenAsync(said.DeepClone().AsObject());
        Assert.False(first.IsCompleted);

        // Once in three seconds at most, however many requests wait.
        teams.Bot.Clock.Advance(TimeSpan.FromSeconds(2));
        gate.SetResult();
        await Task.WhenAll(first, again);
        await teams.ShowsAsync(2);
        teams.Bot.Clock.Advance(TimeSpan.FromSeconds(10));
        await teams.SettleAsync();
        Assert.Single(teams.Connector.Calls, c => c.Body.Contains("\"typing\"", StringComparison.Ordinal));
        Assert.Equal("Ready", Assert.Single(teams.Connector.Messages.Skip(1)).Text.Trim());
    }

    [Fact]
    public async Task A_press_that_takes_longer_than_Teams_waits_is_answered_at_once_and_done_later()
    {
        var name = nameof(A_press_that_takes_longer_than_Teams_waits_is_answered_at_once_and_done_later);
        await using var teams = await TeamsBot.StartAsAsync(null, Slow.Phrases, [], Mina);
        await teams.WriteAsync(Mina, $"slow {name}");
        var card = (await teams.ShowsAsync(1))[0];
        var gate = Slow.Close(name);
        var start = TimeProvider.System.GetTimestamp();
        var answer = await teams.PressAsync(Mina, card, "Go");
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30));
        Assert.Equal("application/vnd.microsoft.activity.message", (string?)answer!["type"]);
        Assert.Contains("still working", (string?)answer["value"], StringComparison.Ordinal);
        Assert.Equal(0, teams.Connector.Messages[0].Edits);
        gate.SetResult();
        await teams.UntilAsync(() => teams.Connector.Messages[0].Text.Contains("Gone through", StringComparison.Ordinal) ? teams : null, "the card, done");
        Assert.Single(teams.Connector.Messages);
    }

    [Fact]
    public async Task A_conversation_that_hangs_holds_up_neither_what_comes_in_nor_anybody_else()
    {
        await using var teams = await TeamsBot.StartCompanyAsync();
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        teams.Connector.Hangs = ("a%3Amina", end.Task);
        await teams.WriteAsync(TeamsCompany.Account("mina"), "me");
        await teams.UntilAsync(() => teams.Connector.Hanging > 0 ? teams : null, "what hangs");
        for (var i = 0; i < 3; i++)
        {
            await teams.WriteAsync(TeamsCompany.Account("mina"), "me");
            await teams.WriteAsync(Dana, "me");
        }

        Assert.All(await teams.ShowsAsync(3), m => Assert.Equal("a:dana", m.Place));
        teams.Connector.Hangs = null;
        end.SetResult();
        Assert.Equal(4, (await teams.ShowsAsync(7)).Count(m => m.Place == "a:mina"));
        await teams.SettleAsync();
        Assert.Equal(7, teams.Connector.Messages.Count);
    }

    [Fact]
    public async Task After_a_restart_it_speaks_first_where_it_was_met()
    {
        await using var teams = await TeamsBot.StartAsync(Mina);
        await teams.Bot.Database.WriteAsync("test", s => s.RunAsync("DELETE FROM identities"), CancellationToken.None);
        await teams.WriteAsync(Mina, "remind me in 10 minutes about the proposal");
        await teams.ShowsAsync(1);
        await teams.Bot.RestartAsync(TimeSpan.FromMinutes(11));
        await teams.Bot.RunJobsAsync(isNight: false);
        await teams.UntilAsync(() => teams.Connector.Messages.Skip(1).FirstOrDefault(m => m.Text.Contains("the proposal", StringComparison.Ordinal)), "the reminder");
        Assert.All(teams.Connector.Messages, m => Assert.Equal("a:mina", m.Place));
        Assert.DoesNotContain(teams.Connector.Calls, c => c.Address.AbsolutePath.EndsWith("/v3/conversations", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Characters_of_every_script_are_sent_as_themselves()
    {
        await using var teams = await TeamsBot.StartAsync(Mina);
        await teams.WriteAsync(Mina, "add lead 김민지 👩‍🚀, 아크메 𠮷野, kim@acme.example");
        var card = (await teams.ShowsAsync(1))[0];
        Assert.Contains(teams.Connector.Calls, c => c.Body.Contains("김민지 👩‍🚀 (아크메 𠮷野)", StringComparison.Ordinal));
        Assert.All(teams.Connector.Calls, c => Assert.DoesNotContain("\\uD8", c.Body, StringComparison.OrdinalIgnoreCase));

        // Answered in the request, too.
        using var answer = await teams.PostAsync(TeamsActivity.Invoke(Mina, "composeExtension/query", System.Text.Json.Nodes.JsonNode.Parse("""{"commandId":"leads","parameters":[{"name":"words","value":"김민지"}]}""")));
        Assert.Contains("👩‍🚀", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("김민지", card.Text, StringComparison.Ordinal);
    }

    private sealed class CollectedLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = [];

        public IReadOnlyCollection<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
