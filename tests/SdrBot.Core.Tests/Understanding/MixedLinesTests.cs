namespace SdrBot.Understanding;

/// <summary>Lines in two languages at once, on Wednesday 4 March 2026, 10:00: English words around Korean and Japanese names, and the other way round.</summary>
public sealed class MixedLinesTests
{
    [Theory]
    [InlineData("new lead: 새봄유통", Intents.AddLead, "name", "새봄유통")]
    [InlineData("add lead 새봄유통", Intents.AddLead, "name", "새봄유통")]
    [InlineData("please add a lead 새봄유통", Intents.AddLead, "name", "새봄유통")]
    [InlineData("status of 한빛물산", Intents.LeadStatus, "lead", "한빛물산")]
    [InlineData("what's up with 한빛물산?", Intents.LeadStatus, "lead", "한빛물산")]
    [InlineData("한빛물산 status please", Intents.LeadStatus, "lead", "한빛물산")]
    [InlineData("show me 한빛물산", Intents.LeadStatus, "lead", "한빛물산")]
    [InlineData("qualify 한빛물산", Intents.QualifyLead, "lead", "한빛물산")]
    [InlineData("let's qualify 한빛물산", Intents.QualifyLead, "lead", "한빛물산")]
    [InlineData("한빛물산 qualify 하자", Intents.QualifyLead, "lead", "한빛물산")]
    [InlineData("hand off 한빛물산 to Alex", Intents.HandoffLead, "lead", "한빛물산")]
    [InlineData("please hand 한빛물산 over to Alex", Intents.HandoffLead, "lead", "한빛물산")]
    [InlineData("한빛물산 hand off 부탁해", Intents.HandoffLead, "lead", "한빛물산")]
    [InlineData("done with 한빛물산", Intents.CompleteTask, "task", "한빛물산")]
    [InlineData("snooze 한빛물산 until tomorrow", Intents.SnoozeTask, "when_at", "tomorrow")]
    [InlineData("snooze 2 내일 3시", Intents.SnoozeTask, "when_at", "2026-03-05T15:00")]
    [InlineData("2번 snooze till Friday", Intents.SnoozeTask, "when_at", "2026-03-06")]
    [InlineData("remind me 내일 2pm to call 한빛물산", Intents.RemindMe, "when_at", "2026-03-05T14:00")]
    [InlineData("내일 2pm call Acme", Intents.RemindMe, "when_at", "2026-03-05T14:00")]
    [InlineData("tomorrow 3시에 Acme 전화하라고 알려줘", Intents.RemindMe, "when_at", "2026-03-05T15:00")]
    [InlineData("my tasks 보여줘", Intents.TodayTasks, null, null)]
    [InlineData("today's tasks 알려줘", Intents.TodayTasks, null, null)]
    [InlineData("my numbers 이번주 어때", Intents.MyPerformance, null, null)]
    [InlineData("new lead: さくら物流", Intents.AddLead, "name", "さくら物流")]
    [InlineData("add lead さくら物流", Intents.AddLead, "name", "さくら物流")]
    [InlineData("status of さくら物流", Intents.LeadStatus, "lead", "さくら物流")]
    [InlineData("what's up with さくら物流?", Intents.LeadStatus, "lead", "さくら物流")]
    [InlineData("さくら物流 status please", Intents.LeadStatus, "lead", "さくら物流")]
    [InlineData("qualify さくら物流", Intents.QualifyLead, "lead", "さくら物流")]
    [InlineData("さくら物流を qualify して", Intents.QualifyLead, "lead", "さくら物流")]
    [InlineData("hand off さくら物流 to Alex", Intents.HandoffLead, "lead", "さくら物流")]
    [InlineData("さくら物流を hand off して", Intents.HandoffLead, "lead", "さくら物流")]
    [InlineData("done with さくら物流", Intents.CompleteTask, "task", "さくら物流")]
    [InlineData("snooze さくら物流 until tomorrow", Intents.SnoozeTask, "when_at", "tomorrow")]
    [InlineData("snooze 2 明日 3時", Intents.SnoozeTask, "when_at", "2026-03-05T15:00")]
    [InlineData("2番を snooze till Friday", Intents.SnoozeTask, "when_at", "2026-03-06")]
    [InlineData("remind me 明日 2pm to call さくら物流", Intents.RemindMe, "when_at", "2026-03-05T14:00")]
    [InlineData("明日 2pm call Acme", Intents.RemindMe, "when_at", "2026-03-05T14:00")]
    [InlineData("tomorrow 3時に Acme に電話ってリマインドして", Intents.RemindMe, "when_at", "2026-03-05T15:00")]
    [InlineData("my tasks 見せて", Intents.TodayTasks, null, null)]
    [InlineData("today's tasks 教えて", Intents.TodayTasks, null, null)]
    [InlineData("my numbers 今週どう", Intents.MyPerformance, null, null)]
    public void A_command_is_understood(string text, string intent, string? slot, string? value)
    {
        var understood = CorpusReading.Understand(text);
        Assert.Equal(intent, understood.Intent);
        if (slot is not null) { Assert.Equal(value, understood.Slots.GetValueOrDefault(slot)); }
    }

