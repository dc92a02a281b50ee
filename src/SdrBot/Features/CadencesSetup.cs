using SdrBot.Cadences;

namespace SdrBot.Features;

internal static class CadencesSetup
{
    public static IServiceCollection AddCadences(this IServiceCollection services) => services.AddScoped<CadencePlan>();
}
