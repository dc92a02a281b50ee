using SdrBot.People;
using SdrBot.Storage;

namespace SdrBot.Features;

internal static class PeopleSetup
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddScoped<Authority>()
        .AddScoped<RepFinder>()
        .AddScoped<CompanyNames>()
        .AddScoped<OwnChoices>()
        .AddScoped<AccountStore>()
        .AddScoped<IAccountRequests>(s => s.GetRequiredService<AccountStore>())
        .AddScoped<AccountDesk>()
        .AddSingleton<NewCompany>()
        .AddScoped<Newcomers>()
        .AddScoped<AccountQuestion>()
        .AddScoped<IReturnNews, ReturnNewsStore>();
}
