using System.Globalization;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SdrBot.Benchmarks.Load;
using SdrBot.Channels;
using SdrBot.Channels.LocalChat;
using SdrBot.Storage;

namespace SdrBot.Benchmarks;

/// <summary>The whole bot in this process, without HTTP: one person, one turn after the other, each in a commit of its own.</summary>
[MemoryDiagnoser]
public class TurnBenchmarks
{
    private const int Due = 200;
    private const int People = 2;

    private readonly string _folder = Server.NewDataFolder();
    private WebApplication _app = null!;
    private LocalReceiver _receiver = null!;
    private OutgoingMessage _today = null!;
    private int _turns;

    /// <summary>Waited for here, since what runs benchmarks in its own process does not wait for a setup that is a task.</summary>
    [GlobalSetup]
    public void Start() => StartAsync().GetAwaiter().GetResult();

    [GlobalCleanup]
    public void Stop() => StopAsync().GetAwaiter().GetResult();

    /// <summary>A logged call with a follow-up, up to the commit.</summary>
    [Benchmark]
    public Task LogTurn() =>
        SayAsync(1, $"called {Seed.Company(Seed.LeadsEach + (_turns % Seed.LeadsEach))}, no answer, left voicemail, try again tomorrow 3pm");

    /// <summary><c>today</c> with 200 due tasks, up to the commit.</summary>
    [Benchmark]
    public Task Today() => SayAsync(0, "today");

    /// <summary>The same answer as the page gets it.</summary>
    [Benchmark]
    public string RenderToday() => JsonSerializer.Serialize(LocalRenderer.Render(_today, DateTimeOffset.UnixEpoch, null), LocalJson.Default.LocalMessage);

    private Task<LocalMessage?> SayAsync(int person, string text) => _receiver.PostAsync(
        LocalConversations.Direct(Seed.PersonId(person)), Seed.PersonId(person), (++_turns).ToString(CultureInfo.InvariantCulture), text, null, CancellationToken.None);

    private async Task StartAsync()
    {
        await Seed.PeopleAsync(_folder, People);
        await Seed.TasksAsync(_folder, Due, 2 * Due, People);
        _app = Host.Build(builder =>
        {
            builder.Configuration["Data:Folder"] = _folder;
            builder.Configuration["Urls"] = "http://127.0.0.1:0";
            builder.Logging.ClearProviders();
        });
        await _app.StartAsync();
        _receiver = _app.Services.GetRequiredService<LocalReceiver>();
        await Today();
        var stored = (await _app.Services.GetRequiredService<IDatabase>().ReadAsync(
            async session => await StoredMessage.FindAsync(session, await session.ScalarAsync<long>("SELECT max(id) FROM messages")), CancellationToken.None))!;
        _today = new OutgoingMessage(stored.Id, stored.Key, stored.Version, stored.Conversation, stored.Reply, null);
    }

    private async Task StopAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
