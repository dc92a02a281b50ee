using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary>The card in the account executives' channel: one for a handoff, edited in place as long as it lives.</summary>
internal static class HandoffCard
{
    public static string Key(Handoff handoff) => $"handoff:{handoff.Id}";

    public static Reply Compose(HandoffView view)
    {
        var words = Words.In(view.CardLanguage);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new Heading(BriefBlocks.Who(view.Handoff.Brief, words)));
        blocks.Add(new Paragraph(HandoffStanding.Of(view, words)));
        blocks.AddRange(BriefBlocks.Of(view, words));
        blocks.AddRange(NextStepTimes.Of(view, view.Ae ?? view.Sdr, words));
        blocks.AddRange(Dialogue(view, words));
        if (view.Handoff.State == HandoffState.Offered || view.Handoff.AeId == view.Handoff.Assignment.AeId)
        {
            blocks.Add(new Note(HandoffStanding.Assigned(view, words)));
        }

        return new Reply(blocks.ToImmutable()).With(Controls(view, words));
    }

    /// <summary>What was asked and answered.</summary>
    public static IEnumerable<Block> Dialogue(HandoffView view, Words words) => view.Questions.IsEmpty ? [] :
    [
        new Items([.. view.Questions.Select(q => new Item(
            words.Say("handoffs.ask.asked", ("name", view.Name(q.AskerId)), ("question", Sentence.Of(q.Text).Clip(300))),
            q.Answer is { } answer ? words.Say("handoffs.ask.answered", ("name", view.Name(q.AnsweredBy)), ("answer", Sentence.Of(answer).Clip(500))) : words.Say("handoffs.ask.waiting")))]),
    ];

    /// <summary>What an account executive can do with it.</summary>
    public static ImmutableArray<Control> Controls(HandoffView view, Words words) => view.Handoff.State switch
    {
        HandoffState.Offered =>
        [
            new Button(words.Say("handoffs.buttons.accept"), $"accept {view.Pin}", ButtonStyle.Primary),
            new Select(words.Say("handoffs.buttons.decline"), $"decline {view.Pin} as {{value}}", DeclineReason.Options(view, words)),
            Ask(view, words),
            new Button(words.Say("handoffs.buttons.decline_window"), $"decline {view.Pin}") { Dialog = $"{DeclineDialog.DialogName} {view.Pin}", IsForWindows = true },
        ],
        HandoffState.Accepted => [Ask(view, words)],
        _ => [],
    };

    public static Control Ask(HandoffView view, Words words) =>
        new Input(words.Say("handoffs.buttons.ask", ("sdr", view.Sdr.FirstName)), $"ask about {view.Pin}: {{value}}", words.Say("handoffs.ask.placeholder"));
}
