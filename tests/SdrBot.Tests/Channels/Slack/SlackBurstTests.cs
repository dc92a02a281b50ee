using Microsoft.Extensions.DependencyInjection;
using SdrBot.Channels.Slack;
using SdrBot.Tests.Support;
using SdrBot.Tests.Transcripts;
using Xunit.Abstractions;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Slack gives three seconds for everything, also when many people write at once.</summary>
[Collection(Alone.Name)]
public sealed class SlackBurstTests(ITestOutputHelper output)
{
    private const string Mina = "U0MINA";

    [Fact]
    public async Task A_burst_is_acknowledged_in_time_and_answered_once_each()
    {
        const int Events = 500;
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true, s => s.AddSingleton(new SlackPace(new HastyClock())));
        await bot.WriteAsync(Mina, "me");
        var people = Company.People.Select(p => SlackBot.User(p.Id)).ToArray();
        var slowest = await Task.WhenAll(Enumerable.Range(0, Events).Select(async i =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5 * i));
            var start = TimeProvider.System.GetTimestamp();
            await bot.WriteAsync(people[i % people.Length], "me");
            return TimeProvider.System.GetElapsedTime(start);
        }));
        output.WriteLine($"{Events} events, slowest acknowledgement {slowest.Max().TotalMilliseconds:F0} ms.");
        Assert.True(slowest.Max() < TimeSpan.FromSeconds(3), $"{slowest.Max()}");
        await bot.SettleAsync();
        Assert.Equal(Events + 1, bot.Slack.Messages.Count);
        Assert.Empty(bot.Slack.Ledger.Doubled);
    }
}
