using SdrBot.Coaching;
using SdrBot.Conversations;
using SdrBot.Touches;

namespace SdrBot.Features;

internal static class CoachingSetup
{
    public static IServiceCollection AddCoaching(this IServiceCollection services) => services
        .AddScoped<ListeningTargets>()
        .AddScoped<ListeningTrend>()
        .AddScoped<ListeningSwitch>()
        .AddScoped<SelfChecks>()
        .AddScoped<ReflectionForm>()
        .AddScoped<IForm, SelfCheckForm>()
        .AddScoped<IForm>(s => s.GetRequiredService<ReflectionForm>())
        .AddScoped<IAfterTouch, AskAfterTalk>();
}
