using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Tasks;
using SdrBot.Wording;

namespace SdrBot.Cadences;

/// <summary><c>enrol Acme in outbound_21</c>: a lead begins a cadence; the one it is in stops.</summary>
public sealed class Enrol(LeadFinder finder, CadenceFinder cadences, ITaskStore tasks, IRepDirectory people, CadencePlan plan) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (cadence, question) = await cadences.FindAsync(turn, slots["cadence"], cancellationToken);
        if (cadence is null)
        {
            return question!;
        }

        var match = await finder.FindAsync(turn, slots["lead"], cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        if (!lead.IsOpen)
        {
            return turn.Say("cadences.closed_lead", ("lead", lead.Said));
        }

        var owner = await people.FindAsync(lead.Tenant, lead.OwnerId, cancellationToken) ?? turn.Rep;
        await plan.EnrolAsync(lead, owner, cadence, turn.At, cancellationToken);
        return CadenceList.Next(turn, "cadences.enrolled", lead, cadence.Title(turn.Rep.Language), await tasks.OpenOfLeadAsync(turn.Tenant, lead.Id, cancellationToken));
    }
}

/// <summary><c>stop cadence Acme</c>: a lead leaves its plan, and its owner decides what comes next.</summary>
public sealed class StopCadence(LeadFinder finder, ICadenceStore cadences, ITaskStore tasks, IRepDirectory people, CadencePlan plan) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["lead"], cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        if (await cadences.ActiveAsync(turn.Tenant, lead.Id, cancellationToken) is not { } enrolment)
        {
            return turn.Say("cadences.not_in", ("lead", lead.Said));
        }

        await plan.StopAsync(lead, "stopped", turn.At, cancellationToken);
        await plan.EnsureNextAsync(lead, await people.FindAsync(lead.Tenant, lead.OwnerId, cancellationToken) ?? turn.Rep, turn.At, cancellationToken);
        var cadence = await cadences.FindAsync(turn.Tenant, enrolment.CadenceId, enrolment.CadenceVersion, cancellationToken);
        return CadenceList.Next(
            turn, "cadences.stopped", lead, cadence?.Title(turn.Rep.Language) ?? Sentence.Of(enrolment.CadenceId), await tasks.OpenOfLeadAsync(turn.Tenant, lead.Id, cancellationToken));
    }
}

/// <summary><c>cadences</c>: the plans there are, with their steps and how well they are answered.</summary>
public sealed class ListCadences(ICadenceStore cadences) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var all = await cadences.AllAsync(turn.Tenant, cancellationToken);
        var rates = ImmutableDictionary.CreateBuilder<string, ImmutableArray<VersionRates>>(StringComparer.Ordinal);
        foreach (var cadence in all)
        {
            rates[cadence.Id] = await cadences.VersionRatesAsync(turn.Tenant, cadence.Id, cancellationToken);
        }

        return new([new Heading(turn.Say("cadences.title")), CadenceList.Items(turn, all, rates.ToImmutable())]);
    }
}

/// <summary>How cadences are shown.</summary>
internal static class CadenceList
{
    public static Items Items(Turn turn, ImmutableArray<Cadence> cadences, ImmutableDictionary<string, ImmutableArray<VersionRates>> rates) => new([.. cadences.Select(c => new Item(
        turn.Say("cadences.line", ("name", c.Title(turn.Rep.Language))),
        Sentence.Join(
            " · ",
            turn.Say(
                "cadences.detail",
                ("count", c.Steps.Length),
                ("days", c.Steps[^1].Day + 1),
                ("steps", turn.Words.List(c.Steps.Select(s => turn.Say("cadences.step", ("day", s.Day), ("activity", turn.Words.Name("tasks.activity", s.Activity))))))),
            rates.GetValueOrDefault(c.Id) is { IsDefaultOrEmpty: false } known ? turn.Say("cadences.answered", ("replied", known.Sum(r => r.Replied)), ("leads", known.Sum(r => r.Leads))) : Sentence.Empty))
    {
        Controls = [new Button(turn.Say("cadences.open"), $"cadence {c.Id}")],
    })]);

    public static Reply Next(Turn turn, string key, Lead lead, Sentence cadence, ImmutableArray<TaskItem> open) =>
        ((Reply)turn.Say(
            key,
            ("lead", lead.Said),
            ("cadence", cadence),
            ("what", open.IsEmpty ? Sentence.Empty : turn.Words.Name("tasks.activity", open[0].Activity)),
            ("when", open.IsEmpty ? turn.Today : DateOnly.FromDateTime(turn.Rep.LocalTime(open[0].DueAt)))))
        .With(new Button(turn.Say("tasks.button.undo"), $"undo {turn.Id}"));
}
