using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;

namespace SdrBot.Scripts;

/// <summary>How a rep's own scripts are named.</summary>
internal static class ScriptVariants
{
    private const int LongestName = 60;

    public static string IdOf(Variant variant) => string.Create(CultureInfo.InvariantCulture, $"{ScriptText.Own}{variant.Id}");

    /// <summary>As a script among the others, under the beginning of its words.</summary>
    public static ScriptText Text(Turn turn, Variant variant)
    {
        var name = turn.Say("scripts.mine.name", ("beginning", Wording.Sentence.Of(variant.Text.ReplaceLineEndings(" ")).Clip(LongestName))).Plain;
        return new(IdOf(variant), variant.Kind, Texts(variant.Language, name), Texts(variant.Language, variant.Text));
    }

    private static ImmutableDictionary<string, string> Texts(string language, string text) => ImmutableDictionary<string, string>.Empty.Add(language, text);
}
