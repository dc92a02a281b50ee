namespace SdrBot.Features;

internal static class TasksSetup
{
    public static IServiceCollection AddTasks(this IServiceCollection services) => services;
}
