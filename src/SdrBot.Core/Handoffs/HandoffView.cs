using System.Collections.Immutable;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Qualification;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary>A handoff with all that is shown of it.</summary>
public sealed record HandoffView(
    Handoff Handoff,
    Lead Lead,
    Framework Framework,
    ImmutableDictionary<string, Rep> People,
    ImmutableArray<HandoffQuestion> Questions,
    ImmutableArray<HandoffCredit> Trail,
    ImmutableArray<NextStep> Steps,
    ImmutableArray<ProposedTime> Times)
{
    /// <summary>How a command names a handoff that is known: <c>handoff:7</c>.</summary>
    public string Pin => $"{HandoffFinder.Pin}{Handoff.Id}";

    public Rep Sdr => People[Handoff.SdrId];

    public Rep? Ae => Handoff.AeId is { } id ? People.GetValueOrDefault(id) : null;

    /// <summary>Whoever reads the card has it in their own language, whichever the SDR writes in.</summary>
    public Language CardLanguage => (Ae ?? Sdr).Language;

    /// <summary>The questions that wait for the SDR.</summary>
    public IEnumerable<HandoffQuestion> Unanswered => Questions.Where(q => q.AnsweredAt is null);

    public Sentence Name(string? repId) => repId is null ? Sentence.Empty : Sentence.Of(People.TryGetValue(repId, out var rep) ? rep.Name : repId);

    public Sentence Step(Words words) => NextStepNames.Said(Steps.FirstOrDefault(s => s.Key == Handoff.NextStep) ?? new NextStep(Handoff.NextStep), words);

    public Sentence Question(string key, Words words) => Framework.Find(key) is { } question ? question.Name(words.Language) : words.Name("handoffs.questions", key);
}

/// <summary>Reads a handoff with all that is shown of it.</summary>
public sealed class HandoffReader(IHandoffStore handoffs, ILeadStore leads, IRepDirectory people, NextStepNames steps, Assessor assessor)
{
    public async Task<HandoffView> ReadAsync(Handoff handoff, CancellationToken cancellationToken) => (await ReadAsync(handoff.Tenant, [handoff], cancellationToken))[0];

    /// <summary>Several of one company, which has its people, its checklist and its next steps only once.</summary>
    public async Task<ImmutableArray<HandoffView>> ReadAsync(string tenant, ImmutableArray<Handoff> found, CancellationToken cancellationToken)
    {
        var everybody = (await people.AllAsync(tenant, cancellationToken)).ToImmutableDictionary(r => r.Id, StringComparer.Ordinal);
        var framework = await assessor.OfTeamAsync(tenant, cancellationToken);
        var known = await steps.AllAsync(tenant, cancellationToken);
        var views = ImmutableArray.CreateBuilder<HandoffView>(found.Length);
        foreach (var handoff in found)
        {
            views.Add(await ReadAsync(handoff, everybody, framework, known, cancellationToken));
        }

        return views.ToImmutable();
    }

    private async Task<HandoffView> ReadAsync(
        Handoff handoff, ImmutableDictionary<string, Rep> known, Framework framework, ImmutableArray<NextStep> nextSteps, CancellationToken cancellationToken)
    {
        var trail = await handoffs.CreditsAsync(handoff.Tenant, handoff.Id, cancellationToken);
        foreach (var id in trail.SelectMany(c => new[] { c.RepId, c.ToId }).Append(handoff.SdrId).Append(handoff.AeId).OfType<string>().Where(i => !known.ContainsKey(i)).Distinct(StringComparer.Ordinal))
        {
            known = await people.FindAsync(handoff.Tenant, id, cancellationToken) is { } left ? known.Add(id, left) : known;
        }

        return new(
            handoff,
            (await leads.FindAsync(handoff.Tenant, handoff.LeadId, cancellationToken))!,
            framework,
            known,
            await handoffs.QuestionsAsync(handoff.Tenant, handoff.Id, cancellationToken),
            trail,
            nextSteps,
            await handoffs.TimesAsync(handoff.Tenant, handoff.Id, cancellationToken));
    }
}
