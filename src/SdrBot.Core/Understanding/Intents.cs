namespace SdrBot.Understanding;

/// <summary>What somebody can want of the bot.</summary>
public static class Intents
{
    public const string TodayTasks = "today_tasks";
    public const string LogActivity = "log_activity";
    public const string QualifyLead = "qualify_lead";
    public const string HandoffLead = "handoff_lead";
    public const string SuggestObjection = "suggest_objection";
    public const string LeadStatus = "lead_status";
    public const string MyPerformance = "my_performance";
    public const string Help = "help";
    public const string SnoozeTask = "snooze_task";
    public const string CompleteTask = "complete_task";
    public const string SkipTask = "skip_task";
    public const string RemindMe = "remind_me";
    public const string AddLead = "add_lead";
    public const string AddNote = "add_note";
    public const string ChangeStatus = "change_status";
    public const string IncomingCall = "incoming_call";
    public const string Undo = "undo";
    public const string DigestSettings = "digest_settings";
    public const string Away = "away";
    public const string None = "none";
}
