using Xunit.Abstractions;

namespace SdrBot.Understanding;

/// <summary>Sixty ways to say each command in Korean, log lines and chat that must cause nothing, on Wednesday 4 March 2026, 10:00.</summary>
/// <remarks>
/// The first two sets were written before the rules, the last one when they stood. The first set was learnt from. At first sight the later one
/// had 94.8 % of 600 commands right, 59 of 64 log lines exact and 3 of 100 lines of chat taken for a command; the last one 95.1 % of 102,
/// 19 of 20 and 1 of 50. Both have been learnt from since, so what stands here now is no estimate of the next hundred.
/// </remarks>
public sealed class KoreanCorpusTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("intents", 0.97)]
    [InlineData("intents-later", 0.97)]
    [InlineData("intents-last", 0.97)]
    public void Commands_are_recognized(string corpus, double atLeast)
    {
        var lines = Corpus.Read(corpus, "ko");
        foreach (var intent in lines.GroupBy(line => line["intent"]))
        {
            output.WriteLine($"{intent.Key,-18} {CorpusReading.RightShare(intent):P1} of {intent.Count()}");
        }

        var share = CorpusReading.RightShare(lines);
        output.WriteLine($"{corpus} {share:P1} of {lines.Count}");
        Assert.InRange(share, atLeast, 1);
    }

    [Theory]
    [InlineData("smalltalk")]
    [InlineData("smalltalk-later")]
    [InlineData("smalltalk-last")]
    public void Small_talk_stays_small_talk(string corpus)
    {
        var lines = Corpus.Read(corpus, "ko");
        var taken = 1 - CorpusReading.RightShare(lines);
        output.WriteLine($"{corpus}: taken for a command {taken:P1} of {lines.Count}");
        Assert.InRange(taken, 0, 0.01);
    }

    [Theory]
    [InlineData("log-lines", 0.95)]
    [InlineData("log-lines-later", 0.95)]
    [InlineData("log-lines-last", 0.95)]
    public void Log_lines_are_read_exactly(string corpus, double atLeast)
    {
        var lines = CorpusReading.Read(Corpus.Read(corpus, "ko"));
        foreach (var slot in CorpusReading.Slots)
        {
            output.WriteLine($"{slot,-12} {CorpusReading.ExactShare(lines, slot):P1} of {lines.Length}");
        }

        var exact = CorpusReading.ExactShare(lines, CorpusReading.Slots);
        output.WriteLine($"{corpus}, all five {exact:P1} of {lines.Length}");
        Assert.InRange(exact, atLeast, 1);
    }

    /// <summary>The best of several tries of each line, so that a busy machine does not count.</summary>
    [Fact]
    public void A_line_takes_no_time()
    {
        string[] lines = [.. Corpus.Read("intents", "ko").Concat(Corpus.Read("log-lines", "ko")).Concat(Corpus.Read("smalltalk", "ko")).Select(line => line["text"])];
        var best = Enumerable.Repeat(double.MaxValue, lines.Length).ToArray();
        for (var round = 0; round < 20; round++)
        {
            for (var line = 0; line < lines.Length; line++)
            {
                var start = TimeProvider.System.GetTimestamp();
                CorpusReading.Understand(lines[line]);
                best[line] = Math.Min(best[line], TimeProvider.System.GetElapsedTime(start).TotalMicroseconds);
            }
        }

        Array.Sort(best);
        output.WriteLine($"p50 {best[best.Length / 2]:0} µs, p99 {best[best.Length * 99 / 100]:0} µs, longest {best[^1]:0} µs of {best.Length}");
        Assert.InRange(best[best.Length / 2], 0, 150);
        Assert.InRange(best[best.Length * 99 / 100], 0, 1_000);
    }
}
