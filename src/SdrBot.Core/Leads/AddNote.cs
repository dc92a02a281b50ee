using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Leads;

/// <summary><c>note Acme: asked for a reference</c>: something worth remembering.</summary>
public sealed class AddNote(LeadFinder finder, ILeadStore leads) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (head, tail) = slots["text"] is { } text ? AfterColon.Cut(text) : (slots["lead"], slots["note"]);
        if (string.IsNullOrWhiteSpace(tail))
        {
            return turn.Say("leads.note.how");
        }

        var match = await finder.FindAsync(turn, slots["lead"] ?? (string.IsNullOrWhiteSpace(head) ? null : WithoutPreposition(head)), cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        await leads.AddNoteAsync(
            new LeadNote { Tenant = turn.Tenant, LeadId = lead.Id, RepId = turn.Rep.Id, Text = tail, At = turn.At, TurnId = turn.Id }, cancellationToken);
        return new Reply([new Paragraph(turn.Say("leads.note.added", ("lead", lead.Said))), new Quote(Sentence.Of(tail).Clip(500))])
            .With(new Button(turn.Say("leads.buttons.undo"), $"undo {turn.Id}"), new Button(turn.Say("leads.buttons.open"), $"lead lead:{lead.Id}"));
    }

    /// <summary>"note for Acme: …" is a note for Acme.</summary>
    private static string WithoutPreposition(string head) =>
        head.Split(' ', 2, StringSplitOptions.TrimEntries) is [var first, { Length: > 0 } lead] && first.ToUpperInvariant() is ("FOR" or "ON" or "ABOUT") ? lead : head;
}
