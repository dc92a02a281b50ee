using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;

namespace SdrBot.Handoffs;

/// <summary><c>why Alex?</c>, <c>route Acme</c>: why a handoff went to whom it went.</summary>
public sealed class WhyThisAe(IHandoffStore handoffs, HandoffReader reader, HandoffFinder finder, IRepDirectory people, Interpreter interpreter, DidYouMean didYouMean) : IHandler
{
    private const int Most = 50;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (slots["handoff"] is { } words)
        {
            var match = await finder.FindAsync(turn, words, cancellationToken);
            return match.View is { } view ? Explained(turn, view) : match.Ask!;
        }

        var name = slots["rep"]!.Trim('?', ' ', '!', '.');
        if (await people.SearchAsync(turn.Tenant, name, cancellationToken) is not [var ae])
        {
            // "Why …" may begin anything else.
            var understood = interpreter.Recognize(turn);
            return interpreter.Certain(understood) is var (command, found)
                ? await interpreter.RunAsync(command, turn, found, cancellationToken)
                : await didYouMean.AskAsync(turn, understood, cancellationToken);
        }

        var last = (await handoffs.OfSdrAsync(turn.Tenant, turn.Rep.Id, Most, cancellationToken))
            .Concat(await handoffs.OfAeAsync(turn.Tenant, turn.Rep.Id, Most, cancellationToken))
            .Concat(await handoffs.OpenAsync(turn.Tenant, Most, cancellationToken))
            .Where(h => h.Assignment.AeId == ae.Id).MaxBy(h => h.MadeAt);
        return last is not null && await finder.MaySeeAsync(turn.Rep, last, cancellationToken)
            ? Explained(turn, await reader.ReadAsync(last, cancellationToken))
            : turn.Say("handoffs.why.none", ("name", ae.Name));
    }

    private static Reply Explained(Turn turn, HandoffView view) =>
        new([new Paragraph(turn.Say("handoffs.why.lead", ("lead", view.Lead.Said))), new Note(HandoffStanding.Assigned(view, turn.Words))]);
}

/// <summary><c>next steps</c>, <c>add next step Site visit</c>: what can come after a handoff; managers add to it.</summary>
public sealed class EditNextSteps(NextStepNames names, INextSteps steps) : IHandler
{
    private const int Longest = 60;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (slots["name"] is not { } name)
        {
            return await ListAsync(turn, cancellationToken);
        }

        name = Wording.Sentence.Of(name).OnOneLine().Clip(Longest).Plain;
        var key = Folding.Fold(name).Replace(' ', '_');
        return key.Length == 0 || await names.FindAsync(turn.Tenant, name, turn.Words, cancellationToken) is not null || !await steps.AddAsync(turn.Tenant, new NextStep(key, name), cancellationToken)
            ? turn.Say("handoffs.next_steps.known", ("name", name))
            : turn.Say("handoffs.next_steps.added", ("name", name));
    }

    private async Task<Reply> ListAsync(Turn turn, CancellationToken cancellationToken) => new(
    [
        new Paragraph(turn.Say("handoffs.next_steps.list")),
        new Items([.. (await names.AllAsync(turn.Tenant, cancellationToken)).Select(s => new Item(NextStepNames.Said(s, turn.Words)))]),
        new Note(turn.Say("handoffs.next_steps.how")),
    ]);
}
