using System.Globalization;

namespace SdrBot.Channels;

/// <summary>Text within the limit of a platform.</summary>
internal static class Clipped
{
    /// <summary>Stands for what was left out.</summary>
    public const string More = "…";

    /// <summary>At most so many UTF-16 units, which is what the platforms count, without cutting a grapheme in two.</summary>
    public static string To(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = 0;
        foreach (var start in StringInfo.ParseCombiningCharacters(text))
        {
            if (start > most - 1)
            {
                break;
            }

            end = start;
        }

        return text[..end] + More;
    }
}
