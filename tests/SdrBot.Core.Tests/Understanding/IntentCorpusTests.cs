using SdrBot.Wording;
using Xunit.Abstractions;

namespace SdrBot.Understanding;

/// <summary>Sixty ways to say each command, and small talk that must cause nothing.</summary>
public sealed class IntentCorpusTests(ITestOutputHelper output)
{
    private static readonly DateTime Now = new(2026, 3, 4, 10, 0, 0);
    private static readonly IntentRecognizer Recognizer = new();

    [Theory]
    [InlineData(false, 0.96)]
    [InlineData(true, 0.92)]
    public void Commands_are_recognized(bool isMeasured, double atLeast)
    {
        var lines = Corpus.Read("intents").Where(line => Corpus.IsMeasured(line["text"]) == isMeasured).ToArray();
        foreach (var intent in lines.GroupBy(line => line["intent"]))
        {
            output.WriteLine($"{intent.Key,-18} {intent.Average(Right):P1} of {intent.Count()}");
        }

        var share = lines.Average(Right);
        output.WriteLine($"{"all",-18} {share:P1} of {lines.Length}");
        Assert.InRange(share, atLeast, 1);
    }

    [Theory]
    [InlineData(false, 0.01)]
    [InlineData(true, 0.03)]
    public void Small_talk_stays_small_talk(bool isMeasured, double atMost)
    {
        var lines = Corpus.Read("smalltalk").Where(line => Corpus.IsMeasured(line["text"]) == isMeasured).ToArray();
        var taken = 1 - lines.Average(Right);
        output.WriteLine($"taken for a command: {taken:P1} of {lines.Length}");
        Assert.InRange(taken, 0, atMost);
    }

    private static double Right(Dictionary<string, string> line) =>
        Recognizer.Understand(line["text"], Language.English, Now).Intent == line["intent"] ? 1 : 0;
}
