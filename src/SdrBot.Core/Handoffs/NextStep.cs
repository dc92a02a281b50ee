using System.Collections.Immutable;

namespace SdrBot.Handoffs;

/// <summary>What the prospect expects after the handoff: one of the five usual ones, or one that the company added.</summary>
/// <param name="Name">Null for a shipped one, whose name stands with the sentences.</param>
public sealed record NextStep(string Key, string? Name = null)
{
    public const string Demo = "demo";

    public static ImmutableArray<NextStep> Shipped { get; } =
        [new(Demo), new("strategy_call"), new("fit_assessment"), new("consultation"), new("technical_call")];
}
