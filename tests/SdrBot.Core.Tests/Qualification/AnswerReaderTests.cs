using SdrBot.Wording;

namespace SdrBot.Qualification;

/// <summary>Answers to one question, on Wednesday 4 March 2026, 10:00; null where it is to be asked again.</summary>
public sealed class AnswerReaderTests
{
    private static readonly DateTime Now = new(2026, 3, 4, 10, 0, 0);

    [Theory]
    [InlineData("budget_amount", "$50k", "50000 Dollar")]
    [InlineData("budget_amount", "50000", "50000")]
    [InlineData("budget_amount", "40-60k", "40000..60000")]
    [InlineData("budget_amount", "between $20k and $30k", "20000..30000 Dollar")]
    [InlineData("budget_amount", "30 to 40 thousand euros", "30000..40000 EUR")]
    [InlineData("budget_amount", "around 30 grand", "30000")]
    [InlineData("budget_amount", "2 million won", "2000000 KRW")]
    [InlineData("budget_amount", "nothing", "0")]
    [InlineData("budget_amount", "8.000 euros", null)]
    [InlineData("budget_amount", "20k or 40k", null)]
    [InlineData("budget_amount", "a lot", null)]
    [InlineData("budget_amount", "idk", "unknown")]
    [InlineData("budget_amount", "=40000..60000 USD", "40000..60000 USD")]
    [InlineData("budget_amount", "=lots", null)]
    [InlineData("size", "200", "200")]
    [InlineData("size", "around fifty", "50")]
    [InlineData("size", "1,200 people", "1200")]
    [InlineData("size", "20-25", "20..25")]
    [InlineData("size", "$50k", null)]
    [InlineData("size", "20%", null)]
    [InlineData("timeline", "this quarter", "2026-01-01..2026-04-01")]
    [InlineData("timeline", "by June", "2026-06-01..2026-07-01")]
    [InlineData("timeline", "June 15", "2026-06-15")]
    [InlineData("timeline", "asap", "2026-03-04..2026-04-03")]
    [InlineData("timeline", "last year", null)]
    [InlineData("timeline", "when pigs fly", null)]
    [InlineData("budget_allocated", "yes", "yes")]
    [InlineData("budget_allocated", "not yet approved", null)]
    [InlineData("budget_allocated", "no budget this year", "no")]
    [InlineData("priority", "wish list", "wish_list")]
    [InlineData("priority", "Priority", "priority")]
    [InlineData("priority", "nice to have", "wish_list")]
    [InlineData("priority", "blue", null)]
    [InlineData("pain", "they lose deals", "they lose deals")]
    [InlineData("pain", "...", null)]
    [InlineData("pain", "not sure", "unknown")]
    public void An_answer_is_read_or_asked_again(string question, string said, string? value) =>
        Assert.Equal(value, AnswerReader.Read(FrameworkLibrary.Shipped.Question(question)!, said, Language.English, Now)?.Value);
}
