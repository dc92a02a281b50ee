using System.Collections.Immutable;
using System.Globalization;

namespace SdrBot.Cadences;

/// <summary>A lead in a cadence. Which steps are closed is a set, never a position, so a step can be done ahead of its turn.</summary>
public sealed record Enrolment
{
    public long Id { get; init; }

    public required string Tenant { get; init; }

    public long LeadId { get; init; }

    public required string CadenceId { get; init; }

    public int CadenceVersion { get; init; }

    /// <summary>The owner's local day on which it began.</summary>
    public DateOnly StartedOn { get; init; }

    public EnrolmentState State { get; init; }

    /// <summary>The numbers of the closed steps, separated by commas.</summary>
    public string ClosedSteps { get; init; } = string.Empty;

    /// <summary>Why it stopped: <c>replied</c>, <c>meeting_booked</c>, <c>disqualified</c>, …</summary>
    public string? StopReason { get; init; }

    public int Version { get; init; } = 1;

    public ImmutableSortedSet<int> Closed =>
        [.. ClosedSteps.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(s => int.Parse(s, CultureInfo.InvariantCulture))];

    public Enrolment Close(params IEnumerable<int> steps) => this with { ClosedSteps = string.Join(',', Closed.Union(steps)) };

    public Enrolment Stop(string reason) => this with { State = EnrolmentState.Stopped, StopReason = reason };

    public Enrolment Finish() => this with { State = EnrolmentState.Finished };
}

public enum EnrolmentState
{
    Active,
    Finished,
    Stopped,
}
