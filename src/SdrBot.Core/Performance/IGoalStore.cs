using System.Collections.Immutable;

namespace SdrBot.Performance;

/// <summary>What is aimed for.</summary>
public interface IGoalStore
{
    /// <summary>Every quota that was ever set.</summary>
    Task<ImmutableArray<Quota>> QuotasAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>In place of the one for the same rep, measure, period and first day.</summary>
    Task SaveAsync(string tenant, Quota quota, CancellationToken cancellationToken);

    /// <summary>The figures of the goal tree and of the commission, by their keys.</summary>
    Task<ImmutableDictionary<string, Figure>> FiguresAsync(string tenant, CancellationToken cancellationToken);

    /// <param name="figure">Null takes it away.</param>
    Task SaveAsync(string tenant, string key, Figure? figure, CancellationToken cancellationToken);
}

/// <summary>A number that somebody set.</summary>
/// <param name="Currency">For money.</param>
public sealed record Figure(decimal Value, string? Currency = null);
