using SdrBot.Wording;

namespace SdrBot.Understanding;

public sealed class IntentsTests
{
    private static readonly DateTime Now = new(2026, 3, 4, 10, 0, 0);
    private static readonly IntentRecognizer Recognizer = new();

    [Theory]
    [InlineData("today", Intents.TodayTasks)]
    [InlineData("what's on my plate today?", Intents.TodayTasks)]
    [InlineData("could you show me today's tasks please", Intents.TodayTasks)]
    [InlineData("who should I call next", Intents.TodayTasks)]
    [InlineData("qualify Acme", Intents.QualifyLead)]
    [InlineData("let's run bant on Jane Doe", Intents.QualifyLead)]
    [InlineData("hand off Acme to Maria", Intents.HandoffLead)]
    [InlineData("they said we already use a competitor", Intents.SuggestObjection)]
    [InlineData("how do I handle \"no budget\"?", Intents.SuggestObjection)]
    [InlineData("where are we with acme?", Intents.LeadStatus)]
    [InlineData("status of Acme", Intents.LeadStatus)]
    [InlineData("how am I doing this week?", Intents.MyPerformance)]
    [InlineData("how many calls did I make today", Intents.MyPerformance)]
    [InlineData("what can you do?", Intents.Help)]
    [InlineData("push the Acme call to Friday", Intents.SnoozeTask)]
    [InlineData("later today", Intents.SnoozeTask)]
    [InlineData("mark task 2 as done", Intents.CompleteTask)]
    [InlineData("skip 4 because they are on vacation", Intents.SkipTask)]
    [InlineData("call Acme tomorrow 3pm", Intents.RemindMe)]
    [InlineData("note for Acme: budget approved in April", Intents.AddNote)]
    [InlineData("mark Acme as MQL", Intents.ChangeStatus)]
    [InlineData("incoming call from 010-1234-5678", Intents.IncomingCall)]
    [InlineData("oops undo that", Intents.Undo)]
    [InlineData("digest off", Intents.DigestSettings)]
    [InlineData("away until Monday", Intents.Away)]
    [InlineData("ｔｏｄａｙ", Intents.TodayTasks)] // Left in an input method's full width.
    [InlineData("what’s on my plate today？", Intents.TodayTasks)]
    [InlineData("snooze ２ until tomorrow", Intents.SnoozeTask)]
    [InlineData("call Acme tomorrow １５：００", Intents.RemindMe)]
    public void A_command(string text, string intent)
    {
        var understood = Recognizer.Understand(text, Language.English, Now);
        Assert.Equal(intent, understood.Intent);
        Assert.InRange(understood.Confidence, IntentRecognizer.Sure, 1);
    }

    [Fact]
    public void A_new_lead_in_one_line()
    {
        var slots = Recognizer.Understand("add lead Jane Doe, Acme, jane@acme.com, +1 415 555 0199, VP Sales from webinar", Language.English, Now).Slots;
        Assert.Equal(("Jane Doe", "Acme", "jane@acme.com"), (slots["name"], slots["company"], slots["email"]));
        Assert.Equal(("+1 415 555 0199", "VP Sales", "webinar"), (slots["phone"], slots["title"], slots["source"]));
    }

    [Theory]
    [InlineData("snooze 2 later today", "later_today")]
    [InlineData("snooze 2 tomorrow", "tomorrow")]
    [InlineData("snooze 2 both", "both")]
    [InlineData("snooze 2 until Friday at 9", "2026-03-06T09:00")]
    public void Until_when_a_task_sleeps(string text, string when)
    {
        var slots = Recognizer.Understand(text, Language.English, Now).Slots;
        Assert.Equal(("2", when), (slots["task"], slots["when_at"]));
    }

    [Fact]
    public void Below_the_threshold_there_are_guesses_to_offer()
    {
        var understood = Recognizer.Understand("something about the objection thing", Language.English, Now);
        Assert.Equal(Intents.None, understood.Intent);
        Assert.Equal(Intents.SuggestObjection, understood.Guesses[0].Intent);
    }
}
