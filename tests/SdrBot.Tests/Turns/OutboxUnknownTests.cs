using SdrBot.Channels;
using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Tests.Support;
using SdrBot.Turns;
using SdrBot.Wording;

namespace SdrBot.Tests.Turns;

/// <summary>What becomes of a message of which nobody knows whether it arrived.</summary>
public sealed class OutboxUnknownTests
{
    [Fact]
    public async Task What_never_answers_and_is_never_there_is_left_to_people_after_five_attempts()
    {
        var channel = new FakeChannel { Deliver = (_, _) => throw new HttpRequestException("cut off") };
        await using var bot = await Posts.StartAsync(channel);
        await bot.PostAsync("c", "key");
        await bot.PostAsync("c", "next");
        await bot.BecomesAsync("unknown", "key");
        Assert.Equal(OutboxRows.MostAttempts, channel.Attempts.Count(a => a == "c: key"));

        channel.Deliver = (m, _) => FakeChannel.Arrived(m);
        await bot.BecomesAsync("sent", "next");
        Assert.Equal(OutboxRows.MostAttempts, channel.Attempts.Count(a => a == "c: key"));
    }

    /// <summary>The process ended after the platform was asked and before its answer was written down.</summary>
    [Theory]
    [InlineData(true, "c: key (edit)")]
    [InlineData(false, "c: key")]
    public async Task What_was_on_its_way_when_the_process_ended_is_looked_for_and_said_once(bool isThere, string attempt)
    {
        using var folder = new TestFolder();
        var hanging = new FakeChannel { Deliver = async (_, cancelled) => { await Task.Delay(Timeout.Infinite, cancelled); return null!; } };
        await using (var bot = await Posts.StartAsync(hanging, folder.Path))
        {
            await bot.PostAsync("c", "key");
            await Until.TrueAsync(() => !hanging.Attempts.IsEmpty);
        }

        var channel = new FakeChannel { Find = m => Task.FromResult(isThere ? $"p{m.Id}" : null) };
        await using (var bot = await Posts.StartAsync(channel, folder.Path))
        {
            // The platform may still be showing it: nobody looks so soon.
            await bot.PostAsync("d", "other");
            await Until.EqualAsync("sent", () => bot.StateAsync("other"));
            Assert.Equal("sending", await bot.StateAsync("key"));
            await bot.BecomesAsync("sent", "key");
        }

        Assert.Equal(["d: other", attempt], channel.Attempts);
    }

    /// <summary>One restart after the other must not use up a message's attempts before it was ever sent.</summary>
    [Fact]
    public async Task However_often_the_process_ends_a_message_is_sent_at_last()
    {
        using var folder = new TestFolder();
        for (var ends = 0; ends < OutboxRows.MostAttempts + 2; ends++)
        {
            var hanging = new FakeChannel { Deliver = async (_, cancelled) => { await Task.Delay(Timeout.Infinite, cancelled); return null!; }, Find = _ => Task.FromResult<string?>(null) };
            await using var bot = await Posts.StartAsync(hanging, folder.Path);
            if (ends == 0)
            {
                await bot.PostAsync("c", "key");
            }

            await Until.TrueAsync(() =>
            {
                bot.Clock.Advance(TimeSpan.FromSeconds(5));
                return !hanging.Attempts.IsEmpty;
            });
        }

        await using var last = await Posts.StartAsync(new FakeChannel { Find = _ => Task.FromResult<string?>(null) }, folder.Path);
        await last.BecomesAsync("sent", "key");
    }

    /// <summary>What was to wait a little while the clock ran ahead does not wait until that time comes again.</summary>
    [Fact]
    public async Task A_clock_that_is_set_back_holds_up_no_message()
    {
        var channel = new FakeChannel { Deliver = (_, _) => Task.FromResult<Delivery>(new Delivery.NotYet(TimeSpan.FromSeconds(60), "later")) };
        await using var bot = await Posts.StartAsync(channel);
        var start = bot.Clock.GetUtcNow();
        bot.Clock.Advance(TimeSpan.FromHours(10));
        await bot.PostAsync("c", "key");
        await Until.EqualAsync("later", () => bot.ReadAsync<string>("SELECT problem FROM messages WHERE key = 'key'"));
        channel.Deliver = (m, _) => FakeChannel.Arrived(m);

        bot.Clock.Set(start);
        await Until.TrueAsync(() => bot.ReadAsync<bool>($"SELECT next_at < {start.AddHours(1).ToUnixTimeMilliseconds()} FROM messages WHERE key = 'key'"));
        await bot.BecomesAsync("sent", "key");
        Assert.True(bot.Clock.GetUtcNow() < start.AddHours(10));
    }

    [Fact]
    public async Task A_platform_that_cannot_be_asked_what_has_arrived_keeps_nobody_else_waiting()
    {
        using var folder = new TestFolder();
        await using (await Posts.StartAsync(new FakeChannel(), folder.Path))
        {
        }

        await using (var connection = new SqliteFile(folder.Database).Open(Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite))
        {
            using var bell = new OutboxBell();
            await new Outbox(new Session(connection), bell, TimeProvider.System).PostAsync(FakeChannel.Place("c"), "key", (Reply)Sentence.Of("key"));
            await new Session(connection).RunAsync("UPDATE messages SET state = 'sending', attempts = 1, next_at = 0");
        }

        var looks = 0;
        var channel = new FakeChannel { Find = _ => Interlocked.Increment(ref looks) < 3 ? throw new HttpRequestException("down") : Task.FromResult<string?>("p1") };
        await using var bot = await Posts.StartAsync(channel, folder.Path);
        await bot.PostAsync("d", "other");
        await Until.EqualAsync("sent", () => bot.StateAsync("other"));
        Assert.Equal("sending", await bot.StateAsync("key"));
        await bot.BecomesAsync("sent", "key");
        Assert.Equal(["d: other", "c: key (edit)"], channel.Attempts);
    }
}
