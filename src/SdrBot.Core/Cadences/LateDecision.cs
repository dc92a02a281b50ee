using SdrBot.People;
using SdrBot.Tasks;

namespace SdrBot.Cadences;

/// <summary>What is to be done about a step that nobody did.</summary>
public static class LateDecision
{
    /// <param name="cover">Whoever takes the owner's tasks; null when there is nobody.</param>
    /// <returns>One of the ends of <see cref="LatePolicy"/>; null while it is not late enough.</returns>
    public static string? Of(TaskItem task, Step step, Rep owner, Rep? cover, DateTimeOffset now)
    {
        var policy = step.WhenLate;
        var due = DateOnly.FromDateTime(owner.LocalTime(task.DueAt));
        var today = DateOnly.FromDateTime(owner.LocalTime(now));
        if (!task.IsOpen || today <= StepDates.WorkdaysAfter(owner.Hours, due, policy.AfterDays - 1))
        {
            return null;
        }

        return policy.Then switch
        {
            // Once is enough: what was converted or handed on and is late again is skipped.
            LatePolicy.Convert when task.Activity == policy.To => LatePolicy.Skip,
            LatePolicy.Reassign when cover is not { Active: true } || cover.Id == owner.Id || task.Activity != step.Activity || task.Title is null => LatePolicy.Skip,
            var then => then,
        };
    }
}
