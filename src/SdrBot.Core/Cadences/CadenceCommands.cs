using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Cadences;

/// <summary>The phrases that reach this folder.</summary>
public static class CadenceCommands
{
    public static CommandMap MapCadences(this CommandMap commands) => commands
        .On<Enrol>("enrol", "enrol {lead} in {cadence}", "enroll {lead} in {cadence}", "start cadence {cadence} for {lead}").Undoable()
        .On<ListCadences>("cadences", "cadences")
        .On<ShowCadence>("show_cadence", "cadence {cadence}")
        .On<ShowBoard>("cadence_board", "pipeline of {cadence}", "board {cadence}")
        .On<AddStep>("add_step", "add step {activity} on day {day} to {cadence}").For(Permission.ManageTeam)
        .On<RemoveStep>("remove_step", "remove step {number} from {cadence}").For(Permission.ManageTeam)
        .On<StopCadence>("stop_cadence", "stop cadence {lead}", "stop cadence for {lead}").Undoable();
}
