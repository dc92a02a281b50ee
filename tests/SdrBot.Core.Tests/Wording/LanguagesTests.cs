namespace SdrBot.Wording;

/// <summary>What holds the languages together.</summary>
public sealed class LanguagesTests
{
    private static readonly Words English = Words.In(Language.English);

    public static TheoryData<Language> Others => [.. Enum.GetValues<Language>().Where(l => l != Language.English)];

    [Theory]
    [MemberData(nameof(Others))]
    public void Every_sentence_is_there_in_each_language(Language language)
    {
        Assert.Empty(English.Keys.Except(Words.In(language).Keys));
        Assert.Empty(Words.In(language).Keys.Except(English.Keys));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void A_sentence_says_the_same_values(Language language)
    {
        var words = Words.In(language);
        Assert.Empty(words.Keys.Where(k => !words.Placeholders(k).IsSubsetOf(English.Placeholders(k)) || !words.Placeholders(k).IsSupersetOf(English.Spoken(k)))
            .Select(k => $"{k}: {string.Join(", ", words.Placeholders(k))} instead of {string.Join(", ", English.Placeholders(k))}"));
    }
}
