using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Qualification;

/// <summary><c>findings Acme</c>: every answer that was ever given, with who and when.</summary>
public sealed class ShowFindings(LeadFinder finder, IFindingStore findings, CompanyFrameworks frameworks, Assessor assessor, IRepDirectory people) : IHandler
{
    private const int Most = 30;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["lead"], cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        var history = await findings.HistoryAsync(turn.Tenant, lead.Id, cancellationToken);
        if (history.IsEmpty)
        {
            return ((Reply)turn.Say("qualification.recap.nothing", ("lead", lead.Said))).With(ChecklistReplies.Continue(turn, lead));
        }

        var items = ImmutableArray.CreateBuilder<Item>();
        foreach (var change in history.Take(Most))
        {
            var by = await people.FindAsync(turn.Tenant, change.RepId, cancellationToken);
            items.Add(new(
                Said(turn, change),
                Sentence.Join(
                    " · ",
                    turn.Say("qualification.history.by", ("name", by?.Name ?? change.RepId), ("when", turn.Rep.LocalTime(change.At))),
                    change.TouchId is null ? Sentence.Empty : turn.Say("qualification.history.from_note"))));
        }

        var reply = new Reply([new Heading(turn.Say("qualification.history.title", ("lead", lead.Said))), new Items(items.ToImmutable())]);
        return (history.Length > Most ? reply.And(new Note(turn.Say("qualification.history.more", ("count", history.Length - Most)))) : reply)
            .With(new Button(turn.Say("qualification.buttons.score"), $"score lead:{lead.Id}"), new Button(turn.Say("qualification.buttons.open"), $"lead lead:{lead.Id}"));
    }

    private Sentence Said(Turn turn, FindingChange change)
    {
        var name = frameworks.Of(turn.Tenant).Question(change.Question)?.Name(turn.Rep.Language) ?? Sentence.Of(change.Question);
        return (change.FromValue, change.ToValue) switch
        {
            (null, { } to) => turn.Say("qualification.answer", ("name", name), ("answer", assessor.Said(turn.Tenant, change.Question, to, turn.Words))),
            ({ } from, { } to) => turn.Say("qualification.history.changed", ("name", name), ("from", assessor.Said(turn.Tenant, change.Question, from, turn.Words)), ("to", assessor.Said(turn.Tenant, change.Question, to, turn.Words))),
            var (from, _) => turn.Say("qualification.history.removed", ("name", name), ("from", assessor.Said(turn.Tenant, change.Question, from ?? string.Empty, turn.Words))),
        };
    }
}
