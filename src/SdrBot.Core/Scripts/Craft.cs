using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using SdrBot.Wording;

namespace SdrBot.Scripts;

/// <summary>What a language gives away of how a text was written: the phrases by which the checks tell.</summary>
/// <param name="Closers">Ends that nobody remembers.</param>
/// <param name="ToMany">What is only written to many.</param>
/// <param name="Steps">Asks for a next step.</param>
/// <param name="Questions">Ends of a sentence that asks without a question mark.</param>
public sealed record Craft(
    ImmutableArray<string> Closers, ImmutableArray<string> ToMany, ImmutableArray<string> You, ImmutableArray<string> We, ImmutableArray<string> Steps, ImmutableArray<string> Questions)
{
    private static readonly ImmutableDictionary<Language, Craft> All = Enum.GetValues<Language>().ToImmutableDictionary(l => l, Read);

    public static Craft Of(Language language) => All[language];

    private static Craft Read(Language language)
    {
        using var stream = typeof(Craft).Assembly.GetManifestResourceStream($"SdrBot.Scripts.Craft.{language.Code()}.json")!;
        return JsonSerializer.Deserialize(stream, CraftJson.Default.Craft)!;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Craft))]
internal sealed partial class CraftJson : JsonSerializerContext;
