using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Nobody writes a line of the log: neither names nor texts stand in it, and no line break in them makes a second line.</summary>
public sealed class SlackLogTests
{
    private const string One = "T0ONE";
    private const string Boss = "U0BOSS";
    private const string Forged = "forged-line";

    [Fact]
    public async Task What_people_are_called_and_say_writes_no_line_of_the_log()
    {
        using var log = new Lines();
        await using var bot = await SlackBot.StartOpenAsync(
            new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Information" },
            furnish: s => s.AddSingleton<ILoggerProvider>(log),
            accounts: new SlackAccount(Boss, $"Bo\nfail: {Forged}", $"bo\r\n{Forged}@example.com"));
        bot.Slack.WorkspaceName = $"Acme\nfail: {Forged}";
        bot.Slack.FailNext("chat.postMessage", Fault.Refuse, $"channel_not_found\n{Forged}");
        await bot.InstallAsync(One);
        foreach (var text in new[] { "me", $"add lead Jane\u2028{Forged}, Acme\n{Forged}, jane@acme.example", $"objection: too\r\n{Forged}", "help" })
        {
            await bot.WriteFromAsync(One, Boss, text);
            bot.Bot.Clock.Advance(TimeSpan.FromSeconds(2));
        }

        await bot.SaysInAsync(One, 4);
        await bot.PostAsync(new JsonObject { ["type"] = "app_rate_limited", ["team_id"] = $"T0\nfail: {Forged}", ["minute_rate_limited"] = 1 }.ToJsonString(), "application/json");
        await bot.EventFromAsync(One, new JsonObject { ["type"] = $"mes\n{Forged}", ["user"] = Boss, ["text"] = Forged, ["channel"] = $"D\n{Forged}", ["ts"] = "1.1" });
        using var page = await bot.ReturnAsync($"code={Uri.EscapeDataString($"x\n{Forged}")}&state={Uri.EscapeDataString($"y\n{Forged}")}", $"sdrbot_install={Forged}");
        await bot.SettleAsync();
        Assert.NotEmpty(log.Written);
        Assert.DoesNotContain(log.Written, l => l.Contains(Forged, StringComparison.Ordinal) || l.Contains('\n', StringComparison.Ordinal));
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Written { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Written.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
