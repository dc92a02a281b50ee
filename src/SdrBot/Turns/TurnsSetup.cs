using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Understanding;

namespace SdrBot.Turns;

internal static class TurnsSetup
{
    public static IServiceCollection AddTurns(this IServiceCollection services, CommandMap commands)
    {
        foreach (var handler in commands.Commands.Select(c => c.Handler).Distinct())
        {
            services.AddScoped(handler);
        }

        return services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(commands)
            .AddSingleton<IntentRecognizer>()
            .AddSingleton<DidYouMean>()
            .AddScoped<Authority>()
            .AddScoped<Router>()
            .AddScoped<HandlerSource>()
            .AddScoped<IHandlerSource>(s => s.GetRequiredService<HandlerSource>())
            .AddSingleton<TurnRunner>()
            .AddHostedService<OutboxDispatcher>();
    }
}
