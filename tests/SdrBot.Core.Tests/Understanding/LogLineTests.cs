namespace SdrBot.Understanding;

/// <summary>Log lines typed on Wednesday 4 March 2026, 10:00.</summary>
public sealed class LogLineTests
{
    private static readonly DateTime Now = new(2026, 3, 4, 10, 0, 0);
    private static readonly IntentRecognizer Recognizer = new();

    [Theory]
    [InlineData("called Acme, no answer, left voicemail, try again tomorrow 3pm", "Acme", "call", "left_voicemail", "2026-03-05T15:00")]
    [InlineData("LVM for Jane Doe at Initech, f/u tmrw 10am", "Jane Doe at Initech", "voicemail", "left_voicemail", "2026-03-05T10:00")]
    [InlineData("Acme - NA, cb thursday", "Acme", "call", "no_answer", "2026-03-05")]
    [InlineData("spoke with Kim at Acme, interested, send pricing Friday", "Kim at Acme", "call", "interested", "2026-03-06")]
    [InlineData("got the gatekeeper at Globex, call back Monday at 9", "Globex", "call", "gatekeeper", "2026-03-09T09:00")]
    [InlineData("wrong number for Bob Smith", "Bob Smith", "call", "wrong_number", null)]
    [InlineData("booked a meeting with Dana Reed for Thursday 2pm", "Dana Reed", null, "meeting_booked", "2026-03-05T14:00")]
    [InlineData("sent Jane the deck", "Jane", "email", "sent", null)]
    [InlineData("sent a linkedin connection request to Tom Hardy", "Tom Hardy", "linkedin", "sent", null)]
    [InlineData("log call with Kim, no answer, vm, again tomorrow", "Kim", "call", "left_voicemail", "2026-03-05")]
    [InlineData("call Initech, busy, try in 2 hours", "Initech", "call", "busy", "2026-03-04T12:00")]
    [InlineData("Initech asked me to call back on Friday at 4", "Initech", "call", "callback_requested", "2026-03-06T16:00")]
    [InlineData("Jane at Acme replied, wants pricing", "Jane at Acme", "email", "interested", null)]
    [InlineData("no answer from Hooli", "Hooli", "call", "no_answer", null)]
    [InlineData("calld acme no anser left voicmail try agian tomorow", "acme", "call", "left_voicemail", "2026-03-05")]
    [InlineData("email to bob@acme.com bounced", "bob@acme.com", "email", "bounced", null)]
    [InlineData("mailed a gift to Peter Parker", "Peter Parker", "direct_mail", "sent", null)]
    [InlineData("met Lisa Wong at the conference, keen, follow up next week", "Lisa Wong", "event", "interested", "2026-03-09")]
    [InlineData("no show for the 3pm demo with Stark", "Stark", "meeting", "no_show", null)]
    [InlineData("called Acme yesterday, no answer", "Acme", "call", "no_answer", null)]
    public void A_touch(string text, string lead, string? channel, string outcome, string? followUp)
    {
        var understood = Recognizer.Understand(text, Now);
        Assert.Equal(Intents.LogActivity, understood.Intent);
        Assert.Equal(
            (lead, channel, outcome, followUp),
            (understood.Slots["lead"], understood.Slots.GetValueOrDefault("channel"), understood.Slots["outcome"], understood.Slots.GetValueOrDefault("follow_up_at")));
    }

    [Theory]
    [InlineData("called Dee Date, no answer, try again Feb 30", "Feb 30")]
    [InlineData("called Dee Date, no answer, try again 31 April", "31 April")]
    [InlineData("called Dee Date, no answer, try again on 29 February 2027", "29 February 2027")]
    [InlineData("called Dee Date, no answer, try again 31 December 9999", "31 December 9999")]
    [InlineData("called Dee Date, no answer, try again in 999999999999 days", "in 999999999999 days")]
    [InlineData("called Dee Date, no answer, try again in -3 days", "in -3 days")]
    [InlineData("called Dee Date, no answer, try again in 0 minutes", "in 0 minutes")]
    [InlineData("called Dee Date, no answer, try again 2027-13-45", "2027-13-45")]
    [InlineData("called Dee Date, no answer, call back 2027-02-29", "2027-02-29")]
    [InlineData("called Dee Date, no answer, try again yesterday", "yesterday")]
    [InlineData("Dee Date 부재중, 2월 30일에 다시 전화", "2월 30일")]
    [InlineData("Dee Date 부재중, 13월 1일에 다시 전화", "13월 1일")]
    [InlineData("Dee Date 부재중, -3일 뒤에 다시 전화", "-3일 뒤")]
    [InlineData("Dee Dateに電話、不在、2月30日にまた電話", "2月30日")]
    public void A_day_that_never_comes_is_asked_about(string text, string unclear)
    {
        var understood = Recognizer.Understand(text, Now);
        Assert.Equal((Intents.LogActivity, unclear), (understood.Intent, understood.Slots.GetValueOrDefault("follow_up_unclear")));
        Assert.DoesNotContain("follow_up_at", understood.Slots);
        Assert.DoesNotContain("note", understood.Slots);
    }

