using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SdrBot.Channels.Slack;

namespace SdrBot.Benchmarks.Load;

/// <summary>Signed requests at a fixed rate, as Slack sends them: how soon a durable turn is acknowledged, and what a turn costs beside a bare acknowledgement of Slack's own framework.</summary>
internal static class SlackLoad
{
    private const int People = 50;
    private const string Team = "T0LOAD";
    private const string Secret = "load";
    private const string Form = "application/x-www-form-urlencoded";
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    private static long _n = Stopwatch.GetTimestamp();

    public static async Task<int> RunAsync(Options options)
    {
        var rate = options.Number("--rate") ?? 50;
        var length = TimeSpan.FromSeconds(options.Number("--seconds") ?? 60);
        if (options.Text("--published") is null)
        {
            await Server.PublishAsync();
        }

        await using var slack = await StandInAsync();
        var folder = Server.NewDataFolder();
        await Seed.PeopleAsync(folder, People);
        await Seed.OnSlackAsync(folder, Team);
        using (var server = await Server.StartAsync(folder, new() { ["Slack__ApiUrl"] = $"{slack.Urls.Single()}/api/", ["Slack__BotToken"] = "xoxb-load", ["Slack__SigningSecret"] = Secret }))
        {
            using var http = new HttpClient { BaseAddress = server.Address };
            await Task.Delay(TimeSpan.FromSeconds(2));
            var first = await SendAsync(http, Log(0), Stopwatch.GetTimestamp());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first acknowledgement, two seconds after the start: {first:F0} ms"));
            await AtRateAsync(http, Log, rate, WarmUp);
            await AtRateAsync(http, n => Today(n, slack), rate, WarmUp);
            await ReportAsync("durable turns", http, Log, rate, length, server.Cpu, server.Memory);
            await ReportAsync("/sdr today", http, n => Today(n, slack), rate, length, server.Cpu, server.Memory);
        }

        await BoltAsync(slack, rate, length);
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    /// <summary>Slack's framework for JavaScript, which acknowledges a command and does nothing else.</summary>
    private static async Task BoltAsync(WebApplication slack, int rate, TimeSpan length)
    {
        var folder = Directory.CreateTempSubdirectory("sdrbot-bolt-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "app.js"), """
                const { App, LogLevel } = require('@slack/bolt');
                const app = new App({ token: 'xoxb-load', signingSecret: process.env.SECRET, logLevel: LogLevel.ERROR, clientOptions: { slackApiUrl: process.env.API } });
                app.command('/sdr', async ({ ack }) => { await ack(); });
                app.start(Number(process.env.PORT)).then(() => console.log('listening'));
                """);
            using var install = Process.Start(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--silent", "@slack/bolt@4"]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true })!;
            await install.WaitForExitAsync();
            var port = Server.FreePort();
            var start = new ProcessStartInfo("node", ["app.js"]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true };
            (start.Environment["SECRET"], start.Environment["API"], start.Environment["PORT"]) = (Secret, $"{slack.Urls.Single()}/api/", port.ToString(CultureInfo.InvariantCulture));
            using var bolt = Process.Start(start)!;
            try
            {
                await bolt.StandardOutput.ReadLineAsync();
                using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
                await AtRateAsync(http, n => Today(n, slack), rate, WarmUp);
                await ReportAsync("bare Bolt for JavaScript, the same requests", http, n => Today(n, slack), rate, length, () => Refreshed(bolt).TotalProcessorTime, () => Refreshed(bolt).WorkingSet64 / 1e6);
            }
            finally
            {
                bolt.Kill();
                await bolt.WaitForExitAsync();
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bare Bolt for JavaScript at {rate}/s: not measured, there is no Node here"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Process Refreshed(Process process)
    {
        process.Refresh();
        return process;
    }

    private static async Task ReportAsync(string what, HttpClient http, Func<int, (string Body, string Type, string Path)> request, int rate, TimeSpan length, Func<TimeSpan> cpu, Func<double> memory)
    {
        var before = cpu();
        var times = await AtRateAsync(http, request, rate, length);
        var used = cpu() - before;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what} at {rate}/s for {length.TotalSeconds:F0} s: acknowledged p50 {At(times, 0.5):F2} ms, p99 {At(times, 0.99):F2} ms, max {times[^1]:F1} ms, CPU {used.TotalMicroseconds / times.Length:F0} us per request, memory {memory():F0} MB"));
    }

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    /// <summary>A late request counts from when it was due, so that a stall is not hidden by the pause it causes.</summary>
    private static async Task<double[]> AtRateAsync(HttpClient http, Func<int, (string Body, string Type, string Path)> request, int rate, TimeSpan length)
    {
        var times = new ConcurrentBag<double>();
        var sent = new List<Task>();
        var begin = Stopwatch.GetTimestamp();
        for (var n = 0; n < rate * length.TotalSeconds; n++)
        {
            var due = begin + (n * Stopwatch.Frequency / rate);
            var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait);
            }

            var from = Math.Max(due, Stopwatch.GetTimestamp() - (Stopwatch.Frequency / 500));
            var one = request(n);
            sent.Add(Task.Run(async () => times.Add(await SendAsync(http, one, from))));
        }

        await Task.WhenAll(sent);
        var sorted = times.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    /// <returns>How long the acknowledgement took, in milliseconds.</returns>
    private static async Task<double> SendAsync(HttpClient http, (string Body, string Type, string Path) request, long from)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        using var message = new HttpRequestMessage(HttpMethod.Post, request.Path) { Content = new StringContent(request.Body, Encoding.UTF8, request.Type) };

        // Slack names no charset with its forms, and Bolt takes none.
        message.Content.Headers.ContentType = new(request.Type);
        message.Headers.Add(SlackSignature.TimestampHeader, now.ToString(CultureInfo.InvariantCulture));
        message.Headers.Add(SlackSignature.SignatureHeader, SlackSignature.Sign(Encoding.UTF8.GetBytes(Secret), now, Encoding.UTF8.GetBytes(request.Body)));
        using var answer = await http.SendAsync(message);
        answer.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    /// <summary>Somebody logs a call in the direct conversation.</summary>
    private static (string Body, string Type, string Path) Log(int n)
    {
        var person = Seed.PersonId(n % People);
        var lead = Seed.Company((n % People * Seed.LeadsEach) + (n / People % Seed.LeadsEach));
        return (JsonSerializer.Serialize(new
        {
            type = "event_callback",
            team_id = Team,
            event_id = $"Ev{++_n}",
            @event = new { type = "message", channel_type = "im", user = $"U{person}", text = $"called {lead}, no answer, left voicemail, try again tomorrow 3pm", channel = $"D{person}", ts = $"{++_n}.1" },
        }), "application/json", "slack/events");
    }

    private static (string Body, string Type, string Path) Today(int n, WebApplication slack)
    {
        var person = Seed.PersonId(n % People);
        return ($"command=%2Fsdr&text=today&team_id={Team}&channel_id=C0&user_id=U{person}&trigger_id={++_n}&response_url={Uri.EscapeDataString($"{slack.Urls.Single()}/hook/{_n}")}", Form, "slack/events");
    }

    /// <summary>Answers every call at once with what is needed and no more.</summary>
    private static async Task<WebApplication> StandInAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/api/{method}", (string method) => Results.Text(
            $$"""{"ok":true,"team_id":"{{Team}}","team":"load","user_id":"U0BOT","user":"sdrbot","bot_id":"B0","ts":"{{Interlocked.Increment(ref _n)}}.1"}""", "application/json"));
        app.MapPost("/hook/{id}", () => Results.Text("ok"));
        await app.StartAsync();
        return app;
    }
}
