using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary>Finds the handoff that somebody means, among those that are theirs to see: one's own, those for account executives, and everybody's for a manager.</summary>
public sealed class HandoffFinder(IHandoffStore handoffs, HandoffReader reader, Authority authority)
{
    public const string Pin = "handoff:";

    private const int Most = 1000;
    private const int MostButtons = 6;

    /// <param name="words">A part of the lead's name or company, or <c>handoff:7</c>; null when the sentence named none.</param>
    public async Task<HandoffMatch> FindAsync(Turn turn, string? words, CancellationToken cancellationToken)
    {
        if (words is not null && Id(words) is { } id)
        {
            return await handoffs.FindAsync(turn.Tenant, id, cancellationToken) is { } pinned && await MaySeeAsync(turn.Rep, pinned, cancellationToken)
                ? new(await reader.ReadAsync(pinned, cancellationToken), null)
                : new(null, turn.Say("handoffs.not_found_pinned"));
        }

        var found = (await NamesAsync(turn, cancellationToken)).Where(n => words is null || n.Fits(words)).ToImmutableArray();

        // What is over is meant only where nothing open fits.
        var meant = found.Any(n => n.IsOpen) ? [.. found.Where(n => n.IsOpen)] : found.DistinctBy(n => n.LeadId).ToImmutableArray();
        return meant switch
        {
            [] => new(null, words is null ? turn.Say("handoffs.none_to_mean") : turn.Say("handoffs.not_found", ("words", words))),
            [var only] when await handoffs.FindAsync(turn.Tenant, only.Id, cancellationToken) is { } one => new(await reader.ReadAsync(one, cancellationToken), null),
            _ => new(null, Which(turn, words, meant)),
        };
    }

    /// <summary>Account executives share a channel in which each handoff has its card, so they see them all; whoever is none any more has nothing to report either.</summary>
    public async Task<bool> MaySeeAsync(Rep rep, Handoff handoff, CancellationToken cancellationToken) =>
        rep.Id == handoff.AccountManagerId
        || await authority.MayWorkForAsync(rep, handoff.SdrId, cancellationToken)
        || await authority.MayAsync(rep, Permission.AcceptHandoffs, cancellationToken);

    /// <summary>Cuts <c>handoff:7: what?</c> and <c>Acme: what?</c> at the colon behind what names the handoff.</summary>
    internal static (string Head, string? Tail) CutAtColon(string text)
    {
        var from = text.StartsWith(Pin, StringComparison.Ordinal) ? Pin.Length : 0;
        var colon = text.AsSpan(from).IndexOfAny(':', '：');
        return colon < 0 ? (text.Trim(), null) : (text[..(from + colon)].Trim(), text[(from + colon + 1)..].Trim());
    }

    private static long? Id(string words) => LeadFinder.Pinned(words, Pin);

    /// <summary>One narrow query: all else of a handoff is read once it is certain which is meant.</summary>
    private async Task<ImmutableArray<HandoffName>> NamesAsync(Turn turn, CancellationToken cancellationToken) => await handoffs.NamesAsync(
        turn.Tenant,
        turn.Rep.Id,
        await authority.MayAsync(turn.Rep, Permission.SeeTeam, cancellationToken) || await authority.MayAsync(turn.Rep, Permission.AcceptHandoffs, cancellationToken),
        Most,
        cancellationToken);

    private static Reply Which(Turn turn, string? words, ImmutableArray<HandoffName> found) =>
        ((Reply)turn.Say("handoffs.which")).With([.. found.Take(MostButtons).Select(n => new Button(Sentence.Of(n.Label).Clip(80), Named(turn.Text, words, n.Pin)))]);

    /// <summary>The sentence again, with the handoff in the place of the words that could mean several.</summary>
    private static string Named(string text, string? words, string pin)
    {
        if (words is null)
        {
            return $"{text} {pin}";
        }

        // Nothing before the colon: there the name was left out.
        var at = words.Length == 0 ? text.AsSpan().IndexOfAny(':', '：') : Place(text, words);
        return at < 0 ? text : $"{text[..at]}{pin}{text[(at + words.Length)..]}";
    }

    /// <summary>A word of its own: the "a" in "accept a" is the second.</summary>
    private static int Place(string text, string words)
    {
        var at = text.IndexOf(words, StringComparison.Ordinal);
        while (at > 0 && text[at - 1] != ' ' && text.IndexOf(words, at + 1, StringComparison.Ordinal) is > 0 and var next)
        {
            at = next;
        }

        return at;
    }
}

/// <summary>A handoff, or what to say because it is not certain which.</summary>
public sealed record HandoffMatch(HandoffView? View, Reply? Ask);
