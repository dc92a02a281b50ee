using System.Diagnostics;
using System.Globalization;

namespace SdrBot.Benchmarks.Load;

/// <summary>From the start of the process to its first answer, and what it holds when nothing happens.</summary>
internal static class StartTime
{
    private const int Starts = 9;

    public static async Task<int> RunAsync(Options options)
    {
        if (options.Text("--published") is null)
        {
            await Server.PublishAsync();
        }

        var folder = Server.NewDataFolder();
        var times = new List<double>();
        var memory = 0.0;
        for (var i = 0; i <= Starts; i++)
        {
            var clock = Stopwatch.GetTimestamp();
            using var server = await Server.StartAsync(folder);
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            if (i == Starts)
            {
                await Task.Delay(TimeSpan.FromSeconds(5));
                memory = server.Memory();
            }
        }

        // The first start makes the database.
        var later = times.Skip(1).Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"start to first answer: {times[0]:F0} ms on an empty folder, then median {later[later.Count / 2]:F0} ms of {later.Count} ({later[0]:F0} to {later[^1]:F0}); idle memory {memory:F0} MB"));
        Directory.Delete(folder, recursive: true);
        return 0;
    }
}
