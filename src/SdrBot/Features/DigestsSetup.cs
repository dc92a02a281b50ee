using SdrBot.Conversations;
using SdrBot.Digests;

namespace SdrBot.Features;

internal static class DigestsSetup
{
    public static IServiceCollection AddDigests(this IServiceCollection services) => services
        .AddScoped<StandupDesk>()
        .AddScoped<OneToOnePack>()
        .AddScoped<IAfterWork, DrainDigest>();
}
