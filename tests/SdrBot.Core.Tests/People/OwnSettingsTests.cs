namespace SdrBot.People;

/// <summary>What people set for themselves: their zone, and their days off with whoever covers them.</summary>
public sealed class OwnSettingsTests
{
    [Theory]
    [InlineData("zone Asia/Tokyo", "Asia/Tokyo")]
    [InlineData("zone Korea Standard Time", "Asia/Seoul")]
    [InlineData("zone new york", "America/New_York")]
    [InlineData("zone Mars/Base", "Etc/UTC")]
    public async Task A_zone_is_set_or_nothing_changes(string command, string zone)
    {
        var house = new PeopleOffice("sdr");
        await house.SayAsync(command);

        Assert.Equal(zone, house.People["boss"].Zone);
    }

    [Fact]
    public async Task An_unknown_zone_is_answered_with_buttons()
    {
        var reply = await new PeopleOffice("sdr").SayAsync("zone Seoull");

        Assert.Contains("zone Asia/Seoul", reply.Controls.Select(c => c.Command));
    }

    [Theory]
    [InlineData("away tomorrow to fri cover jun", "2026-03-05", "2026-03-06", "jun")]
    [InlineData("away until fri", "2026-03-04", "2026-03-06", null)]
    [InlineData("away fri to thu", "2026-03-06", "2026-03-12", null)]
    [InlineData("away thu", "2026-03-05", "2026-03-05", null)]
    public async Task Days_off_are_kept_with_their_cover(string command, string from, string until, string? cover)
    {
        var house = new PeopleOffice("sdr");
        await house.SayAsync(command);
        var rep = house.People["boss"];

        Assert.Equal((from, until, cover), (rep.AwayFrom?.ToString("yyyy-MM-dd", null), rep.AwayUntil?.ToString("yyyy-MM-dd", null), rep.CoverId));
        Assert.Equal(cover is null ? 0 : 1, house.Outbox.Said.Count);

        Assert.Contains(house.People["boss"].AwayFrom > new DateOnly(2026, 3, 4) ? "not away after all" : "closed 4 of your tasks", (await house.SayAsync("back")).Plain, StringComparison.Ordinal);
        Assert.Null(house.People["boss"].AwayFrom);
    }

    [Theory]
    [InlineData("away 2026-03-06 to 2026-03-05")]
    [InlineData("away 2026-03-02 to 2026-03-03")]
    [InlineData("away someday")]
    [InlineData("away tomorrow cover nobody")]
    [InlineData("away tomorrow cover boss")]
    public async Task What_makes_no_sense_changes_nothing(string command)
    {
        var house = new PeopleOffice("sdr");
        await house.SayAsync(command);

        Assert.Equal(0, house.People.Saves);
    }
}
