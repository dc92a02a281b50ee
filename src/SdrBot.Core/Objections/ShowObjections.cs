using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Objections;

/// <summary><c>objections</c>: what was heard in the last 90 days, what worked, and how many noes a yes takes.</summary>
public sealed class ShowObjections(IObjectionLog log, Authority authority) : IHandler
{
    private const int Days = 90;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var view = await TeamView.OfAsync(turn, authority, cancellationToken);
        if (view.IsRefused)
        {
            return turn.Say("objections.not_allowed");
        }

        var from = turn.Today.AddDays(-Days);
        var counts = await log.CountsAsync(turn.Tenant, view.RepId(turn), from, turn.Today, cancellationToken);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new Heading(turn.Say(view.IsTeam ? "objections.counts.team" : "objections.counts.title", ("days", Days))));
        blocks.Add(counts.IsEmpty ? new Paragraph(turn.Say("objections.counts.none")) : Table(turn, counts));
        if (!view.IsTeam)
        {
            blocks.AddRange(Noes(turn, await log.NoesAsync(turn.Tenant, turn.Rep.Id, from, cancellationToken)));
        }

        return new Reply(blocks.ToImmutable()).With(
            new Input(turn.Say("objections.buttons.ask"), "objection: {value}", turn.Say("objections.buttons.ask_hint")),
            new Button(turn.Say("objections.buttons.playbook"), "playbook"),
            new Button(turn.Say("objections.buttons.practice"), "practice objections")).InPrivate();
    }

    private static Table Table(Turn turn, ImmutableArray<ObjectionCount> counts) => new(
        [turn.Say("objections.counts.category"), turn.Say("objections.counts.heard"), turn.Say("objections.counts.worked"), turn.Say("objections.counts.failed")],
        [
            .. counts.Select(c => ImmutableArray.Create(
                turn.Words.Name("objections.categories", c.Category), Number(turn, c.Heard), Number(turn, c.Worked), Number(turn, c.Failed))),
        ]);

    private static Sentence Number(Turn turn, int count) => turn.Say("objections.counts.number", ("count", count));

    /// <summary>Each no is a step towards the next yes, as often as it takes this rep.</summary>
    private static IEnumerable<Block> Noes(Turn turn, NoCount count)
    {
        if (count.Noes == 0)
        {
            yield break;
        }

        if (count.Yeses == 0)
        {
            yield return new Note(turn.Say("objections.noes.no_yes_yet", ("noes", count.Noes)));
            yield break;
        }

        var average = (int)Math.Max(1, Math.Round((double)count.Noes / count.Yeses));
        yield return new Progress(turn.Say("objections.noes.progress", ("since", count.Since), ("average", average)), Math.Min(count.Since, average), average);
        yield return new Note(turn.Say("objections.noes.average", ("noes", count.Noes), ("yeses", count.Yeses)));
    }
}
