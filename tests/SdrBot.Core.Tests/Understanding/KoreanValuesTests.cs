using SdrBot.Wording;

namespace SdrBot.Understanding;

/// <summary>Korean values on Wednesday 4 March 2026, 10:00.</summary>
public sealed class KoreanValuesTests
{
    private static readonly DateTime Now = new(2026, 3, 4, 10, 0, 0);

    [Theory]
    [InlineData("내일 2pm call Acme", "내일 2pm", "2026-03-05T14:00:00")]
    [InlineData("낼 오후 3시에 다시 전화", "낼 오후 3시", "2026-03-05T15:00:00")]
    [InlineData("tomorrow 3시 미팅", "tomorrow 3시", "2026-03-05T15:00:00")]
    [InlineData("3/5(목) 오후 2시 반", "3/5(목) 오후 2시 반", "2026-03-05T14:30:00")]
    [InlineData("담주 화 3시", "담주 화 3시", "2026-03-10T15:00:00")]
    [InlineData("사흘 뒤 10시", "사흘 뒤 10시", "2026-03-07T10:00:00")]
    [InlineData("글피에 연락", "글피", "2026-03-07")]
    [InlineData("추석에 쉼", "추석", "2026-09-25")]
    [InlineData("3영업일 후", "3영업일 후", "2026-03-09")]
    [InlineData("두 달 뒤", "두 달 뒤", "2026-05-04")]
    [InlineData("내년 상반기 도입", "내년 상반기", """{"begin":"2027-01-01","end":"2027-07-01"}""")]
    [InlineData("이번 분기 안에 결정", "이번 분기", """{"begin":"2026-01-01","end":"2026-04-01"}""")]
    [InlineData("다음 주 월요일부터 수요일까지 출장", "다음 주 월요일부터 수요일까지", """{"begin":"2026-03-09","end":"2026-03-11"}""")]
    [InlineData("오후 2시~4시", "오후 2시~4시", """{"begin":"14:00:00","end":"16:00:00"}""")]
    [InlineData("2시간 반 걸림", "2시간 반", "9000")]
    [InlineData("２０２６년 ３월 ５일", "２０２６년 ３월 ５일", "2026-03-05")]
    public void A_time(string text, string words, string value) => Expect(text, EntityKinds.When, words, value);

    [Theory]
    [InlineData("좋은 하루 보내세요")]
    [InlineData("만나서 반가웠습니다")]
    [InlineData("시간표를 보내 주세요")]
    [InlineData("직원이 21명입니다")]
    public void No_time(string text) => Assert.Empty(ValueReader.Read(text, Language.Korean, Now, EntityKinds.When));

    [Theory]
    [InlineData("직원 스물두 명", "스물두", "22")]
    [InlineData("삼십오만 건", "삼십오만", "350000")]
    [InlineData("3만5천 개", "3만5천", "35000")]
    [InlineData("3분의 1 정도", "3분의 1", "0.333333333333333")]
    [InlineData("절반이 찬성", "절반", "0.5")]
    [InlineData("50k 좌석", "50k", "50000")]
    public void A_number(string text, string words, string value) => Expect(text, EntityKinds.Number, words, value);

    [Theory]
    [InlineData("예산 5천만원 확보", "5천만원", "50000000")]
    [InlineData("1억 2천 5백만 원", "1억 2천 5백만 원", "125000000")]
    [InlineData("3달러 50센트", "3달러 50센트", "3.5")]
    [InlineData("₩20,000,000", "₩20,000,000", "20000000")]
    [InlineData("$50k 정도", "$50k", "50000")]
    public void Money(string text, string words, string value) => Expect(text, EntityKinds.Money, words, value);

    [Theory]
    [InlineData("신입 사원 교육")]
    [InlineData("공원에서 만남")]
    public void No_money(string text) => Assert.Empty(ValueReader.Read(text, Language.Korean, Now, EntityKinds.Money));

    [Theory]
    [InlineData("20프로 할인", "20프로", "20")]
    [InlineData("3할 5푼", "3할 5푼", "35")]
    public void A_percentage(string text, string words, string value) => Expect(text, EntityKinds.Percentage, words, value);

    [Theory]
    [InlineData("넵", "넵", "true")]
    [InlineData("아뇨 아직이요", "아뇨", "false")]
    [InlineData("그렇습니다", "그렇습니다", "true")]
    public void Yes_and_no(string text, string words, string value) => Expect(text, EntityKinds.YesNo, words, value);

    [Fact]
    public void Four_people_are_no_yes() => Assert.Empty(ValueReader.Read("네 명이 참석", Language.Korean, Now, EntityKinds.YesNo));

    [Theory]
    [InlineData("한빛물산에", "한빛물산")]
    [InlineData("김민수 과장님한테", "김민수 과장님")]
    [InlineData("이지은", "이지은")]
    [InlineData("대성전자는", "대성전자")]
    [InlineData("Acme에서", "Acme")]
    public void A_name_loses_its_particles(string typed, string name) =>
        Assert.Equal(name, typed[..Korean.NameParticles.Bare(typed, typed.LastIndexOf(' ') + 1, typed.Length)]);

    private static void Expect(string text, EntityKinds kinds, string words, string value)
    {
        var entity = Assert.Single(ValueReader.Read(text, Language.Korean, Now, kinds));
        Assert.Equal((words, value), (entity.Text, entity.Value.ToString()));
    }
}
