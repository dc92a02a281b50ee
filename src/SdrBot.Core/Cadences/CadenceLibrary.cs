using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using SdrBot.Wording;

namespace SdrBot.Cadences;

/// <summary>Reads cadences from their files: the shipped ones, and those that a company wrote or changed.</summary>
public static class CadenceLibrary
{
    /// <summary>The templates that every company begins with.</summary>
    public static ImmutableArray<Cadence> Shipped { get; } = [.. ShippedFiles.Of("Cadences").Select(f => Parse(f.Bytes))];

    /// <summary>The shipped ones with the company's own in place of those with the same id, and beside the others.</summary>
    public static ImmutableArray<Cadence> With(IEnumerable<Cadence> own)
    {
        var byId = Shipped.ToDictionary(c => c.Id, StringComparer.Ordinal);
        foreach (var cadence in own)
        {
            byId[cadence.Id] = cadence;
        }

        return [.. byId.Values.OrderBy(c => c.Id, StringComparer.Ordinal)];
    }

    /// <param name="own">The company's own channels, which a step may use.</param>
    /// <exception cref="FormatException">The text is no cadence, or one that cannot be run; the message says why.</exception>
    public static Cadence Parse(ReadOnlySpan<byte> json, params IEnumerable<string> own)
    {
        Cadence? cadence;
        try
        {
            cadence = JsonSerializer.Deserialize(json, CadenceJson.Default.Cadence);
        }
        catch (JsonException e)
        {
            throw new FormatException($"no cadence as JSON (line {e.LineNumber + 1}, {e.Path})", e);
        }

        if (cadence is null || CadenceProblem.Of(cadence, own) is not null)
        {
            throw new FormatException(cadence is null ? "the file is empty" : CadenceProblem.Of(cadence, own));
        }

        return cadence with { Sources = cadence.Sources.IsDefault ? [] : cadence.Sources };
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    RespectRequiredConstructorParameters = false)]
[JsonSerializable(typeof(Cadence))]
internal sealed partial class CadenceJson : JsonSerializerContext;
