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
    [InlineData("no budget this year", Intents.SuggestObjection)]
    [InlineData("we have no budget until next year", Intents.SuggestObjection)]
    [InlineData("They're locked into a contract", Intents.SuggestObjection)]
    [InlineData("it's not a priority for us right now", Intents.SuggestObjection)]
    [InlineData("let me practise", "practice")]
    [InlineData("can we role-play please?", "practice")]
    [InlineData("pass Park to an account executive", Intents.HandoffLead)]
    [InlineData("give Park to the next AE", Intents.HandoffLead)]
    public void A_command(string text, string intent)
    {
        var understood = Recognizer.Understand(text, Now);
        Assert.Equal(intent, understood.Intent);
        Assert.InRange(understood.Confidence, IntentRecognizer.Sure, 1);
    }

    [Fact]
    public void A_new_lead_in_one_line()
    {
        var slots = Recognizer.Understand("add lead Jane Doe, Acme, jane@acme.com, +1 415 555 0199, VP Sales from webinar", Now).Slots;
        Assert.Equal(("Jane Doe", "Acme", "jane@acme.com"), (slots["name"], slots["company"], slots["email"]));
        Assert.Equal(("+1 415 555 0199", "VP Sales", "webinar"), (slots["phone"], slots["title"], slots["source"]));
    }

    [Theory]
    [InlineData("pass Park to an account executive", "account executive")]
    [InlineData("give Park to the next AE", "next AE")]
    [InlineData("hand the Park deal over to Alex", "Alex")]
    public void Who_takes_a_lead(string text, string ae)
    {
        var slots = Recognizer.Understand(text, Now).Slots;
        Assert.Equal(("Park", ae), (slots["lead"], slots["ae"]));
    }

    [Theory]
    [InlineData("snooze 2 later today", "later_today")]
    [InlineData("snooze 2 tomorrow", "tomorrow")]
    [InlineData("snooze 2 both", "both")]
    [InlineData("snooze 2 until Friday at 9", "2026-03-06T09:00")]
    public void Until_when_a_task_sleeps(string text, string when)
    {
        var slots = Recognizer.Understand(text, Now).Slots;
        Assert.Equal(("2", when), (slots["task"], slots["when_at"]));
    }

    [Theory]
    [InlineData("could you show handoffs, please?", "show handoffs")]
    [InlineData("let me my month", "my month")]
    [InlineData("hi, can I see please", "see")]
    [InlineData("Scoreboard please!", "Scoreboard")]
    [InlineData("hi team", null)]
    [InlineData("good morning, quota", null)]
    [InlineData("please", null)]
    [InlineData("", null)]
    public void A_wish_is_what_is_left_without_its_words(string text, string? left) => Assert.Equal(left, Recognizer.Wish(text));

    [Theory]
    [InlineData("no time for lunch")]
    [InlineData("I have no money on me")]
    [InlineData("no need")]
    [InlineData("too tired")]
    [InlineData("this coffee is too expensive for what it is")]
    [InlineData("practice makes perfect")]
    public void What_is_said_among_colleagues_is_no_objection_and_no_practice(string text) =>
        Assert.Equal(Intents.None, Recognizer.Understand(text, Now).Intent);

    [Fact]
    public void Below_the_threshold_there_are_guesses_to_offer()
    {
        var understood = Recognizer.Understand("something about the objection thing", Now);
        Assert.Equal(Intents.None, understood.Intent);
        Assert.Equal(Intents.SuggestObjection, understood.Guesses[0].Intent);
    }
}
