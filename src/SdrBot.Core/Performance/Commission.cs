using System.Collections.Immutable;

namespace SdrBot.Performance;

/// <summary>What a month pays: a fixed part, an amount for each accepted handoff, another for each above quota. A formula in data.</summary>
public sealed record Commission(decimal Fixed, decimal Each, decimal? Above, string? Currency)
{
    public const string FixedKey = "commission_fixed";
    public const string EachKey = "commission_each";
    public const string AboveKey = "commission_above";

    /// <returns>Null while nobody has said what a handoff pays.</returns>
    public static Commission? Of(ImmutableDictionary<string, Figure> figures) => figures.GetValueOrDefault(EachKey) is { } each
        ? new(figures.GetValueOrDefault(FixedKey)?.Value ?? 0, each.Value, figures.GetValueOrDefault(AboveKey)?.Value, each.Currency)
        : null;

    public decimal For(int accepted, int? quota)
    {
        var above = quota is { } goal && Above is not null ? Math.Max(0, accepted - goal) : 0;
        return Fixed + ((accepted - above) * Each) + (above * (Above ?? Each));
    }
}
