using BenchmarkDotNet.Attributes;
using SdrBot.Conversations;
using SdrBot.Understanding;

namespace SdrBot.Benchmarks;

/// <summary>What a line costs before anything is looked up: the exact phrases, then the recognizer.</summary>
[MemoryDiagnoser]
public class UnderstandingBenchmarks
{
    private static readonly DateTime Reference = new(2026, 3, 4, 10, 0, 0, DateTimeKind.Unspecified);

    private readonly IntentRecognizer _recognizer = new();
    private readonly CommandMap _commands = Host.Commands();

    /// <summary>A log line, a command in free text, small talk.</summary>
    [Params("called Acme, no answer, left voicemail, try again tomorrow 3pm", "what do I have to do today?", "how was your weekend?")]
    public string Line { get; set; } = string.Empty;

    [Benchmark]
    public Understood Understand() => _recognizer.Understand(Line, Reference);

    [Benchmark]
    public bool MatchExactly() => _commands.Match(Line) is not null;
}
