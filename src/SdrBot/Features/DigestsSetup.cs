namespace SdrBot.Features;

internal static class DigestsSetup
{
    public static IServiceCollection AddDigests(this IServiceCollection services) => services;
}
