using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary><c>outcome Acme won</c>, <c>outcome Acme lost because price</c>: the account executive reports what became of it.</summary>
public sealed class ReportOutcome(HandoffFinder finder, HandoffDesk desk, Handover handover, HandoffTasks work, HandoffMessages messages) : IHandler
{
    private const string Because = " because ";
    private const string CompetitorWord = "competitor";
    private const int LongestReason = 200;
    private static readonly char[] Marks = [':', '：', ',', '.', ' '];

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (words, outcome, reason) = Read(slots["text"]!, turn.Words);
        var match = await finder.FindAsync(turn, words, cancellationToken);
        if (match.View is not { } view)
        {
            return match.Ask!;
        }

        var handoff = view.Handoff;
        if (handoff.AeId != turn.Rep.Id || handoff.State is not (HandoffState.Accepted or HandoffState.Closed))
        {
            return turn.Say("handoffs.outcome.not_yours", ("lead", view.Lead.Said));
        }

        if (handoff.State == HandoffState.Closed)
        {
            return new Reply([new Paragraph(turn.Say("handoffs.outcome.over", ("lead", view.Lead.Said))), new Note(HandoffStanding.Of(view, turn.Words))]);
        }

        if (outcome is null || (outcome is HandoffOutcome.Lost or HandoffOutcome.Returned && reason is null))
        {
            return ((Reply)turn.Say(outcome is null ? "handoffs.outcome.which" : "handoffs.outcome.why", ("lead", view.Lead.Said))).With(
                outcome is null
                    ? AeCard.Outcomes(view, turn.Words)
                    : [.. AeCard.Outcomes(view, turn.Words).OfType<Select>().Where(s => s.Command.Contains($" {outcome} ", StringComparison.Ordinal)), new Input(turn.Say("handoffs.buttons.own_words"), $"outcome {view.Pin} {outcome} because {{value}}")]);
        }

        (reason, var competitor) = Competitor(reason);
        var reported = await desk.MoveAsync(
            handoff, handoff.Report(turn.Rep.Id, outcome, reason, competitor, turn.At), HandoffTrail.Entry(handoff, outcome, turn.Rep.Id, turn.At, detail: AeCard.IsReason(reason) ? reason : null, turnId: turn.Id), cancellationToken);
        await handover.ReportedAsync(reported!, turn.Rep, turn.At, cancellationToken);
        if (outcome == HandoffOutcome.Returned)
        {
            var sdrWords = Words.In(view.Sdr.Language);
            await work.AddAsync(reported!, sdrWords.Say("handoffs.task.returned", ("ae", turn.Rep.FirstName), ("why", sdrWords.Name("handoffs.outcome_reasons", reason!))).Clip(120).Plain, turn.At, cancellationToken);
        }

        await messages.ShowAsync(reported!, cancellationToken);
        if (HandoffOutcome.IsFinal(outcome) || outcome == HandoffOutcome.Opportunity)
        {
            await messages.AlertSdrAsync(reported!, $"outcome:{outcome}", v => News(v), cancellationToken);
        }

        return outcome == HandoffOutcome.Lost && reason == CompetitorWord && competitor is null
            ? ((Reply)turn.Say("handoffs.outcome.which_competitor", ("lead", view.Lead.Said))).With(new Input(turn.Say("handoffs.buttons.competitor"), $"competitor of {view.Pin} is {{value}}"))
            : turn.PressedIn is not null ? Reply.Silence : turn.Say("handoffs.outcome.noted", ("lead", view.Lead.Said), ("outcome", turn.Words.Name("handoffs.outcomes", outcome)), ("sdr", view.Sdr.Name));
    }

    /// <summary>Cuts the lead, its outcome and the reason apart.</summary>
    private static (string Words, string? Outcome, string? Reason) Read(string text, Words language)
    {
        string? reason = null;
        if (text.IndexOf(Because, StringComparison.OrdinalIgnoreCase) is > 0 and var at)
        {
            (text, reason) = (text[..at].Trim(), text[(at + Because.Length)..].Trim());
        }

        // The last one that is an outcome: a company may be called "Lost Boys". What is said behind it is the reason.
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var from = words.Length - 1; from > 0; from--)
        {
            for (var count = Math.Min(2, words.Length - from); count > 0; count--)
            {
                if (Outcome(string.Join(' ', words[from..(from + count)]), language) is { } outcome)
                {
                    var rest = Sentence.Of(string.Join(' ', words[(from + count)..]).Trim(Marks)).Clip(LongestReason).Plain;
                    return (string.Join(' ', words[..from]).TrimEnd(Marks), outcome, reason ?? (rest.Length == 0 ? null : rest));
                }
            }
        }

        return (text, null, reason);
    }

    private static string? Outcome(string words, Words language)
    {
        var said = Folding.Fold(words.Trim(Marks)).Replace('-', ' ').Replace('_', ' ');
        return HandoffOutcome.All.FirstOrDefault(o => o.Replace('_', ' ') == said || Folding.Fold(language.Name("handoffs.outcomes", o).Plain) == said);
    }

    /// <summary><c>competitor Globex</c> names the reason and who it was.</summary>
    private static (string? Reason, string? Competitor) Competitor(string? reason) =>
        reason is not null && reason.StartsWith($"{CompetitorWord} ", StringComparison.OrdinalIgnoreCase) ? (CompetitorWord, Sentence.Of(reason[(CompetitorWord.Length + 1)..].Trim()).Clip(80).Plain) : (reason, null);

    private static Reply News(HandoffView view)
    {
        var words = Words.In(view.Sdr.Language);
        return words.Say("handoffs.sdr.news", ("lead", view.Lead.Said), ("standing", HandoffStanding.Of(view, words)));
    }
}
