using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using SdrBot.Channels.Slack;
using SdrBot.Tests.Channels.Slack;

namespace SdrBot.Tests.Transcripts;

/// <summary>The same transcripts through Slack, unchanged: what Slack was given to show is read back into their form.</summary>
public sealed class SlackTranscriptTests
{
    public static TheoryData<string> Files => TranscriptTests.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public Task Over_signed_requests(string file) => SlackPlay.PlayAsync(SlackMode.Http, file);
}

/// <summary>And over Socket Mode, which shares everything behind the connection: one out of four, or all when <c>SDRBOT_TRANSCRIPTS</c> says so.</summary>
public sealed class SlackSocketTranscriptTests
{
    public static TheoryData<string> Files { get; } = Environment.GetEnvironmentVariable("SDRBOT_TRANSCRIPTS") == "all"
        ? TranscriptTests.Files
        : [.. Enumerable.Where<object[]>(TranscriptTests.Files, (_, i) => i % 4 == 0).Select(f => (string)f[0])];

    [Theory]
    [MemberData(nameof(Files))]
    public Task Over_a_socket(string file) => SlackPlay.PlayAsync(SlackMode.Socket, file);
}

internal static class SlackPlay
{
    /// <summary>From which line on a transcript cannot be played on Slack, and why. All before it is played, and what can be played after all does not belong here.</summary>
    private static readonly FrozenDictionary<string, (int Line, string Reason)> Impossible = new Dictionary<string, (int, string)>
    {
        ["leads/import.chat"] = (7, "A file that somebody sends would have to be fetched from Slack, with a scope (files:read) that the bot does not ask for: sheets come in through the local chat or the command line."),
        ["people/link.chat"] = (3, "Here an account is linked, and one that is known is told whose it is before its words are read."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static async Task PlayAsync(SlackMode mode, string file)
    {
        var transcript = await TranscriptTests.ReadAsync(file);

        // The clock stands still within a step, and with it the pace of one message a second and channel.
        await using var slack = await SlackBot.StartAsync(mode, isKnown: true, s => s.AddSingleton(new SlackPace(new HastyClock())));
        var difference = await new TranscriptRun(slack.Bot, new SlackDoor(slack), transcript).PlayAsync();
        if (Impossible.TryGetValue(file.Replace('\\', '/'), out var end))
        {
            Assert.True(difference?.Contains($"{file}:{end.Line}:", StringComparison.Ordinal), $"Another line than {end.Line} cannot be played. {end.Reason}\n{difference}");
        }
        else if (difference is not null)
        {
            Assert.Fail(difference);
        }

        Assert.Empty(slack.Slack.Problems);
        Assert.Empty(slack.Slack.Sockets.Problems);
        Assert.Empty(slack.Slack.Ledger.Doubled);
    }
}

/// <summary>Each look at it is ten seconds later.</summary>
internal sealed class HastyClock : TimeProvider
{
    private long _looks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddSeconds(10 * Interlocked.Increment(ref _looks));
}
