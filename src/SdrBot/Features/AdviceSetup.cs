using SdrBot.Advice;

namespace SdrBot.Features;

internal static class AdviceSetup
{
    public static IServiceCollection AddAdvice(this IServiceCollection services) => services
        .AddScoped<ExpertBook>()
        .AddScoped<AskedColleague>();
}
