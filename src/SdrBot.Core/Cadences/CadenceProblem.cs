using System.Collections.Immutable;
using SdrBot.Scripts;
using SdrBot.Touches;

namespace SdrBot.Cadences;

/// <summary>What makes a cadence impossible to run, in words for whoever writes its file.</summary>
public static class CadenceProblem
{
    private static readonly ImmutableHashSet<string> Activities = [.. Channel.All, "scan", "research", "reminder"];
    private static readonly ImmutableHashSet<string> Ends = [LatePolicy.Skip, LatePolicy.Convert, LatePolicy.Reassign, LatePolicy.Finish];

    /// <param name="own">The company's own channels.</param>
    /// <returns>The first problem; null when there is none.</returns>
    public static string? Of(Cadence cadence, params IEnumerable<string> own) => Of(cadence, own.ToImmutableHashSet(StringComparer.Ordinal));

    private static string? Of(Cadence cadence, ImmutableHashSet<string> own) =>
        string.IsNullOrWhiteSpace(cadence.Id) || cadence.Id.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '_') ? "id must be small letters, digits and underscores"
        : cadence.Name is not { IsEmpty: false } ? "name is missing"
        : cadence.Motion is { } motion && !People.Motions.IsKnown(motion) ? $"motion {motion} is unknown"
        : cadence.Steps.IsDefaultOrEmpty ? "steps are missing"
        : cadence.Steps.Select(s => s.Number).Distinct().Count() != cadence.Steps.Length ? "two steps have the same number"
        : cadence.Steps.Zip(cadence.Steps.Skip(1)).Any(p => p.Second.Day < p.First.Day) ? "a step lies on an earlier day than the step before it"
        : cadence.Steps.Select(s => Of(s, own)).FirstOrDefault(p => p is not null);

    private static string? Of(Step step, ImmutableHashSet<string> own) =>
        step.Number < 1 ? $"step {step.Number}: the numbers begin with 1"
        : step.Day is < 0 or > 365 ? $"step {step.Number}: day must be 0 to 365"
        : step.Activity is null || (!Activities.Contains(step.Activity) && !own.Contains(step.Activity)) ? $"step {step.Number}: activity {step.Activity} is unknown"
        : step.Title is not { IsEmpty: false } ? $"step {step.Number}: title is missing"
        : step.OnlyIf is not (null or Step.NoAnswer) ? $"step {step.Number}: onlyIf {step.OnlyIf} is unknown"
        : step.Late is { } late && !Ends.Contains(late.Then) ? $"step {step.Number}: late.then {late.Then} is unknown"
        : step.Late is { AfterDays: < 1 or > 60 } ? $"step {step.Number}: late.afterDays must be 1 to 60"
        : step.Late is { Then: LatePolicy.Convert } convert && (convert.To is null || (!Channel.All.Contains(convert.To) && !own.Contains(convert.To))) ? $"step {step.Number}: late.to must be a channel"
        : step.Script?.Values.SelectMany(ScriptRenderer.Slots).FirstOrDefault(s => !ScriptRenderer.Known.Contains(s)) is { } slot ? $"step {step.Number}: the script has an unknown slot {slot}"
        : null;
}
