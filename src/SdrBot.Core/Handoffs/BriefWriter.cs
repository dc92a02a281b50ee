using System.Collections.Immutable;
using SdrBot.Leads;
using SdrBot.Objections;
using SdrBot.People;
using SdrBot.Qualification;
using SdrBot.Tasks;
using SdrBot.Touches;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary>Writes the brief from everything that is known of a lead, leaving out how to reach it.</summary>
public sealed class BriefWriter(ILeadStore leads, ITouchStore touches, ITaskStore tasks, IObjectionLog objections, Assessor assessor)
{
    private const int MostTouches = 3;
    private const int MostSeen = 50;
    private const int MostFacts = 2;
    private const int MostObjections = 2;
    private const int Longest = 240;

    /// <param name="ae">In whose language it is written first; null when nobody is meant yet, and it is written as the SDR reads.</param>
    public async Task<Brief> WriteAsync(Lead lead, Assessment assessment, Rep sdr, Rep? ae, CancellationToken cancellationToken)
    {
        var language = (ae ?? sdr).Language;
        var seen = await touches.OfLeadAsync(lead.Tenant, lead.Id, MostSeen, cancellationToken);
        var facts = Research.Newest(await leads.FactsAsync(lead.Tenant, lead.Id, cancellationToken)).ToList();
        var answers = assessment.Findings.Where(f => f.IsKnown && assessment.Framework.Find(f.Question) is not null).ToList();
        var pain = assessment.Pain;
        var promised = (await tasks.OpenOfLeadAsync(lead.Tenant, lead.Id, cancellationToken))
            .Where(t => Handover.IsPromise(t) && t.Kind != TaskKind.Reminder && t.Activity != HandoffTasks.Activity).ToList();
        var said = Said(language);
        return new Brief
        {
            Who = lead.Name,
            Title = lead.Title,
            Company = lead.Company,
            Location = lead.Location,
            Industry = lead.Industry,
            WhyNow = Public(lead, facts.Find(f => f.Kind == "why") is { } why && lead.Goal is { } goal ? $"{goal} · {why.Text}" : lead.Goal ?? facts.Find(f => f.Kind == "why")?.Text),
            Pain = Public(lead, pain?.Words),
            Answers = said.Answers,
            Gaps = [.. assessment.Gaps.Select(q => q.Key)],
            Framework = assessment.Framework.Title(language).Plain,
            Score = assessment.Score,
            Most = assessment.Most,
            Facts = [.. facts.Where(f => f.Kind != "why").OrderByDescending(f => f.FoundOn).Take(MostFacts).Select(f => new BriefFact(f.Kind, Public(lead, f.Text)!, f.Source, f.FoundOn))],
            Touches = [.. seen.Take(MostTouches).Select(t => new BriefTouch(t.Day, t.Channel, t.Outcome, t.IsInbound))],
            Objections =
            [
                .. (await objections.OfLeadAsync(lead.Tenant, lead.Id, cancellationToken)).Take(MostObjections)
                    .Select(o => new BriefObjection(o.Category ?? string.Empty, Public(lead, o.Text)!, o.Worked)),
            ],
            Promises = said.Promises,
            Others = Enum.GetValues<Language>().Where(l => l != language).ToImmutableDictionary(l => l.Code(), Said),
            Prefers = Preferred(seen),
            Preference = Public(lead, lead.Preference),
            Source = lead.Source,
            Campaign = lead.Campaign,
        };

        BriefWords Said(Language language)
        {
            var words = Words.In(language);
            return new(
                [.. answers.Where(f => f != pain).Select(f => Answer(lead, assessment, f, words))],
                [.. promised.Select(t => Promise(lead, t, sdr, words))]);
        }
    }

    /// <summary>What the prospect waits for: calls, answers and meetings that were agreed on.</summary>
    private static string Promise(Lead lead, TaskItem task, Rep sdr, Words words)
    {
        var when = sdr.LocalTime(task.DueAt);
        var kind = words.Name("tasks.kind", task.Kind);
        return Public(lead, words.Say(
            "handoffs.brief.promise",
            ("what", task switch
            {
                { Kind: TaskKind.FollowUp, Title: { Length: > 0 } title } => Sentence.Of(title).Clip(120),
                { Title: { } note } => Sentence.Join(": ", kind, Sentence.Of(note).Clip(120)),
                _ => kind,
            }),
            ("when", DateOnly.FromDateTime(when)),
            ("time", task.HasTime ? Sentence.Join(string.Empty, words.Say("handoffs.brief.at", ("time", when), ("city", Zones.City(sdr.Zone)))) : Sentence.Empty)).Plain)!;
    }

    private BriefAnswer Answer(Lead lead, Assessment assessment, Finding finding, Words words)
    {
        var question = assessment.Framework.Find(finding.Question)!;
        return new(question.Group, question.Key, Public(lead, assessor.Said(finding, words).Plain)!);
    }

    /// <summary>The channel on which the prospect answers, the most often first.</summary>
    private static string? Preferred(ImmutableArray<Touch> seen) =>
        seen.Where(t => t.IsInbound || t.IsConversation).GroupBy(t => t.Channel, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    /// <summary>A shared channel is no place for an address or a number, whoever wrote it where.</summary>
    private static string? Public(Lead lead, string? text)
    {
        text = AgreedFields.Only(text, lead.Email, lead.Phone);
        return text is null ? null : Sentence.Of(text).Clip(Longest).Plain;
    }
}
