using SdrBot.Conversations;

namespace SdrBot.Digests;

/// <summary>The phrases that reach this folder.</summary>
public static class DigestCommands
{
    public static CommandMap MapDigests(this CommandMap commands) => commands;
}
