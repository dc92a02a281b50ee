using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SdrBot.Channels.LocalChat;
using SdrBot.Storage;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Demo;

/// <summary>What a newcomer finds at the first start.</summary>
public sealed class DemoLoaderTests : IAsyncLifetime, IDisposable
{
    /// <summary>Thursday, 5 March 2026, 10:00 in Seoul: after the working day before in New York.</summary>
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 3, 5, 1, 0, 0, TimeSpan.Zero));

    private readonly TestFolder _folder = new();
    private WebApplication _app = null!;

    public Task InitializeAsync()
    {
        Build();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Thirty_leads_are_there_and_each_open_one_has_a_next_task()
    {
        Assert.Equal(30, await ScalarAsync("SELECT count(*) FROM leads"));
        Assert.Equal(0, await ScalarAsync("SELECT count(*) FROM leads l WHERE status NOT IN ('customer', 'disqualified') AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.lead_id = l.id AND t.state = 'open')"));
        Assert.Equal(0, await ScalarAsync("SELECT count(*) FROM leads l WHERE status IN ('customer', 'disqualified') AND EXISTS (SELECT 1 FROM tasks t WHERE t.lead_id = l.id AND t.state = 'open')"));
    }

    [Fact]
    public async Task Whoever_opens_the_chat_first_is_the_one_of_whom_the_tour_tells() =>
        Assert.Equal(["Mina Park", "Haruto Sato"], (await new LocalDirectory(_app.Services.GetRequiredService<IDatabase>()).PeopleAsync(CancellationToken.None)).Take(2).Select(p => p.Name));

    [Fact]
    public async Task Every_seller_has_a_list_that_can_be_worked_through_today()
    {
        var end = _clock.GetUtcNow().AddHours(14).ToUnixTimeMilliseconds();
        foreach (var owner in await OwnersAsync())
        {
            Assert.InRange(await ScalarAsync($"SELECT count(*) FROM tasks WHERE state = 'open' AND owner_id = '{owner}' AND due_at < {end}"), 1, 15);
        }

        Assert.InRange(await ScalarAsync($"SELECT count(*) FROM tasks WHERE state = 'open' AND kind IN ('callback', 'reply') AND due_at < {end}"), 1, 8);
        Assert.InRange(await ScalarAsync($"SELECT count(DISTINCT activity) FROM tasks WHERE state = 'open' AND due_at < {end}"), 3, 20);
    }

    [Fact]
    public async Task Nothing_has_happened_yet_that_is_still_to_come() =>
        Assert.Equal(0, await ScalarAsync($"SELECT (SELECT count(*) FROM touches WHERE at > {_clock.GetUtcNow().ToUnixTimeMilliseconds()}) + (SELECT count(*) FROM leads WHERE created_at > {_clock.GetUtcNow().ToUnixTimeMilliseconds()})"));

    [Fact]
    public async Task The_next_start_adds_nothing()
    {
        const string Everything = "SELECT (SELECT count(*) FROM leads) + (SELECT count(*) FROM tasks) + (SELECT count(*) FROM reps) + (SELECT count(*) FROM touches)";
        var before = await ScalarAsync(Everything);
        await _app.DisposeAsync();
        Build();
        Assert.Equal(before, await ScalarAsync(Everything));
    }

    private void Build() => _app = Host.Build(builder =>
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Urls"] = "http://127.0.0.1:0", ["Data:Folder"] = _folder.Path });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(_clock);
    });

    private async Task<IReadOnlyList<string>> OwnersAsync()
    {
        await using var connection = Open();
        return await new Session(connection).ManyAsync<string>("SELECT DISTINCT owner_id FROM leads");
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var connection = Open();
        return await new Session(connection).ScalarAsync<long>(sql);
    }

    private SqliteConnection Open() => _app.Services.GetRequiredService<SqliteFile>().Open(SqliteOpenMode.ReadWrite);
}
