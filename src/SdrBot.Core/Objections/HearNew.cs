using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Wording;

namespace SdrBot.Objections;

/// <summary><c>heard a new one: they want it on floppy disks</c>: kept with lead and stage, for the managers to give it a place in the playbook.</summary>
public sealed class HearNew(IObjectionLog log, IOpenCard openCard) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var text = slots["text"]!.TrimStart(':', ' ');
        if (text.Length == 0)
        {
            return turn.Say("objections.new_how");
        }

        var lead = await openCard.FindAsync(turn, cancellationToken);
        var heard = await log.AddAsync(MeetObjection.Heard(turn, lead, text) with { IsNew = true }, cancellationToken);
        return Saved(turn, heard, lead);
    }

    internal static Reply Saved(Turn turn, HeardObjection heard, Lead? lead)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"objection:{heard.Id}");
        var reply = new Reply([new Paragraph(turn.Say("objections.new_saved")), new Quote(Sentence.Of(heard.Text).Clip(300))]);
        reply = lead is null ? reply : reply.And(new Note(turn.Say("objections.heard_from", ("lead", lead.Said), ("stage", turn.Words.Name("leads.statuses", lead.Status)))));
        var undo = new Button(turn.Say("objections.buttons.undo"), $"undo {heard.TurnId}");
        var competitor = new Input(turn.Say("objections.slots.competitor"), $"fill {id} competitor {{value}}");
        return (lead is null
            ? reply.With(new Input(turn.Say("objections.buttons.whose"), $"link {id} to {{value}}", turn.Say("objections.buttons.whose_hint")), competitor, undo)
            : reply.With(competitor, undo)).InPrivate();
    }
}
