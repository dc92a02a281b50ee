using System.Text.RegularExpressions;
using SdrBot.Understanding;

namespace SdrBot.Conversations;

/// <summary><c>called lead:42 no answer</c>: a pin in the middle of a sentence stands for a name, and its colon begins nothing.</summary>
internal static partial class Pins
{
    private const string Name = "Pinned";

    /// <summary>The sentence with a name in place of each pin, so that it is read as any other.</summary>
    public static string Hide(string text) => text.Contains(':', StringComparison.Ordinal) ? Pin().Replace(text, $"{Name}$1") : text;

    /// <param name="text">As it was said: only what stands in it as a pin becomes one again.</param>
    public static Understood Show(Understood understood, string text) => understood with
    {
        Slots = understood.Slots.ToDictionary(
            s => s.Key,
            s => Hidden().Replace(s.Value, m => text.Contains($"lead:{m.Groups[1].Value}", StringComparison.OrdinalIgnoreCase) ? $"lead:{m.Groups[1].Value}" : m.Value),
            StringComparer.Ordinal),
    };

    [GeneratedRegex(@"(?<![\p{L}\p{N}])lead:([0-9]{1,18})(?![0-9:：])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pin();

    [GeneratedRegex("Pinned([0-9]{1,18})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hidden();
}