    [Theory]
    [InlineData("log call 한빛물산 no answer", "한빛물산", "call", "no_answer", null)]
    [InlineData("called 한빛물산, no answer, 내일 다시", "한빛물산", "call", "no_answer", "2026-03-05")]
    [InlineData("spoke with 박서연 at 한빛물산", "박서연 at 한빛물산", "call", "connected", null)]
    [InlineData("LVM for 한빛물산", "한빛물산", "voicemail", "left_voicemail", null)]
    [InlineData("LVM 한빛물산, try again Friday", "한빛물산", "voicemail", "left_voicemail", "2026-03-06")]
    [InlineData("한빛물산 LVM, f/u 금요일", "한빛물산", "voicemail", "left_voicemail", "2026-03-06")]
    [InlineData("한빛물산 call no answer, 내일 2pm", "한빛물산", "call", "no_answer", "2026-03-05T14:00")]
    [InlineData("한빛물산 n/a, tmrw 10am 다시", "한빛물산", "call", "no_answer", "2026-03-05T10:00")]
    [InlineData("emailed 박서연 과장님", "박서연 과장님", "email", "sent", null)]
    [InlineData("meeting booked with 한빛물산 금요일 3시", "한빛물산", "call", "meeting_booked", "2026-03-06T15:00")]
    [InlineData("Acme 부재중, try again tomorrow", "Acme", "call", "no_answer", "2026-03-05")]
    [InlineData("Acme Corp 전화, not interested", "Acme Corp", "call", "not_interested", null)]
    [InlineData("log call さくら物流 no answer", "さくら物流", "call", "no_answer", null)]
    [InlineData("called さくら物流, no answer, 明日再架電", "さくら物流", "call", "no_answer", "2026-03-05")]
    [InlineData("spoke with 田中さん", "田中", "call", "connected", null)]
    [InlineData("LVM for さくら物流", "さくら物流", "voicemail", "left_voicemail", null)]
    [InlineData("LVM さくら物流, try again Friday", "さくら物流", "voicemail", "left_voicemail", "2026-03-06")]
    [InlineData("さくら物流 LVM, f/u 金曜", "さくら物流", "voicemail", "left_voicemail", "2026-03-06")]
    [InlineData("さくら物流 call no answer, 明日 2pm", "さくら物流", "call", "no_answer", "2026-03-05T14:00")]
    [InlineData("さくら物流 n/a, tmrw 10am 再架電", "さくら物流", "call", "no_answer", "2026-03-05T10:00")]
    [InlineData("emailed 田中さん", "田中", "email", "sent", null)]
    [InlineData("meeting booked with さくら物流 金曜15時", "さくら物流", "call", "meeting_booked", "2026-03-06T15:00")]
    [InlineData("Acme 不在, try again tomorrow", "Acme", "call", "no_answer", "2026-03-05")]
    [InlineData("Acme Corp 架電, not interested", "Acme Corp", "call", "not_interested", null)]
    public void A_log_line_is_read(string text, string lead, string channel, string outcome, string? followUp)
    {
        var line = Assert.Single(CorpusReading.Read([new() { ["text"] = text }])).Actual;
        Assert.Equal((lead, channel, outcome, followUp), (line.GetValueOrDefault("lead"), line.GetValueOrDefault("channel"), line.GetValueOrDefault("outcome"), line.GetValueOrDefault("follow_up_at")));
    }

    [Theory]
    [InlineData("lunch 먹으러 가자")]
    [InlineData("오늘 meeting 너무 길다")]
    [InlineData("good morning 여러분")]
    [InlineData("ランチ meeting 行こう")]
    [InlineData("今日の meeting 長すぎ")]
    [InlineData("good morning みなさん")]
    [InlineData("happy birthday 田中さん")]
    public void Chat_causes_nothing(string text) => Assert.Equal(Intents.None, CorpusReading.Understand(text).Intent);
}
