using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace SdrBot.Benchmarks.Load;

/// <summary>Activities at a fixed rate, as Teams sends them: how soon a durable turn is acknowledged, and what a turn costs beside an echo of Microsoft's own framework, which checks no token and stores nothing.</summary>
internal static class TeamsLoad
{
    private const int People = 50;
    private const string App = "11111111-2222-3333-4444-555555555555";
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

        using var key = RSA.Create(2048);
        await using var teams = await StandInAsync(key);
        var service = $"{teams.Urls.Single()}/teams/";
        var folder = Server.NewDataFolder();
        await Seed.PeopleAsync(folder, People);
        await Seed.OnTeamsAsync(folder, service, $"28:{App}");
        using (var server = await Server.StartAsync(folder, new() { ["BotFramework__AppId"] = App, ["BotFramework__OpenIdMetadata"] = $"{teams.Urls.Single()}/metadata", ["BotFramework__AllowedServiceHosts"] = "127.0.0.1" }))
        {
            using var http = new HttpClient { BaseAddress = server.Address };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token(key, service));
            var durable = (int n) => Said(n, service, $"called {Lead(n)}, no answer, left voicemail, try again tomorrow 3pm");
            var reading = (int n) => Said(n, service, "today");
            await AtRateAsync(http, durable, rate, WarmUp);
            await AtRateAsync(http, reading, rate, WarmUp);
            await ReportAsync("durable turns", http, durable, rate, length, server.Cpu, server.Memory);
            await ReportAsync("reading turns (today)", http, reading, rate, length, server.Cpu, server.Memory);
        }

        await EchoAsync(service, rate, length);
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    /// <summary>Microsoft's framework for JavaScript, which says back what was said.</summary>
    private static async Task EchoAsync(string service, int rate, TimeSpan length)
    {
        var folder = Directory.CreateTempSubdirectory("sdrbot-botbuilder-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "app.js"), """
                const http = require('http');
                const { CloudAdapter, ConfigurationBotFrameworkAuthentication, ActivityHandler } = require('botbuilder');
                const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
                class Echo extends ActivityHandler { constructor() { super(); this.onMessage(async (context, next) => { await context.sendActivity('Echo: ' + context.activity.text); await next(); }); } }
                const bot = new Echo();
                http.createServer((request, response) => {
                  const parts = [];
                  request.on('data', part => parts.push(part)).on('end', () => {
                    request.body = JSON.parse(Buffer.concat(parts));
                    response.status = code => { response.statusCode = code; return response; };
                    response.send = body => response.end(body ? JSON.stringify(body) : undefined);
                    response.header = (name, value) => response.setHeader(name, value);
                    adapter.process(request, response, context => bot.run(context));
                  });
                }).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'));
                """);
            using var install = Process.Start(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--silent", "botbuilder@4.23.3"]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true })!;
            await install.WaitForExitAsync();
            var port = Server.FreePort();
            var start = new ProcessStartInfo("node", ["app.js"]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true };
            start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
            using var echo = Process.Start(start)!;
            try
            {
                await echo.StandardOutput.ReadLineAsync();
                using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
                await AtRateAsync(http, n => Said(n, service, "today"), rate, WarmUp);
                await ReportAsync("a bare echo of botbuilder for JavaScript, the same messages, no tokens", http, n => Said(n, service, "today"), rate, length, () => Refreshed(echo).TotalProcessorTime, () => Refreshed(echo).WorkingSet64 / 1e6);
            }
            finally
            {
                echo.Kill();
                await echo.WaitForExitAsync();
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a bare echo of botbuilder for JavaScript at {rate}/s: not measured, there is no Node here"));
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

    private static async Task ReportAsync(string what, HttpClient http, Func<int, string> activity, int rate, TimeSpan length, Func<TimeSpan> cpu, Func<double> memory)
    {
        var before = cpu();
        var times = await AtRateAsync(http, activity, rate, length);
        var used = cpu() - before;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what} at {rate}/s for {length.TotalSeconds:F0} s: acknowledged p50 {At(times, 0.5):F2} ms, p99 {At(times, 0.99):F2} ms, max {times[^1]:F1} ms, CPU {used.TotalMicroseconds / times.Length:F0} us per message, memory {memory():F0} MB"));
    }

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    /// <summary>A late message counts from when it was due, so that a stall is not hidden by the pause it causes.</summary>
    private static async Task<double[]> AtRateAsync(HttpClient http, Func<int, string> activity, int rate, TimeSpan length)
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
            var one = activity(n);
            sent.Add(Task.Run(async () =>
            {
                using var content = new StringContent(one, Encoding.UTF8, "application/json");
                using var answer = await http.PostAsync(new Uri("api/messages", UriKind.Relative), content);
                answer.EnsureSuccessStatusCode();
                times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            }));
        }

        await Task.WhenAll(sent);
        var sorted = times.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private static string Lead(int n) => Seed.Company((n % People * Seed.LeadsEach) + (n / People % Seed.LeadsEach));

    /// <summary>Somebody writes in the personal chat.</summary>
    private static string Said(int n, string service, string text)
    {
        var person = Seed.PersonId(n % People);
        return JsonSerializer.Serialize(new
        {
            type = "message",
            id = $"{Interlocked.Increment(ref _n)}",
            channelId = "msteams",
            serviceUrl = service,
            from = new { id = $"29:{person}", name = person, aadObjectId = person },
            recipient = new { id = $"28:{App}", name = "SdrBot" },
            conversation = new { id = $"a:{person}", conversationType = "personal", tenantId = "load" },
            channelData = new { tenant = new { id = "load" } },
            locale = "en-US",
            text,
        });
    }

    private static string Token(RSA key, string service)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (header, payload) = (Part(new { typ = "JWT", alg = "RS256", kid = "load" }), Part(new { iss = "https://api.botframework.com", aud = App, serviceurl = service, nbf = now.AddMinutes(-1).ToUnixTimeSeconds(), exp = now.AddHours(2).ToUnixTimeSeconds() }));
        return $"{header}.{payload}.{Base64UrlEncoder.Encode(key.SignData(Encoding.ASCII.GetBytes($"{header}.{payload}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";

        static string Part<T>(T part) => Base64UrlEncoder.Encode(JsonSerializer.Serialize(part));
    }

    /// <summary>Answers every call at once with what is needed and no more.</summary>
    private static async Task<WebApplication> StandInAsync(RSA key)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var parts = key.ExportParameters(false);
        app.MapGet("/metadata", () => Results.Text($$"""{"issuer":"https://api.botframework.com","jwks_uri":"{{app.Urls.Single()}}/keys","id_token_signing_alg_values_supported":["RS256"]}""", "application/json"));
        app.MapGet("/keys", () => Results.Text($$"""{"keys":[{"kty":"RSA","use":"sig","kid":"load","n":"{{Base64UrlEncoder.Encode(parts.Modulus)}}","e":"{{Base64UrlEncoder.Encode(parts.Exponent)}}","endorsements":["msteams"]}]}""", "application/json"));
        app.MapPost("/teams/v3/conversations/{place}/activities/{**rest}", () => Results.Text($$"""{"id":"{{Interlocked.Increment(ref _n)}}"}""", "application/json"));
        await app.StartAsync();
        return app;
    }
}
