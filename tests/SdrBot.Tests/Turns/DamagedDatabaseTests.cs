using System.Security.Cryptography;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Turns;

/// <summary>A file that is no database stops the start, and is left as it is.</summary>
public sealed class DamagedDatabaseTests
{
    [Fact]
    public Task A_file_of_something_else_stops_the_start() => RefusesAsync(file => File.WriteAllText(file, string.Concat(Enumerable.Repeat("this is no database\n", 400))));

    [Fact]
    public Task A_lost_header_stops_the_start() => RefusesAsync(file =>
    {
        using var stream = File.OpenWrite(file);
        stream.Write(new byte[100]);
    });

    [NeedsRootFact]
    public async Task A_disk_that_is_read_only_stops_the_start()
    {
        await using var disk = await SmallDisk.MountAsync("8m");
        await TestFolder.FoundAsync(disk.Path);
        await disk.RemountAsync("ro");
        await using var bot = BotProcess.Launch(disk.Path);
        Assert.NotEqual(0, await bot.EndAsync());
        Assert.DoesNotContain("   at ", bot.Output, StringComparison.Ordinal);
    }

    private static async Task RefusesAsync(Action<string> damage)
    {
        using var folder = new TestFolder();
        await TestFolder.FoundAsync(folder.Path);
        damage(folder.Database);
        var before = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(folder.Database)));
        await using var bot = BotProcess.Launch(folder.Path);
        var start = TimeProvider.System.GetTimestamp();
        var code = await bot.EndAsync();
        Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(10));
        Assert.NotEqual(0, code);
        Assert.Contains("database", bot.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", bot.Output, StringComparison.Ordinal);
        Assert.Equal(before, Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(folder.Database))));
    }
}
