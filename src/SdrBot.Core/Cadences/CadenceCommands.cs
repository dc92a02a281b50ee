using SdrBot.Conversations;

namespace SdrBot.Cadences;

/// <summary>The phrases that reach this folder.</summary>
public static class CadenceCommands
{
    public static CommandMap MapCadences(this CommandMap commands) => commands;
}
