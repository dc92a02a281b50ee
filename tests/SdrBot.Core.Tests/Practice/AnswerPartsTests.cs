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

    [Fact]
    public void Every_shipped_response_has_its_question_in_the_last_step()
    {
        var responses = new Playbook().Of("acme").Entries.SelectMany(e => e.Responses).ToArray();
        Assert.All(responses, r => Assert.Contains("question", AnswerParts.In(r.Question, Model, Language.English)));
        var whole = responses.Average(r => AnswerParts.In(string.Join(' ', r.Parts), r, Language.English).Length);
        Assert.InRange(whole, 3.4, 4);
    }
}
