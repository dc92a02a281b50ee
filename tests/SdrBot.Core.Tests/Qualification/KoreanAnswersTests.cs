using SdrBot.Wording;

namespace SdrBot.Qualification;

/// <summary>Korean answers and notes, on Wednesday 4 March 2026, 10:00.</summary>
public sealed class KoreanAnswersTests
{
    private static readonly DateTime Now = new(2026, 3, 4, 10, 0, 0);

    [Theory]
    [InlineData("budget_amount", "5천만원", "50000000 KRW")]
    [InlineData("budget_amount", "5천만", "50000000 KRW")]
    [InlineData("budget_amount", "3천만원에서 5천만원", "30000000..50000000 KRW")]
    [InlineData("budget_amount", "2만 달러 정도", "20000 Dollar")]
    [InlineData("budget_amount", "없대요", "0")]
    [InlineData("budget_amount", "아직 몰라요", "unknown")]
    [InlineData("budget_amount", "꽤 많이요", null)]
    [InlineData("size", "200명 정도", "200")]
    [InlineData("size", "스무 명", "20")]
    [InlineData("timeline", "다음 분기", "2026-04-01..2026-07-01")]
    [InlineData("timeline", "6월까지", "2026-06-01..2026-07-01")]
    [InlineData("timeline", "최대한 빨리", "2026-03-04..2026-04-03")]
    [InlineData("budget_allocated", "네", "yes")]
    [InlineData("budget_allocated", "아니요 아직요", "no")]
    [InlineData("budget_allocated", "예산 확보됐대요", "yes")]
    [InlineData("pain", "수작업이 많아서 매달 이틀씩 걸림", "수작업이 많아서 매달 이틀씩 걸림")]
    public void An_answer_is_read_or_asked_again(string question, string said, string? value) =>
        Assert.Equal(value, AnswerReader.Read(FrameworkLibrary.Shipped.Question(question)!, said, Language.Korean, Now)?.Value);

    [Theory]
    [InlineData("왜 물어봐?", "why")]
    [InlineData("다음 질문", "skip")]
    [InlineData("뒤로", "back")]
    [InlineData("여기까지만", "pause")]
    [InlineData("어떻게 물어보지?", "coach")]
    [InlineData("예산은 3천만원", null)]
    public void A_move_is_understood(string said, string? move) => Assert.Equal(move, AnswerWords.Move(said));

    [Theory]
    [InlineData("직원 200명, 예산 5천만원 정도, 결재는 본부장이 한다고 함, 3분기에 도입 희망", "size=200; budget_amount=50000000 KRW; decision_maker=본부장; timeline=2026-07-01..2026-10-01")]
    [InlineData("예산 확보됨. 박영호 이사가 최종 결정. 있으면 좋겠다고 함", "budget_allocated=yes; decision_maker=박영호 이사; priority=wish_list")]
    [InlineData("지금은 엑셀로 관리 중", "process=지금은 엑셀로 관리 중")]
    [InlineData("예산은 확인해야 함", "")]
    [InlineData("다음 주 화요일에 통화하기로", "")]
    public void A_note_is_heard(string note, string answers)
    {
        var heard = HeardAnswers.Read(note, Now).ToDictionary(h => h.Question, h => h.Value);
        Assert.Equal(answers.Split("; ", StringSplitOptions.RemoveEmptyEntries).Order(), heard.Select(h => $"{h.Key}={h.Value}").Order());
    }
}
