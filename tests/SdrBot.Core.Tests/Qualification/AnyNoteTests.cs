using FsCheck;
using FsCheck.Fluent;
using SdrBot.Wording;

namespace SdrBot.Qualification;

/// <summary>Whatever a note says: no exception, words that stand in it, and values that can be read again.</summary>
public sealed class AnyNoteTests
{
    private static readonly DateTime Now = new(2026, 3, 4, 10, 0, 0);

    private static readonly string[] Pieces =
    [
        "200 people", "people", "$50k", "40-60k", "budget", "budget:", "size?", "is approved", "no budget", ",", ".", "but", "and", "the CTO", "decides", "decision is", "Jane Doe", "(COO)", "Q3", "by June",
        "want it", "asap", "need", "need to", "struggle with", "reports", "today", "using", "then", "-", "–", "1.000", "99999999999999999999", "between", "up to", "a couple hundred", "champion is", "must have",
        "%", "\n", "👍", "\uD800", "내일", "½", "(", ")", ":", "?", "!", "who", "they", "we", "not", "a priority", "sign-off from", "legal", "in 3 months", "within", "9999-12-31", "last year", "=",
    ];

    [Fact]
    public void Any_string_is_read_without_an_exception() =>
        Prop.ForAll<string?>(text => Holds(text ?? string.Empty)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Any_mixture_of_telling_words_is_read_without_an_exception() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(words => string.Join(' ', words)).ToArbitrary(), Holds).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Theory]
    [InlineData("they have 200 people, ")]
    [InlineData("budget * ")]
    [InlineData("and ")]
    [InlineData("Jane ")]
    [InlineData("1-")]
    public void A_very_long_note_is_read_up_to_its_cap(string piece) => Assert.True(Holds(string.Concat(Enumerable.Repeat(piece, 5_000))));

    [Theory]
    [InlineData("= 9999-12-31")]
    [InlineData("= 9999-10-01..2026-01-01")]
    public void A_day_at_the_end_of_the_calendar_is_no_fault(string text) => Assert.True(Holds(text));

    private static bool Holds(string text)
    {
        var heard = HeardAnswers.Read(text, Now);
        Assert.Equal(heard.Length, heard.Select(h => h.Question).Distinct().Count());
        foreach (var answer in heard)
        {
            var question = FrameworkLibrary.Shipped.Question(answer.Question);
            Assert.NotNull(question);
            Assert.Contains(answer.Words, text, StringComparison.Ordinal);
            var again = AnswerReader.Read(question, AnswerReader.Normal + answer.Value, Language.English, Now);
            Assert.Equal(question.Kind == AnswerKind.Text ? answer.Value.Trim() : answer.Value, again?.Value);
        }

        foreach (var question in FrameworkLibrary.Shipped.All.SelectMany(f => f.Questions).DistinctBy(q => q.Kind))
        {
            AnswerReader.Read(question, text, Language.English, Now);
        }

        return true;
    }
}
