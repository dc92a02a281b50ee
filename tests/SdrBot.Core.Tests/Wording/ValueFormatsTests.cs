using System.Globalization;

namespace SdrBot.Wording;

public sealed class ValueFormatsTests
{
    private static readonly DateTime Wednesday = new(2026, 3, 4, 15, 5, 0);

    [Theory]
    [InlineData(Language.English, "Mar 4, 2026", "Wed, Mar 4", "3:05 PM", "Wed, Mar 4, 3:05 PM")]
    [InlineData(Language.Korean, "2026년 3월 4일", "3월 4일 (수)", "오후 3:05", "3월 4일 (수) 오후 3:05")]
    [InlineData(Language.Japanese, "2026年3月4日", "3月4日(水)", "15:05", "3月4日(水) 15:05")]
    public void Days_and_times(Language language, string date, string day, string time, string moment)
    {
        var formats = ValueFormats.For(language);
        Assert.Equal([date, day, time, moment], [formats.Write(Wednesday, "date"), formats.Write(Wednesday, "day"), formats.Write(Wednesday, "time"), formats.Write(Wednesday)]);
    }

    [Theory]
    [InlineData("50000", "USD", "$50,000", "5만 달러", "5万ドル")]
    [InlineData("120000000", "KRW", "₩120,000,000", "1억 2,000만원", "1億2,000万ウォン")]
    [InlineData("12345", "JPY", "¥12,345", "12,345엔", "12,345円")]
    [InlineData("9999", "EUR", "€9,999", "9,999 유로", "9,999ユーロ")]
    [InlineData("1000000000000", "JPY", "¥1,000,000,000,000", "1조엔", "1兆円")]
    [InlineData("0", "USD", "$0", "0 달러", "0ドル")]
    [InlineData("200", null, "200", "200", "200")]
    [InlineData("200", "chf", "200 CHF", "200 CHF", "200 CHF")]
    public void Money(string amount, string? currency, string english, string korean, string japanese)
    {
        var sum = decimal.Parse(amount, CultureInfo.InvariantCulture);
        Assert.Equal([english, korean, japanese], [.. new[] { Language.English, Language.Korean, Language.Japanese }.Select(l => Words.In(l).Money(sum, currency).Plain)]);
    }

    [Fact]
    public void Large_sums_of_any_kind_are_written_and_stay_what_they_are()
    {
        var random = new Random(6);
        for (var i = 0; i < 2000; i++)
        {
            decimal sum = random.NextInt64(0, 1_000_000_000_000) * (i % 3 == 0 ? 10_000 : 1);
            Assert.Equal(sum, Back(ValueFormats.For(Language.Korean).Write(sum, "sum"), "만억조"));
            Assert.Equal(sum, Back(ValueFormats.For(Language.Japanese).Write(sum, "sum"), "万億兆"));
        }
    }

    private static decimal Back(string text, string units)
    {
        decimal sum = 0, part = 0;
        foreach (var sign in text.Where(c => c is not (',' or ' ')))
        {
            if (units.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var unit)
            {
                (sum, part) = (sum + (part * (decimal)Math.Pow(10_000, unit + 1)), 0);
            }
            else
            {
                part = (part * 10) + (sign - '0');
            }
        }

        return sum + part;
    }
}
