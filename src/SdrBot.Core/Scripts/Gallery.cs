using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Scripts;

/// <summary><c>gallery</c>: what colleagues wrote, agreed to show, and got answers with.</summary>
public sealed class ShowGallery(IScriptStore scripts, IRepDirectory people) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var counts = await scripts.CountsAsync(turn.Tenant, cancellationToken);
        var answered = (await scripts.SharedAsync(turn.Tenant, cancellationToken))
            .Select(v => (Variant: v, Count: counts.GetValueOrDefault(ScriptVariants.IdOf(v))))
            .Where(v => v.Count is { Answered: > 0 })
            .OrderByDescending(v => v.Count!.Answered)
            .ToImmutableArray();
        if (answered.IsEmpty)
        {
            return turn.Say("scripts.gallery.none");
        }

        var items = ImmutableArray.CreateBuilder<Item>();
        foreach (var (variant, count) in answered)
        {
            var author = await people.FindAsync(turn.Tenant, variant.RepId, cancellationToken);
            items.Add(new(
                Sentence.Of(variant.Text).Clip(1000),
                turn.Say("scripts.gallery.by", ("name", author?.Name), ("kind", turn.Words.Name("scripts.kind", variant.Kind)), ("answered", count!.Answered), ("used", count.Used))));
        }

        return new Reply([new Heading(turn.Say("scripts.gallery.title")), new Items(items.ToImmutable())]);
    }
}
