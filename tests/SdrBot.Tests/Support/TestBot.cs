using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using SdrBot.Channels.LocalChat;
using SdrBot.Conversations;
using SdrBot.Jobs;
using SdrBot.Libraries;
using SdrBot.Storage;

namespace SdrBot.Tests.Support;

/// <summary>The real bot in this process: the real host, pipeline and database, at a port of its own, with a clock that the test sets.</summary>
internal sealed class TestBot : IAsyncDisposable
{
    /// <summary>Longest wait for something that must happen; a test that needs all of it fails. A machine on which everything takes ten times as long still needs less.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Not everything that is waited for is shown to one of the company: then it is looked at again.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Never = TimeSpan.FromDays(1);

    private readonly Action<CommandMap>? _phrases;
    private readonly bool _isTicking;
    private readonly Action<IServiceCollection>? _furnish;
    private readonly IReadOnlyDictionary<string, string?> _settings;
    private readonly TestFolder? _ownFolder;
    private WebApplication _app = null!;
    private FeedWatch _watch = null!;

    private TestBot(string? folder, Action<CommandMap>? phrases, bool isTicking, Action<IServiceCollection>? furnish, IReadOnlyDictionary<string, string?>? settings)
    {
        _phrases = phrases;
        _isTicking = isTicking;
        _furnish = furnish;
        _settings = settings ?? new Dictionary<string, string?>();
        _ownFolder = folder is null ? new TestFolder() : null;
        Folder = folder ?? _ownFolder!.Path;
    }

    /// <summary>Wednesday, 4 March 2026, 09:00 in Seoul, until somebody moves it.</summary>
    public FakeClock Clock { get; } = new(new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero));

    public string Folder { get; }

    public HttpClient Http { get; private set; } = null!;

    public IServiceProvider Services => _app.Services;

    public IDatabase Database => Services.GetRequiredService<IDatabase>();

    /// <param name="folder">A data folder to go on with; null for a new one that is deleted at the end.</param>
    /// <param name="phrases">Commands that only this test has.</param>
    /// <param name="isTicking">Whether the timetable wakes the jobs; else only <see cref="RunJobsAsync"/> does.</param>
    /// <param name="furnish">Puts other things in the place of the bot's own.</param>
    /// <param name="settings">Settings besides the address and the folder.</param>
    public static async Task<TestBot> StartAsync(
        string? folder = null, Action<CommandMap>? phrases = null, bool isTicking = false, Action<IServiceCollection>? furnish = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var bot = new TestBot(folder, phrases, isTicking, furnish, settings);
        await TestFolder.FoundAsync(bot.Folder);
        await bot.StartAsync();
        return bot;
    }

    public Person As(string person) => new(this, person);

    public Task<T?> ReadAsync<T>(string sql, object? values = null) => Database.ReadAsync(s => s.ScalarAsync<T>(sql, values), CancellationToken.None);

    /// <summary>Stops the bot as an administrator would, and starts it again on the same folder and at the same time.</summary>
    /// <param name="after">How long it was down.</param>
    public async Task RestartAsync(TimeSpan after = default)
    {
        await StopAsync();
        Clock.Advance(after);
        await StartAsync();
    }

    /// <summary>Runs the jobs that the timetable wakes every few seconds or minutes, and at night those of the night.</summary>
    public async Task RunJobsAsync(bool isNight)
    {
        await RunAsync<DigestsJob>();
        await RunAsync<RemindersJob>();
        await RunAsync<BreathersJob>();
        await RunAsync<FirstAttemptsJob>();
        await RunAsync<RecapsJob>();
        await RunAsync<HandoffsJob>();
        await RunAsync<WeeklyJob>();
        await RunAsync<RetryTurnsJob>();
        await RunAsync<LibrariesJob>();
        if (isNight)
        {
            await RunAsync<NightlyJob>();
        }
    }

    /// <summary>Runs one job; what it throws comes out.</summary>
    public Task RunAsync<TJob>()
        where TJob : Job =>
        ActivatorUtilities.CreateInstance<TJob>(Services).RunAsync(Clock.GetUtcNow(), CancellationToken.None);

    /// <summary>Runs one job as the timetable does: what it throws ends in the health check.</summary>
    public async Task WakeAsync<TJob>()
        where TJob : Job =>
        await ActivatorUtilities.CreateInstance<TJob>(Services).Execute(null!, CancellationToken.None);

    /// <summary>Completes when everything that was said has been shown, and no sheet is being read or imported.</summary>
    public async Task SettleAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await Services.GetRequiredService<PlaybookPen>().WriteAsync(patience.Token);
        while (!await IsSettledAsync(patience.Token))
        {
            await _watch.NextAsync(LookAgain, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _ownFolder?.Dispose();
    }

    private async Task StartAsync()
    {
        _app = Host.Build(builder =>
        {
            builder.Configuration.AddInMemoryCollection(_settings);
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Urls"] = "http://127.0.0.1:0",
                ["Data:Folder"] = Folder,
            });
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(Clock);
            foreach (var command in Phrases(new CommandMap()).Commands)
            {
                builder.Services.AddScoped(command.Handler);
            }
        }, Furnish);
        Phrases(Services.GetRequiredService<CommandMap>());
        _watch = new FeedWatch(Services.GetRequiredService<LocalFeed>());
        await _app.StartAsync();
#pragma warning disable CA2000 // The client disposes of it.
        Http = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = Patience }) { BaseAddress = new Uri(_app.Urls.Single()) };
#pragma warning restore CA2000
    }

    /// <summary>Jobs run when a test says so, unless it wants them to tick.</summary>
    private void Furnish(IServiceCollection services)
    {
        _furnish?.Invoke(services);
        if (!_isTicking)
        {
            services.Configure<QuartzHostedServiceOptions>(o => o.StartDelay = Never);
        }
    }

    private CommandMap Phrases(CommandMap commands)
    {
        _phrases?.Invoke(commands);
        return commands;
    }

    private async Task StopAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _watch.DisposeAsync();
        await _app.DisposeAsync();
    }

    private async Task<bool> IsSettledAsync(CancellationToken cancellationToken) => await Database.ReadAsync(
        s => s.ScalarAsync<long>(
            """
            SELECT EXISTS (
              SELECT 1 FROM messages m
              WHERE m.channel = 'local' AND m.state IN ('waiting', 'sending') AND m.next_at <= @now
                AND NOT EXISTS (SELECT 1 FROM local_messages l WHERE l.id = 'm' || m.id AND l.version >= m.version))
              OR EXISTS (SELECT 1 FROM imports WHERE state IN ('checking', 'importing'))
            """,
            new { now = Clock.GetUtcNow() }),
        cancellationToken) == 0;
}
