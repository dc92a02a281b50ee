using Microsoft.Extensions.DependencyInjection.Extensions;
using SdrBot.Conversations;
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

        // A test brings a clock of its own.
        services.TryAddSingleton(TimeProvider.System);
        services.AddHealthChecks().AddCheck<LoopPulse>("loops", tags: ["ready"]);
        return services
            .AddSingleton(commands)
            .AddSingleton<IntentRecognizer>()
            .AddSingleton<SmallTalk>()
            .AddScoped<CommandRights>()
            .AddScoped<NamedLead>()
            .AddScoped<DidYouMean>()
            .AddScoped<Interpreter>()
            .AddScoped<Router>()
            .AddScoped<Aftermath>()
            .AddScoped<HandlerSource>()
            .AddScoped<IHandlerSource>(s => s.GetRequiredService<HandlerSource>())
            .AddScoped<NamedChannel>()
            .AddScoped<Undelivered>()
            .AddScoped<Unheard>()
            .AddSingleton<Strangers>()
            .AddSingleton<Attachments>()
            .AddSingleton<LastHeard>()
            .AddSingleton<TurnRunner>()
            .AddSingleton<DialogDesk>()
            .AddSingleton<LoopPulse>()
            .AddSingleton<HouseDelivery>()
            .AddHostedService<OutboxDispatcher>()
            .AddHostedService<Introductions>()
            .AddHostedService<Fetching>();
    }
}
