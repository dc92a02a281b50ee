using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SdrBot.Understanding;

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

    /// <summary>The one kind of value that is asked for; null for all, where the more telling kind keeps its words.</summary>
    public string? Kind { get; init; }
}

/// <summary>The line that comes out.</summary>
internal sealed record UnderstandAnswer(
    JsonElement? Id, string Intent, double Confidence, IReadOnlyDictionary<string, string> Slots, IEnumerable<UnderstandEntity> Entities);

/// <param name="Start">The first character (UTF-16) of it in the text.</param>
/// <param name="End">Behind the last.</param>
/// <param name="Type">As in <see cref="UnderstandNames"/>.</param>
/// <param name="Text">The words themselves.</param>
/// <param name="Value">Text, for a range <c>{"begin","end"}</c>, for a boolean true or false.</param>
/// <param name="Currency">Of an amount: ISO 4217, or <c>Dollar</c> or <c>Pound</c> when it was not said which.</param>
/// <param name="Pod">The part of the day, <c>MO</c>, <c>AF</c>, <c>EV</c> or <c>NI</c>, where one was named.</param>
internal sealed record UnderstandEntity(int Start, int End, string Type, string Text, JsonNode? Value, string? Currency, string? Pod)
{
    public static UnderstandEntity Of(Entity found) => new(
        found.Start,
        found.End,
        UnderstandNames.Of(found.Type),
        found.Text,
        found.Value switch
        {
            PeriodValue period => JsonNode.Parse(period.ToString()),
            YesNoValue answer => JsonValue.Create(answer.Yes),
            var value => JsonValue.Create(value.ToString()),
        },
        (found.Value as MoneyValue)?.Currency,
        UnderstandNames.Of((found.Value as PeriodValue)?.Part));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UnderstandLine))]
[JsonSerializable(typeof(UnderstandAnswer))]
internal sealed partial class UnderstandJson : JsonSerializerContext;
