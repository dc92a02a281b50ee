using SdrBot.Conversations;
using SdrBot.Leads;

namespace SdrBot.Features;

internal static class LeadsSetup
{
    public static IServiceCollection AddLeads(this IServiceCollection services) => services
        .AddScoped<LeadFinder>()
        .AddScoped<LeadIntake>()
        .AddScoped<LeadCard>()
        .AddScoped<StatusMove>()
        .AddScoped<IForm, WhichLead>();
}
