using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.Channels.LocalChat;
using SdrBot.Tests.Commands;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Turns;

/// <summary>A file that is no database stops the start; one with a broken page is read and no longer written. Both are left as they are, and the way back is named.</summary>
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

    [Fact]
    public async Task A_broken_page_stops_all_writing_and_a_restore_brings_everything_back()
    {
        using var folder = new TestFolder();
        await TestFolder.FoundAsync(folder.Path);
        var backup = Path.Combine(folder.Path, "good.backup");
        Assert.Equal(0, (await Executable.RunAsync(folder.Path, ["backup", backup])).Code);
        await BreakPageAsync(folder.Database);
        await using (var bot = BotProcess.Launch(folder.Path))
        {
            using var http = new HttpClient { BaseAddress = await bot.ListeningAsync() };
            await Until.TrueAsync(() => bot.Output.Contains($"{folder.Database} is damaged. Stop the bot and restore a backup: SdrBot restore FILE", StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(http, "health/ready"));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "health/live"));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "local/people"));
            using var refused = await http.PostAsJsonAsync("local/conversations/dm-mina/messages", new PostedMessage("mina", "help", "1", null), LocalJson.Default.PostedMessage);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, null), (refused.StatusCode, refused.Headers.RetryAfter));
            var answer = await refused.Content.ReadAsStringAsync();
            Assert.Contains("damaged", answer, StringComparison.Ordinal);
            Assert.DoesNotContain(folder.Path, answer, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await Executable.RunAsync(folder.Path, ["restore", backup])).Code);
        await using (var bot = BotProcess.Launch(folder.Path))
        {
            using var http = new HttpClient { BaseAddress = await bot.ListeningAsync() };
            using var taken = await http.PostAsJsonAsync("local/conversations/dm-mina/messages", new PostedMessage("mina", "help", "1", null), LocalJson.Default.PostedMessage);
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "health/ready"));
        }
    }

    /// <summary>The page that a turn needs is found broken before any check has looked.</summary>
    [Fact]
    public async Task A_turn_that_meets_a_broken_page_is_the_last_that_tries_to_write()
    {
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        var mina = bot.As("mina");
        await mina.SayAsync("add lead Jane Doe, Acme, jane@acme.example");
        await mina.SayAsync("tally one");
        await mina.HeardAsync();
        await BreakPageAsync(new SdrBot.Storage.DataFolder(bot.Folder).Database);

        using var meets = await mina.PostAsync("fact Acme news: opened an office in Busan");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, meets.StatusCode);
        using var after = await mina.PostAsync("tally two");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, after.StatusCode);
        Assert.Equal(["one"], await Tally.WordsAsync(bot));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(bot.Http, "health/ready"));
    }

    /// <summary>Overwrites a page that nothing reads until a fact is written.</summary>
    private static async Task BreakPageAsync(string database)
    {
        long page;
        await using (var connection = new SqliteConnection($"Data Source={database};Pooling=False"))
        {
            await connection.OpenAsync();
            await connection.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
            page = await connection.ExecuteScalarAsync<long>("SELECT rootpage FROM sqlite_master WHERE name = 'facts_lead'");
        }

        await using var file = new FileStream(database, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Seek((page - 1) * 4096, SeekOrigin.Begin);
        await file.WriteAsync(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
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
        Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(30));
        Assert.NotEqual(0, code);
        Assert.Contains("database", bot.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", bot.Output, StringComparison.Ordinal);
        Assert.Equal(before, Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(folder.Database))));
    }
}
