using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Understanding;
using SdrBot.Wording;

namespace SdrBot.Touches;

/// <summary>The window for logging a touch: who, how, how it ended, what was said, and when it goes on.</summary>
public sealed class LogDialog(LeadFinder finder, Interpreter interpreter, CommandMap commands, IntentRecognizer recognizer) : ISearchedDialog
{
    public const string DialogName = "log_touch";

    private const string Who = "lead";
    private const string Way = "channel";
    private const string Outcome = "outcome";
    internal const string Note = "note";
    private const string FollowUp = "follow_up";
    internal const int LongestNote = 3000;
    private const int MostNamed = 5;

    public string Name => DialogName;

    public async Task<Dialog?> OpenAsync(Turn turn, string? about, CancellationToken cancellationToken)
    {
        var lead = about is null ? null : (await finder.FindAsync(turn, about, cancellationToken)).Lead;
        if (about is not null && lead is null)
        {
            return null;
        }

        return new Dialog(
            turn.Say("touches.dialog.title"),
            turn.Say("touches.dialog.submit"),
            [
                new DialogField(Who, turn.Say("touches.dialog.lead")) { Hint = turn.Say("touches.dialog.lead_hint"), Value = lead?.Label, IsSearched = true, Options = lead is null ? [] : [Choice(lead)] },
                new DialogField(Way, turn.Say("touches.dialog.channel")) { Value = Channel.Call, Options = Names(turn, "touches.channels", Channel.All) },
                new DialogField(Outcome, turn.Say("touches.dialog.outcome")) { IsOptional = true, Options = Names(turn, "touches.outcomes", Disposition.All.Select(d => d.Key)) },
                new DialogField(Note, turn.Say("touches.dialog.note")) { IsOptional = true, Multiline = true, MostCharacters = LongestNote },
                new DialogField(FollowUp, turn.Say("touches.dialog.follow_up")) { IsOptional = true, Hint = turn.Say("touches.dialog.follow_up_hint") },
            ]);
    }

    public async Task<Reply> SubmitAsync(Turn turn, string? about, ImmutableDictionary<string, string> filled, CancellationToken cancellationToken)
    {
        var words = filled.GetValueOrDefault(Who) ?? string.Empty;
        var found = LeadFinder.Pinned(words, LeadFinder.Pin) is null ? await finder.SearchAsync(turn, words, cancellationToken)
            : (await finder.FindAsync(turn, words, cancellationToken)).Lead is { } chosen ? [chosen]
            : [];
        if (found is not [var lead])
        {
            return Reply.Problem(Who, found.IsEmpty ? turn.Say("touches.dialog.no_lead") : turn.Say("touches.dialog.several_leads", ("count", found.Length), ("leads", turn.Words.List(found.Take(MostNamed).Select(l => Sentence.Of(l.Label))))));
        }

        var slots = Slots.Empty.With(Who, $"{LeadFinder.Pin}{lead.Id}").With(Way, filled.GetValueOrDefault(Way) ?? Channel.Call);
        foreach (var name in new[] { Outcome, Note })
        {
            slots = filled.GetValueOrDefault(name) is { Length: > 0 } value ? slots.With(name, value) : slots;
        }

        if (filled.GetValueOrDefault(FollowUp) is { Length: > 0 } when)
        {
            // The follow-up is read as it would be at the end of a typed line.
            var read = recognizer.UnderstandAs("log_activity", $"called {lead.FirstName}, follow up {when}", turn.LocalNow);
            if (read.Slots.GetValueOrDefault("follow_up_at") is not { Length: > 0 } at)
            {
                return Reply.Problem(FollowUp, turn.Say("touches.dialog.bad_follow_up"));
            }

            slots = slots.With("follow_up_at", at);
        }

        return await interpreter.RunAsync(commands.ForIntent("log_activity")!, turn, slots, cancellationToken);
    }

    public async Task<ImmutableArray<Option>> SearchAsync(Turn turn, string field, string words, CancellationToken cancellationToken) =>
        field == Who && !string.IsNullOrWhiteSpace(words) ? [.. (await finder.SearchAsync(turn, words, cancellationToken)).Select(Choice)] : [];

    private static Option Choice(Lead lead) => new($"{LeadFinder.Pin}{lead.Id}", Sentence.Of(lead.Label));

    private static ImmutableArray<Option> Names(Turn turn, string group, IEnumerable<string> keys) => [.. keys.Select(k => new Option(k, turn.Words.Name(group, k)))];
}
