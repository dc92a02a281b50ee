using FsCheck;
using FsCheck.Fluent;
using SdrBot.Wording;

namespace SdrBot.Understanding;

/// <summary>Whatever is typed: no exception, and every span is the text that it claims.</summary>
public sealed class AnyTextTests
{
    private static readonly DateTime Now = new(2026, 3, 4, 10, 0, 0);
    private static readonly IntentRecognizer Recognizer = new();

    /// <summary>Some milliseconds on an idle machine; a grammar that tries everything twice would take minutes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    private static readonly string[] Pieces =
    [
        "called", "Acme", ",", "-", "next", "week", "31", "2/29", "99999999999999999999", "at", "12:61", "$", "€", "1.2m", "from", "to", "in", "of", "the",
        "last", "friday", "may", "half", "past", "a", "thousand", "million", "trillion", "crore", "years", "ago", "9999-12-31", "0000", "@", "a@b.co", "+", "(", ")",
        "remind me", "hand off", "to", "until", "内", "明日", "来週の", "火曜", "31日", "2月", "三十五", "万", "億", "兆", "半", "後", "前", "さくら物流の", "田中さんに", "架電", "不在", "令和", "99年", "25時", "〜", "ﾃﾞ", "내일", "ｔｅｓｔ", "\u200B", "\uD800", "é", "e\u0301", "👍", "½", "'", "\"", ".", ":", "/", "%", "w", "Q1", "12-2999", "lvm", "N/A",
    ];

    [Fact]
    public void Any_string_is_read_without_an_exception() =>
        Prop.ForAll<string?>(text => Holds(text ?? string.Empty)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Any_mixture_of_telling_words_is_read_without_an_exception() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(words => string.Join(' ', words)).ToArbitrary(), Holds)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("(")]
    [InlineData("1-")]
    [InlineData("next ")]
    [InlineData("9")]
    [InlineData("a@")]
    [InlineData("called Acme, no answer, ")]
    [InlineData("<b>'\"")]
    public void Very_long_text_is_read_up_to_its_cap(string piece) =>
        Assert.True(Holds(string.Concat(Enumerable.Repeat(piece, 20_000))));

    /// <summary>The best of several tries, so that a busy machine does not count.</summary>
    [Theory]
    [InlineData("called Acme, no answer, ")]
    [InlineData("next (")]
    [InlineData("1-")]
    [InlineData("a@b.")]
    [InlineData("half past a thousand million ")]
    [InlineData("one line\n")]
    [InlineData("さくら物流の田中さんに架電、不在、明日10時再架電。")]
    [InlineData("一万億")]
    [InlineData("1日から")]
    [InlineData("今日の")]
    [InlineData("と言われたの")]
    public void Very_long_text_takes_no_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1 + (40_000 / piece.Length)))[..40_000];
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 10 && best > Longest; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            Recognizer.Understand(text, Now);
            var taken = TimeProvider.System.GetElapsedTime(start);
            best = taken < best ? taken : best;
        }

        Assert.InRange(best, TimeSpan.Zero, Longest);
    }

    private static bool Holds(string text)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            foreach (var entity in Recognizer.Understand(text, Now).Entities)
            {
                Assert.InRange(entity.Start, 0, entity.End);
                Assert.InRange(entity.End, entity.Start + 1, text.Length);
                Assert.Equal(text[entity.Start..entity.End], entity.Text);
            }
        }

        return true;
    }
}
