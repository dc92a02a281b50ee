namespace SdrBot.Qualification;

/// <summary>What somebody says in order to answer, on Wednesday 4 March 2026, 10:00: a line alone is enough, which in a note would be too little.</summary>
public sealed class GivenAnswersTests
{
    private static readonly DateTime Now = new(2026, 3, 4, 10, 0, 0);

    [Theory]
    [InlineData("about $50k", "budget_amount", "50000 Dollar")]
    [InlineData("around 40-60k", "budget_amount", "40000..60000")]
    [InlineData("30 grand a year", "budget_amount", "30000")]
    [InlineData("this quarter", "timeline", "2026-01-01..2026-04-01")]
    [InlineData("by June", "timeline", "2026-06-01..2026-07-01")]
    public void An_amount_or_a_time_alone_is_an_answer_and_nothing_in_a_note(string said, string question, string value)
    {
        Assert.Equal((question, value), Assert.Single(HeardAnswers.Given(said, Now)) is var heard ? (heard.Question, heard.Value) : default);
        Assert.Empty(HeardAnswers.Read(said, Now));
    }

    [Theory]
    [InlineData("200 people", "size", "200")]
    [InlineData("the CTO decides", "decision_maker", "CTO")]
    [InlineData("budget is 50k", "budget_amount", "50000")]
    [InlineData("they want it this quarter", "timeline", "2026-01-01..2026-04-01")]
    public void What_is_sure_in_a_note_is_an_answer_too(string said, string question, string value)
    {
        Assert.Equal((question, value), Assert.Single(HeardAnswers.Given(said, Now)) is var heard ? (heard.Question, heard.Value) : default);
        Assert.Equal(HeardAnswers.Given(said, Now).AsEnumerable(), HeardAnswers.Read(said, Now));
    }

    [Theory]
    [InlineData("it costs $50k")]
    [InlineData("they raised $50k")]
    [InlineData("they pay Zendesk $50k")]
    [InlineData("over $50k")]
    [InlineData("50")]
    [InlineData("maybe the CTO decides")]
    [InlineData("not before June")]
    [InlineData("their contract ends in June")]
    [InlineData("call her on Friday")]
    [InlineData("Friday")]
    [InlineData("nice weather there")]
    public void Where_the_words_say_something_else_nothing_is_taken(string said) => Assert.Empty(HeardAnswers.Given(said, Now));
}
