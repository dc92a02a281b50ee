using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrBot.Qualification;

/// <summary>A framework as a file has it: which questions it asks, and the company's own questions.</summary>
/// <param name="Extends">The framework that it adds to; null for one of its own.</param>
/// <param name="Threshold">Percent of all points from which on a lead is qualified; null for that of the framework it extends.</param>
/// <param name="Asks">In the order in which they are asked.</param>
/// <param name="Questions">Questions that the shared ones lack, or that take the place of one with the same key.</param>
public sealed record FrameworkFile(
    string Id,
    ImmutableDictionary<string, string>? Name,
    string? Extends,
    int? Threshold,
    bool? MovesQualified,
    ImmutableArray<Asked> Asks,
    ImmutableArray<Question> Questions)
{
    /// <exception cref="FormatException">The text is no framework; the message says why.</exception>
    public static FrameworkFile Parse(ReadOnlySpan<byte> json)
    {
        FrameworkFile? file;
        try
        {
            file = JsonSerializer.Deserialize(json, FrameworkJson.Default.FrameworkFile);
        }
        catch (JsonException e)
        {
            throw new FormatException($"no framework as JSON (line {e.LineNumber + 1}, {e.Path})", e);
        }

        if (file is null || FrameworkProblem.Of(file) is not null)
        {
            throw new FormatException(file is null ? "the file is empty" : FrameworkProblem.Of(file));
        }

        return file with { Asks = file.Asks.IsDefault ? [] : file.Asks, Questions = file.Questions.IsDefault ? [] : file.Questions };
    }
}

/// <summary>A question in a framework.</summary>
/// <param name="Points">Null for the question's own.</param>
/// <param name="IsMandatory">Null as the question has it.</param>
public sealed record Asked(string Question, int? Points = null, bool? IsMandatory = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    RespectRequiredConstructorParameters = false)]
[JsonSerializable(typeof(FrameworkFile))]
internal sealed partial class FrameworkJson : JsonSerializerContext;
