using SdrBot.Conversations;

namespace SdrBot.Coaching;

/// <summary>The phrases that reach this folder.</summary>
public static class CoachingCommands
{
    public static CommandMap MapCoaching(this CommandMap commands) => commands
        .On<ShowListening>("listening", "listening", "my listening")
        .On<RateListening>("rate_listening", "listened {share}", "i listened {share}", "listened {share} of touch:{id}").Undoable()
        .On<SwitchListening>("listening_switch", "listening on", "listening off")
        .On<SetListeningTarget>("listening_target", "listening target", "listening target {text}")
        .On<BeginSelfCheck>("self_check", "self-check", "self check", "listening check", "self-check of touch:{id}")
        .On<ShowSelfChecks>("self_checks", "self-checks", "self checks", "my self-checks")
        .On<TickHabit>("tick_habit", "self-check {touch} with {habits}").Unlisted()
        .On<SaveSelfCheck>("save_self_check", "save self-check {touch} with {habits}").Undoable().Unlisted()
        .On<ShowReflection>("reflection", "reflection", "my reflection", "weekly reflection")
        .On<BeginReflection>("reflect", "reflect", "reflect on {week}")
        .On<AnswerReflection>("answer_reflection", "answer reflection {week} {question} {text}").Undoable().Unlisted();
}
