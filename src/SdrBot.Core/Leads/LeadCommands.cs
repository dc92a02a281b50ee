using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Leads;

/// <summary>The phrases that reach this folder.</summary>
public static class LeadCommands
{
    public static CommandMap MapLeads(this CommandMap commands) => commands
        .On<AddLead>("add_lead", "add lead {text}", "add a lead {text}", "new lead {text}", "리드 추가 {text}", "リード追加 {text}").Undoable().For(Permission.OwnLeads).Opens(AddLeadDialog.DialogName)
        .On<ShowLead>("lead_status", "lead {lead}", "open {lead}")
        .On<ShowCompany>("company", "company {company}")
        .On<FindLeads>("find_leads", "find {words}", "search {words}", "look up {words}")
        .On<ListLeads>("list_leads", "leads", "my leads", "leads {view}", "my leads {view}")
        .On<ShowPipeline>("pipeline", "pipeline", "my pipeline", "team pipeline")
        .On<ShowIdealCustomer>("icp", "icp", "ideal customer")
        .On<ShowIdealCustomer>("set_icp", "icp {text}").For(Permission.ManageTeam).Unlisted()
        .On<SetTechFit>("tech_fit", "tech fit")
        .On<SetTechFit>("set_tech_fit", "tech fit {text}").For(Permission.ManageTeam).Unlisted()
        .On<RenameStatus>("rename_status", "rename status {status} to {name}").For(Permission.ManageTeam)
        .On<IncomingCall>("incoming_call", "incoming call from {caller}", "incoming call {caller}", "incoming call", "call from {caller}")
        .On<AddNote>("add_note", "note {text}").Undoable()
        .On<ShowCompleteness>("completeness", "completeness", "my completeness", "completeness {lead}", "completeness of {lead}")
        .On<ShowResearch>("research", "research {lead}")
        .On<AddFact>("add_fact", "fact {text}").Undoable()
        .On<EnrichLead>("enrich", "enrich {lead}").Undoable()
        .On<ChangeStatus>("change_status", "status {text}").Undoable()
        .On<Disqualify>("disqualify", "disqualify {lead}", "disqualify {lead} because {reason}").Undoable()
        .On<Recycle>("recycle", "recycle {lead} in {days} days").Undoable()
        .On<ShowHistory>("lead_history", "history {lead}", "history of {lead}")
        .On<EditLead>("edit_lead", "edit {text}").Undoable()
        .On<ReassignLead>("reassign_lead", "reassign {lead} to {rep}").Undoable().For(Permission.ManageTeam)
        .On<ImportSheet>(ImportSheet.Intent, "import", "import leads").For(Permission.ImportLeads)
        .On<BeginImport>("import_begin", "import begin {id}").Unlisted().For(Permission.ImportLeads)
        .On<CancelImport>("import_cancel", "import cancel {id}").Unlisted()
        .On<WhichLead>("which_lead", "for lead:{id} {text}").Unlisted();
}
