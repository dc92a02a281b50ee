using SdrBot.Objections;
using SdrBot.Wording;

namespace SdrBot.Practice;

public sealed class AnswerPartsTests
{
    private static readonly Response Model = new("a/b", "b", "Fair.", "Your onboarding takes ages and everybody suffers.", "We do it.", "When?");

    [Theory]
    [InlineData("I understand. Your team loses time, and we help with that. Would you look at it?", "acknowledge challenge ease question")]
    [InlineData("Fair point. Customers start small with us.", "acknowledge ease")]
    [InlineData("When does your contract end", "question")]
    [InlineData("Onboarding everybody is what it is about", "challenge")]
    [InlineData("You are wrong.", "")]
    [InlineData("", "")]
    public void Each_step_is_seen_where_it_is(string answer, string parts) =>
        Assert.Equal(parts, string.Join(' ', AnswerParts.In(answer, Model, Language.English)));

    [Theory]
    [InlineData(Language.Korean, "그러시군요. 지금 그 문제 때문에 시간이 많이 들죠. 저희 고객은 작게 시작했습니다. 한번 보시겠어요?", "acknowledge challenge ease question")]
    [InlineData(Language.Korean, "틀리셨어.", "")]
    [InlineData(Language.Korean, "언제가 편하실까요", "question")]
    [InlineData(Language.Japanese, "おっしゃるとおりです。今お困りの課題ですよね。当社のお客様は小さく始められました。ご覧になりますか。", "acknowledge challenge ease question")]
    [InlineData(Language.Japanese, "違う。", "")]
    [InlineData(Language.Japanese, "いつがよろしいでしょうか。", "question")]
    public void Each_step_is_seen_in_each_language(Language language, string answer, string parts) =>
        Assert.Equal(parts, string.Join(' ', AnswerParts.In(answer, Model, language)));

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Korean)]
    [InlineData(Language.Japanese)]
    public void Every_shipped_response_has_its_question_in_the_last_step(Language language)
    {
        var responses = new Playbook().Of("acme").Entries.Where(e => e.Language == language).SelectMany(e => e.Responses).ToArray();
        Assert.InRange(responses.Length, 48, 1000);
        Assert.All(responses, r => Assert.Contains("question", AnswerParts.In(r.Question, Model, language)));
        var whole = responses.Average(r => AnswerParts.In(string.Join(' ', r.Parts), r, language).Length);
        Assert.InRange(whole, 3.4, 4);
    }
}
