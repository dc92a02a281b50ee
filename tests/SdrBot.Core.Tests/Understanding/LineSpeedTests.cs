using Xunit.Abstractions;

namespace SdrBot.Understanding;

/// <summary>What a line and a very long message cost in each language; the best of several tries, so that a busy machine does not count.</summary>
public sealed class LineSpeedTests(ITestOutputHelper output)
{
    private const int Rounds = 20;
    private const int Tries = 10;
    private const int LongMessage = 4_000;

    /// <summary>The promise is 50 ms; a machine full of other work takes several times as long. The benchmark <c>lines</c> has the figures of a quiet one.</summary>
    private const int LongestOnABusyMachine = 250;

    private static readonly string[] Corpora = ["intents", "log-lines", "smalltalk"];

    [Theory]
    [InlineData("en")]
    [InlineData("ko")]
    [InlineData("ja")]
    public void A_line_takes_no_time(string language)
    {
        string[] lines = [.. Lines(language)];
        var best = Enumerable.Repeat(double.MaxValue, lines.Length).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var line = 0; line < lines.Length; line++)
            {
                best[line] = Math.Min(best[line], Taken(lines[line]).TotalMicroseconds);
            }
        }

        Array.Sort(best);
        output.WriteLine($"{language}: p50 {best[best.Length / 2]:0} µs, p99 {best[best.Length * 99 / 100]:0} µs, longest {best[^1]:0} µs of {best.Length}");
        Assert.InRange(best[best.Length / 2], 0, 150);
        Assert.InRange(best[best.Length * 99 / 100], 0, 1_000);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ko")]
    [InlineData("ja")]
    public void A_message_of_4000_lines_is_bounded(string language)
    {
        string[] lines = [.. Lines(language)];
        var message = string.Join('\n', Enumerable.Range(0, LongMessage).Select(at => lines[at % lines.Length]));
        var best = Enumerable.Range(0, Tries).Min(_ => Taken(message));
        output.WriteLine($"{language}: {LongMessage} lines, {message.Length} characters: {best.TotalMilliseconds:0.0} ms");
        Assert.InRange(best.TotalMilliseconds, 0, LongestOnABusyMachine);
    }

    private static IEnumerable<string> Lines(string language) =>
        Corpora.SelectMany(corpus => Corpus.Read(corpus, language)).Select(line => line["text"]);

    private static TimeSpan Taken(string text)
    {
        var start = TimeProvider.System.GetTimestamp();
        CorpusReading.Understand(text);
        return TimeProvider.System.GetElapsedTime(start);
    }
}
