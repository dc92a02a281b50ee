using SdrBot.Conversations;
using SdrBot.Imports;
using SdrBot.Leads;

namespace SdrBot.Features;

internal static class LeadsSetup
{
    public static IServiceCollection AddLeads(this IServiceCollection services) => services
        .AddScoped<LeadFinder>()
        .AddScoped<SharedLeads>()
        .AddScoped<ILeadNames, LeadNames>()
        .AddScoped<LeadIntake>()
        .AddScoped<LeadCard>()
        .AddScoped<StatusMove>()
        .AddScoped<IForm, WhichLead>()
        .AddScoped<IDialog, AddLeadDialog>()
        .AddScoped<IDialog, EditLeadDialog>()
        .AddScoped<ImportStore>()
        .AddScoped<ILeadImports>(s => s.GetRequiredService<ImportStore>())
        .AddSingleton<ImportBell>()
        .AddSingleton<ImportLeads>()
        .AddSingleton<Uploads>()
        .AddSingleton<ILeadFiles>(s => s.GetRequiredService<Uploads>())
        .AddHostedService<ImportQueue>();
}
