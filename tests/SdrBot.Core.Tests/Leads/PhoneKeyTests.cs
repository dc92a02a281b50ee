namespace SdrBot.Leads;

public sealed class PhoneKeyTests
{
    [Theory]
    [InlineData("+82 10-1234-5678", null, "+821012345678")]
    [InlineData("010-1234-5678", "KR", "+821012345678")]
    [InlineData("10-1234-5678", "kr", "+821012345678")]
    [InlineData("821012345678", "KR", "+821012345678")]
    [InlineData("+82 (0)10 1234 5678", "US", "+821012345678")]
    [InlineData("0082 10 1234 5678", null, "+821012345678")]
    [InlineData("０１０－１２３４－５６７８", "KR", "+821012345678")]
    [InlineData("02-555-0100", "KR", "+8225550100")]
    [InlineData("1588-1234", "KR", "+8215881234")]
    [InlineData("(415) 555-0199", "US", "+14155550199")]
    [InlineData("1-415-555-0199", "US", "+14155550199")]
    [InlineData("011 82 10 1234 5678", "US", "+821012345678")]
    [InlineData("03-1234-5678", "JP", "+81312345678")]
    [InlineData("03ー1234ー5678", "JP", "+81312345678")]
    [InlineData("010 1 415 555 0199", "JP", "+14155550199")]
    [InlineData("+44 (0)20 7946 0123", null, "+442079460123")]
    [InlineData("+39 06 6982 0000", null, "+390669820000")]
    [InlineData("tel:+1-415-555-0199", null, "+14155550199")]
    [InlineData("p:+14155550199", null, "+14155550199")]
    [InlineData("010-1234-5678", null, "01012345678")]
    [InlineData("555-0199", "US", "5550199")]
    [InlineData("010-1234-5678", "XX", "01012345678")]
    public void A_number_has_one_key(string text, string? country, string number) =>
        Assert.Equal(new PhoneKey(number), ContactKeys.Phone(text, country));

    [Theory]
    [InlineData("(415) 555-0199 ext. 12", "12")]
    [InlineData("(415) 555-0199 x12", "12")]
    [InlineData("(415) 555-0199,12", "12")]
    [InlineData("(415) 555-0199;ext=12", "12")]
    [InlineData("(415) 555-0199 内線12", "12")]
    [InlineData("(415) 555-0199 내선 12", "12")]
    [InlineData("(415) 555-0199 #12", "12")]
    public void An_extension_is_apart(string text, string extension) =>
        Assert.Equal(new PhoneKey("+14155550199", extension), ContactKeys.Phone(text, "US"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1-800-FLOWERS")]
    [InlineData("none")]
    [InlineData("112")]
    [InlineData("123456789012345678")]
    [InlineData("415+555-0199")]
    [InlineData("(415) 555-0199 ext twelve")]
    public void What_is_no_number_has_no_key(string? text) => Assert.Null(ContactKeys.Phone(text, "US"));

    [Theory]
    [InlineData("010-1234-5678", null)]
    [InlineData("010-1234-5678", "KR")]
    [InlineData("+82 10 1234 5678", null)]
    public void A_caller_is_found_by_the_last_eight_digits(string text, string? country) =>
        Assert.Equal("12345678", ContactKeys.Phone(text, country)?.Suffix);

    [Fact]
    public void A_short_number_is_its_own_suffix() => Assert.Equal("55501", ContactKeys.Phone("555-01")?.Suffix);
}
