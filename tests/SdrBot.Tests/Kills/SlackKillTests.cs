using Microsoft.Data.Sqlite;
using SdrBot.Storage;
using SdrBot.Tests.Channels.Slack;
using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Kills;

/// <summary>The real executable under SIGKILL, with a stand-in for Slack that outlives it: what was acknowledged is answered once, whenever the process ended.</summary>
public sealed class SlackKillTests(ITestOutputHelper output)
{
    private const int EachPerRound = 3;

    /// <summary>At Slack's pace of one message a second in a conversation, with as much again for a busy machine.</summary>
    private static readonly int PostsMeanwhile = (int)TestBot.Patience.TotalSeconds / 2;

    private static readonly int Kills = Inquest.Kills(usual: 10, inCi: 50);

    [NeedsLinuxFact]
    public async Task A_kill_between_acknowledgement_and_post_neither_loses_nor_doubles_the_answer()
    {
        using var folder = new TestFolder();
        await TestFolder.FoundAsync(folder.Path);
        await using (var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False"))
        {
            await connection.OpenAsync();
            await SlackBot.LinkAsync(new Session(connection));
        }

        await using var slack = await FakeSlack.StartAsync();
        var settings = slack.Settings().ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value!);
        settings["Data__Folder"] = folder.Path;
        var chance = Seed.Random();
        var crowd = new Callers(person => Write(slack, person));
        var between = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var bot = BotProcess.Launch(settings);
            var address = await bot.ListeningAsync();
            var before = crowd.Acknowledged.Count;
            var talk = crowd.TalkAsync(address, EachPerRound);
            await Until.TrueAsync(() => crowd.Acknowledged.Count > before);
#pragma warning disable CA5394 // The moment is no secret.
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(60)));
#pragma warning restore CA5394
            await bot.KillAsync();
            await talk;
            between += crowd.Acknowledged.Count(k => slack.Ledger.PostsOf(k) == 0);
        }

        await using (var bot = BotProcess.Launch(settings))
        {
            await crowd.RepeatAsync(await bot.ListeningAsync());
            await Until.EqualAsync(0, () => Task.FromResult(crowd.All.Count(k => slack.Ledger.PostsOf(k) == 0)), times: 3 + (Kills * EachPerRound / PostsMeanwhile));
        }

        output.WriteLine($"SDRBOT_SEED={Seed.Value}: {Kills} kills, {crowd.All.Count} messages, {between} times acknowledged and not yet answered when it was killed.");
        Assert.Empty(slack.Ledger.Doubled);
        Assert.All(crowd.All, k => Assert.Equal(1, slack.Ledger.PostsOf(k)));
        Assert.True(Kills < 5 || between > 0, "It was never killed between the two.");
    }

    /// <summary>Under the key that the answer will have.</summary>
    private static (string Key, Func<HttpRequestMessage> Request) Write(FakeSlack slack, string person)
    {
        var (channel, ts) = ($"D{SlackBot.User(person)[1..]}", slack.NextTs());
        var body = SlackBot.Envelope(SlackBot.Said(SlackBot.User(person), "me", ts));
        return ($"turn:slack:{channel}:{ts}", () => SlackRequest.Signed("slack/events", body, SlackRequest.Json, TimeProvider.System.GetUtcNow()));
    }
}
