using SdrBot.Conversations;
using SdrBot.Understanding;

namespace SdrBot.Qualification;

/// <summary>The phrases that reach this folder.</summary>
public static class QualificationCommands
{
    /// <summary>The command under which answers are kept, typed, pressed or found in a note.</summary>
    internal const string Learned = "learned";

    public static CommandMap MapQualification(this CommandMap commands) => commands
        .On<Qualify>(Intents.QualifyLead, "qualify {lead}", "qualify {lead} as {framework}", "qualify {lead} at {question}")
        .On<LearnAnswers>(Learned, "learned {text}").Undoable()
        .On<ShowScore>("score", "score {lead}", "score {lead} as {framework}")
        .On<ShowGaps>("gaps", "gaps {lead}", "gaps of {lead}")
        .On<ShowRecap>("recap", "recap {lead}", "recap of {lead}")
        .On<ShowFindings>("findings", "findings {lead}", "findings of {lead}")
        .On<ChooseFramework>("checklist", "checklist", "checklist {framework}")
        .On<ShowTurnedAway>("turned_away", "turned away")
        .On<ForgetAnswer>("unlearn", "unlearn {lead} {question}").Undoable().Unlisted()
        .On<ChecklistMove>("checklist_move", "checklist lead:{id} {move} {question}").Unlisted();
}
