using SdrBot.Wording;

namespace SdrBot.Scripts;

/// <summary>Reads which kind of script somebody names.</summary>
internal static class KindWords
{
    /// <returns>Null when the words name no kind.</returns>
    public static string? Parse(Words words, string said) =>
        ScriptKind.All.FirstOrDefault(k => words.Say($"scripts.said.{k}").Plain.Split(',', StringSplitOptions.TrimEntries).Contains(said.Trim(), StringComparer.OrdinalIgnoreCase));

    /// <summary>The kind at the end or the beginning of what was said, and what else was said: <c>Acme voicemail</c>, <c>voicemail for Acme</c>.</summary>
    public static (string? Kind, string Said) Split(Words words, string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 0 && Parse(words, parts[^1]) is { } last)
        {
            return (last, string.Join(' ', parts[..^1]));
        }

        if (parts.Length > 0 && Parse(words, parts[0]) is { } first)
        {
            var rest = parts.Length > 1 && words.Say("scripts.said_for").Plain.Split(',', StringSplitOptions.TrimEntries).Contains(parts[1], StringComparer.OrdinalIgnoreCase) ? parts[2..] : parts[1..];
            return (first, string.Join(' ', rest));
        }

        return (null, text.Trim());
    }
}
