namespace SdrBot.People;

public sealed class SettingsTextTests
{
    [Theory]
    [InlineData("8:30", "08:30")]
    [InlineData("8", "08:00")]
    [InlineData("17:05", "17:05")]
    [InlineData("5pm", "17:00")]
    [InlineData("5:15 PM", "17:15")]
    [InlineData("2026-03-05T08:30", "08:30")]
    [InlineData("25:00", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_time_of_day_is_read(string? text, string? time) =>
        Assert.Equal(time, TimeOfDay.Parse(text)?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("9:00-18:00 mon-fri", "12345 09:00-18:00")]
    [InlineData("8-17", "135 08:00-17:00")]
    [InlineData("10am to 4pm Monday, Wednesday", "13 10:00-16:00")]
    [InlineData("9:00-18:00 fri-mon", "1567 09:00-18:00")]
    [InlineData("9:00-18:00 sun-sat", "1234567 09:00-18:00")]
    [InlineData("18:00-9:00", null)]
    [InlineData("9:00-18:00 someday", null)]
    [InlineData("9:00", null)]
    [InlineData("", null)]
    public void Working_hours_are_read(string text, string? hours) =>
        Assert.Equal(hours, WorkingHoursText.Parse(text, WorkingHours.Parse("135 09:00-18:00")!)?.ToString());

    [Theory]
    [InlineData("today", "2026-03-05")]
    [InlineData("tomorrow", "2026-03-06")]
    [InlineData("fri", "2026-03-06")]
    [InlineData("Thursday", "2026-03-12")]
    [InlineData("Mar 9", "2026-03-09")]
    [InlineData("jan 4", "2027-01-04")]
    [InlineData("Mar 9, 2027", "2027-03-09")]
    [InlineData("2026-03-20", "2026-03-20")]
    [InlineData("someday", null)]
    [InlineData("", null)]
    [InlineData("9999-12-31", null)]
    [InlineData("0001-01-01", null)]
    [InlineData("1/2/1999", null)]
    [InlineData("Mar 20, 2028", "2028-03-20")]
    public void A_day_is_read(string text, string? day) =>
        Assert.Equal(day, LocalDay.Parse(text, new DateOnly(2026, 3, 5))?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("Asia/Tokyo", "Asia/Tokyo")]
    [InlineData("asia/tokyo", "Asia/Tokyo")]
    [InlineData("Korea Standard Time", "Asia/Seoul")]
    [InlineData("Tokyo Standard Time", "Asia/Tokyo")]
    [InlineData("new york", "America/New_York")]
    [InlineData("Mars/Olympus", null)]
    [InlineData("", null)]
    public void A_zone_is_known_by_several_names(string text, string? zone) => Assert.Equal(zone, Zones.Recognize(text));

    [Fact]
    public void A_misspelt_zone_is_answered_with_suggestions() => Assert.Contains("Asia/Seoul", Zones.Suggest("Seoull"));

    [Theory]
    [InlineData("9:30-10:00", "09:30-10:00")]
    [InlineData("22:00-6:00", "22:00-06:00")]
    [InlineData("9:30-9:30", null)]
    [InlineData("off", null)]
    public void A_quiet_time_is_read(string text, string? quiet) => Assert.Equal(quiet, QuietTime.Parse(text)?.ToString());
}
