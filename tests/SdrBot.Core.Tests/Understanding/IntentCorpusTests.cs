using Xunit.Abstractions;

namespace SdrBot.Understanding;

/// <summary>Sixty ways to say each command, and small talk that must cause nothing.</summary>
public sealed class IntentCorpusTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false, 0.96)]
    [InlineData(true, 0.92)]
    public void Commands_are_recognized(bool isMeasured, double atLeast)
    {
        var lines = Corpus.Read("intents").Where(line => Corpus.IsMeasured(line["text"]) == isMeasured).ToArray();
        foreach (var intent in lines.GroupBy(line => line["intent"]))
        {
            output.WriteLine($"{intent.Key,-18} {CorpusReading.RightShare(intent):P1} of {intent.Count()}");
        }

        var share = CorpusReading.RightShare(lines);
        output.WriteLine($"{"all",-18} {share:P1} of {lines.Length}");
        Assert.InRange(share, atLeast, 1);
    }

    [Theory]
    [InlineData(false, 0.01)]
    [InlineData(true, 0.03)]
    public void Small_talk_stays_small_talk(bool isMeasured, double atMost)
    {
        var lines = Corpus.Read("smalltalk").Where(line => Corpus.IsMeasured(line["text"]) == isMeasured).ToArray();
        var taken = 1 - CorpusReading.RightShare(lines);
        output.WriteLine($"taken for a command: {taken:P1} of {lines.Length}");
        Assert.InRange(taken, 0, atMost);
    }
}
