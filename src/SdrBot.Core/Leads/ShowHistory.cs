using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Leads;

/// <summary><c>history Acme</c>: every move along the life cycle and every corrected field, with who, when and from where.</summary>
public sealed class ShowHistory(LeadFinder finder, ILeadStore leads, IFieldHistory fields, IRepDirectory people) : IHandler
{
    private const int Most = 40;
    private const int Longest = 80;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["lead"], cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        var happened = new List<(DateTimeOffset At, Item Item)>();
        foreach (var change in await leads.StatusChangesAsync(turn.Tenant, lead.Id, cancellationToken))
        {
            happened.Add((change.At, new Item(
                turn.Say("leads.history.moved", ("from", turn.Words.Name("leads.statuses", change.FromStatus)), ("to", turn.Words.Name("leads.statuses", change.ToStatus))),
                Sentence.Join(" · ", await ByAsync(turn, change.RepId, change.At, cancellationToken), change.Reason is { } reason ? turn.Words.Name("leads.reasons", reason) : Sentence.Empty))));
        }

        foreach (var change in await fields.OfLeadAsync(turn.Tenant, lead.Id, cancellationToken))
        {
            happened.Add((change.At, new Item(
                turn.Say("leads.history.field", ("field", turn.Words.Name("leads.fields", change.Field)), ("from", await ValueAsync(turn, change, change.Was, cancellationToken)), ("to", await ValueAsync(turn, change, change.Became, cancellationToken))),
                Sentence.Join(" · ", await ByAsync(turn, change.RepId, change.At, cancellationToken), Sentence.Of(change.Source)))));
        }

        var came = new Item(turn.Say("leads.history.came", ("day", DateOnly.FromDateTime(turn.Rep.LocalTime(lead.CreatedAt)))));
        var reply = new Reply([new Heading(turn.Say("leads.history.title", ("lead", lead.Said))), new Items([came, .. happened.OrderBy(h => h.At).TakeLast(Most).Select(h => h.Item)])]);
        return (happened.Count > Most ? reply.And(new Note(turn.Say("leads.history.more", ("count", happened.Count - Most)))) : reply)
            .With(new Button(turn.Say("leads.buttons.open"), $"lead lead:{lead.Id}"));
    }

    private async Task<Sentence> ByAsync(Turn turn, string repId, DateTimeOffset at, CancellationToken cancellationToken) =>
        turn.Say("leads.history.by", ("name", await NameAsync(turn, repId, cancellationToken)), ("when", turn.Rep.LocalTime(at)));

    private async Task<Sentence> ValueAsync(Turn turn, FieldChange change, string? value, CancellationToken cancellationToken) =>
        value is null ? turn.Say("leads.history.nothing") : Sentence.Of(change.Field == FieldChanges.Owner ? await NameAsync(turn, value, cancellationToken) : value).Clip(Longest);

    private async Task<string> NameAsync(Turn turn, string repId, CancellationToken cancellationToken) =>
        (await people.FindAsync(turn.Tenant, repId, cancellationToken))?.Name ?? repId;
}
