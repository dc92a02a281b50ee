using SdrBot.Touches;
using SdrBot.Wording;
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
    private static readonly DateTime Now = new(2026, 3, 4, 10, 0, 0);
    private static readonly IntentRecognizer Recognizer = new();
    private static readonly string[] Slots = ["lead", "channel", "outcome", "follow_up_at", "note"];

    [Theory]
    [InlineData("intents", 0.97)]
    [InlineData("intents-later", 0.97)]
    [InlineData("intents-last", 0.97)]
    public void Commands_are_recognized(string corpus, double atLeast)
    {
        var lines = Corpus.Read(corpus, "ko");
        foreach (var intent in lines.GroupBy(line => line["intent"]))
        {
            output.WriteLine($"{intent.Key,-18} {intent.Average(Right):P1} of {intent.Count()}");
        }

        var share = lines.Average(Right);
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
        var taken = 1 - lines.Average(Right);
        output.WriteLine($"{corpus}: taken for a command {taken:P1} of {lines.Count}");
        Assert.InRange(taken, 0, 0.01);
    }

    [Theory]
    [InlineData("log-lines", 0.95)]
    [InlineData("log-lines-later", 0.95)]
    [InlineData("log-lines-last", 0.95)]
    public void Log_lines_are_read_exactly(string corpus, double atLeast)
    {
        var lines = Corpus.Read(corpus, "ko");
        foreach (var slot in Slots)
        {
            output.WriteLine($"{slot,-12} {lines.Average(line => IsExact(line, [slot])):P1} of {lines.Count}");
        }

        var exact = lines.Average(line => IsExact(line, Slots));
        output.WriteLine($"{corpus}, all five {exact:P1} of {lines.Count}");
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
                Recognizer.Understand(lines[line], Language.Korean, Now);
                best[line] = Math.Min(best[line], TimeProvider.System.GetElapsedTime(start).TotalMicroseconds);
            }
        }

        Array.Sort(best);
        output.WriteLine($"p50 {best[best.Length / 2]:0} µs, p99 {best[best.Length * 99 / 100]:0} µs, longest {best[^1]:0} µs of {best.Length}");
        Assert.InRange(best[best.Length / 2], 0, 150);
        Assert.InRange(best[best.Length * 99 / 100], 0, 1_000);
    }

    private static double Right(Dictionary<string, string> line) =>
        Recognizer.Understand(line["text"], Language.Korean, Now).Intent == line["intent"] ? 1 : 0;

    private static double IsExact(Dictionary<string, string> line, string[] slots)
    {
        var read = Read(line["text"]);
        return Array.TrueForAll(slots, slot => line.GetValueOrDefault(slot) == read.GetValueOrDefault(slot)) ? 1 : 0;
    }

    private static Dictionary<string, string> Read(string text)
    {
        var understood = Recognizer.Understand(text, Language.Korean, Now);
        if (understood.Intent != Intents.LogActivity) { return []; }
        var slots = new Dictionary<string, string>(understood.Slots, StringComparer.Ordinal);
        slots.TryAdd("channel", Channel.Call);
        slots.TryAdd("outcome", Disposition.Default(slots["channel"]));
        return slots;
    }
}
