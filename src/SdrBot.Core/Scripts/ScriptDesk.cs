using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Cadences;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;

namespace SdrBot.Scripts;

/// <summary>Finds the scripts for a lead, in the order in which they fit, and fills the one that was chosen with the fact that was chosen.</summary>
public sealed class ScriptDesk(ILeadStore leads, ICadenceStore cadences, IScriptStore scripts, CompanyScripts shelves)
{
    /// <param name="step">The step it is for; null for the next one of its kind.</param>
    /// <param name="scriptId">The script asked for; null for the one chosen before, or else the first for which everything but the fact is known.</param>
    /// <param name="factId">The fact asked for; null for the one chosen before, or else the newest.</param>
    public async Task<ScriptDraft> DraftAsync(Turn turn, Lead lead, string kind, Step? step, string? scriptId, long? factId, CancellationToken cancellationToken)
    {
        var chosen = await scripts.ChosenAsync(turn.Tenant, lead.Id, turn.Rep.Id, kind, turn.At - ScriptUse.Lasts, cancellationToken);
        var choices = await ChoicesAsync(turn, lead, kind, step, cancellationToken);
        var picked = choices.FirstOrDefault(c => c.Id == scriptId) ?? choices.FirstOrDefault(c => c.Id == chosen?.ScriptId)
            ?? (step is null ? choices.FirstOrDefault(c => c.Id != ScriptCommands.Paired && ScriptRenderer.IsKnown(c.Text.In(turn.Rep.Language), lead, turn.Rep)) : null)
            ?? (choices.IsEmpty ? null : choices[0]);
        var facts = await leads.FactsAsync(turn.Tenant, lead.Id, cancellationToken);
        var fresh = ScriptRenderer.Fresh(facts, turn.Today);
        var fact = fresh.FirstOrDefault(f => f.Id == factId) ?? fresh.FirstOrDefault(f => f.Id == chosen?.FactId);
        return new(lead, kind, choices, picked, fresh, facts.Length > fresh.Length)
        {
            // One fact leaves nothing to choose between.
            ChosenFact = fact ?? (fresh.Length == 1 ? fresh[0] : null),
        };
    }

    /// <summary>Remembers what a rep decided to say.</summary>
    public Task ChooseAsync(Turn turn, ScriptDraft draft, CancellationToken cancellationToken) => draft is { Picked: { } script, ChosenFact: { } fact }
        ? scripts.ChooseAsync(
            new ScriptUse { Tenant = turn.Tenant, LeadId = draft.Lead.Id, RepId = turn.Rep.Id, Kind = draft.Kind, ScriptId = script.Id, FactId = fact.Id, ChosenAt = turn.At }, cancellationToken)
        : Task.CompletedTask;

    /// <summary>A rep's own before the cadence's before the library's.</summary>
    private async Task<ImmutableArray<ScriptText>> ChoicesAsync(Turn turn, Lead lead, string kind, Step? step, CancellationToken cancellationToken)
    {
        var choices = ImmutableArray.CreateBuilder<ScriptText>();
        choices.AddRange((await scripts.OfRepAsync(turn.Tenant, turn.Rep.Id, cancellationToken)).Where(v => v.Kind == kind).Select(v => ScriptVariants.Text(turn, v)));
        if (await StepAsync(turn.Tenant, lead, kind, step, cancellationToken) is var (cadence, planned))
        {
            choices.Add(new(string.Create(CultureInfo.InvariantCulture, $"{cadence.Id}:{planned.Number}"), kind, planned.Title, planned.Script!));
        }

        choices.AddRange(shelves.Of(turn.Tenant).Of(kind));
        return choices.ToImmutable();
    }

    private async Task<(Cadence Cadence, Step Step)?> StepAsync(string tenant, Lead lead, string kind, Step? step, CancellationToken cancellationToken)
    {
        if (await cadences.ActiveAsync(tenant, lead.Id, cancellationToken) is not { } enrolment
            || await cadences.FindAsync(tenant, enrolment.CadenceId, enrolment.CadenceVersion, cancellationToken) is not { } cadence)
        {
            return null;
        }

        var ofKind = cadence.Steps.Where(s => s.Script is not null && ScriptKind.Of(s.Activity) == kind).ToImmutableArray();
        return (ofKind.FirstOrDefault(s => s.Number == step?.Number) ?? ofKind.FirstOrDefault(s => !enrolment.Closed.Contains(s.Number)) ?? ofKind.LastOrDefault()) is { } found ? (cadence, found) : null;
    }
}

/// <summary>A script for a lead with all there is to choose.</summary>
/// <param name="Choices">The scripts of the kind, the fitting ones first.</param>
/// <param name="Picked">Null where there is none.</param>
/// <param name="Fresh">The facts that can be opened with.</param>
public sealed record ScriptDraft(Lead Lead, string Kind, ImmutableArray<ScriptText> Choices, ScriptText? Picked, ImmutableArray<ResearchFact> Fresh, bool HasStaleFact)
{
    /// <summary>Null while the rep has not chosen among several.</summary>
    public ResearchFact? ChosenFact { get; init; }

    /// <summary>Several facts, and none chosen.</summary>
    public bool IsUndecided => ChosenFact is null && !Fresh.IsEmpty;

    public Script Fill(Rep rep) => Filled(rep, ChosenFact);

    /// <summary>With the newest fact where none was chosen, for the cards that show one call at a time.</summary>
    public Script FillAnyway(Rep rep) => Filled(rep, Fact);

    public ResearchFact? Fact => ChosenFact ?? (Fresh.IsEmpty ? null : Fresh[0]);

    private Script Filled(Rep rep, ResearchFact? fact) => ScriptRenderer.Render(Picked?.Text.In(rep.Language) ?? string.Empty, Lead, rep, fact, HasStaleFact);
}
