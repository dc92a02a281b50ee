using SdrBot.Wording;

namespace SdrBot.Understanding;

/// <summary>What is answered as small talk, and that nothing which means more is.</summary>
public sealed class SmallTalkTests
{
    private static readonly IntentRecognizer Recognizer = new();

    [Theory]
    [InlineData("hi", "greeting")]
    [InlineData("Heyyyy there!!", "greeting")]
    [InlineData("good morning everyone", "greeting")]
    [InlineData("hi, how's it going?", "how_are_you")]
    [InlineData("who are you?", "who_are_you")]
    [InlineData("ok thanks a lot", "thanks")]
    [InlineData("thank you so much, you're the best", "thanks")]
    [InlineData("my bad", "sorry")]
    [InlineData("bye, see you tomorrow", "farewell")]
    [InlineData("Well done!", "praise")]
    [InlineData("what a day", "mood")]
    [InlineData("👍", "agreed")]
    [InlineData("ok", "agreed")]
    [InlineData("no, thanks", "thanks")]
    [InlineData("yes please", "no_question")]
    public void It_has_a_kind_and_an_answer(string text, string kind)
    {
        Assert.Equal(kind, Recognizer.SmallTalk(text));
        Assert.True(Words.In(Language.English).Has($"conversations.small_talk.{kind}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("???")]
    [InlineData("the bot")]
    [InlineData("thanks, done 14")]
    [InlineData("hi, called Acme")]
    [InlineData("good lead")]
    [InlineData("12")]
    public void More_than_that_is_none(string text) => Assert.Null(Recognizer.SmallTalk(text));

    [Theory]
    [InlineData("intents")]
    [InlineData("log-lines")]
    public void Nothing_that_asks_for_something_is_small_talk(string corpus) =>
        Assert.DoesNotContain(
            Corpus.Read(corpus).Where(line => line.GetValueOrDefault("intent") != Intents.None).Select(line => line["text"]),
            text => Recognizer.SmallTalk(text) is not null);
}
