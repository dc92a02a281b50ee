using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using SdrBot.Channels.BotFramework;
using SdrBot.Tests.Channels.BotFramework;

namespace SdrBot.Tests.Transcripts;

/// <summary>The same transcripts through Teams, unchanged: what the connector was given to show is read back into their form.</summary>
public sealed class TeamsTranscriptTests
{
    public static TheoryData<string> Files => TranscriptTests.Files;

    /// <summary>From which line on a transcript cannot be played in Teams, and why. All before it is played, and what can be played after all does not belong here.</summary>
    private static readonly FrozenDictionary<string, (int Line, string Reason)> Impossible = new Dictionary<string, (int, string)>
    {
        ["leads/import.chat"] = (7, "The app takes no files (supportsFiles): sheets come in through the local chat or the command line."),
        ["people/link.chat"] = (3, "Here an account is linked, and one that is known is told whose it is before its words are read."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Over_signed_requests(string file)
    {
        var transcript = await TranscriptTests.ReadAsync(file);

        // The clock stands still within a step, and with it the pace of seven messages a second.
        await using var teams = await TeamsBot.StartCompanyAsync(s => s.AddSingleton(new BotFrameworkPace(new HastyClock())));
        var difference = await new TranscriptRun(teams.Bot, new TeamsDoor(teams), transcript).PlayAsync();
        if (Impossible.TryGetValue(file.Replace('\\', '/'), out var end))
        {
            Assert.True(difference?.Contains($"{file}:{end.Line}:", StringComparison.Ordinal), $"Another line than {end.Line} cannot be played. {end.Reason}\n{difference}");
        }
        else if (difference is not null)
        {
            Assert.Fail(difference);
        }

        Assert.All(teams.Connector.Calls, c => Assert.InRange(c.Body.Length, 0, FakeConnector.LargestBody));
    }
}
