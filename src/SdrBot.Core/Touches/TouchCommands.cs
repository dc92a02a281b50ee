using SdrBot.Conversations;

namespace SdrBot.Touches;

/// <summary>The phrases that reach this folder.</summary>
public static class TouchCommands
{
    public static CommandMap MapTouches(this CommandMap commands) => commands;
}
