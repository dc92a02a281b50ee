using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Leads;

/// <summary><c>add lead Jane Doe, Acme, jane@acme.example</c>: a new lead, or what is new about a known one.</summary>
public sealed class AddLead(ILeadStore leads, LeadIntake intake, LeadCard card, Authority authority, IRepDirectory people, IFieldHistory history, IPassedOnLeads passedOn) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var draft = slots["text"] is { } line ? LeadLine.Parse(line)
            : Draft(slots) is var read && read.Problem() != DraftProblem.NoIdentity ? read
            : LeadLine.Parse(AfterVerb(turn.Text));
        if (Refuse(turn, draft) is { } refusal)
        {
            return refusal;
        }

        var lead = NewLead.Of(draft, turn.Rep, turn.At);
        if (await leads.SameAsync(lead, cancellationToken) is { } known && !await authority.MayWorkForAsync(turn.Rep, known.OwnerId, cancellationToken))
        {
            return await passedOn.AboutAsync(turn, null, known.Id, cancellationToken)
                ?? turn.Say("leads.add.with_colleague", ("name", (await people.FindAsync(turn.Tenant, known.OwnerId, cancellationToken))?.Name ?? known.OwnerId));
        }

        var taken = await intake.TakeAsync(lead, turn.Rep, turn.At, cancellationToken);
        foreach (var change in FieldChanges.Filled(taken, FieldChanges.By(turn)))
        {
            await history.AddAsync(change, cancellationToken);
        }

        if (draft.Note is { } note)
        {
            await leads.AddNoteAsync(
                new LeadNote { Tenant = turn.Tenant, LeadId = taken.Lead.Id, RepId = turn.Rep.Id, Text = note, At = turn.At, TurnId = turn.Id }, cancellationToken);
        }

        var shown = await card.ShowAsync(turn, taken.Lead, cancellationToken);
        var atCompany = taken.IsNew ? await passedOn.AtCompanyAsync(turn, taken.Lead, cancellationToken) : null;
        var said = shown with { Blocks = [new Paragraph(Said(turn, taken)), .. atCompany is null ? ImmutableArray<Block>.Empty : [new Note(atCompany)], .. shown.Blocks] };
        return taken is { IsNew: false, Filled.IsEmpty: true } && draft.Note is null
            ? said
            : said.With(shown.Controls.Insert(0, new Button(turn.Say("leads.buttons.undo"), $"undo {turn.Id}")));
    }

    private static LeadDraft Draft(Slots slots) => PriorityName.Apply(new LeadDraft
    {
        Name = slots["name"],
        Company = slots["company"],
        Title = slots["title"],
        Email = slots["email"],
        Phone = slots["phone"],
        Location = slots["location"],
        Goal = slots["goal"],
        Source = slots["source"],
    });

    /// <summary>"add acme": what is left when the name was not told from other words.</summary>
    private static string AfterVerb(string text) =>
        text.Split(' ', 2, StringSplitOptions.TrimEntries) is [var verb, var rest] && verb.ToUpperInvariant() is ("ADD" or "NEW" or "CREATE") ? rest : string.Empty;

    private static Reply? Refuse(Turn turn, LeadDraft draft) => draft.Problem() switch
    {
        null when draft.Phone is { } phone && ContactKeys.Phone(phone) is null => turn.Say("leads.add.bad_phone", ("phone", phone)),
        null => null,
        DraftProblem.BadEmail => turn.Say("leads.add.bad_email", ("email", draft.Email)),
        DraftProblem.NoWayToReach => ((Reply)turn.Say("leads.add.no_way_to_reach", ("name", draft.Name ?? draft.Company)))
            .With(new Input(turn.Say("leads.add.reach"), $"add lead {draft.Name ?? draft.Company}, {{value}}", turn.Say("leads.add.reach_example"))),
        DraftProblem.BadPriority => turn.Say("leads.add.bad_priority"),
        DraftProblem.BadSize => turn.Say("leads.add.bad_size"),
        _ => turn.Say("leads.add.no_identity"),
    };

    private static Wording.Sentence Said(Turn turn, Intake taken) => taken switch
    {
        { IsNew: true } => turn.Say("leads.add.added", ("lead", taken.Lead.Said)),
        { Filled.IsEmpty: true } => turn.Say("leads.add.known", ("lead", taken.Lead.Said)),
        _ => turn.Say("leads.add.merged", ("lead", taken.Lead.Said), ("fields", turn.Words.List(Names(turn, taken.Filled)))),
    };

    private static IEnumerable<Wording.Sentence> Names(Turn turn, ImmutableArray<string> fields) => fields.Select(f => turn.Say($"leads.fields.{f}"));
}
