using System.Text;
using SdrBot.Support;

namespace SdrBot.Qualification;

/// <summary>What answers are worth, and what follows.</summary>
public sealed class AssessmentTests
{
    private static readonly Framework Fit = FrameworkLibrary.Shipped.Default;

    [Fact]
    public void Nothing_known_is_open_with_every_mandatory_question_missing()
    {
        var assessment = Assess();
        Assert.Equal((0, 100, Verdict.Open), (assessment.Score, assessment.Most, assessment.Verdict));
        Assert.Equal(["need", "pain", "budget_amount", "timeline", "size", "decision_maker"], assessment.Gaps.Select(g => g.Key));
    }

    [Fact]
    public void Enough_points_without_a_gap_are_qualified()
    {
        var assessment = Assess(("need", "a dialer"), ("pain", "no time"), ("budget_amount", "50000 USD"), ("timeline", "2026-04-01..2026-07-01"), ("size", "200"), ("decision_maker", "CTO"));
        Assert.Equal((80, Verdict.Qualified), (assessment.Score, assessment.Verdict));
        Assert.Empty(assessment.Gaps);
    }

    [Fact]
    public void Enough_points_with_a_gap_are_open() =>
        Assert.Equal(Verdict.Open, Assess(("process", "Excel"), ("need", "a dialer"), ("pain", "no time"), ("budget_amount", "50000"), ("size", "200"), ("decision_maker", "CTO")).Verdict);

    [Fact]
    public void What_nobody_knew_is_a_gap_and_not_asked_again()
    {
        var assessment = Assess(("budget_amount", AnswerKind.Unknown));
        Assert.Contains(assessment.Gaps, g => g.Key == "budget_amount");
        Assert.DoesNotContain(assessment.Unasked, q => q.Key == "budget_amount");
        Assert.Equal(0, assessment.Score);
    }

    [Fact]
    public void What_can_no_longer_be_reached_is_nurtured() =>
        Assert.Equal(Verdict.Nurture, Assess(("need", AnswerKind.Unknown), ("pain", AnswerKind.Unknown), ("budget_amount", AnswerKind.Unknown)).Verdict);

    [Theory]
    [InlineData("timeline", "2026-03-31", 15)]
    [InlineData("timeline", "2026-07-01..2026-10-01", 9)]
    [InlineData("timeline", "2027-01-01..2028-01-01", 3)]
    [InlineData("timeline", "2028-01-01..2029-01-01", 0)]
    [InlineData("size", "20", 15)]
    [InlineData("size", "12", 6)]
    [InlineData("size", "3", 0)]
    [InlineData("size", "4000..8000", 6)]
    [InlineData("priority", "wish_list", 0)]
    [InlineData("priority", "priority", 5)]
    public void An_answer_brings_what_its_rule_says(string question, string value, int points) =>
        Assert.Equal(points, Assess((question, value)).Score);

    [Fact]
    public void A_time_years_away_is_nurtured() => Assert.Equal(Verdict.Nurture, Assess(("timeline", "2028-01-01..2029-01-01")).Verdict);

    [Fact]
    public void Every_framework_sees_the_same_answers()
    {
        var findings = Findings(("pain", "no time"), ("decision_maker", "CTO"));
        Assert.Equal(
            ["bant 20", "champ 45", "fit 20", "meddic 35"],
            FrameworkLibrary.Shipped.All.Select(f => $"{f.Id} {Assessment.Of(Some.Lead(), f, findings).Score}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_shipped_framework_has_a_hundred_points() =>
        Assert.All(FrameworkLibrary.Shipped.All, f => Assert.Equal((100, 60), (f.Most, f.Needed)));

    [Fact]
    public void A_company_adds_questions_to_a_framework()
    {
        var library = FrameworkLibrary.With([Parse("""
            { "id": "fit", "extends": "fit", "asks": [{ "question": "list_size", "points": 20, "isMandatory": true }, { "question": "budget_amount", "points": 5 }],
              "questions": [{ "key": "list_size", "group": "LIST", "kind": "number", "points": 10, "isMandatory": false, "worth": [{ "from": 1000, "share": 100 }],
                "texts": { "en": { "name": "List size", "ask": "How long is their list?", "expects": "a number", "why": "We charge by it." } } }] }
            """)]);
        var fit = library.Find("fit")!;
        Assert.Equal((110, 66, "list_size"), (fit.Most, fit.Needed, fit.Questions[^2].Key));
        Assert.Equal(5, fit.Find("budget_amount")!.Points);
        Assert.True(fit.Find("list_size")!.IsMandatory);
        var before = Findings(("need", "a dialer"));
        Assert.Contains(Assessment.Of(Some.Lead(), fit, before).Unasked, q => q.Key == "list_size");
        Assert.Equal(4, library.All.Length);
    }

    [Theory]
    [InlineData("{", "no framework as JSON")]
    [InlineData("""{ "id": "Our Fit", "name": { "en": "x" } }""", "small letters")]
    [InlineData("""{ "id": "x" }""", "name is missing")]
    [InlineData("""{ "id": "x", "name": { "en": "x" }, "threshold": 0, "asks": [{ "question": "need" }] }""", "threshold")]
    [InlineData("""{ "id": "x", "name": { "en": "x" }, "asks": [{ "question": "need" }, { "question": "need" }] }""", "twice")]
    [InlineData("""{ "id": "x", "name": { "en": "x" }, "asks": [{ "question": "a" }], "questions": [{ "key": "a", "group": "A", "kind": "colour", "points": 1 }] }""", "colour")]
    [InlineData("""{ "id": "x", "name": { "en": "x" }, "asks": [{ "question": "a" }], "questions": [{ "key": "a", "group": "A", "kind": "text", "points": 1 }] }""", "texts")]
    [InlineData("""{ "id": "x", "names": {} }""", "no framework as JSON")]
    public void A_file_that_cannot_be_used_says_why(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_question_that_is_not_there_is_named() =>
        Assert.Contains("shoe_size", Assert.Throws<FormatException>(() => FrameworkLibrary.With([Parse("""{ "id": "x", "name": { "en": "x" }, "asks": [{ "question": "shoe_size" }] }""")])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(new double[] { }, 0)]
    [InlineData(new double[] { 3 }, 3)]
    [InlineData(new double[] { 5, 1, 3 }, 3)]
    [InlineData(new double[] { 4, 1, 3, 2 }, 2.5)]
    public void The_median_is_the_middle(double[] values, double median) => Assert.Equal(median, TurnedAway.Median(values));

    private static FrameworkFile Parse(string json) => FrameworkFile.Parse(Encoding.UTF8.GetBytes(json));

    private static Assessment Assess(params (string Question, string Value)[] known) => Assessment.Of(Some.Lead(), Fit, Findings(known));

    private static System.Collections.Immutable.ImmutableArray<Finding> Findings(params (string Question, string Value)[] known) =>
        [.. known.Select(k => new Finding { Tenant = Some.Tenant, Question = k.Question, Value = k.Value, Words = k.Value, RepId = "mina", At = Some.Morning, TurnId = "t" })];
}
