using SdrBot.Wording;

namespace SdrBot.Understanding;

/// <summary>What Japanese times and amounts mean on Wednesday 4 March 2026, 10:00.</summary>
public sealed class JapaneseTimesTests
{
    private static readonly DateTime Now = new(2026, 3, 4, 10, 0, 0);

    [Theory]
    [InlineData("本日", "2026-03-04")]
    [InlineData("あさって", "2026-03-06")]
    [InlineData("明後日", "2026-03-06")]
    [InlineData("三日後", "2026-03-07")]
    [InlineData("来週の火曜", "2026-03-10")]
    [InlineData("再来週月曜日", "2026-03-16")]
    [InlineData("3月5日（木）", "2026-03-05")]
    [InlineData("令和9年4月1日", "2027-04-01")]
    [InlineData("来月20日", "2026-04-20")]
    [InlineData("２０２６／３／２０", "2026-03-20")]
    [InlineData("来月の第2火曜日", "2026-04-14")]
    [InlineData("4営業日後", "2026-03-10")]
    public void A_day(string text, string date) => Expect(text, EntityType.Date, date);

    [Theory]
    [InlineData("3月5日午後2時半", "2026-03-05T14:30:00")]
    [InlineData("明日の朝9時", "2026-03-05T09:00:00")]
    [InlineData("金曜25時", "2026-03-07T01:00:00")]
    [InlineData("2時間後", "2026-03-04T12:00:00")]
    [InlineData("明日 2pm", "2026-03-05T14:00:00")]
    [InlineData("tomorrow 14時", "2026-03-05T14:00:00")]
    public void An_instant(string text, string instant) => Expect(text, EntityType.DateTime, instant);

    [Theory]
    [InlineData("今四半期", "2026-01-01", "2026-04-01")]
    [InlineData("来月中", "2026-04-01", "2026-05-01")]
    [InlineData("上半期", "2026-01-01", "2026-07-01")]
    [InlineData("令和8年", "2026-01-01", "2027-01-01")]
    [InlineData("2027年第1四半期", "2027-01-01", "2027-04-01")]
    [InlineData("来年度", "2026-04-01", "2027-04-01")]
    [InlineData("3月5日から8日まで", "2026-03-05", "2026-03-08")]
    [InlineData("next week", "2026-03-09", "2026-03-16")]
    public void A_period(string text, string begin, string end) => Expect(text, EntityType.DateRange, $$"""{"begin":"{{begin}}","end":"{{end}}"}""");

    [Theory]
    [InlineData("2時間半", "9000")]
    [InlineData("半年", "15552000")]
    [InlineData("数週間", "1814400")]
    public void A_length(string text, string seconds) => Expect(text, EntityType.Duration, seconds);

    [Theory]
    [InlineData("三十五万", "350000")]
    [InlineData("3万5千", "35000")]
    [InlineData("１，２３４", "1234")]
    [InlineData("3分の2", "0.666666666666667")]
    [InlineData("半分", "0.5")]
    [InlineData("にじゅうさん", "23")]
    public void A_number(string text, string value) => Expect(text, EntityType.Number, value, EntityKinds.Number);

    [Theory]
    [InlineData("予算は50万円", "500000", "JPY")]
    [InlineData("1.5億円くらい", "150000000", "JPY")]
    [InlineData("￥3,000", "3000", "JPY")]
    [InlineData("2万ドル", "20000", "USD")]
    [InlineData("$20k", "20000", "Dollar")]
    public void Money(string text, string amount, string currency)
    {
        var money = Assert.IsType<MoneyValue>(Assert.Single(ValueReader.Read(text, Language.Japanese, Now, EntityKinds.Money)).Value);
        Assert.Equal((amount, currency), (money.ToString(), money.Currency));
    }

    [Theory]
    [InlineData("3割5分", "35")]
    [InlineData("二十パーセント", "20")]
    [InlineData("１２.５％", "12.5")]
    public void A_percentage(string text, string value) => Expect(text, EntityType.Percentage, value, EntityKinds.Percentage);

    [Theory]
    [InlineData("はい、お願いします", "true")]
    [InlineData("うん、あるって", "true")]
    [InlineData("違います", "false")]
    [InlineData("まだです", "false")]
    [InlineData("いいえ、大丈夫です", "false")]
    public void Yes_or_no(string text, string value) => Expect(text, EntityType.YesNo, value, EntityKinds.YesNo);

    [Theory]
    [InlineData("これは正しいかもしれない")]
    [InlineData("おはようございます")]
    [InlineData("朝日新聞の木村さん")]
    [InlineData("急ぎではない")]
    [InlineData("三菱に電話")]
    public void No_time(string text) => Assert.Empty(ValueReader.Read(text, Language.Japanese, Now, EntityKinds.When));

    private static void Expect(string text, EntityType type, string value, EntityKinds kinds = EntityKinds.When)
    {
        var entity = Assert.Single(ValueReader.Read(text, Language.Japanese, Now, kinds));
        Assert.Equal((type, value), (entity.Type, entity.Value.ToString()));
    }
}
