using System.Collections.Immutable;
using SdrBot.Tasks;
using SdrBot.Touches;

namespace SdrBot.Cadences;

/// <summary>Which open tasks of a lead a touch has done.</summary>
internal static class TaskMatch
{
    public const string LeftVoicemail = "left_voicemail";

    /// <summary>Every task for that channel that was due by the end of the day; what somebody waits for is done by a call or a message alike.</summary>
    public static ImmutableArray<TaskItem> CompletedBy(Touch touch, ImmutableArray<TaskItem> open, DateTimeOffset endOfDay) =>
        [.. open.Where(t => t.DueAt < endOfDay && Fits(t, touch))];

    private static bool Fits(TaskItem task, Touch touch) =>
        task.Kind switch
        {
            TaskKind.Callback => touch.Channel is Channel.Call or Channel.Meeting && touch.Outcome != "callback_requested",
            TaskKind.Reply => !touch.IsInbound && touch.Channel is (Channel.Email or Channel.LinkedIn or Channel.Social or Channel.Call),
            TaskKind.Decide => true,
            TaskKind.Meeting => touch.Channel == Channel.Meeting,
            TaskKind.Reminder => false,
            _ => !touch.IsInbound && IsFor(task.Activity, touch),
        };

    /// <summary>Whoever left a voicemail has called, and whoever called and left one has done both.</summary>
    public static bool IsFor(string activity, Touch touch) =>
        activity == touch.Channel
        || (activity == Channel.Voicemail && touch.Outcome == LeftVoicemail)
        || (activity == Channel.Call && touch.Channel == Channel.Voicemail);
}

/// <summary>Which steps of a cadence a touch has done or made needless.</summary>
internal static class StepMatch
{
    public static IEnumerable<int> ClosedBy(Touch touch, Cadence cadence, Enrolment enrolment, ImmutableArray<TaskItem> completed)
    {
        foreach (var task in completed.Where(t => t.EnrolmentId == enrolment.Id && t.StepNumber is not null))
        {
            yield return task.StepNumber!.Value;
        }

        var left = cadence.Steps.Where(s => !enrolment.Closed.Contains(s.Number)).ToArray();
        if (!touch.IsInbound && completed.IsEmpty && left.FirstOrDefault(s => TaskMatch.IsFor(s.Activity, touch)) is { } ahead)
        {
            yield return ahead.Number;
            if (PairedVoicemail(touch, cadence, ahead.Number) is { } pair)
            {
                yield return pair;
            }
        }

        foreach (var task in completed.Where(t => t.EnrolmentId == enrolment.Id && t.Activity == Channel.Call))
        {
            if (PairedVoicemail(touch, cadence, task.StepNumber ?? 0) is { } pair)
            {
                yield return pair;
            }
        }
    }

    /// <summary>The voicemail after a call needs no task of its own when one was left, or when the call was answered after all.</summary>
    private static int? PairedVoicemail(Touch touch, Cadence cadence, int call) =>
        cadence.VoicemailAfter(call) is { } voicemail && (touch.Outcome == TaskMatch.LeftVoicemail || (voicemail.OnlyIf == Step.NoAnswer && touch.Outcome is not ("no_answer" or "busy")))
            ? voicemail.Number
            : null;
}
