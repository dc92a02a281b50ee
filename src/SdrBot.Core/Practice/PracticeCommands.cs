using SdrBot.Conversations;

namespace SdrBot.Practice;

/// <summary>The phrases that reach this folder.</summary>
public static class PracticeCommands
{
    public static CommandMap MapPractice(this CommandMap commands) => commands
        .On<BeginPractice>("practice", "practice objections", "practise objections", "practice", "practise", "practice {category}");
}
