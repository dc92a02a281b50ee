using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Touches;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary><c>credit Acme</c>: who did what for a handoff, from the first touch on; <c>credit</c>: the month's, with a seal that proves it.</summary>
public sealed class ShowCredit(HandoffFinder finder, IHandoffStore handoffs, HandoffReader reader, ITouchStore touches) : IHandler
{
    private const int Most = 200;
    private const int MostShown = 25;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (slots["handoff"] is { } words)
        {
            var match = await finder.FindAsync(turn, words, cancellationToken);
            return match.View is { } view ? await OneAsync(turn, view, cancellationToken) : match.Ask!;
        }

        var month = new DateOnly(turn.Today.Year, turn.Today.Month, 1);
        var since = turn.Rep.Instant(month.ToDateTime(TimeOnly.MinValue));
        var seals = await handoffs.SealsAsync(turn.Tenant, turn.Rep.Id, since, cancellationToken);
        if (seals.IsEmpty)
        {
            return turn.Say("handoffs.credit.none");
        }

        var views = await reader.ReadAsync(turn.Tenant, await handoffs.AcceptedAsync(turn.Tenant, turn.Rep.Id, since, MostShown, cancellationToken), cancellationToken);

        return new Reply(
        [
            new Heading(turn.Say("handoffs.credit.month", ("name", turn.Rep.Name), ("month", month))),
            new Items([.. views.Select(v => new Item(v.Lead.Said, HandoffStanding.Of(v, turn.Words)) { Controls = [new Button(turn.Say("handoffs.buttons.trail"), $"credit {v.Pin}")] })]),
            new Note(turn.Say("handoffs.credit.seal", ("seal", HandoffTrail.Together(seals)), ("count", seals.Length))),
        ]);
    }

    private async Task<Reply> OneAsync(Turn turn, HandoffView view, CancellationToken cancellationToken)
    {
        var first = (await touches.OfLeadAsync(turn.Tenant, view.Lead.Id, Most, cancellationToken)).LastOrDefault();
        var items = ImmutableArray.CreateBuilder<Item>();
        if (first is not null)
        {
            items.Add(new Item(turn.Say("handoffs.credit.first_touch", ("channel", turn.Words.Name("touches.channels", first.Channel))), By(turn, view, first.RepId, first.At)));
        }

        items.AddRange(view.Trail.TakeLast(MostShown).Select(c => new Item(
            c.ToId is { } to ? turn.Say("handoffs.credit.to", ("what", turn.Words.Name("handoffs.credit.kinds", c.Kind)), ("name", view.Name(to))) : turn.Words.Name("handoffs.credit.kinds", c.Kind),
            By(turn, view, c.RepId, c.At))));
        return new Reply(
        [
            new Heading(turn.Say("handoffs.credit.title", ("lead", view.Lead.Said))),
            new Paragraph(HandoffStanding.Of(view, turn.Words)),
            new Items(items.ToImmutable()),
            new Note(HandoffTrail.IsSound(view.Trail) ? turn.Say("handoffs.credit.sound", ("seal", view.Trail[^1].Seal)) : turn.Say("handoffs.credit.broken")),
        ]);
    }

    private static Sentence By(Turn turn, HandoffView view, string repId, DateTimeOffset at) =>
        turn.Say("handoffs.credit.by", ("name", repId.Length == 0 ? turn.Say("handoffs.credit.itself") : view.Name(repId)), ("when", turn.Rep.LocalTime(at)));
}
