using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary>The SDR's own message: where the handoff stands now, always the same message.</summary>
internal static class SdrCard
{
    public static string Key(Handoff handoff) => $"handoff:{handoff.Id}:sdr";

    public static Reply Compose(HandoffView view)
    {
        var words = Words.In(view.Sdr.Language);
        var handoff = view.Handoff;
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new Paragraph(words.Say("handoffs.sdr.title", ("lead", view.Lead.Said), ("step", view.Step(words)))));
        blocks.Add(new Paragraph(HandoffStanding.Of(view, words)));
        blocks.AddRange(NextStepTimes.Of(view, view.Sdr, words));
        blocks.AddRange(HandoffCard.Dialogue(view, words));
        if (handoff.State == HandoffState.Offered)
        {
            blocks.Add(new Note(HandoffStanding.Assigned(view, words)));
        }

        if (handoff.Quality is { } quality)
        {
            blocks.Add(new Note(words.Say("handoffs.sdr.rated", ("ae", view.Name(handoff.AeId)), ("quality", quality), ("reason", Sentence.Of(handoff.QualityReason).Clip(200)))));
        }

        return new Reply(blocks.ToImmutable()).With(Controls(view, words));
    }

    /// <summary>Work that came back: what is missing or wrong, and the way to answer it.</summary>
    public static Reply Returned(HandoffView view)
    {
        var words = Words.In(view.Sdr.Language);
        return new Reply([new Paragraph(words.Say(view.Handoff.DeclineQuestion is null ? "handoffs.sdr.came_back_why" : "handoffs.sdr.came_back", ("ae", view.Name(view.Handoff.DeclinedBy)), ("lead", view.Lead.Said), ("why", HandoffStanding.Why(view, words))))])
            .With(Controls(view, words));
    }

    public static ImmutableArray<Control> Controls(HandoffView view, Words words)
    {
        var handoff = view.Handoff;
        var controls = ImmutableArray.CreateBuilder<Control>();
        foreach (var question in view.Unanswered)
        {
            controls.Add(Answer(question, words));
        }

        controls.AddRange(NextStepTimes.Controls(view, view.Sdr, words));
        if (handoff is { State: HandoffState.Declined, IsWithManager: false })
        {
            controls.Add(new Button(
                handoff.DeclineQuestion is { } key ? words.Say("handoffs.buttons.answer_question", ("question", view.Question(key, words))) : words.Say("handoffs.buttons.checklist"),
                handoff.DeclineQuestion is { } at ? $"qualify lead:{handoff.LeadId} at {at}" : $"qualify lead:{handoff.LeadId}",
                ButtonStyle.Primary));
            controls.Add(new Button(words.Say("handoffs.buttons.resubmit"), $"resubmit {view.Pin}"));
        }

        if (handoff.State is HandoffState.Offered or HandoffState.Declined)
        {
            controls.Add(new Button(words.Say("handoffs.buttons.withdraw"), $"withdraw {view.Pin}", ButtonStyle.Danger));
        }

        if (handoff.State is HandoffState.Offered or HandoffState.Accepted)
        {
            controls.Add(new Button(words.Say(handoff.IsShadowWanted ? "handoffs.buttons.no_shadow" : "handoffs.buttons.shadow"), $"shadow {view.Pin}"));
        }

        return controls.ToImmutable();
    }

    public static Control Answer(HandoffQuestion question, Words words) =>
        new Input(words.Say("handoffs.buttons.answer"), $"answer question:{question.Id}: {{value}}", Sentence.Of(question.Text).Clip(80), Multiline: true);

    /// <summary>A question of the account executive, sent at once.</summary>
    public static Reply Asked(HandoffView view, HandoffQuestion question)
    {
        var words = Words.In(view.Sdr.Language);
        return new Reply([new Paragraph(words.Say("handoffs.sdr.asks", ("name", view.Name(question.AskerId)), ("lead", view.Lead.Said))), new Quote(Sentence.Of(question.Text).Clip(500))])
            .With(question.AnsweredAt is null ? [Answer(question, words)] : []);
    }
}
