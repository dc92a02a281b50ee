using System.Collections.Immutable;

namespace SdrBot.People;

/// <summary>The days that people were away, kept when they are back: no pace is reckoned over them.</summary>
public interface IAbsences
{
    /// <summary>Keeps what there was of a rep's absence by the end of a day.</summary>
    Task KeepAsync(Rep rep, DateOnly last, CancellationToken cancellationToken);

    /// <summary>Absences that touch the days, of everybody.</summary>
    Task<ImmutableArray<Absence>> BetweenAsync(string tenant, DateOnly from, DateOnly until, CancellationToken cancellationToken);
}

/// <summary>A rep's days off.</summary>
public sealed record Absence
{
    public required string RepId { get; init; }

    public DateOnly FromDay { get; init; }

    public DateOnly UntilDay { get; init; }

    public bool Contains(DateOnly day) => day >= FromDay && day <= UntilDay;
}
