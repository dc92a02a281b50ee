using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Understanding;

namespace SdrBot.Touches;

/// <summary><c>edit log {id}</c> and <c>edit log {id} {field} {value}</c>: corrects a touch, by taking it back and logging it again as it should have been.</summary>
public sealed class EditTouch(ITouchStore touches, ILeadStore leads, Authority authority, TouchLog log, IUndo undo, ChannelBook channels) : IHandler
{
    private const int Recent = 100;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (!long.TryParse(slots["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || await touches.FindAsync(turn.Tenant, id, cancellationToken) is not { } touch
            || touch.RepId != turn.Rep.Id
            || await leads.FindAsync(turn.Tenant, touch.LeadId, cancellationToken) is not { } lead
            || !await authority.MayWorkForAsync(turn.Rep, lead.OwnerId, cancellationToken))
        {
            return turn.Say("touches.gone");
        }

        var known = await channels.AllAsync(turn.Tenant, cancellationToken);
        if (slots["field"] is not { } field || slots["value"] is not { } value)
        {
            return TouchReplies.Editor(turn, touch, lead, known).InPlaceFor(turn);
        }

        if (Change(turn, TouchDraft.Of(touch), known, field, value) is not { } draft)
        {
            return TouchReplies.Editor(turn, touch, lead, known, turn.Say("touches.edit.not_understood", ("value", value))).InPlaceFor(turn);
        }

        if ((await undo.UndoAsync(turn, touch.TurnId, cancellationToken)).Result != UndoResult.Undone)
        {
            return await AmendAsync(turn, touch, lead, draft, cancellationToken);
        }

        // Taking a correction back brings back what it corrected; that goes as well, down to before the touch was first logged.
        while (await EarlierAsync(turn, touch, cancellationToken) is { } earlier && (await undo.UndoAsync(turn, earlier.TurnId, cancellationToken)).Result == UndoResult.Undone)
        {
            // Each round takes back one correction, and there are only so many.
        }

        var before = (await leads.FindAsync(turn.Tenant, lead.Id, cancellationToken))!;
        return TouchReplies.Logged(turn, await log.LogAsync(turn, before, draft, touch.At, cancellationToken)).InPlaceFor(turn);
    }

    private async Task<Touch?> EarlierAsync(Turn turn, Touch touch, CancellationToken cancellationToken) =>
        (await touches.OfLeadAsync(turn.Tenant, touch.LeadId, Recent, cancellationToken)).FirstOrDefault(t => t.RepId == touch.RepId && t.At == touch.At);

    /// <summary>Too late to take back: the record is corrected, and the plan stays as it has gone on since.</summary>
    private async Task<Reply> AmendAsync(Turn turn, Touch touch, Lead lead, TouchDraft draft, CancellationToken cancellationToken)
    {
        await touches.SaveAsync(
            touch with
            {
                Channel = draft.Channel,
                Outcome = draft.Outcome,
                IsInbound = draft.IsInbound,
                IsConversation = Disposition.Of(draft.Outcome).IsConversation,
                Note = draft.Note,
                Detail = draft.Detail,
                FollowUpAt = draft.FollowUpAt,
            },
            cancellationToken);
        return ((Reply)turn.Say("touches.edit.amended", ("lead", lead.Said))).InPlaceFor(turn);
    }

    private static TouchDraft? Change(Turn turn, TouchDraft draft, ImmutableArray<string> channels, string field, string value) => field switch
    {
        "channel" => channels.Contains(value) ? draft with { Channel = value } : null,
        "outcome" => Disposition.IsKnown(value) ? draft with { Outcome = value, IsInbound = value == "replied" || (draft.IsInbound && draft.Outcome != "replied") } : null,
        "note" => draft with { Note = value },
        "detail" => draft with { Detail = value },
        "follow_up" => NextMoment.Read(value, turn.Rep.Language, turn.LocalNow) is { } ahead ? draft with { FollowUpAt = ahead.ToString() } : null,
        _ => null,
    };
}
