using SdrBot.Wording;

namespace SdrBot.People;

public sealed class LanguageNamesTests
{
    [Theory]
    [InlineData("ko", Language.Korean)]
    [InlineData("ja-JP", Language.Japanese)]
    [InlineData("korean", Language.Korean)]
    [InlineData("한국어", Language.Korean)]
    [InlineData("한국어로", Language.Korean)]
    [InlineData("일본어", Language.Japanese)]
    [InlineData("영어로", Language.English)]
    [InlineData("日本語", Language.Japanese)]
    [InlineData("日本語で", Language.Japanese)]
    [InlineData("韓国語", Language.Korean)]
    [InlineData("英語でお願いします", Language.English)]
    [InlineData("English please", Language.English)]
    public void A_language_is_known_by_its_names_in_each(string said, Language language) => Assert.Equal(language, LanguageNames.Recognize(said));

    [Theory]
    [InlineData("klingon")]
    [InlineData("e")]
    [InlineData("")]
    [InlineData("(")]
    [InlineData("어")]
    public void Anything_else_is_none(string said) => Assert.Null(LanguageNames.Recognize(said));

    [Theory]
    [InlineData("Jane Doe", "Jane")]
    [InlineData("김민수", "김민수")]
    [InlineData("김 민수", "김 민수")]
    [InlineData("佐藤 健", "佐藤")]
    public void One_calls_somebody_by_a_name_of_their_language(string name, string called) => Assert.Equal(called, CallName.Of(name));
}
