using SdrBot.Touches;
using SdrBot.Wording;
using Xunit.Abstractions;

namespace SdrBot.Understanding;

/// <summary>Two hundred log lines on Wednesday 4 March 2026, 10:00; what a line leaves unsaid is filled up as the touch log does.</summary>
public sealed class LogCorpusTests(ITestOutputHelper output)
{
    private static readonly DateTime Now = new(2026, 3, 4, 10, 0, 0);
    private static readonly IntentRecognizer Recognizer = new();
    private static readonly string[] Slots = ["lead", "channel", "outcome", "follow_up_at", "note"];

    [Theory]
    [InlineData(false, 0.92)]
    [InlineData(true, 0.83)]
    public void Lines_are_read_exactly(bool isMeasured, double atLeast)
    {
        var lines = Corpus.Read("log-lines").Where(line => Corpus.IsMeasured(line["text"]) == isMeasured).ToArray();
        var read = lines.Select(line => (Expected: line, Actual: Read(line["text"]))).ToArray();
        foreach (var slot in Slots)
        {
            output.WriteLine($"{slot,-12} {Share(read, [slot]):P1} of {lines.Length}");
        }

        var exact = Share(read, Slots);
        output.WriteLine($"{"all five",-12} {exact:P1} of {lines.Length}");
        Assert.InRange(exact, atLeast, 1);
    }

    private static double Share((Dictionary<string, string> Expected, Dictionary<string, string> Actual)[] lines, string[] slots) =>
        lines.Average(line => Array.TrueForAll(slots, slot => line.Expected.GetValueOrDefault(slot) == line.Actual.GetValueOrDefault(slot)) ? 1.0 : 0);

    private static Dictionary<string, string> Read(string text)
    {
        var understood = Recognizer.Understand(text, Language.English, Now);
        if (understood.Intent != Intents.LogActivity) { return []; }
        var slots = new Dictionary<string, string>(understood.Slots, StringComparer.Ordinal);
        slots.TryAdd("channel", Channel.Call);
        slots.TryAdd("outcome", Disposition.Default(slots["channel"]));
        return slots;
    }
}
