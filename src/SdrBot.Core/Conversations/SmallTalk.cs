using SdrBot.Understanding;

namespace SdrBot.Conversations;

/// <summary>A greeting, thanks, a good-bye: a short answer with what to do next, and never an action.</summary>
public sealed class SmallTalk(IntentRecognizer recognizer)
{
    /// <returns>Null when more was said than that.</returns>
    public Reply? Answer(Turn turn) =>
        recognizer.SmallTalk(turn.Text) is not { } kind
            ? null
            : ((Reply)turn.Say($"conversations.small_talk.{kind}", ("name", turn.Rep.FirstName)))
                .With(new Button(turn.Say("help.today"), "today", ButtonStyle.Primary), new Button(turn.Say("conversations.help.help.label"), "help"));
}
