using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using SdrBot.Understanding;

namespace SdrBot.Benchmarks.Load;

/// <summary>What understanding costs in each language: a line, a message of 4,000 lines, and the first line of a cold process.</summary>
internal static class LineTimes
{
    private const int Starts = 7;
    private const int Rounds = 5;
    private const int LongMessage = 4_000;
    private static readonly DateTime Reference = new(2026, 3, 4, 10, 0, 0, DateTimeKind.Unspecified);
    private static readonly string[] Languages = ["en", "ko", "ja"];

    public static async Task<int> RunAsync(Options options)
    {
        var recognizer = new IntentRecognizer();
        foreach (var language in Languages) { Warm(recognizer, language); }
        if (options.Text("--published") is null)
        {
            await Server.PublishAsync();
        }

        var start = await MedianAsync("--version", null);
        foreach (var language in Languages)
        {
            var line = JsonSerializer.Serialize(new Dictionary<string, string> { ["id"] = "1", ["lang"] = language, ["text"] = Lines(language)[0], ["reference"] = "2026-03-04T10:00" });
            var first = await MedianAsync("understand", line);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{language}: first line of a cold process {first - start:F0} ms on top of {start:F0} ms that the program takes to start ({Starts} runs, median)"));
        }

        return 0;
    }

    private static void Warm(IntentRecognizer recognizer, string language)
    {
        var lines = Lines(language);
        var times = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var line in lines)
            {
                var taken = Taken(recognizer, line);
                if (round > 0) { times.Add(taken.TotalMicroseconds); }
            }
        }

        var message = string.Join('\n', Enumerable.Range(0, LongMessage).Select(at => lines[at % lines.Count]));
        var whole = Enumerable.Range(0, 2 * Rounds).Select(_ => Taken(recognizer, message).TotalMilliseconds).Order().ToArray();
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{language}: a line p50 {times[times.Count / 2]:F0} µs, p99 {times[times.Count * 99 / 100]:F0} µs, longest {times[^1]:F0} µs of {times.Count}; a message of {LongMessage} lines {whole[whole.Length / 2]:F1} ms ({whole[0]:F1} to {whole[^1]:F1})"));
    }

    private static TimeSpan Taken(IntentRecognizer recognizer, string text)
    {
        var clock = Stopwatch.GetTimestamp();
        recognizer.Understand(text, Reference);
        return Stopwatch.GetElapsedTime(clock);
    }

    // From the start of the process to its end.
    private static async Task<double> MedianAsync(string command, string? line)
    {
        var times = new List<double>();
        for (var run = 0; run <= Starts; run++)
        {
            var clock = Stopwatch.GetTimestamp();
            using var process = Process.Start(new ProcessStartInfo(Server.Executable, [command]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
            if (line is not null) { await process.StandardInput.WriteLineAsync(line); }
            process.StandardInput.Close();
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (run > 0) { times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds); }
        }

        times.Sort();
        return times[times.Count / 2];
    }

    private static List<string> Lines(string language)
    {
        var lines = new List<string>();
        foreach (var corpus in (string[])["intents", "log-lines", "smalltalk"])
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{corpus}.{language}.jsonl")!;
            using var reader = new StreamReader(stream);
            lines.AddRange(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => JsonSerializer.Deserialize<Dictionary<string, string>>(row)!["text"]));
        }

        return lines;
    }
}
