using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Touches;

namespace SdrBot.Coaching;

/// <summary><c>listened 60%</c>: how much of the last call somebody listened; behind the slider <c>listened 60 of touch:12</c>.</summary>
public sealed class RateListening(ICoachingStore store, ITouchStore touches, ListeningTargets targets, ListeningTrend trend) : IHandler
{
    /// <summary>Later one does not remember.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(12);

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (Percent.In(slots["share"]) is not { } share)
        {
            return ((Reply)turn.Say("coaching.listened.how")).InPrivate();
        }

        if (await TalkAsync(turn, slots["id"], cancellationToken) is not { } talk)
        {
            return ((Reply)turn.Say("coaching.listened.no_talk")).InPrivate();
        }

        var kind = CallKind.Of(talk, await store.IsFirstTalkAsync(talk, cancellationToken));
        await store.SaveAsync(
            new Listening { Tenant = turn.Tenant, RepId = turn.Rep.Id, TouchId = talk.Id, Kind = kind, Share = share, At = turn.At, Day = talk.Day, TurnId = turn.Id }, cancellationToken);
        var target = (await targets.AllAsync(turn.Tenant, cancellationToken))[kind];
        return new Reply(
        [
            new Paragraph(turn.Say(share >= target ? "coaching.listened.reached" : "coaching.listened.below", ("share", share), ("kind", turn.Words.Name("coaching.kinds", kind)), ("target", target))),
            .. await trend.SentenceAsync(turn, cancellationToken) is { } way ? [new Note(way)] : Array.Empty<Block>(),
        ]).With(new Button(turn.Say("coaching.buttons.undo"), $"undo {turn.Id}"), new Button(turn.Say("coaching.help.listening.label"), "listening")).InPrivate();
    }

    /// <summary>One's own only.</summary>
    private async Task<Touch?> TalkAsync(Turn turn, string? id, CancellationToken cancellationToken)
    {
        if (id is null)
        {
            return await store.LastTalkAsync(turn.Tenant, turn.Rep.Id, turn.At - Remembered, cancellationToken);
        }

        return long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await touches.FindAsync(turn.Tenant, number, cancellationToken) is { } touch && touch.RepId == turn.Rep.Id && CallKind.IsSpoken(touch)
                ? touch : null;
    }
}
