using Microsoft.Extensions.DependencyInjection;
using SdrBot.Channels;
using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Tests.Support;
using SdrBot.Turns;
using SdrBot.Wording;

namespace SdrBot.Tests.Turns;

/// <summary>What becomes of a message on a platform that hangs, fails, or does not say whether it took it.</summary>
public sealed class OutboxTests
{
    private static readonly string[] Keys = ["first", "second", "third"];

    [Fact]
    public async Task A_conversation_that_hangs_holds_up_no_other()
    {
        var channel = new FakeChannel();
        var hangs = new TaskCompletionSource<Delivery>(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.Deliver = (m, _) => m.Conversation.Id == "hanging" && m.Version == 1 ? hangs.Task : Arrived(m);
        await using var bot = await StartAsync(channel);
        await PostAsync(bot, "hanging", "h1");
        await Until.TrueAsync(() => !channel.Attempts.IsEmpty);

        // Batch after batch goes by, on the same channel and on another.
        for (var i = 0; i < 3; i++)
        {
            await PostAsync(bot, "hanging", $"later{i}");
            await PostAsync(bot, "other", $"o{i}");
            await Until.EqualAsync("sent", () => StateAsync(bot, $"o{i}"));
            await bot.As("mina").SayAsync("tally one");
            Assert.Equal(i + 1, (await bot.As("mina").HeardAsync()).Length);
        }

        Assert.Single(channel.Attempts, a => a.StartsWith("hanging", StringComparison.Ordinal));
        hangs.SetResult(new Delivery.Arrived("p1"));
        await Until.EqualAsync("sent", () => StateAsync(bot, "later2"));
        Assert.Equal(["hanging: h1", "hanging: later0", "hanging: later1", "hanging: later2"], channel.Attempts.Where(a => a.StartsWith("hanging", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_channel_that_hangs_altogether_holds_up_no_other_channel_and_is_not_flooded()
    {
        var channel = new FakeChannel(atOnce: 2);
        var hangs = new TaskCompletionSource<Delivery>(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.Deliver = (_, _) => hangs.Task;
        await using var bot = await StartAsync(channel);
        await bot.Database.WriteAsync(
            "test",
            async s =>
            {
                for (var i = 0; i < 600; i++)
                {
                    await Outbox(bot, s).PostAsync(Place($"c{i}"), $"m{i}", (Reply)Sentence.Of("Hello"));
                }

                return true;
            },
            CancellationToken.None);
        await bot.As("mina").SayAsync("tally one");
        Assert.Single(await bot.As("mina").HeardAsync());
        Assert.Equal(2, channel.Attempts.Count);
        Assert.InRange(await CountAsync(bot, "sending"), 2, 512);

        channel.Deliver = (m, _) => Arrived(m);
        hangs.SetResult(new Delivery.Arrived("p"));
        await Until.EqualAsync(601L, () => CountAsync(bot, "sent"));
    }

    [Theory]
    [InlineData("arrived", "c: one|c: two (edit)", "sent")]
    [InlineData("refused", "c: one|c: two", "sent")]
    [InlineData("not yet", "c: one|c: two", "sent")]
    [InlineData("unknown, there", "c: one|c: two (edit)", "sent")]
    [InlineData("unknown, not there", "c: one|c: two", "sent")]
    [InlineData("unknown, cannot be looked for", "c: one", "unknown")]
    public async Task An_edit_made_while_a_message_is_being_sent_is_not_lost(string ending, string attempts, string state)
    {
        var channel = new FakeChannel();
        var answer = new TaskCompletionSource<Delivery>(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.Deliver = (m, _) => m.Version == 1 ? answer.Task : Arrived(m);
        channel.Find = m => ending switch
        {
            "unknown, there" => Task.FromResult<string?>("p1"),
            "unknown, not there" => Task.FromResult<string?>(null),
            _ => throw new NotSupportedException(),
        };
        await using var bot = await StartAsync(channel);
        await PostAsync(bot, "c", "key", "one");
        await Until.TrueAsync(() => !channel.Attempts.IsEmpty);
        await ReplaceAsync(bot, "key", "two");

        answer.SetResult(ending switch
        {
            "arrived" => new Delivery.Arrived("p1"),
            "refused" => new Delivery.Refused("msg_too_long"),
            "not yet" => new Delivery.NotYet(TimeSpan.FromSeconds(10), "rate_limited"),
            _ => new Delivery.Unknown("timeout"),
        });
        await Until.TrueAsync(async () =>
        {
            bot.Clock.Advance(TimeSpan.FromSeconds(5));
            return await StateAsync(bot, "key") == state && channel.Attempts.Count == attempts.Split('|').Length;
        });

        Assert.Equal(attempts.Split('|'), channel.Attempts);
        Assert.Equal("two", await bot.Database.ReadAsync(s => s.ScalarAsync<string>("SELECT reply ->> '$.blocks[0].text.runs[0].text' FROM messages WHERE key = 'key'"), CancellationToken.None));
    }

    /// <summary>An edit that may have arrived is made once more: that shows once. A post is looked for first.</summary>
    [Fact]
    public async Task An_edit_whose_answer_was_lost_is_made_again()
    {
        var channel = new FakeChannel { Find = _ => throw new InvalidOperationException("Nobody has to look for what was posted.") };
        await using var bot = await StartAsync(channel);
        await PostAsync(bot, "c", "key", "one");
        await Until.EqualAsync("sent", () => StateAsync(bot, "key"));
        channel.Deliver = (_, _) => throw new HttpRequestException("cut off");
        await ReplaceAsync(bot, "key", "two");
        await Until.TrueAsync(() => channel.Attempts.Count == 2);
        channel.Deliver = (m, _) => Arrived(m);

        await Until.TrueAsync(async () =>
        {
            bot.Clock.Advance(TimeSpan.FromSeconds(5));
            return await StateAsync(bot, "key") == "sent";
        });

        Assert.Equal(["c: one", "c: two (edit)", "c: two (edit)"], channel.Attempts);
    }

    [Fact]
    public async Task What_never_answers_and_is_never_there_is_left_to_people_after_five_attempts()
    {
        var channel = new FakeChannel { Deliver = (_, _) => throw new HttpRequestException("cut off") };
        await using var bot = await StartAsync(channel);
        await PostAsync(bot, "c", "key");
        await PostAsync(bot, "c", "next");
        await Until.TrueAsync(async () =>
        {
            bot.Clock.Advance(TimeSpan.FromSeconds(5));
            return await StateAsync(bot, "key") == "unknown";
        });
        Assert.Equal(OutboxRows.MostAttempts, channel.Attempts.Count(a => a == "c: key"));

        channel.Deliver = (m, _) => Arrived(m);
        await Until.TrueAsync(async () =>
        {
            bot.Clock.Advance(TimeSpan.FromSeconds(5));
            return await StateAsync(bot, "next") == "sent";
        });
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
        await using (var bot = await StartAsync(hanging, folder.Path))
        {
            await PostAsync(bot, "c", "key");
            await Until.TrueAsync(() => !hanging.Attempts.IsEmpty);
        }

        var channel = new FakeChannel { Find = m => Task.FromResult(isThere ? $"p{m.Id}" : null) };
        await using (var bot = await StartAsync(channel, folder.Path))
        {
            await Until.TrueAsync(async () =>
            {
                bot.Clock.Advance(TimeSpan.FromSeconds(5));
                return await StateAsync(bot, "key") == "sent";
            });
        }

        Assert.Equal([attempt], channel.Attempts);
    }

    [Fact]
    public async Task A_platform_that_cannot_be_asked_what_has_arrived_keeps_nobody_else_waiting()
    {
        using var folder = new TestFolder();
        await using (await StartAsync(new FakeChannel(), folder.Path))
        {
        }

        await using (var connection = new SqliteFile(folder.Database).Open(Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite))
        {
            using var bell = new OutboxBell();
            await new Outbox(new Session(connection), bell, TimeProvider.System).PostAsync(Place("c"), "key", (Reply)Sentence.Of("key"));
            await new Session(connection).RunAsync("UPDATE messages SET state = 'sending', attempts = 1, next_at = 0");
        }

        var looks = 0;
        var channel = new FakeChannel { Find = _ => Interlocked.Increment(ref looks) < 3 ? throw new HttpRequestException("down") : Task.FromResult<string?>("p1") };
        await using var bot = await StartAsync(channel, folder.Path);
        await PostAsync(bot, "d", "other");
        await Until.EqualAsync("sent", () => StateAsync(bot, "other"));
        Assert.Equal("sending", await StateAsync(bot, "key"));
        await Until.TrueAsync(async () =>
        {
            bot.Clock.Advance(TimeSpan.FromSeconds(5));
            return await StateAsync(bot, "key") == "sent";
        });
        Assert.Equal(["d: other", "c: key (edit)"], channel.Attempts);
    }

    [Fact]
    public async Task What_has_to_wait_keeps_its_place_before_what_comes_after_it()
    {
        var channel = new FakeChannel();
        var isLimited = true;
        channel.Deliver = (m, _) => isLimited ? Task.FromResult<Delivery>(new Delivery.NotYet(TimeSpan.FromSeconds(30), "rate_limited")) : Arrived(m);
        await using var bot = await StartAsync(channel);
        await bot.Database.WriteAsync(
            "test",
            async s =>
            {
                foreach (var key in Keys)
                {
                    await Outbox(bot, s).PostAsync(Place("c"), key, (Reply)Sentence.Of(key));
                }

                return true;
            },
            CancellationToken.None);
        await Until.TrueAsync(async () => !channel.Attempts.IsEmpty && await CountAsync(bot, "waiting") == 3);
        isLimited = false;
        bot.Clock.Advance(TimeSpan.FromSeconds(31));
        await Until.EqualAsync(3L, () => CountAsync(bot, "sent"));
        Assert.Equal(["c: first", "c: first", "c: second", "c: third"], channel.Attempts);
    }

    private static Task<TestBot> StartAsync(FakeChannel channel, string? folder = null) =>
        TestBot.StartAsync(folder, Tally.Phrases, furnish: services => services.AddSingleton<IChannel>(channel));

    private static Task<Delivery> Arrived(OutgoingMessage message) => Task.FromResult<Delivery>(new Delivery.Arrived($"p{message.Id}"));

    private static ConversationReference Place(string conversation) => new("fake", "test", conversation);

    private static Outbox Outbox(TestBot bot, Session session) => new(session, bot.Services.GetRequiredService<OutboxBell>(), bot.Clock);

    private static Task<bool> PostAsync(TestBot bot, string conversation, string key, string? text = null) =>
        bot.Database.WriteAsync("test", s => Outbox(bot, s).PostAsync(Place(conversation), key, (Reply)Sentence.Of(text ?? key)), CancellationToken.None);

    private static Task<bool> ReplaceAsync(TestBot bot, string key, string text) =>
        bot.Database.WriteAsync("test", s => Outbox(bot, s).ReplaceAsync("test", key, (Reply)Sentence.Of(text), CancellationToken.None), CancellationToken.None);

    private static Task<string?> StateAsync(TestBot bot, string key) =>
        bot.Database.ReadAsync(s => s.ScalarAsync<string>("SELECT state FROM messages WHERE key = @key", new { key }), CancellationToken.None);

    private static Task<long> CountAsync(TestBot bot, string state) =>
        bot.Database.ReadAsync(s => s.ScalarAsync<long>("SELECT count(*) FROM messages WHERE state = @state", new { state }), CancellationToken.None);
}
