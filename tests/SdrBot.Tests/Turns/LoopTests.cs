using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SdrBot.Imports;
using SdrBot.Jobs;
using SdrBot.Storage;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Turns;

/// <summary>A bug in one of the loops that run beside the turns: the loop goes on, the health check shows a loop that cannot, and one that breaks off takes the process with it.</summary>
public sealed class LoopTests
{
    [Fact]
    public async Task The_writer_goes_on_after_a_unit_that_ruins_its_connection()
    {
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        var mina = bot.As("mina");
        await mina.SayAsync("tally before");

        await Assert.ThrowsAnyAsync<Exception>(() => bot.Database.WriteAsync(
            "test",
            s =>
            {
                s.Connection.Dispose();
                return Task.FromResult(0);
            },
            CancellationToken.None));

        await mina.SayAsync("tally after");
        Assert.Equal(["before", "after"], await Tally.WordsAsync(bot));
        Assert.Equal("Healthy", await ReadyAsync(bot));
    }

    [Fact]
    public async Task The_outbox_goes_on_after_a_bug_and_its_failing_is_shown()
    {
        FaultyDatabase database = null!;
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases, furnish: s => s.AddSingleton<IDatabase>(p => database ??= new(p.GetRequiredService<SqliteDatabase>())));
        database.Broken = "outbox";
        using var taken = await bot.As("mina").PostAsync("tally one");
        Assert.True(taken.IsSuccessStatusCode);
        await Until.TrueAsync(() => database.Thrown >= 3);
        await Until.EqualAsync("Degraded", () => ReadyAsync(bot));

        database.Broken = null;
        Assert.Single(await bot.As("mina").HeardAsync());
        await Until.EqualAsync("Healthy", () => ReadyAsync(bot));
    }

    [Fact]
    public async Task The_imports_go_on_after_a_bug_and_their_failing_is_shown()
    {
        FaultyDatabase database = null!;
        await using var bot = await TestBot.StartAsync(furnish: s => s.AddSingleton<IDatabase>(p => database ??= new(p.GetRequiredService<SqliteDatabase>())));
        var mina = bot.As("mina");
        database.Broken = "import";
        var sheet = Path.Combine(bot.Folder, "leads.csv");
        await File.WriteAllTextAsync(sheet, "Name,Company\nJane Doe,Acme\n");
        using var taken = await mina.PostAsync("import", file: await mina.UploadAsync(sheet));
        Assert.True(taken.IsSuccessStatusCode);
        for (var failures = 2; failures <= 6; failures += 2)
        {
            // It tries twice each time: to say what it found, and to say that it failed.
            await Until.TrueAsync(() => database.Thrown >= failures);
            bot.Services.GetRequiredService<ImportBell>().Ring(ImportState.Checking);
        }

        await Until.EqualAsync("Degraded", () => ReadyAsync(bot));
        database.Broken = null;
        bot.Services.GetRequiredService<ImportBell>().Ring(ImportState.Checking);
        await mina.PressAsync("Import");
        await bot.SettleAsync();
        Assert.Equal(1, await bot.Database.ReadAsync(s => s.ScalarAsync<long>("SELECT count(*) FROM leads"), CancellationToken.None));
    }

    [Fact]
    public async Task A_job_goes_on_after_a_bug_and_its_failing_is_shown()
    {
        FaultyDatabase database = null!;
        await using var bot = await TestBot.StartAsync(furnish: s => s.AddSingleton<IDatabase>(p => database ??= new(p.GetRequiredService<SqliteDatabase>())));
        database.Broken = "digests";
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("Healthy", await ReadyAsync(bot));
            await bot.WakeAsync<DigestsJob>();
        }

        Assert.Equal(3, database.Thrown);
        Assert.Equal("Degraded", await ReadyAsync(bot));
        database.Broken = null;
        await bot.WakeAsync<DigestsJob>();
        Assert.Equal("Healthy", await ReadyAsync(bot));
        Assert.NotEmpty(await bot.As("mina").HeardAsync());
    }

    [Fact]
    public async Task A_loop_that_breaks_off_ends_the_process_with_an_error()
    {
        using var folder = new TestFolder();
        await using var app = Host.Build(
            b => b.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Urls"] = "http://127.0.0.1:0", ["Data:Folder"] = folder.Path }),
            s => s.AddHostedService<BreaksOff>());
        Assert.NotEqual(0, await Host.RunAsync(app).WaitAsync(TestBot.Patience));
    }

    private static async Task<string> ReadyAsync(TestBot bot)
    {
        using var response = await bot.Http.GetAsync(new Uri("health/ready", UriKind.Relative));
        return await response.Content.ReadAsStringAsync();
    }

    private sealed class BreaksOff : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), stoppingToken);
            throw new InvalidOperationException("a bug");
        }
    }
}
