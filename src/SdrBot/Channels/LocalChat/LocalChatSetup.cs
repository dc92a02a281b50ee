using SdrBot.Conversations;

namespace SdrBot.Channels.LocalChat;

internal static class LocalChatSetup
{
    public static IServiceCollection AddLocalChat(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("LocalChat").Get<LocalChatOptions>() ?? new LocalChatOptions();
        return !options.Enabled
            ? services
            : services
                .AddSingleton(options)
                .AddSingleton<LocalFeed>()
                .AddSingleton<LocalMessages>()
                .AddSingleton<LocalDirectory>()
                .AddSingleton<LocalReceiver>()
                .AddSingleton<IChannelNames, LocalChannelNames>()
                .AddSingleton<IHouseChannel, LocalChannel>();
    }

    public static IApplicationBuilder UseLocalChatGuard(this WebApplication app) => app.UseWhen(
        context => context.Request.Path == "/" || context.Request.Path.StartsWithSegments("/local", StringComparison.OrdinalIgnoreCase),
        branch => branch.Use(next => context => LoopbackOnly.GuardAsync(context, next)));
}
