using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary>What a manager is to decide: nobody answered, it came back twice, or whoever had it has left.</summary>
internal static class ManagerCard
{
    private const int MostOffered = 20;

    public static Reply Compose(HandoffView view, Rep manager, IEnumerable<Rep> aes)
    {
        var words = Words.In(manager.Language);
        var handoff = view.Handoff;
        var reply = new Reply([new Paragraph(handoff switch
        {
            { State: HandoffState.Accepted } => words.Say("handoffs.manager.left", ("lead", view.Lead.Said), ("sdr", view.Sdr.Name), ("ae", view.Name(handoff.AeId))),
            { State: HandoffState.Declined } when !view.Sdr.Active =>
                words.Say("handoffs.manager.sdr_left", ("lead", view.Lead.Said), ("sdr", view.Sdr.Name), ("by", view.Name(handoff.DeclinedBy)), ("why", HandoffStanding.Why(view, words))),
            { State: HandoffState.Offered, IsOpenToAll: false } when !view.Sdr.Active =>
                words.Say("handoffs.manager.sdr_asked", ("lead", view.Lead.Said), ("sdr", view.Sdr.Name), ("ae", view.Name(handoff.AeId))),
            { State: HandoffState.Declined } => words.Say("handoffs.manager.twice", ("lead", view.Lead.Said), ("sdr", view.Sdr.Name), ("why", HandoffStanding.Why(view, words))),
            { Assignment.Pool.IsEmpty: true, SilenceStep: 0 } => words.Say("handoffs.manager.nobody", ("lead", view.Lead.Said), ("sdr", view.Sdr.Name)),
            _ => words.Say("handoffs.manager.silent", ("lead", view.Lead.Said), ("sdr", view.Sdr.Name)),
        })]);
        ImmutableArray<Control> controls = [Reassign(view, words, aes), .. view.Sdr.Active ? [] : view.Unanswered.Select(q => SdrCard.Answer(q, words))];
        if (handoff.State != HandoffState.Declined)
        {
            return reply.With(controls);
        }

        controls = view.Sdr.Active ? controls.Add(new Button(words.Say("handoffs.buttons.send_back", ("sdr", view.Sdr.FirstName)), $"send back {view.Pin}")) : controls;
        return reply.With(controls.Add(new Button(words.Say("handoffs.buttons.withdraw"), $"withdraw {view.Pin}", ButtonStyle.Danger)));
    }

    public static Control Reassign(HandoffView view, Words words, IEnumerable<Rep> aes) => new Select(
        words.Say("handoffs.buttons.reassign"), $"reassign {view.Pin} to {{value}}", [.. aes.Where(r => r.Id != view.Handoff.AeId).Take(MostOffered).Select(r => new Option(r.Id, Sentence.Of(r.Name)))]);
}
