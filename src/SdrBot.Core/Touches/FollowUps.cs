using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Tasks;

namespace SdrBot.Touches;

/// <summary>The task that a touch leaves behind: what was promised, or what the prospect waits for.</summary>
internal static class FollowUps
{
    /// <param name="speaker">Who said it: an hour is one on their clock, whoever has the lead.</param>
    public static TaskItem? From(Touch touch, TouchDraft draft, Lead lead, Rep owner, Rep speaker, DateTimeOffset now)
    {
        var kind = Kind(touch);
        if (draft.FollowUp is { } ahead)
        {
            // A day without an hour means the beginning of that day's work, which is the owner's.
            var due = ahead.HasTime ? speaker.Instant(ahead.Local) : owner.Instant(ahead.Day.ToDateTime(owner.Hours.From));
            return Task(kind ?? TaskKind.FollowUp, draft.FollowUpChannel ?? Activity(touch), due, ahead.HasTime);
        }

        return kind is TaskKind.Callback or TaskKind.Reply ? Task(kind, kind == TaskKind.Reply ? touch.Channel : Channel.Call, now, isTimed: false) : null;

        TaskItem Task(string taskKind, string activity, DateTimeOffset due, bool isTimed) => new()
        {
            Tenant = touch.Tenant,
            OwnerId = owner.Id,
            LeadId = lead.Id,
            Kind = taskKind,
            Activity = activity,
            Title = touch.Note,
            DueAt = due,
            HasTime = isTimed,
            Priority = taskKind is TaskKind.Callback or TaskKind.Reply or TaskKind.Meeting ? 1 : lead.Priority,
            CreatedAt = now,
        };
    }

    private static string? Kind(Touch touch) => touch.Outcome switch
    {
        "callback_requested" => TaskKind.Callback,
        "replied" => TaskKind.Reply,
        "meeting_booked" => TaskKind.Meeting,

        // Whoever writes that they are interested waits for an answer; on the phone they got one.
        "interested" when touch is { IsInbound: true, Channel: not (Channel.Call or Channel.Meeting or Channel.Event) } => TaskKind.Reply,
        _ => null,
    };

    private static string Activity(Touch touch) => touch.Outcome switch
    {
        "meeting_booked" => Channel.Meeting,
        "callback_requested" => Channel.Call,
        _ => touch.Channel == Channel.Voicemail ? Channel.Call : touch.Channel,
    };
}
