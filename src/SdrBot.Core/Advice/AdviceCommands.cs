using SdrBot.Conversations;

namespace SdrBot.Advice;

/// <summary>The phrases that reach this folder.</summary>
public static class AdviceCommands
{
    public static CommandMap MapAdvice(this CommandMap commands) => commands
        .On<WhoKnows>("who_knows", "who knows about {topic}", "who knows {topic}", "experts")
        .On<SetExpert>("expert", "expert on {topic} is {who}")
        .On<AskMentor>("ask_mentor", "ask my mentor {text}", "ask my mentor", "ask mentor {text}")
        .On<AskColleague>("ask_colleague", "ask {rep} about {text}")
        .On<AdviseColleague>("advise", "advise {rep} {text}");
}
