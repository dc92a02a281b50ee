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
    ImmutableArray<NextStep> Steps)
{
    /// <summary>How a command names a handoff that is known: <c>handoff:7</c>.</summary>
    public string Pin => $"{HandoffFinder.Pin}{Handoff.Id}";

    public Rep Sdr => People[Handoff.SdrId];

    public Rep? Ae => Handoff.AeId is { } id ? People.GetValueOrDefault(id) : null;

    /// <summary>The questions that wait for the SDR.</summary>
    public IEnumerable<HandoffQuestion> Unanswered => Questions.Where(q => q.AnsweredAt is null);

    public Sentence Name(string? repId) => repId is null ? Sentence.Empty : Sentence.Of(People.TryGetValue(repId, out var rep) ? rep.Name : repId);

    public Sentence Step(Words words) => NextStepNames.Said(Steps.FirstOrDefault(s => s.Key == Handoff.NextStep) ?? new NextStep(Handoff.NextStep), words);

    public Sentence Question(string key, Words words) => Framework.Find(key) is { } question ? question.Name(words.Language) : words.Name("handoffs.questions", key);
}

/// <summary>Reads a handoff with all that is shown of it.</summary>
public sealed class HandoffReader(IHandoffStore handoffs, ILeadStore leads, IRepDirectory people, NextStepNames steps, Assessor assessor)
{
    public async Task<HandoffView> ReadAsync(Handoff handoff, CancellationToken cancellationToken)
    {
        var trail = await handoffs.CreditsAsync(handoff.Tenant, handoff.Id, cancellationToken);
        var known = (await people.AllAsync(handoff.Tenant, cancellationToken)).ToImmutableDictionary(r => r.Id, StringComparer.Ordinal);
        foreach (var id in trail.SelectMany(c => new[] { c.RepId, c.ToId }).Append(handoff.SdrId).Append(handoff.AeId).OfType<string>().Where(i => !known.ContainsKey(i)).Distinct(StringComparer.Ordinal))
        {
            known = await people.FindAsync(handoff.Tenant, id, cancellationToken) is { } left ? known.Add(id, left) : known;
        }

        return new(
            handoff,
            (await leads.FindAsync(handoff.Tenant, handoff.LeadId, cancellationToken))!,
            await assessor.OfTeamAsync(handoff.Tenant, cancellationToken),
            known,
            await handoffs.QuestionsAsync(handoff.Tenant, handoff.Id, cancellationToken),
            trail,
            await steps.AllAsync(handoff.Tenant, cancellationToken));
    }
}
