using System.Collections.Immutable;
using SdrBot.Conversations;

namespace SdrBot.Handoffs;

/// <summary>The window in which an account executive says why a handoff goes back: a reason, and what the SDR should know.</summary>
public sealed class DeclineDialog(HandoffFinder finder, DeclineHandoff decline, CommandMap commands, IHandlerSource handlers) : IDialog
{
    public const string DialogName = "decline";

    private const string Reason = "reason";
    private const string InWords = "words";
    private const int Longest = 1000;

    public string Name => DialogName;

    /// <param name="about">The handoff: <c>handoff:7</c>.</param>
    public async Task<Dialog?> OpenAsync(Turn turn, string? about, CancellationToken cancellationToken) =>
        about is not null && (await finder.FindAsync(turn, about, cancellationToken)).View is { } view && view.Handoff.IsFor(turn.Rep.Id)
            ? new Dialog(
                turn.Say("handoffs.decline.dialog.title"),
                turn.Say("handoffs.decline.dialog.submit"),
                [
                    new DialogField(Reason, turn.Say("handoffs.decline.dialog.reason"))
                    {
                        Options = [.. DeclineReason.Options(view, turn.Words), new Option(DeclineReason.OwnWords, turn.Say("handoffs.decline.dialog.words"))],
                    },
                    new DialogField(InWords, turn.Say("handoffs.decline.dialog.words")) { IsOptional = true, Multiline = true, MostCharacters = Longest, Hint = turn.Say("handoffs.decline.dialog.words_hint") },
                ])
            : null;

    public async Task<Reply> SubmitAsync(Turn turn, string? about, ImmutableDictionary<string, string> filled, CancellationToken cancellationToken)
    {
        if ((await finder.FindAsync(turn, about ?? string.Empty, cancellationToken)).View is not { } view)
        {
            return Reply.Problem(Reason, turn.Say("handoffs.not_found_pinned"));
        }

        if (!view.Handoff.IsFor(turn.Rep.Id))
        {
            return Reply.Problem(Reason, Wording.Sentence.Of(AcceptHandoff.TooLate(turn, view).Plain));
        }

        var (reason, words) = (filled.GetValueOrDefault(Reason) ?? DeclineReason.OwnWords, filled.GetValueOrDefault(InWords) ?? string.Empty);
        if (reason == DeclineReason.OwnWords && words.Length == 0)
        {
            return Reply.Problem(InWords, turn.Say("handoffs.decline.dialog.no_words"));
        }

        handlers.Begin(commands.ForIntent("decline_handoff")!);
        var declined = await decline.HandleAsync(turn, Line(reason == DeclineReason.OwnWords ? $"{view.Pin}: {words}" : $"{view.Pin} as {reason}"), cancellationToken);

        // What goes on to a colleague has no SDR who should know why.
        return reason == DeclineReason.OwnWords || words.Length == 0 || DeclineReason.ToTheNext.Contains(reason)
            ? declined
            : await decline.HandleAsync(turn, Line($"{view.Pin}: {words}"), cancellationToken);
    }

    private static Slots Line(string text) => Slots.Empty.With("text", text);
}
