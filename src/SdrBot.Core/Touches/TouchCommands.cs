using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Touches;

/// <summary>The phrases that reach this folder.</summary>
public static class TouchCommands
{
    public static CommandMap MapTouches(this CommandMap commands) => commands
        .On<LogTouch>("log_activity", "log {line}", "log lead:{id} {channel} {outcome}").Undoable().Opens(LogDialog.DialogName)
        .On<ChannelCoverage>("channel_coverage", "channels {lead}")
        .On<ListChannels>("channels", "channels")
        .On<AddChannel>("add_channel", "add channel {name}", "add channel {name} like {like}").For(Permission.ManageTeam)
        .On<RemoveChannel>("remove_channel", "remove channel {name}").For(Permission.ManageTeam)
        .On<EditTouch>("edit_touch", "edit log {id} {field} {value}", "edit log {id}").Undoable().Unlisted()
        .On<PlanTouch>("plan_touch", "plan lead:{id} {channel} today").Undoable().Unlisted();
}
