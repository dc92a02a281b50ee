using SdrBot.Conversations;
using SdrBot.Home;
using SdrBot.Settings;
using SdrBot.Storage;
using SdrBot.Turns;

namespace SdrBot.Channels.Slack;

internal static class SlackSetup
{
    /// <summary>Nothing at all where no Slack setting stands.</summary>
    /// <exception cref="SettingException">A setting that Slack needs is missing.</exception>
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        if (SlackSettings.Read(configuration.GetSection("Slack")) is not { } options)
        {
            return services;
        }

        services
            .AddSingleton(options)
            .AddSingleton<SlackSharing>()
            .AddSingleton<IPlatformFiles, SlackFiles>()
            .AddSingleton<SlackPace>()
            .AddSingleton<SlackHistory>()
            .AddSingleton<SlackAnswerUrls>()
            .AddSingleton<SlackRefusals>()
            .AddSingleton<SlackWindows>()
            .AddSingleton<SlackShortcuts>()
            .AddScoped<HomePage>()
            .AddSingleton<SlackHome>()
            .AddOldButtons()
            .AddSingleton<SlackPresses>()
            .AddSingleton<SlackAtOnce>()
            .AddSingleton<SlackReceiver>()
            .AddSingleton<IChannel, SlackChannel>()
            .AddSingleton(new ThreadedChannel(SlackChannel.Name))
            .AddScoped<IAfterWork, SlackHomes>()
            .AddSlackInstall()
            .AddSingleton<SlackWorkspaces>()
            .AddHostedService(s => s.GetRequiredService<SlackWorkspaces>())
            .AddSingleton<SlackPeople>()
            .AddSingleton<IPlatformPeople>(s => s.GetRequiredService<SlackPeople>())
            .AddHostedService<SlackWarmUp>();
#pragma warning disable CA2000 // The client lives as long as the program.
        services.AddSingleton(s => new SlackClient(
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { MaxResponseContentBufferSize = SlackClient.LargestAnswer },
            options,
            s.GetRequiredService<ILogger<SlackClient>>()));
#pragma warning restore CA2000
        if (options.Mode == SlackMode.Socket)
        {
            services.AddSingleton<SlackSocketHealth>().AddHostedService<SlackSocket>();
            services.AddHealthChecks().AddCheck<SlackSocketHealth>("slack", tags: ["ready"]);
        }

        return services;
    }
}
