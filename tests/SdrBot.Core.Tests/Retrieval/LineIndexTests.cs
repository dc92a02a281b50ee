using SdrBot.Wording;

namespace SdrBot.Retrieval;

public sealed class LineIndexTests
{
    private static readonly IndexedLine[] Korean =
    [
        new("price", "budget", "예산이 없습니다"), new("price", "budget", "가격이 너무 비싸요"),
        new("later", "timing", "다음 분기에 다시 연락 주세요"), new("later", "timing", "지금은 너무 바빠요"),
        new("safe", "security", "개인정보 보호가 걱정됩니다"), new("safe", "security", "보안 심사를 통과해야 합니다"),
    ];

    private static readonly IndexedLine[] Japanese =
    [
        new("price", "budget", "予算がありません"), new("price", "budget", "コストが高すぎます"),
        new("later", "timing", "来期に改めてご連絡ください"), new("later", "timing", "今は忙しいです"),
        new("safe", "security", "セキュリティが心配です"), new("safe", "security", "個人情報の扱いが不安です"),
    ];

    [Theory]
    [InlineData("올해는 예산이 없어요", "price")]
    [InlineData("가격이 좀 비싼 것 같아요", "price")]
    [InlineData("다음 분기에 연락 주시겠어요?", "later")]
    [InlineData("보안이 걱정이에요", "safe")]
    public void Korean_is_found_without_a_dictionary(string said, string entry) =>
        Assert.Equal(entry, LineIndex.Of(Language.Korean, Korean).Rank(said)[0].Entry);

    [Theory]
    [InlineData("今年は予算がないです", "price")]
    [InlineData("ｺｽﾄが高いですね", "price")]
    [InlineData("こすとが高い", "price")]
    [InlineData("来期に連絡してください", "later")]
    [InlineData("セキュリティ面が不安です", "safe")]
    public void Japanese_is_found_in_any_width_and_kana(string said, string entry) =>
        Assert.Equal(entry, LineIndex.Of(Language.Japanese, Japanese).Rank(said)[0].Entry);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("!!! ???")]
    [InlineData("\ud800")]
    [InlineData("xqzj wvkp")]
    public void What_has_nothing_in_common_finds_nothing(string said) =>
        Assert.Empty(LineIndex.Of(Language.English, [new("a", "b", "We have no budget"), new("c", "d", "Call me later")]).Rank(said));

    [Fact]
    public void Short_forms_cases_and_endings_are_the_same_words()
    {
        var index = LineIndex.Of(Language.English, [new("a", "x", "We cannot switch vendors"), new("b", "y", "The printer is loud")]);
        Assert.Equal("a", index.Rank("WE CAN’T BE SWITCHING VENDOR")[0].Entry);
    }

    [Fact]
    public void An_empty_index_finds_nothing() => Assert.Empty(LineIndex.Of(Language.Korean, []).Rank("예산"));

    [Fact]
    public void A_very_long_line_is_no_trouble() =>
        Assert.NotEmpty(LineIndex.Of(Language.English, [new("a", "x", "We have no budget"), new("b", "y", "Call me later")]).Rank(string.Concat(Enumerable.Repeat("no budget at all ", 20_000))));
}
