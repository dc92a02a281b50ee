using SdrBot.Conversations;

namespace SdrBot.Tasks;

/// <summary>The phrases that reach this folder.</summary>
public static class TaskCommands
{
    public static CommandMap MapTasks(this CommandMap commands) => commands;
}
