using SdrBot.Wording;

namespace SdrBot.Qualification;

/// <summary>Answers and notes in Japanese on Wednesday 4 March 2026, 10:00.</summary>
public sealed class JapaneseAnswersTests
{
    private static readonly DateTime Now = new(2026, 3, 4, 10, 0, 0);

    [Theory]
    [InlineData("budget_amount", "500万円くらい", "5000000 JPY")]
    [InlineData("budget_amount", "300〜500万", "3000000..5000000 JPY")]
    [InlineData("budget_amount", "予算なし", "0")]
    [InlineData("budget_amount", "わからない", "unknown")]
    [InlineData("budget_amount", "そのうち決まる", null)]
    [InlineData("size", "200名くらい", "200")]
    [InlineData("size", "三十五人", "35")]
    [InlineData("timeline", "来年度", "2026-04-01..2027-04-01")]
    [InlineData("timeline", "4月中", "2026-04-01..2026-05-01")]
    [InlineData("timeline", "未定です", "unknown")]
    [InlineData("budget_allocated", "はい、確保済みです", "yes")]
    [InlineData("budget_allocated", "まだです", "no")]
    [InlineData("decision_maker", "営業本部長", "営業本部長")]
    public void An_answer(string question, string said, string? value) => Assert.Equal(value, AnswerReader.Read(FrameworkLibrary.Shipped.Question(question)!, said, Language.Japanese, Now)?.Value);

    [Theory]
    [InlineData("社員200名、予算は500万円、決裁者は営業本部長、来年4月に導入したいとのこと", "budget_amount=5000000 JPY; decision_maker=営業本部長; size=200; timeline=2027-04-01..2027-05-01")]
    [InlineData("部長の佐藤さんが決裁する。担当者は前向き", "buy_in=yes; decision_maker=部長の佐藤")]
    [InlineData("予算は300〜500万円、稟議が必要", "budget_amount=3000000..5000000 JPY; decision_process=稟議が必要")]
    [InlineData("予算は500万円、いや予算は300万円", "")]
    [InlineData("明日10時に電話する", "")]
    [InlineData("弊社の予算は500万円", "")]
    [InlineData("導入について4月5日に打ち合わせ", "")]
    public void A_note(string note, string answers) =>
        Assert.Equal(answers, string.Join("; ", HeardAnswers.Read(note, Now).OrderBy(h => h.Question, StringComparer.Ordinal).Select(h => $"{h.Question}={h.Value}")));

    [Theory]
    [InlineData("スキップ", "skip")]
    [InlineData("戻る", "back")]
    [InlineData("なぜ？", "why")]
    [InlineData("聞き方を教えて", "coach")]
    [InlineData("ここまで", "pause")]
    [InlineData("営業本部長", null)]
    public void What_is_said_instead_of_an_answer(string said, string? move) => Assert.Equal(move, AnswerWords.Move(said));
}
