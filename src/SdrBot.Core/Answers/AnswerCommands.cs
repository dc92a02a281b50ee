using SdrBot.Conversations;

namespace SdrBot.Answers;

/// <summary>The phrases that reach this folder.</summary>
public static class AnswerCommands
{
    public static CommandMap MapAnswers(this CommandMap commands) => commands
        .On<FindAnswer>("find_answer", "answer {text}", "question {text}", "how do i answer {text}")
        .On<ListAnswers>("list_answers", "answers", "answers {category}")
        .On<ListQuestions>("unanswered", "unanswered", "unanswered questions", "open questions")
        .On<AskTeam>("ask_team", "ask the team {text}").Undoable()
        .On<AnswerQuestion>("answer_question", "reply to question {id} {text}").Unlisted()
        .On<SendAnswer>("send_answer", "send answer:{entry} to {lead}", "send answer:{entry}").Undoable().Unlisted()
        .On<ShowAnswer>("show_answer", "open answer:{entry}").Unlisted();
}
