using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary><c>handoffs</c>: an SDR's own and where each stands, an account executive's load, and everybody's open ones for a manager.</summary>
public sealed class ShowHandoffs(IHandoffStore handoffs, HandoffReader reader, Authority authority, IRepDirectory people) : IHandler
{
    private const int Most = 15;
    private const int MostOpen = 500;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        await AddAsync(blocks, turn, turn.Say("handoffs.list.own"), await handoffs.OfSdrAsync(turn.Tenant, turn.Rep.Id, Most, cancellationToken), cancellationToken);
        if (await authority.MayAsync(turn.Rep, Permission.AcceptHandoffs, cancellationToken))
        {
            var mine = await handoffs.OfAeAsync(turn.Tenant, turn.Rep.Id, MostOpen, cancellationToken);
            var waiting = mine.Where(h => h.State == HandoffState.Offered).ToImmutableArray();
            var has = mine.Where(h => h.State == HandoffState.Accepted).ToImmutableArray();
            blocks.Add(new Paragraph(turn.Say("handoffs.list.load", ("waiting", waiting.Length), ("accepted", has.Length), ("unreported", has.Count(h => h.Outcome is null)))));
            await AddAsync(blocks, turn, turn.Say("handoffs.list.waiting"), [.. waiting.Take(Most)], cancellationToken);
            await AddAsync(blocks, turn, turn.Say("handoffs.list.yours"), [.. has.Take(Most)], cancellationToken);
        }

        if (await authority.MayAsync(turn.Rep, Permission.SeeTeam, cancellationToken))
        {
            var open = await handoffs.OpenAsync(turn.Tenant, MostOpen, cancellationToken);
            await AddLoadAsync(blocks, turn, open, cancellationToken);
            await AddAsync(blocks, turn, turn.Say("handoffs.list.team"), [.. open.Where(h => h.State != HandoffState.Accepted).Take(Most)], cancellationToken);
        }

        return blocks.Count == 0 ? turn.Say("handoffs.list.none") : new Reply(blocks.ToImmutable());
    }

    /// <summary>Those that this person waits for or has to answer.</summary>
    internal async Task<ImmutableArray<Block>> OpenAsync(Turn turn, CancellationToken cancellationToken)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        var mine = await authority.MayAsync(turn.Rep, Permission.AcceptHandoffs, cancellationToken) ? await handoffs.OfAeAsync(turn.Tenant, turn.Rep.Id, Most, cancellationToken) : [];
        await AddAsync(blocks, turn, turn.Say("handoffs.list.waiting"), [.. mine.Where(h => h.State == HandoffState.Offered)], cancellationToken);
        await AddAsync(blocks, turn, turn.Say("handoffs.list.yours"), [.. mine.Where(h => h is { State: HandoffState.Accepted, Outcome: null })], cancellationToken);
        var own = await handoffs.OfSdrAsync(turn.Tenant, turn.Rep.Id, Most, cancellationToken);
        await AddAsync(blocks, turn, turn.Say("handoffs.list.own"), [.. own.Where(h => h.State is HandoffState.Offered or HandoffState.Declined)], cancellationToken);
        return blocks.ToImmutable();
    }

    private async Task AddAsync(ImmutableArray<Block>.Builder blocks, Turn turn, Sentence title, ImmutableArray<Handoff> found, CancellationToken cancellationToken)
    {
        if (found.IsEmpty)
        {
            return;
        }

        var views = await reader.ReadAsync(turn.Tenant, found, cancellationToken);
        blocks.Add(new Heading(title));
        blocks.Add(new Items([.. views.Select(v => Row(turn, v))]));
    }

    private static Item Row(Turn turn, HandoffView view) => new(
        turn.Say("handoffs.list.row", ("lead", view.Lead.Said), ("step", view.Step(turn.Words)), ("day", DateOnly.FromDateTime(turn.Rep.LocalTime(view.Handoff.MadeAt)))),
        HandoffStanding.Of(view, turn.Words),
        !view.Handoff.IsOpen)
    {
        Controls = view.Handoff.IsOpen || view.Handoff.AeId == turn.Rep.Id ? [new Button(turn.Say("handoffs.buttons.show"), $"show handoff {view.Pin}")] : [],
    };

    /// <summary>How much each account executive has to do, so that nobody is given too much.</summary>
    private async Task AddLoadAsync(ImmutableArray<Block>.Builder blocks, Turn turn, ImmutableArray<Handoff> open, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Sentence>>();
        foreach (var rep in await people.AllAsync(turn.Tenant, cancellationToken))
        {
            if (await authority.MayAsync(rep, Permission.AcceptHandoffs, cancellationToken))
            {
                rows.Add([Sentence.Of(rep.Name), Count(HandoffState.Offered, rep), Count(HandoffState.Accepted, rep)]);
            }
        }

        if (rows.Count > 0)
        {
            blocks.Add(new Heading(turn.Say("handoffs.list.loads")));
            blocks.Add(new Table([turn.Say("handoffs.list.ae"), turn.Say("handoffs.list.to_answer"), turn.Say("handoffs.list.accepted")], rows.ToImmutable()));
        }

        Sentence Count(HandoffState state, Rep rep) => turn.Say("handoffs.list.count", ("count", open.Count(h => h.State == state && h.AeId == rep.Id)));
    }
}

/// <summary><c>handoff Acme</c>: one handoff, as this person may use it.</summary>
public sealed class ShowHandoff(HandoffFinder finder, Authority authority, IRepDirectory people) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["handoff"], cancellationToken);
        if (match.View is not { } view)
        {
            return match.Ask!;
        }

        if (view.Handoff.AeId == turn.Rep.Id && view.Handoff.AcceptedAt is not null)
        {
            return AeCard.Compose(view, turn.Rep);
        }

        var blocks = ImmutableArray.Create<Block>(new Heading(BriefBlocks.Who(view.Handoff.Brief, turn.Words)), new Paragraph(HandoffStanding.Of(view, turn.Words)))
            .AddRange(BriefBlocks.Of(view, turn.Words)).AddRange(HandoffCard.Dialogue(view, turn.Words)).Add(new Note(HandoffStanding.Assigned(view, turn.Words)));
        var controls = ImmutableArray.CreateBuilder<Control>();
        controls.AddRange(view.Handoff.IsFor(turn.Rep.Id) ? HandoffCard.Controls(view, turn.Words) : []);
        controls.AddRange(view.Handoff.SdrId == turn.Rep.Id ? SdrCard.Controls(view, turn.Words) : []);
        if (view.Handoff.IsOpen && await authority.MayManageAsync(turn.Rep, cancellationToken))
        {
            controls.Add(ManagerCard.Reassign(view, turn.Words, await AesAsync(turn.Tenant, view, cancellationToken)));
        }

        return new Reply(blocks).With(controls.ToImmutable());
    }

    private async Task<IEnumerable<Rep>> AesAsync(string tenant, HandoffView view, CancellationToken cancellationToken)
    {
        var aes = new List<Rep>();
        foreach (var rep in await people.AllAsync(tenant, cancellationToken))
        {
            aes.AddRange(rep.Id != view.Handoff.SdrId && await authority.MayAsync(rep, Permission.AcceptHandoffs, cancellationToken) ? [rep] : []);
        }

        return aes;
    }
}
