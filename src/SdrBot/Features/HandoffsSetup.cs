using SdrBot.Conversations;
using SdrBot.Handoffs;
using SdrBot.Leads;

namespace SdrBot.Features;

internal static class HandoffsSetup
{
    public static IServiceCollection AddHandoffs(this IServiceCollection services) => services
        .AddScoped<DutyRoster>()
        .AddScoped<HandoffRouting>()
        .AddScoped<HandoffTrail>()
        .AddScoped<HandoffTasks>()
        .AddScoped<HandoffReader>()
        .AddScoped<HandoffFinder>()
        .AddScoped<HandoffChannels>()
        .AddScoped<HandoffMessages>()
        .AddScoped<HandoffDesk>()
        .AddScoped<HandoffStageBook>()
        .AddScoped<Handover>()
        .AddScoped<BriefWriter>()
        .AddScoped<NewHandoff>()
        .AddScoped<IDialog, DeclineDialog>()
        .AddScoped<NextStepNames>()
        .AddScoped<IPersonalView, HandoffForOne>()
        .AddScoped<SilentHandoffs>()
        .AddScoped<IPassedOnLeads, PassedOnLeads>()
        .AddScoped<ILeadCardPart, HandoffOnLead>();
}
