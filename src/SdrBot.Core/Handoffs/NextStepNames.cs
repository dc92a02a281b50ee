using System.Collections.Immutable;
using SdrBot.Leads;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary>What the next steps are called, and which one somebody means.</summary>
public sealed class NextStepNames(INextSteps added)
{
    public async Task<ImmutableArray<NextStep>> AllAsync(string tenant, CancellationToken cancellationToken) => [.. NextStep.Shipped, .. await added.AddedAsync(tenant, cancellationToken)];

    /// <returns>Null when no next step is called so.</returns>
    public async Task<NextStep?> FindAsync(string tenant, string words, Words language, CancellationToken cancellationToken)
    {
        var said = Folding.Fold(HandoffLine.Bare(words)).Replace('_', ' ').Replace('-', ' ');
        return (await AllAsync(tenant, cancellationToken)).FirstOrDefault(s => s.Key.Replace('_', ' ') == said || Folding.Fold(Said(s, language).Plain) == said);
    }

    public async Task<Sentence> SaidAsync(string tenant, string key, Words language, CancellationToken cancellationToken) =>
        Said((await AllAsync(tenant, cancellationToken)).FirstOrDefault(s => s.Key == key) ?? new NextStep(key), language);

    public static Sentence Said(NextStep step, Words language) => step.Name is { } name ? Sentence.Of(name) : language.Name("handoffs.steps", step.Key);
}
