using SdrBot.Touches;

namespace SdrBot.Understanding;

/// <summary>What the recognizer makes of a line of a corpus on Wednesday 4 March 2026, 10:00; what a log line leaves unsaid is filled up as the touch log does.</summary>
internal static class CorpusReading
{
    public static readonly string[] Slots = ["lead", "channel", "outcome", "follow_up_at", "note"];

    private static readonly IntentRecognizer Recognizer = new();

    public static Understood Understand(string text) => Recognizer.Understand(text, new DateTime(2026, 3, 4, 10, 0, 0));

    /// <summary>The share of lines of which the intent is the expected one.</summary>
    public static double RightShare(IEnumerable<Dictionary<string, string>> lines) =>
        lines.Average(line => Understand(line["text"]).Intent == line["intent"] ? 1.0 : 0);

    /// <summary>The share of log lines of which all these slots are as expected.</summary>
    public static double ExactShare(IReadOnlyCollection<ReadLine> lines, params string[] slots) =>
        lines.Average(line => Array.TrueForAll(slots, slot => line.Expected.GetValueOrDefault(slot) == line.Actual.GetValueOrDefault(slot)) ? 1.0 : 0);

    public static ReadLine[] Read(IEnumerable<Dictionary<string, string>> lines) => [.. lines.Select(line => new ReadLine(line, Read(line["text"])))];

    private static Dictionary<string, string> Read(string text)
    {
        var understood = Understand(text);
        if (understood.Intent != Intents.LogActivity) { return []; }
        var slots = new Dictionary<string, string>(understood.Slots, StringComparer.Ordinal);
        slots.TryAdd("channel", Channel.Call);
        slots.TryAdd("outcome", Disposition.Default(slots["channel"]));
        return slots;
    }
}

/// <summary>The slots that a log line should have, and those that it was read with.</summary>
internal sealed record ReadLine(Dictionary<string, string> Expected, Dictionary<string, string> Actual);
