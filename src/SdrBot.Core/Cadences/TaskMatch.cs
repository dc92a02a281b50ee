using System.Collections.Immutable;
using SdrBot.Tasks;
using SdrBot.Touches;

namespace SdrBot.Cadences;

/// <summary>Which open tasks of a lead a touch has done.</summary>
internal static class TaskMatch
{
    /// <summary>Every task for that channel that was due by the end of the day; what somebody waits for is done by a call or a message alike.</summary>
    public static ImmutableArray<TaskItem> CompletedBy(Touch touch, ImmutableArray<TaskItem> open, DateTimeOffset endOfDay) =>
        [.. open.Where(t => t.DueAt < endOfDay && Fits(t, touch))];

    private static bool Fits(TaskItem task, Touch touch) =>
        task.Kind switch
        {
            TaskKind.Callback => touch.Channel is Channel.Call or Channel.Meeting && touch.Outcome != "callback_requested",
            TaskKind.Reply => !touch.IsInbound && touch.Channel is Channel.Email or Channel.LinkedIn or Channel.Social or Channel.Call,
            TaskKind.Decide => true,
            TaskKind.Meeting => touch.Channel == Channel.Meeting,
            TaskKind.Reminder => false,
            _ => !touch.IsInbound && (task.Activity == touch.Channel || (task.Activity == Channel.Voicemail && touch.Outcome == "left_voicemail")),
        };
}

/// <summary>Which steps of a cadence a touch has done or made needless.</summary>
internal static class StepMatch
{
    public static IEnumerable<int> ClosedBy(Touch touch, Disposition disposition, Cadence cadence, Enrolment enrolment, ImmutableArray<TaskItem> completed)
    {
        foreach (var task in completed.Where(t => t.EnrolmentId == enrolment.Id && t.StepNumber is not null))
        {
            yield return task.StepNumber!.Value;
        }

        var left = cadence.Steps.Where(s => !enrolment.Closed.Contains(s.Number)).ToArray();
        if (!touch.IsInbound && completed.IsEmpty && left.FirstOrDefault(s => s.Activity == touch.Channel) is { } ahead)
        {
            yield return ahead.Number;
        }

        if (touch.Channel == Channel.Call && touch.Outcome == "left_voicemail" && left.FirstOrDefault(s => s.Activity == Channel.Voicemail) is { } voicemail)
        {
            yield return voicemail.Number;
        }

        // Whoever was reached needs no voicemail after all.
        if (disposition.IsConversation && left.FirstOrDefault(s => s.Activity == Channel.Voicemail && s.OnlyIf == "no_answer") is { } needless)
        {
            yield return needless.Number;
        }
    }
}