    [Theory]
    [InlineData("called Dee yesterday at 3pm, no answer", "2026-03-03T15:00")]
    [InlineData("called Dee yesterday, no answer", "2026-03-03")]
    [InlineData("어제 김민수 전화, 부재중", "2026-03-03")]
    [InlineData("called Dee, no answer", null)]
    public void When_it_was(string text, string? at) =>
        Assert.Equal(at, Recognizer.Understand(text, Now).Slots.GetValueOrDefault("touched_at"));

    [Theory]
    [InlineData("called Marcus, he said no budget this year")]
    [InlineData("called Marcus, not interested this year")]
    public void What_holds_this_year_is_no_follow_up(string text) =>
        Assert.DoesNotContain("follow_up_at", Recognizer.Understand(text, Now).Slots);

    [Theory]
    [InlineData("set up a meeting with Marcus on Monday at 3")]
    [InlineData("set up a call with Jane Doe tomorrow")]
    public void A_request_is_no_report(string text) => Assert.NotEqual(Intents.LogActivity, Recognizer.Understand(text, Now).Intent);

    [Theory]
    [InlineData("emailed tom the brochure", "tom")]
    [InlineData("emailed Tom the brochure", "Tom")]
    public void Who_was_sent_something(string text, string lead) => Assert.Equal(lead, Recognizer.Understand(text, Now).Slots["lead"]);

    [Theory]
    [InlineData("just got off the phone with Tom, he wants me to ring him back on Thursday at 10")]
    [InlineData("dialed Tom twice, no answer, next try Friday 9:30am")]
    public void What_only_led_to_the_follow_up_is_no_note(string text)
    {
        var slots = Recognizer.Understand(text, Now).Slots;
        Assert.Contains("follow_up_at", slots);
        Assert.DoesNotContain("note", slots);
    }

    [Fact]
    public void What_nothing_else_takes_is_the_note()
    {
        var slots = Recognizer.Understand("talked to Priya at Umbrella for 12 minutes, budget is approved, demo next Tuesday at 3", Now).Slots;
        Assert.Equal("budget is approved", slots["note"]);
        Assert.Equal("12", slots["duration"]);
        Assert.Equal("demo next Tuesday at 3", slots["follow_up"]);
        Assert.Equal("meeting", slots["follow_up_channel"]);
    }

    [Theory]
    [InlineData("called Acme, connected, they want a demo next week", "they want a demo", "2026-03-09")]
    [InlineData("cold email to Saoirse Kelly, mentioned the merger, will call her Friday", "mentioned the merger", "2026-03-06")]
    [InlineData("called Acme, she left me thinking, will send them the NDA this evening", "she left me thinking", "2026-03-04T16:00")]
    [InlineData("Novak Tools hasn't decided yet, following up on the 18th", "hasn't decided yet", "2026-03-18")]
    public void What_is_told_stays_whole_beside_the_follow_up(string text, string note, string followUp)
    {
        var slots = Recognizer.Understand(text, Now).Slots;
        Assert.Equal((note, followUp), (slots.GetValueOrDefault("note"), slots.GetValueOrDefault("follow_up_at")));
    }

    [Theory]
    [InlineData("called Acme, no answer, left voicemail, try again tomorrow 3pm", "no answer, left voicemail")]
    [InlineData("left a vm for Jane", "left a vm for")]
    [InlineData("called Acme", null)]
    [InlineData("한빛물산 전화했는데 부재중", "부재중")]
    [InlineData("さくら物流に電話したが不在", "不在")]
    public void An_outcome_is_kept_in_its_words(string text, string? words) => Assert.Equal(words, Recognizer.Understand(text, Now).Slots.GetValueOrDefault("outcome_words"));

    [Theory]
    [InlineData("i called my mom yesterday")]
    [InlineData("did you call the plumber?")]
    [InlineData("my flight was late and nobody answered")]
    [InlineData("lunch was great")]
    [InlineData("thanks!")]
    [InlineData("who sang that song")]
    [InlineData("what time is it in Tokyo")]
    [InlineData("play some jazz")]
    [InlineData("order a pizza for tonight")]
    public void Small_talk_causes_nothing(string text) => Assert.Equal(Intents.None, Recognizer.Understand(text, Now).Intent);
}
