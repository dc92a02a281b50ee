using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Tasks;

namespace SdrBot.Leads;

/// <summary><c>reassign Acme to Haruto</c>: for managers; the open tasks go along.</summary>
public sealed class ReassignLead(LeadFinder finder, ILeadStore leads, ITaskStore tasks, IRepDirectory people, IOutbox outbox, IFieldHistory history) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["lead"], cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        var found = await people.SearchAsync(turn.Tenant, slots["rep"] ?? string.Empty, cancellationToken);
        if (found is not [var rep])
        {
            var offered = found.IsEmpty ? await people.AllAsync(turn.Tenant, cancellationToken) : found;
            return ((Reply)turn.Say("leads.reassign.who", ("lead", lead.Said))).With(new Select(
                turn.Say("leads.reassign.to"), $"reassign lead:{lead.Id} to {{value}}", [.. offered.Select(r => new Option(r.Id, Wording.Sentence.Of(r.Name)))]));
        }

        if (rep.Id == lead.OwnerId)
        {
            return turn.Say("leads.reassign.same", ("lead", lead.Said), ("name", rep.Name));
        }

        await leads.SaveAsync(lead with { OwnerId = rep.Id }, cancellationToken);
        await history.AddAsync(FieldChanges.By(turn) with { LeadId = lead.Id, Field = FieldChanges.Owner, Was = lead.OwnerId, Became = rep.Id }, cancellationToken);
        var moved = await MoveTasksAsync(lead, rep, turn.At, cancellationToken);
        var open = new Button(rep.Language == turn.Rep.Language ? turn.Say("leads.buttons.open") : Wording.Words.In(rep.Language).Say("leads.buttons.open"), $"lead lead:{lead.Id}");
        await outbox.TellAsync(
            rep,
            $"reassigned:{turn.Id}:{turn.At.ToUnixTimeMilliseconds()}",
            ((Reply)Wording.Words.In(rep.Language).Say("leads.reassign.yours", ("lead", lead.Said), ("name", turn.Rep.Name))).With(open),
            cancellationToken);
        return ((Reply)turn.Say("leads.reassign.done", ("lead", lead.Said), ("name", rep.Name), ("count", moved)))
            .With(new Button(turn.Say("leads.buttons.undo"), $"undo {turn.Id}"), new Button(turn.Say("leads.buttons.open"), $"lead lead:{lead.Id}"))
            .InPlaceFor(turn);
    }

    /// <summary>Numbers belong to their rep, so each task is closed here and opened there.</summary>
    private async Task<int> MoveTasksAsync(Lead lead, Rep to, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await tasks.OpenOfLeadAsync(lead.Tenant, lead.Id, cancellationToken);
        foreach (var task in open)
        {
            await tasks.SaveAsync(task.Drop(now, "reassigned")!, cancellationToken);
            await tasks.AddAsync(task with { OwnerId = to.Id, CreatedAt = now, Version = 1 }, cancellationToken);
        }

        return open.Length;
    }
}
