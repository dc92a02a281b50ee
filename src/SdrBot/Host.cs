using SdrBot.Advice;
using SdrBot.Answers;
using SdrBot.Channels;
using SdrBot.Channels.BotFramework;
using SdrBot.Channels.LocalChat;
using SdrBot.Channels.Slack;
using SdrBot.Cadences;
using SdrBot.Coaching;
using SdrBot.Conversations;
using SdrBot.Demo;
using SdrBot.Digests;
using SdrBot.Features;
using SdrBot.Handoffs;
using SdrBot.Jobs;
using SdrBot.Leads;
using SdrBot.Libraries;
using SdrBot.Objections;
using SdrBot.People;
using SdrBot.Performance;
using SdrBot.Scripts;
using SdrBot.Practice;
using SdrBot.Qualification;
using SdrBot.Settings;
using SdrBot.Storage;
using SdrBot.Tasks;
using SdrBot.Touches;
using SdrBot.Turns;

namespace SdrBot;

/// <summary>Puts the house together: each line is a folder.</summary>
internal static class Host
{
    public const string DefaultUrl = "http://localhost:3978";
    private const int LargestBody = 1024 * 1024;

    /// <param name="configure">Comes before the settings are checked.</param>
    /// <param name="furnish">Comes after all services were added.</param>
    /// <exception cref="SettingException">A setting is unknown or impossible.</exception>
    public static WebApplication Build(Action<WebApplicationBuilder>? configure = null, Action<IServiceCollection>? furnish = null)
    {
        var folder = SettingsFolder.Find();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = folder, ApplicationName = "SdrBot" });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddSettings(folder);
        configure?.Invoke(builder);
        SettingsCheck.Check(builder.Configuration);
        builder.WebHost.UseUrls(builder.Configuration["Urls"] ?? DefaultUrl);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Services
            .AddProblemDetails()
            .AddStorage(builder.Configuration, folder)
            .AddTurns(Commands())
            .AddPeople()
            .AddLeads()
            .AddCadences()
            .AddTasks()
            .AddTouches()
            .AddQualification()
            .AddHandoffs()
            .AddLibraries()
            .AddObjections()
            .AddPractice()
            .AddCoaching()
            .AddPerformance()
            .AddScripts()
            .AddDigests()
            .AddAdvice()
            .AddJobs()
            .AddLocalChat(builder.Configuration)
            .AddSlack(builder.Configuration)
            .AddBotFramework(builder.Configuration);
        builder.Services.AddHealthChecks().AddCheck<StorageHealth>("storage", tags: ["ready"]);

        furnish?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseFaults();
        app.UseLocalChatGuard();
        app.MapLocalChat();
        app.MapSlack();
        app.MapSlackInstall();
        app.MapBotFramework();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { Predicate = c => c.Tags.Contains("ready") });
        app.PrepareStorage();
        app.ReadSlackInstallations();
        app.PublishCadences();
        app.ReadFrameworks();
        app.CheckScripts();
        app.Services.GetRequiredService<LibraryFolders>().Refresh();
        app.LoadDemo();
        return app;
    }

    /// <summary>Runs until it is told to stop, or until one of its loops breaks off: a bot that only half works must not look alive.</summary>
    /// <returns>The exit code; not zero when a loop broke off.</returns>
    public static async Task<int> RunAsync(WebApplication app)
    {
        var loops = app.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToArray();
        await app.RunAsync();
        return loops.Any(l => l.ExecuteTask is { IsFaulted: true }) ? 1 : 0;
    }

    /// <summary>In the order in which help prints them.</summary>
    public static CommandMap Commands() => new CommandMap()
        .MapTasks()
        .MapTouches()
        .MapLeads()
        .MapQualification()
        .MapObjections()
        .MapAnswers()
        .MapHandoffs()
        .MapPractice()
        .MapCoaching()
        .MapPerformance()
        .MapScripts()
        .MapCadences()
        .MapDigests()
        .MapAdvice()
        .MapPeople()
        .MapConversations();
}
