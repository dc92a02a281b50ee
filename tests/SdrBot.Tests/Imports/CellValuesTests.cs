using System.Globalization;
using SdrBot.Imports;

namespace SdrBot.Tests.Imports;

public sealed class CellValuesTests
{
    [Theory]
    [InlineData("1,200", 1200)]
    [InlineData("1.200", 1200)]
    [InlineData("1 200 000", 1200000)]
    [InlineData("１２００", 1200)]
    [InlineData("250.0", 250)]
    [InlineData("51-200", 51)]
    [InlineData("1,001 – 5,000 employees", 1001)]
    [InlineData("10000+", 10000)]
    [InlineData("약 500명", 500)]
    [InlineData("約540名", 540)]
    [InlineData("300인 이상", 300)]
    [InlineData("many", null)]
    [InlineData("-5", null)]
    [InlineData("1,20", null)]
    [InlineData("12abc", null)]
    [InlineData("99999999999", null)]
    public void A_count_is_read_as_people_write_it(string cell, int? count) => Assert.Equal(count, CellValues.Count(cell));

    [Theory]
    [InlineData("2026-03-05", "2026-03-05")]
    [InlineData("2026-03-05 14:22:01", "2026-03-05")]
    [InlineData("2026-03-05T14:22:01.000+09:00", "2026-03-05")]
    [InlineData("3/5/2026, 2:22 PM", "2026-03-05")]
    [InlineData("25/3/2026", "2026-03-25")]
    [InlineData("05.03.2026", "2026-03-05")]
    [InlineData("2026. 3. 5. 오후 2:22", "2026-03-05")]
    [InlineData("2026년 3월 5일", "2026-03-05")]
    [InlineData("2026年3月5日", "2026-03-05")]
    [InlineData("Mar 5, 2026", "2026-03-05")]
    [InlineData("2026-02-30", null)]
    [InlineData("soon", null)]
    public void A_day_is_read_as_people_write_it(string cell, string? day) =>
        Assert.Equal(day, CellValues.Day(cell)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
