using FsCheck;
using FsCheck.Fluent;

namespace SdrBot.Leads;

public sealed class ContactKeysTests
{
    [Theory]
    [InlineData(" Sarah.Chen@Brightwell.Example ", "sarah.chen@brightwell.example")]
    [InlineData("ｓａｒａｈ＠brightwell．example", "sarah@brightwell.example")]
    [InlineData("sa\u200Brah@bright\u00ADwell.example", "sarah@brightwell.example")]
    [InlineData("\u202Esarah@brightwell.example", "sarah@brightwell.example")]
    [InlineData("sarah+demo@brightwell.example", "sarah+demo@brightwell.example")]
    [InlineData("Sarah Chen <sarah@brightwell.example>", "sarah@brightwell.example")]
    [InlineData("mailto:sarah@brightwell.example", "sarah@brightwell.example")]
    [InlineData("info@BÜCHER.example", "info@xn--bcher-kva.example")]
    [InlineData("info@bücher.example", "info@xn--bcher-kva.example")]
    [InlineData("김@한국.example", "김@xn--3e0b707e.example")]
    [InlineData("two..dots.@carrier.example", "two..dots.@carrier.example")]
    public void An_address_has_one_key(string text, string key) => Assert.Equal(key, ContactKeys.Email(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sarah")]
    [InlineData("@example.com")]
    [InlineData("sarah@")]
    [InlineData("sarah@localhost")]
    [InlineData("sarah chen@a.example")]
    [InlineData("a@b@c.example")]
    [InlineData("sarah@-a.example")]
    [InlineData("sarah@a..example")]
    [InlineData("sarah@1.2.3.4")]
    [InlineData("<script>@a.example")]
    [InlineData("n/a")]
    public void What_is_no_address_has_no_key(string? text) => Assert.Null(ContactKeys.Email(text));

    [Theory]
    [InlineData("Acme, Inc.", "acme")]
    [InlineData("ACME Corporation", "acme")]
    [InlineData("Nordlicht Getränke GmbH & Co. KG", "nordlicht getränke")]
    [InlineData("Thames Valley Catering Ltd", "thames valley catering")]
    [InlineData("Kumo Robotics K.K.", "kumo robotics")]
    [InlineData("Maersk A/S", "maersk")]
    [InlineData("Day Spa", "day spa")]
    [InlineData("Rossi S.p.A.", "rossi")]
    [InlineData("Johnson and Johnson", "johnson and johnson")]
    [InlineData("㈜두레식품", "두레식품")]
    [InlineData("두레식품 (주)", "두레식품")]
    [InlineData("주식회사 두레 식품", "두레식품")]
    [InlineData("株式会社みどり運輸", "みどり運輸")]
    [InlineData("㍿みどり運輸", "みどり運輸")]
    [InlineData("みどり運輸（株）", "みどり運輸")]
    [InlineData("有限会社 田中酒店", "田中酒店")]
    [InlineData("ﾌｼﾞﾓﾄ製作所㈱", "フジモト製作所")]
    [InlineData("Inc.", "inc.")]
    [InlineData("株式会社", "株式会社")]
    [InlineData("Company Inc", "company")]
    [InlineData("STRASSE AG", "strasse")]
    [InlineData("Straße AG", "strasse")]
    public void A_company_has_one_key(string text, string key) => Assert.Equal(key, ContactKeys.Company(text));

    [Theory]
    [InlineData("佐藤 健太", "佐藤健太")]
    [InlineData("佐藤　健太", "佐藤健太")]
    [InlineData("ヤマモト・ユイ", "ヤマモトユイ")]
    [InlineData("김\u200B민준", "김민준")]
    [InlineData("  Sarah \t CHEN\n", "sarah chen")]
    [InlineData("\u1100\u1175\u11B7민준", "김민준")]
    public void A_name_has_one_key(string text, string key) => Assert.Equal(key, ContactKeys.Name(text));

    [Theory]
    [InlineData("")]
    [InlineData(" \u200B\u2060\u3164 ")]
    [InlineData("\0")]
    [InlineData("\uD800")]
    public void Nothing_visible_has_no_key(string text)
    {
        Assert.Null(ContactKeys.Name(text));
        Assert.Null(ContactKeys.Company(text));
        Assert.Empty(ContactKeys.SearchWords(text));
    }

    [Theory]
    [InlineData("minjun.kim@hanbit-logis.co.kr", "minjun kim hanbit logis")]
    [InlineData("한빛물류", "한빛물류 빛물류 물류")]
    [InlineData("SK하이닉스", "sk하이닉스 하이닉스 이닉스 닉스")]
    [InlineData("Chloé O'Neill-Weiß", "chloe oneill weiss")]
    [InlineData("ガス", "ガス")]
    [InlineData("이", "이")]
    public void Words_are_found_from_where_they_may_begin(string text, string words) =>
        Assert.Equal(words, string.Join(' ', ContactKeys.SearchWords(text)));

    [Fact]
    public void Keys_are_stable_for_any_text() => Prop.ForAll(Texts.Any, text =>
    {
        AssertStable(ContactKeys.Email, text);
        AssertStable(ContactKeys.Name, text);
        AssertStable(ContactKeys.Company, text);
        AssertStable(t => ContactKeys.Phone(t, "KR")?.Number, text);
        AssertStable(t => ContactKeys.Phone(t)?.Number, text);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void A_name_is_found_by_each_of_its_words() => Prop.ForAll(Texts.Any, text =>
    {
        var words = ContactKeys.SearchWords(text);
        Assert.True(words.Length <= SearchWords.MaxWords);
        Assert.All(words, word =>
        {
            Assert.InRange(word.Length, 1, SearchWords.MaxLength);
            Assert.Equal(word, ContactKeys.SearchWords(word)[0]);
        });
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    private static void AssertStable(Func<string?, string?> key, string text)
    {
        var once = key(text);
        Assert.NotEqual("", once);
        Assert.DoesNotContain('\0', once ?? "");
        Assert.Equal(once, key(once));
    }
}
