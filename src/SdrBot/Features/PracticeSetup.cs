using SdrBot.Conversations;
using SdrBot.Practice;

namespace SdrBot.Features;

internal static class PracticeSetup
{
    public static IServiceCollection AddPractice(this IServiceCollection services) => services
        .AddScoped<PracticeLines>()
        .AddScoped<PracticeForm>()
        .AddScoped<IForm>(s => s.GetRequiredService<PracticeForm>());
}
