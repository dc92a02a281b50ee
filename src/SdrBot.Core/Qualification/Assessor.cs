using System.Globalization;
using SdrBot.Leads;
using SdrBot.Wording;

namespace SdrBot.Qualification;

/// <summary>Says where a lead stands, from what is known of it.</summary>
public sealed class Assessor(IFindingStore findings, CompanyFrameworks frameworks, ITeamFramework team)
{
    /// <summary>Through the team's framework.</summary>
    public async Task<Assessment> AssessAsync(Lead lead, CancellationToken cancellationToken) =>
        await AssessAsync(lead, (await OfTeamAsync(lead.Tenant, cancellationToken)).Id, cancellationToken);

    public async Task<Assessment> AssessAsync(Lead lead, string frameworkId, CancellationToken cancellationToken)
    {
        var library = frameworks.Of(lead.Tenant);
        var framework = library.Find(frameworkId) ?? await OfTeamAsync(lead.Tenant, cancellationToken);
        var known = await findings.OfLeadAsync(lead.Tenant, lead.Id, cancellationToken);
        return Assessment.Of(lead, framework, [.. known.OrderBy(f => library.PlaceOf(f.Question))]);
    }

    /// <summary>The framework that the team works with.</summary>
    public async Task<Framework> OfTeamAsync(string tenant, CancellationToken cancellationToken) =>
        (await team.FindAsync(tenant, cancellationToken) is { } id ? frameworks.Of(tenant).Find(id) : null) ?? frameworks.Of(tenant).Default;

    /// <summary>An answer as it is read: <c>$50,000</c>, <c>Q2 2026</c>, or the words themselves.</summary>
    public Sentence Said(Finding finding, Words words) => Said(finding.Tenant, finding.Question, finding.Value, words);

    public Sentence Said(string tenant, string question, string value, Words words) =>
        value == AnswerKind.Unknown ? words.Say("qualification.values.unknown")
        : frameworks.Of(tenant).Question(question) is not { } asked ? Sentence.Of(value).Clip(300)
        : asked.Kind switch
        {
            AnswerKind.Money or AnswerKind.Number when Amount.Parse(value) is { } amount => Said(amount, words),
            AnswerKind.When when DaySpan.Parse(value) is { } days => Said(days, words),
            AnswerKind.YesNo when value is "yes" or "no" => words.Name("qualification.values", value),
            AnswerKind.Choice when asked.Choices.FirstOrDefault(c => c.Key == value) is { } choice => choice.Label(words.Language),
            _ => Sentence.Of(value).Clip(300),
        };

    private static Sentence Said(Amount amount, Words words) => Sentence.Join(
        "–", amount.IsRange ? [words.Money(amount.Low, amount.Currency), words.Money(amount.High, amount.Currency)] : [words.Money(amount.Low, amount.Currency)]);

    private static Sentence Said(DaySpan days, Words words) =>
        days.IsOneDay ? words.Say("qualification.values.day", ("day", days.Begin))
        : days.IsQuarter ? words.Say("qualification.values.quarter", ("quarter", ((days.Begin.Month - 1) / 3) + 1), ("year", days.Begin.Year.ToString(CultureInfo.InvariantCulture)))
        : days.IsMonth ? words.Say("qualification.values.month", ("month", words.Name("qualification.months", days.Begin.Month.ToString(CultureInfo.InvariantCulture))), ("year", days.Begin.Year.ToString(CultureInfo.InvariantCulture)))
        : days.IsYear ? words.Say("qualification.values.year", ("year", days.Begin.Year.ToString(CultureInfo.InvariantCulture)))
        : words.Say("qualification.values.days", ("from", days.Begin), ("to", days.Last));
}
