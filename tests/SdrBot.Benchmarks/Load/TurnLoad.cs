using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace SdrBot.Benchmarks.Load;

/// <summary>Durable log turns over HTTP: at a fixed rate, or as fast as so many people can send them one after the other.</summary>
internal static class TurnLoad
{
    /// <summary>Long enough for the runtime to have compiled what runs often: after 10 s its compiler still takes 40 % of the processor time, after 40 s less than 1 %.</summary>
    private const int WarmUpSeconds = 40;

    private static readonly string[] Lines =
    [
        "called {0}, no answer, left voicemail, try again tomorrow 3pm",
        "called {0}, no answer, left a voicemail, call back on Monday 10am",
        "emailed {0}, follow up in 3 days",
        "spoke with {0}, interested, call again on Friday 2pm",
    ];

    public static async Task<int> RunAsync(Options options)
    {
        var rate = options.Number("--rate");
        var people = options.Number("--people") ?? 50;
        var length = TimeSpan.FromSeconds(options.Number("--seconds") ?? 20);
        var text = options.Text("--text");
        if (options.Text("--published") is null)
        {
            await Server.PublishAsync();
        }

        var folder = Server.NewDataFolder();
        await Seed.PeopleAsync(folder, people);
        using var server = await Server.StartAsync(folder);
        using var connections = new SocketsHttpHandler { MaxConnectionsPerServer = people, UseCookies = false, UseProxy = false };
        using var http = new HttpClient(connections) { BaseAddress = server.Address };
        await SendAsync(http, rate, people, TimeSpan.FromSeconds(options.Number("--warm") ?? WarmUpSeconds), text);
        var cpu = server.Cpu();
        var clock = Stopwatch.StartNew();
        var times = await SendAsync(http, rate, people, length, text);
        var elapsed = clock.Elapsed;
        var used = server.Cpu() - cpu;
        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(rate is null ? $"{people} people" : $"{rate}/s")}: {times.Length} turns, {times.Length / elapsed.TotalSeconds:F0}/s, p50 {At(times, 0.5):F2} ms, p99 {At(times, 0.99):F2} ms, max {times[^1]:F1} ms, CPU {used.TotalMicroseconds / times.Length:F0} us per turn, memory {server.Memory():F0} MB"));
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    private static async Task<double[]> SendAsync(HttpClient http, int? rate, int people, TimeSpan length, string? text)
    {
        var times = new ConcurrentBag<double>();
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        if (rate is { } perSecond)
        {
            await AtRateAsync(http, perSecond, people, end, text, times);
        }
        else
        {
            await Task.WhenAll(Enumerable.Range(0, people).Select(async i =>
            {
                for (var n = 0; Stopwatch.GetTimestamp() < end; n++)
                {
                    await TurnAsync(http, i, n, text, Stopwatch.GetTimestamp(), times);
                }
            }));
        }

        return [.. times];
    }

    /// <summary>A late turn counts from when it was due, so that a stall is not hidden by the pause it causes.</summary>
    private static async Task AtRateAsync(HttpClient http, int rate, int people, long end, string? text, ConcurrentBag<double> times)
    {
        var sent = new List<Task>();
        var begin = Stopwatch.GetTimestamp();
        for (var n = 0; ; n++)
        {
            var due = begin + (n * Stopwatch.Frequency / rate);
            if (due > end)
            {
                break;
            }

            var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait);
            }

            // A delay ends up to a millisecond late: that is the driver's clock, not the server's answer.
            sent.Add(TurnAsync(http, n % people, n / people, text, Math.Max(due, Stopwatch.GetTimestamp() - (Stopwatch.Frequency / 500)), times));
        }

        await Task.WhenAll(sent);
    }

    private static async Task TurnAsync(HttpClient http, int person, int n, string? text, long begin, ConcurrentBag<double> times)
    {
        var id = Seed.PersonId(person);
        var line = text ?? string.Format(CultureInfo.InvariantCulture, Lines[n / Seed.LeadsEach % Lines.Length], Seed.Company((person * Seed.LeadsEach) + (n % Seed.LeadsEach)));
        using var answer = await http.PostAsJsonAsync(new Uri($"/local/conversations/dm-{id}/messages", UriKind.Relative), new { person = id, text = line });
        answer.EnsureSuccessStatusCode();
        times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
    }
}
