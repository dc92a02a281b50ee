using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Touches;

namespace SdrBot.Answers;

/// <summary><c>send answer:pricing to Acme</c>: the links went to a lead; that is a touch.</summary>
public sealed class SendAnswer(AnswerLibrary library, LeadFinder finder, TouchLog log) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (library.Of(turn.Tenant).Find(slots["entry"], turn.Rep.Language) is not { } entry)
        {
            return turn.Say("answers.gone");
        }

        var match = await finder.FindAsync(turn, slots["lead"], cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        var pack = AnswerReplies.Pack(entry);
        var logged = await log.LogAsync(turn, lead, new TouchDraft(Channel.Email, "sent") { Note = pack }, turn.At, cancellationToken);
        return new Reply([new Paragraph(turn.Say("answers.sent", ("title", entry.Title), ("lead", logged.Lead.Said))), new Quote(Wording.Sentence.Of(pack))])
            .With(new Button(turn.Say("answers.undo"), $"undo {turn.Id}"), new Button(turn.Say("leads.buttons.open"), $"lead {LeadFinder.Pin}{lead.Id}")).InPrivate();
    }
}
