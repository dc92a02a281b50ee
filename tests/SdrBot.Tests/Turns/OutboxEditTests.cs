using SdrBot.Channels;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Turns;

/// <summary>What becomes of an edit: made while its message is on its way, or without an answer.</summary>
public sealed class OutboxEditTests
{
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
        channel.Deliver = (m, _) => m.Version == 1 ? answer.Task : FakeChannel.Arrived(m);
        channel.Find = m => ending switch
        {
            "unknown, there" => Task.FromResult<string?>("p1"),
            "unknown, not there" => Task.FromResult<string?>(null),
            _ => throw new NotSupportedException(),
        };
        await using var bot = await Posts.StartAsync(channel);
        await bot.PostAsync("c", "key", "one");
        await Until.TrueAsync(() => !channel.Attempts.IsEmpty);
        await bot.ReplaceAsync("key", "two");

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
            return await bot.StateAsync("key") == state && channel.Attempts.Count == attempts.Split('|').Length;
        });

        Assert.Equal(attempts.Split('|'), channel.Attempts);
        Assert.Equal("two", await bot.Database.ReadAsync(s => s.ScalarAsync<string>("SELECT reply ->> '$.blocks[0].text.runs[0].text' FROM messages WHERE key = 'key'"), CancellationToken.None));
    }

    /// <summary>An edit that may have arrived is made once more: that shows once. A post is looked for first.</summary>
    [Fact]
    public async Task An_edit_whose_answer_was_lost_is_made_again()
    {
        var channel = new FakeChannel { Find = _ => throw new InvalidOperationException("Nobody has to look for what was posted.") };
        await using var bot = await Posts.StartAsync(channel);
        await bot.PostAsync("c", "key", "one");
        await Until.EqualAsync("sent", () => bot.StateAsync("key"));
        channel.Deliver = (_, _) => throw new HttpRequestException("cut off");
        await bot.ReplaceAsync("key", "two");
        await Until.TrueAsync(() => channel.Attempts.Count == 2);
        channel.Deliver = (m, _) => FakeChannel.Arrived(m);

        await bot.BecomesAsync("sent", "key");

        Assert.Equal(["c: one", "c: two (edit)", "c: two (edit)"], channel.Attempts);
    }
}
