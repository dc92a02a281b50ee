using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrBot.Handoffs;

/// <summary>What follows when nobody answers, as it stands in <c>silence.json</c>: working minutes of the account executives in all, and what is done then.</summary>
/// <param name="OutcomeAfterDays">Working days after which an account executive is asked what became of a handoff.</param>
/// <param name="MostNudges">How often.</param>
public sealed record SilenceSteps(ImmutableArray<SilenceStep> Steps, int OutcomeAfterDays, int MostNudges)
{
    public static SilenceSteps Shipped { get; } = Read();

    private static SilenceSteps Read()
    {
        using var stream = typeof(SilenceSteps).Assembly.GetManifestResourceStream("SdrBot.Handoffs.silence.json")!;
        return JsonSerializer.Deserialize(stream, SilenceJson.Default.SilenceSteps)!;
    }
}

/// <param name="Minutes">Working minutes since it was handed off, of all who had it.</param>
public sealed record SilenceStep(int Minutes, SilenceAction Action);

public enum SilenceAction
{
    /// <summary>The account executive is reminded.</summary>
    Remind,

    /// <summary>It goes to the next one in turn.</summary>
    Next,

    /// <summary>The managers are told, and whoever comes first may accept it.</summary>
    Manager,
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SilenceSteps))]
internal sealed partial class SilenceJson : JsonSerializerContext;
