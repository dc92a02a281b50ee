using SdrBot.Channels;
using SdrBot.Conversations;
using SdrBot.Tests.Support;
using SdrBot.Wording;

namespace SdrBot.Tests.Turns;

/// <summary>A platform that hangs or asks to wait holds up nobody else, and keeps the order.</summary>
public sealed class OutboxTests
{
    private static readonly string[] Keys = ["first", "second", "third"];

    [Fact]
    public async Task A_conversation_that_hangs_holds_up_no_other()
    {
        var channel = new FakeChannel();
        var hangs = new TaskCompletionSource<Delivery>(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.Deliver = (m, _) => m.Conversation.Id == "hanging" && m.Version == 1 ? hangs.Task : FakeChannel.Arrived(m);
        await using var bot = await Posts.StartAsync(channel);
        await bot.PostAsync("hanging", "h1");
        await Until.TrueAsync(() => !channel.Attempts.IsEmpty);

        // Batch after batch goes by, on the same channel and on another.
        for (var i = 0; i < 3; i++)
        {
            await bot.PostAsync("hanging", $"later{i}");
            await bot.PostAsync("other", $"o{i}");
            await Until.EqualAsync("sent", () => bot.StateAsync($"o{i}"));
            await bot.As("mina").SayAsync("tally one");
            Assert.Equal(i + 1, (await bot.As("mina").HeardAsync()).Length);
        }

        Assert.Single(channel.Attempts, a => a.StartsWith("hanging", StringComparison.Ordinal));
        hangs.SetResult(new Delivery.Arrived("p1"));
        await Until.EqualAsync("sent", () => bot.StateAsync("later2"));
        Assert.Equal(["hanging: h1", "hanging: later0", "hanging: later1", "hanging: later2"], channel.Attempts.Where(a => a.StartsWith("hanging", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_channel_that_hangs_altogether_holds_up_no_other_channel_and_is_not_flooded()
    {
        var channel = new FakeChannel(atOnce: 2);
        var hangs = new TaskCompletionSource<Delivery>(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.Deliver = (_, _) => hangs.Task;
        await using var bot = await Posts.StartAsync(channel);
        await bot.Database.WriteAsync(
            "test",
            async s =>
            {
                for (var i = 0; i < 600; i++)
                {
                    await bot.Outbox(s).PostAsync(FakeChannel.Place($"c{i}"), $"m{i}", (Reply)Sentence.Of("Hello"));
                }

                return true;
            },
            CancellationToken.None);
        await bot.As("mina").SayAsync("tally one");
        Assert.Single(await bot.As("mina").HeardAsync());
        await Until.EqualAsync(2, () => Task.FromResult(channel.Attempts.Count));
        Assert.InRange(await bot.CountAsync("sending"), 2, 512);

        channel.Deliver = (m, _) => FakeChannel.Arrived(m);
        hangs.SetResult(new Delivery.Arrived("p"));
        await Until.EqualAsync(601L, () => bot.CountAsync("sent"));
    }

    [Fact]
    public async Task What_has_to_wait_keeps_its_place_before_what_comes_after_it()
    {
        var channel = new FakeChannel();
        var isLimited = true;
        channel.Deliver = (m, _) => isLimited ? Task.FromResult<Delivery>(new Delivery.NotYet(TimeSpan.FromSeconds(30), "rate_limited")) : FakeChannel.Arrived(m);
        await using var bot = await Posts.StartAsync(channel);
        await bot.Database.WriteAsync(
            "test",
            async s =>
            {
                foreach (var key in Keys)
                {
                    await bot.Outbox(s).PostAsync(FakeChannel.Place("c"), key, (Reply)Sentence.Of(key));
                }

                return true;
            },
            CancellationToken.None);
        await Until.TrueAsync(async () => !channel.Attempts.IsEmpty && await bot.CountAsync("waiting") == 3);
        isLimited = false;
        bot.Clock.Advance(TimeSpan.FromSeconds(31));
        await Until.EqualAsync(3L, () => bot.CountAsync("sent"));
        Assert.Equal(["c: first", "c: first", "c: second", "c: third"], channel.Attempts);
    }
}
