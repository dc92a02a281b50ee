using System.Collections.Immutable;

namespace SdrBot.Objections;

/// <summary>The kinds of objection: fixed, so that they can be counted over years and compared between reps.</summary>
public static class ObjectionCategory
{
    public static ImmutableArray<string> All { get; } =
    [
        "budget_price", "competitor", "timing", "no_need", "authority", "send_info",
        "trust_unknown", "feature_gap", "security", "switching_cost", "contract_lockin", "brush_off",
    ];

    public static bool IsKnown(string category) => All.Contains(category);
}
