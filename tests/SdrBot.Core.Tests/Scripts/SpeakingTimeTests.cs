namespace SdrBot.Scripts;

/// <summary>How long a text takes to say: words of English, blocks of Korean, morae of Japanese.</summary>
public sealed class SpeakingTimeTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("one two three four five", 2)]
    [InlineData("Don't forget: it's up-to-date — really.", 2)]
    [InlineData("  spaces\n\nand   lines  ", 1.2)]
    public void English_is_counted_in_words(string text, double seconds) => Assert.Equal(seconds, SpeakingTime.Seconds(text), 6);

    [Theory]
    [InlineData("안녕하세요", 1)]
    [InlineData("안녕하세요, 지은 씨!", 1.6)]
    [InlineData("물류 센터 2곳", 1.2)]
    [InlineData("Acme 물류", 0.8)]
    [InlineData("大韓民國의 물류", 1.4)]
    public void Korean_is_counted_in_syllable_blocks(string text, double seconds) => Assert.Equal(seconds, SpeakingTime.Seconds(text), 6);

    [Fact]
    public void Korean_typed_as_single_letters_is_the_same() => Assert.Equal(1, SpeakingTime.Seconds("안녕하세요".Normalize(System.Text.NormalizationForm.FormD)), 6);

    [Theory]
    [InlineData("こんにちは", 5)]
    [InlineData("きょう", 2)]
    [InlineData("がっこう", 4)]
    [InlineData("コーヒー", 4)]
    [InlineData("ｺﾋﾟｰ", 3)]
    [InlineData("東京です", 6)]
    [InlineData("人々の", 5)]
    [InlineData("3つ", 3)]
    public void Japanese_is_counted_in_morae(string text, int morae) => Assert.Equal(morae / SpeakingTime.MoraePerSecond, SpeakingTime.Seconds(text), 6);

    [Fact]
    public void Twenty_seconds_are_fifty_words_a_hundred_blocks_or_a_hundred_and_twenty_morae()
    {
        Assert.Equal(VoicemailCheck.Longest, SpeakingTime.Seconds(string.Join(' ', Enumerable.Repeat("word", 50))), 6);
        Assert.Equal(VoicemailCheck.Longest, SpeakingTime.Seconds(new string('가', 100)), 6);
        Assert.Equal(VoicemailCheck.Longest, SpeakingTime.Seconds(new string('か', 120)), 6);
    }
}
