using SdrBot.Channels.BotFramework;
using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>What is remembered of the conversations that were written to.</summary>
public sealed class PaceTests(ITestOutputHelper output)
{
    [Fact]
    public void Conversations_that_may_be_written_to_at_any_pace_again_are_forgotten()
    {
        var clock = new FakeClock(DateTimeOffset.UnixEpoch);
        var pace = new BotFrameworkPace(clock);
        for (var i = 0; i < 50_000; i++)
        {
            Assert.Null(pace.WaitFor($"a:{i}"));
            clock.Advance(TimeSpan.FromSeconds(10));
        }

        output.WriteLine($"{pace.Conversations} of 50,000 conversations are remembered.");
        Assert.InRange(pace.Conversations, 1, 2000);
    }

    [Fact]
    public void A_clock_that_is_set_back_holds_up_nobody()
    {
        var clock = new FakeClock(DateTimeOffset.UnixEpoch.AddHours(1));
        var pace = new BotFrameworkPace(clock);
        Assert.All(Enumerable.Range(0, 7), _ => Assert.Null(pace.WaitFor("a")));
        pace.Hold("held", TimeSpan.FromSeconds(30));
        clock.Set(DateTimeOffset.UnixEpoch);
        Assert.All(Enumerable.Range(0, 7), _ => Assert.Null(pace.WaitFor("a")));
        Assert.NotNull(pace.WaitFor("a"));
        Assert.Null(pace.WaitFor("held"));
    }

    [Fact]
    public void A_conversation_that_may_not_be_written_to_yet_is_not_forgotten()
    {
        var clock = new FakeClock(DateTimeOffset.UnixEpoch);
        var pace = new BotFrameworkPace(clock);
        pace.Hold("held", TimeSpan.FromDays(1));
        for (var i = 0; i < 5000; i++)
        {
            Assert.Null(pace.WaitFor($"a:{i}"));
            clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.NotNull(pace.WaitFor("held"));
    }
}
