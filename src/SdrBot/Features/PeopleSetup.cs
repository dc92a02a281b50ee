using SdrBot.People;
using SdrBot.Storage;

namespace SdrBot.Features;

internal static class PeopleSetup
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddScoped<Authority>()
        .AddScoped<RepFinder>()
        .AddScoped<CompanyNames>()
        .AddScoped<IReturnNews, ReturnNewsStore>();
}
