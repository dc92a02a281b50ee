using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrBot.Commands;

/// <summary>A line that goes into <c>understand</c>.</summary>
internal sealed record UnderstandLine
{
    /// <summary>Given back as it is.</summary>
    public JsonElement? Id { get; init; }

    public string? Lang { get; init; }

    public required string Text { get; init; }

    public string? Reference { get; init; }

    public string? Zone { get; init; }
}

/// <summary>The line that comes out.</summary>
internal sealed record UnderstandAnswer(
    JsonElement? Id, string Intent, double Confidence, IReadOnlyDictionary<string, string> Slots, IEnumerable<UnderstandEntity> Entities);

/// <param name="Start">The first character (UTF-16) of it in the text.</param>
/// <param name="End">Behind the last.</param>
internal sealed record UnderstandEntity(int Start, int End, string Type, string Text, string? Value);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UnderstandLine))]
[JsonSerializable(typeof(UnderstandAnswer))]
internal sealed partial class UnderstandJson : JsonSerializerContext;
