using SdrBot.Conversations;

namespace SdrBot.Leads;

/// <summary>The phrases that reach this folder.</summary>
public static class LeadCommands
{
    public static CommandMap MapLeads(this CommandMap commands) => commands
        .On<WhichLead>("which_lead", "for lead:{id} {text}").Unlisted();
}
