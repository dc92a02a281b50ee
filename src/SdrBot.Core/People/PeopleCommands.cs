using SdrBot.Conversations;

namespace SdrBot.People;

/// <summary>The phrases that reach this folder.</summary>
public static class PeopleCommands
{
    public static CommandMap MapPeople(this CommandMap commands) => commands;
}
