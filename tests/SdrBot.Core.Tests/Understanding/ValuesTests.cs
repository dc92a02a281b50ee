using SdrBot.Wording;

namespace SdrBot.Understanding;

public sealed class ValuesTests
{
    private static readonly DateTime Now = new(2026, 3, 4, 10, 0, 0);

    [Theory]
    [InlineData("200 seats", "200")]
    [InlineData("twenty-six people", "26")]
    [InlineData("1,234.5", "1234.5")]
    [InlineData("1.5k seats", "1500")]
    [InlineData("two thousand and two hundred", "2200")]
    [InlineData("half a dozen", "6")]
    [InlineData("minus 4", "-4")]
    public void A_number(string text, string value) => Expect(text, EntityKinds.Number, EntityType.Number, value);

    [Theory]
    [InlineData("$75,000", "75000", "Dollar")]
    [InlineData("1.2m USD per year", "1200000", "USD")]
    [InlineData("half a million dollars", "500000", "Dollar")]
    [InlineData("£12.5k", "12500", "Pound")]
    [InlineData("€3 million", "3000000", "EUR")]
    [InlineData("thirteen dollars and forty-five cents", "13.45", "Dollar")]
    [InlineData("₩5,000,000", "5000000", "KRW")]
    [InlineData("30000 yen", "30000", "JPY")]
    public void Money(string text, string amount, string currency)
    {
        var money = Assert.IsType<MoneyValue>(Expect(text, EntityKinds.Money, EntityType.Money, amount).Value);
        Assert.Equal(currency, money.Currency);
    }

    [Theory]
    [InlineData("up 12.5%", "12.5")]
    [InlineData("twenty percent", "20")]
    public void A_percentage(string text, string value) => Expect(text, EntityKinds.Percentage, EntityType.Percentage, value);

    [Theory]
    [InlineData("cell is (415) 555-0199", "(415) 555-0199")]
    [InlineData("010-1234-5678로 전화", "010-1234-5678")]
    [InlineData("+44 20 7946 0958 ext 12", "+44 20 7946 0958 ext 12")]
    [InlineData("電話は03-1234-5678です", "03-1234-5678")]
    public void A_phone(string text, string value) => Expect(text, EntityKinds.Phone, EntityType.Phone, value);

    [Theory]
    [InlineData("account number 12345678")]
    [InlineData("on 16/04/2010 we met")]
    [InlineData("1,000,000 units")]
    [InlineData("card 6011-0000-0000-0004")]
    public void No_phone(string text) => Assert.Empty(ValueReader.Read(text, Language.English, Now, EntityKinds.Phone));

    [Theory]
    [InlineData("write to j.doe+crm@acme.io.", "j.doe+crm@acme.io")]
    [InlineData("메일은 kim@hanbit.co.kr입니다", "kim@hanbit.co.kr")]
    public void An_address(string text, string value) => Expect(text, EntityKinds.Email, EntityType.Email, value);

    [Theory]
    [InlineData("see https://acme.com/pricing?x=1.", "https://acme.com/pricing?x=1")]
    [InlineData("at www.hanbit.co.kr today", "www.hanbit.co.kr")]
    public void A_link(string text, string value) => Expect(text, EntityKinds.Link, EntityType.Link, value);

    [Theory]
    [InlineData("yep", "true")]
    [InlineData("nope, not yet", "false")]
    [InlineData("ok", "true")]
    public void Yes_and_no(string text, string value) => Expect(text, EntityKinds.YesNo, EntityType.YesNo, value);

    [Fact]
    public void Of_two_kinds_the_more_telling_keeps_the_words()
    {
        var entities = ValueReader.Read("jane@acme.com paid $20 on 3/5, call 415-555-0199", Language.English, Now);
        Assert.Equal([EntityType.Email, EntityType.Money, EntityType.Date, EntityType.Phone], entities.Select(entity => entity.Type));
    }

    [Theory]
    [InlineData(Language.Korean, "2026-03-05에 ₩50,000 kim@a.kr")]
    [InlineData(Language.Japanese, "2026/03/05に¥50,000、kim@a.jp")]
    public void What_needs_no_language_is_read_in_every_language(Language language, string text)
    {
        var entities = ValueReader.Read(text, language, Now);
        Assert.Equal([EntityType.Date, EntityType.Money, EntityType.Email], entities.Select(entity => entity.Type));
        Assert.Equal("2026-03-05", entities[0].Value.ToString());
    }

    private static Entity Expect(string text, EntityKinds kinds, EntityType type, string value)
    {
        var entity = Assert.Single(ValueReader.Read(text, Language.English, Now, kinds));
        Assert.Equal((type, value), (entity.Type, entity.Value.ToString()));
        return entity;
    }
}
