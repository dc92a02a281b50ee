using SdrBot.Performance;

namespace SdrBot.Features;

internal static class PerformanceSetup
{
    public static IServiceCollection AddPerformance(this IServiceCollection services) => services
        .AddScoped<Scorekeeper>()
        .AddScoped<WeekPicture>()
        .AddScoped<ScorecardDesk>()
        .AddScoped<GoalDesk>()
        .AddScoped<CoachingIdea>();
}
