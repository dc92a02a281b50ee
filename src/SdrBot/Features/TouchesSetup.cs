using SdrBot.Conversations;
using SdrBot.Touches;

namespace SdrBot.Features;

internal static class TouchesSetup
{
    public static IServiceCollection AddTouches(this IServiceCollection services) => services
        .AddScoped<ChannelBook>()
        .AddScoped<TouchLog>()
        .AddScoped<LogDialog>()
        .AddScoped<IDialog>(s => s.GetRequiredService<LogDialog>())
        .AddScoped<IDialog, LogMessageDialog>()
        .AddScoped<Escalation>();
}
