using SdrBot.Wording;

namespace SdrBot.Understanding;

/// <summary>What English time phrases mean on Wednesday 4 March 2026, 10:00.</summary>
public sealed class TimesTests
{
    private static readonly DateTime Now = new(2026, 3, 4, 10, 0, 0);

    [Theory]
    [InlineData("today", "2026-03-04")]
    [InlineData("call tmrw please", "2026-03-05")]
    [InlineData("the day after tomorrow", "2026-03-06")]
    [InlineData("Friday", "2026-03-06")]
    [InlineData("next Friday", "2026-03-13")]
    [InlineData("this Friday", "2026-03-06")]
    [InlineData("last Friday", "2026-02-27")]
    [InlineData("Monday of next week", "2026-03-09")]
    [InlineData("on the 12th", "2026-03-12")]
    [InlineData("on the 2nd", "2026-04-02")]
    [InlineData("March 3", "2027-03-03")]
    [InlineData("3rd of April", "2026-04-03")]
    [InlineData("Apr 3, 2028", "2028-04-03")]
    [InlineData("4/15", "2026-04-15")]
    [InlineData("15/4/2026", "2026-04-15")]
    [InlineData("2026-04-15", "2026-04-15")]
    [InlineData("Feb 29", "2028-02-29")]
    [InlineData("in 3 days", "2026-03-07")]
    [InlineData("in 2 business days", "2026-03-06")]
    [InlineData("in 3 business days", "2026-03-09")]
    [InlineData("two weeks from tomorrow", "2026-03-19")]
    [InlineData("a month ago", "2026-02-04")]
    [InlineData("second Tuesday of next month", "2026-04-14")]
    [InlineData("EOD", "2026-03-04")]
    [InlineData("EOW", "2026-03-06")]
    public void A_day(string text, string date) => Expect(text, EntityType.Date, date);

    [Theory]
    [InlineData("at 3", "15:00:00")]
    [InlineData("at 9", "09:00:00")]
    [InlineData("2:30", "14:30:00")]
    [InlineData("7:15pm", "19:15:00")]
    [InlineData("12am", "00:00:00")]
    [InlineData("half past two", "14:30:00")]
    [InlineData("quarter to nine", "08:45:00")]
    [InlineData("noon", "12:00:00")]
    [InlineData("１７：３０", "17:30:00")]
    public void A_time_within_business_hours_unless_said(string text, string time) => Expect(text, EntityType.Time, time);

    [Theory]
    [InlineData("tomorrow 3pm", "2026-03-05T15:00:00")]
    [InlineData("3pm tomorrow", "2026-03-05T15:00:00")]
    [InlineData("Friday at 4", "2026-03-06T16:00:00")]
    [InlineData("the 12th at 11", "2026-03-12T11:00:00")]
    [InlineData("March 20, 9:30 am", "2026-03-20T09:30:00")]
    [InlineData("tonight at 8", "2026-03-04T20:00:00")]
    [InlineData("in 2 hours", "2026-03-04T12:00:00")]
    [InlineData("tomorrow morning at 8", "2026-03-05T08:00:00")]
    public void An_instant(string text, string instant) => Expect(text, EntityType.DateTime, instant);

    [Theory]
    [InlineData("20 minutes", "1200")]
    [InlineData("an hour and a half", "5400")]
    [InlineData("half an hour", "1800")]
    [InlineData("3 weeks", "1814400")]
    [InlineData("90m", "5400")]
    public void A_length(string text, string seconds) => Expect(text, EntityType.Duration, seconds);

    [Theory]
    [InlineData("next week", "2026-03-09", "2026-03-16")]
    [InlineData("this month", "2026-03-01", "2026-04-01")]
    [InlineData("next quarter", "2026-04-01", "2026-07-01")]
    [InlineData("Q1 2027", "2027-01-01", "2027-04-01")]
    [InlineData("Q3", "2026-07-01", "2026-10-01")]
    [InlineData("the week of March 18", "2026-03-16", "2026-03-23")]
    [InlineData("in May", "2026-05-01", "2026-06-01")]
    [InlineData("next 3 days", "2026-03-05", "2026-03-08")]
    [InlineData("this weekend", "2026-03-07", "2026-03-09")]
    [InlineData("from March 10 to March 12", "2026-03-10", "2026-03-12")]
    public void A_period(string text, string begin, string end) =>
        Expect(text, EntityType.DateRange, $$"""{"begin":"{{begin}}","end":"{{end}}"}""");

    [Theory]
    [InlineData("tomorrow morning", "2026-03-05T08:00:00", "2026-03-05T12:00:00")]
    [InlineData("Monday 2-3pm", "2026-03-09T14:00:00", "2026-03-09T15:00:00")]
    [InlineData("this afternoon", "2026-03-04T12:00:00", "2026-03-04T16:00:00")]
    public void A_part_of_a_day(string text, string begin, string end) =>
        Expect(text, EntityType.DateTimeRange, $$"""{"begin":"{{begin}}","end":"{{end}}"}""");

    [Theory]
    [InlineData("this may well change")]
    [InlineData("they sat there all 5 of them")]
    [InlineData("a 1:1 meeting")]
    [InlineData("march on, people")]
    [InlineData("Good morning Paul")]
    [InlineData("let us go for a second round")]
    [InlineData("version 4.22 of the tool")]
    public void No_time(string text) => Assert.Empty(ValueReader.Read(text, Language.English, Now, EntityKinds.When));

    private static void Expect(string text, EntityType type, string value)
    {
        var entity = Assert.Single(ValueReader.Read(text, Language.English, Now, EntityKinds.When));
        Assert.Equal((type, value), (entity.Type, entity.Value.ToString()));
    }
}
