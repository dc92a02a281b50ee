using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Tasks;
using SdrBot.Wording;

namespace SdrBot.Leads;

/// <summary><c>edit Acme phone: 010-1234-5678</c>, or <c>edit Acme</c> for a form with every field.</summary>
public sealed class EditLead(LeadFinder finder, ILeadStore leads, Authority authority, IRepDirectory people, IFieldHistory history, ITaskStore tasks) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (words, field, value) = Read(slots["text"]!);
        var match = await finder.FindAsync(turn, slots["lead"] ?? words, cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        if (field is null || value is null)
        {
            return Form(turn, lead, turn.Say("leads.edit.intro", ("lead", lead.Said))).InPlaceFor(turn);
        }

        if (LeadEdit.Set(lead, field, value) is not { } edited)
        {
            return Form(turn, lead, turn.Say("leads.edit.cannot", ("field", turn.Say($"leads.fields.{field}")), ("value", value))).InPlaceFor(turn);
        }

        return await SaveAsync(turn, lead, edited, cancellationToken)
            ?? Form(turn, edited, turn.Say("leads.edit.changed", ("lead", edited.Said), ("field", turn.Say($"leads.fields.{field}")), ("from", LeadEdit.Value(lead, field) ?? "–"), ("to", LeadEdit.Value(edited, field) ?? "–")))
                .InPlaceFor(turn);
    }

    /// <returns>Null when it is saved; what to say when another lead is the same one already.</returns>
    public async Task<Reply?> SaveAsync(Turn turn, Lead lead, Lead edited, CancellationToken cancellationToken)
    {
        if (await TakenAsync(edited, cancellationToken) is { } other)
        {
            return await authority.MayWorkForAsync(turn.Rep, other.OwnerId, cancellationToken)
                ? ((Reply)turn.Say("leads.edit.taken", ("lead", other.Said))).With(new Button(turn.Say("leads.buttons.open"), $"lead lead:{other.Id}"))
                : turn.Say("leads.add.with_colleague", ("name", (await people.FindAsync(turn.Tenant, other.OwnerId, cancellationToken))?.Name ?? other.OwnerId));
        }

        await leads.SaveAsync(edited, cancellationToken);
        foreach (var change in FieldChanges.Between(lead, edited, FieldChanges.By(turn)))
        {
            await history.AddAsync(change, cancellationToken);
        }

        // What was as urgent as the lead stays so.
        foreach (var task in lead.Priority == edited.Priority ? [] : await tasks.OpenOfLeadAsync(turn.Tenant, lead.Id, cancellationToken))
        {
            await tasks.SaveAsync(task.Priority == lead.Priority ? task with { Priority = edited.Priority } : task, cancellationToken);
        }

        return null;
    }

    /// <summary>Two leads never share a mailbox, nor a name at one company.</summary>
    private async Task<Lead?> TakenAsync(Lead edited, CancellationToken cancellationToken)
    {
        foreach (var half in new[] { edited with { Company = null }, edited with { Email = null } })
        {
            if (await leads.SameAsync(half, cancellationToken) is { } other && other.Id != edited.Id)
            {
                return other;
            }
        }

        return null;
    }

    private static (string Lead, string? Field, string? Value) Read(string text)
    {
        var (head, value) = AfterColon.Cut(text);
        if (value is null)
        {
            return (head, null, null);
        }

        var words = head.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var count = Math.Min(2, words.Length - 1); count > 0; count--)
        {
            if (LeadEdit.Field(string.Join(' ', words[^count..])) is { } field)
            {
                return (string.Join(' ', words[..^count]), field, value);
            }
        }

        return (head, null, null);
    }

    private static Reply Form(Turn turn, Lead lead, Sentence headline) => new Reply([new Paragraph(headline)]).With(
    [
        .. LeadEdit.Fields.Select(f => new Input(
            turn.Say($"leads.fields.{f}"), $"edit lead:{lead.Id} {f}: {{value}}", LeadEdit.Value(lead, f) is { } now ? Sentence.Of(now).Clip(80) : null)),
        new Button(turn.Say("leads.buttons.undo"), "undo"),
        new Button(turn.Say("leads.buttons.open"), $"lead lead:{lead.Id}"),
    ]);
}
