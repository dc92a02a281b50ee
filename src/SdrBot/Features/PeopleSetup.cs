using SdrBot.People;

namespace SdrBot.Features;

internal static class PeopleSetup
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services.AddScoped<Authority>();
}
