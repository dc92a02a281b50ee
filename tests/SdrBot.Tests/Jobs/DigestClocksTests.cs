using FsCheck;
using FsCheck.Fluent;
using SdrBot.People;

namespace SdrBot.Tests.Jobs;

/// <summary>One digest each local day, whatever clocks and people do to it.</summary>
public sealed class DigestClocksTests
{
    private static readonly WorkingHours AllDay = WorkingHours.Parse("1234567 00:00-23:59")!;

    /// <summary>On days on which clocks change, and where they are odd: one digest each day, no more and no less.</summary>
    [Theory]
    [InlineData("America/Santiago", "00:00", "2026-09-05")] // Midnight of the 6th does not exist.
    [InlineData("America/New_York", "02:30", "2026-03-07")] // 02:30 of the 8th does not exist.
    [InlineData("America/New_York", "01:30", "2026-10-31")] // 01:30 of the 1st comes twice.
    [InlineData("Australia/Lord_Howe", "02:10", "2026-10-03")]
    [InlineData("Australia/Lord_Howe", "01:45", "2026-04-04")]
    [InlineData("Asia/Kathmandu", "00:00", "2026-03-04")]
    [InlineData("Pacific/Apia", "23:30", "2026-03-04")]
    [InlineData("America/Sao_Paulo", "00:00", "2026-10-31")]
    public async Task Each_day_has_one_digest_when_clocks_change(string zone, string at, string day)
    {
        var rep = Office.Sdr("mina", zone) with { DigestAt = TimeOnly.ParseExact(at, "HH:mm", null), Hours = AllDay };
        await using var office = await Office.OpenAsync(rep);
        var first = DateOnly.ParseExact(day, "yyyy-MM-dd", null);
        var end = LocalClock.StartOf(rep.TimeZone, first.AddDays(3));
        for (var now = LocalClock.StartOf(rep.TimeZone, first); now < end; now = now.AddMinutes(10))
        {
            await office.Round.DigestsAsync(now, CancellationToken.None);
        }

        Assert.Equal(Enumerable.Range(0, 3).Select(i => $"digest:mina:{first.AddDays(i):yyyy-MM-dd}"), (await office.SaidAsync("digest:")).Select(s => s.Key));
    }

    /// <summary>Whatever a rep does to zone and hour in a few days, clocks changing or not, no local date has two digests.</summary>
    [Fact]
    public async Task Changing_zone_and_hour_gives_at_most_one_digest_a_day()
    {
        await using var office = await Office.OpenAsync();
        var cases = 0;
        var starts = new[] { "2026-03-03", "2026-03-07", "2026-04-04", "2026-09-05", "2026-10-03", "2026-10-31", "2026-12-31" };
        var change = from zone in Gen.Elements("Asia/Seoul", "America/New_York", "Pacific/Apia", "America/Santiago", "Australia/Lord_Howe", "Asia/Kathmandu")
                     from hour in Gen.Choose(0, 17)
                     from minute in Gen.Choose(0, 3)
                     from ticks in Gen.Choose(1, 30)
                     select (Zone: zone, At: new TimeOnly(hour, minute * 15), Ticks: ticks);
        var play = from start in Gen.Elements(starts) from isAllDay in Gen.Elements(true, false) from changes in change.ListOf(8) select (start, isAllDay, changes);
        Prop.ForAll(play.ToArbitrary(), p => PlayAsync(office, $"rep{cases++}", Office.Utc($"{p.start} 00:00"), p.isAllDay, [.. p.changes]).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    private static async Task<bool> PlayAsync(Office office, string id, DateTimeOffset now, bool isAllDay, (string Zone, TimeOnly At, int Ticks)[] changes)
    {
        await office.HireAsync(Office.Sdr(id));
        var days = new List<DateOnly>();
        foreach (var (zone, at, ticks) in changes)
        {
            var rep = Office.Sdr(id, zone) with { DigestAt = at };
            rep = isAllDay ? rep with { Hours = AllDay } : rep;
            await office.SaveAsync(rep);
            for (var i = 0; i < ticks; i++, now = now.AddMinutes(15))
            {
                if (await office.Round.DigestsAsync(now, CancellationToken.None) > 0)
                {
                    days.Add(DateOnly.FromDateTime(rep.LocalTime(now)));
                }
            }
        }

        await office.SaveAsync(Office.Sdr(id) with { Active = false });
        return days.Count == days.Distinct().Count() && days.Order().SequenceEqual(days) && (await office.SaidAsync($"digest:{id}:")).Count == days.Count;
    }
}
