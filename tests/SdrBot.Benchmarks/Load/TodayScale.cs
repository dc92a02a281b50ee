using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace SdrBot.Benchmarks.Load;

/// <summary><c>today</c> with 200 due tasks, however many tasks are stored besides.</summary>
internal static class TodayScale
{
    private const int Due = 200;
    private const int People = 200;
    private const int Asked = 300;

    public static async Task<int> RunAsync(Options options)
    {
        if (options.Text("--published") is null)
        {
            await Server.PublishAsync();
        }

        var medians = new List<double>();
        foreach (var stored in new[] { 10_000, 100_000, 1_000_000 })
        {
            var folder = Server.NewDataFolder();
            await Seed.PeopleAsync(folder, People);
            await Seed.TasksAsync(folder, Due, stored, People);
            medians.Add(await MedianAsync(folder));
            Directory.Delete(folder, recursive: true);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"today, {Due} due of {stored}: p50 {medians[^1]:F2} ms"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio of the largest to the smallest: {medians[^1] / medians[0]:F2}"));
        return 0;
    }

    private static async Task<double> MedianAsync(string folder)
    {
        using var server = await Server.StartAsync(folder);
        using var http = new HttpClient { BaseAddress = server.Address };
        var times = new List<double>();
        for (var i = 0; i < Asked; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            using var answer = await http.PostAsJsonAsync(new Uri($"/local/conversations/dm-{Seed.PersonId(0)}/messages", UriKind.Relative), new { person = Seed.PersonId(0), text = "today" });
            answer.EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        var warm = times.Skip(Asked / 3).Order().ToList();
        return warm[warm.Count / 2];
    }
}
