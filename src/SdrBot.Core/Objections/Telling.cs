using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace SdrBot.Objections;

/// <summary>
/// What reps put around a prospect's words when they tell of them: "they said that …" before them in English (<c>telling.en.json</c>), who before them
/// and "… 고 하네요", "… と言われました" behind them in Korean and Japanese (<c>telling.ko.json</c>, <c>telling.ja.json</c>).
/// </summary>
internal static class Telling
{
    private const string Asking = "asking";

    private static readonly FrozenDictionary<string, string[]> English = Read("en");
    private static readonly ImmutableArray<FrozenDictionary<string, string[]>> Behind = [Read("ko"), Read("ja")];

    /// <summary>The prospect's words alone.</summary>
    public static string Bare(string told) => Behind.Select(words => Framed(told, words)).FirstOrDefault(bare => bare is not null) ?? Led(told);

    /// <summary>Nothing but a wish for the playbook: "objections", "help with an objection", "거절 대응 보여줘", "反論への切り返し".</summary>
    public static bool IsWish(string text) =>
        text.Split([' ', ':', '-', '.', '?', '!', '\u3000', '。', '？', '！'], StringSplitOptions.RemoveEmptyEntries)
            .All(word => English[Asking].Contains(word, StringComparer.OrdinalIgnoreCase) || Behind.Any(words => IsMadeOf(word, words[Asking])));

    // "they said that …"
    private static string Led(string told)
    {
        foreach (var who in English["who"])
        {
            if (After(told, who) is not { } said)
            {
                continue;
            }

            foreach (var verb in English["verb"])
            {
                if (After(said, verb) is { Length: > 0 } words)
                {
                    return English["link"].Select(l => After(words, l)).FirstOrDefault(w => w is { Length: > 0 }) ?? words;
                }
            }
        }

        return told;
    }

    // "고객이 …고 하네요", "先方に…と言われました"; null when nobody tells that it was said.
    private static string? Framed(string told, FrozenDictionary<string, string[]> words)
    {
        var text = told.TrimEnd(' ', '.', '!', '。', '！', '…', '~');
        if (words["said"].FirstOrDefault(said => text.Length > said.Length + 1 && text.EndsWith(said, StringComparison.Ordinal)) is not { } ending)
        {
            return null;
        }

        text = text[..^ending.Length].Trim();
        var who = words["who"].FirstOrDefault(who => text.Length > who.Length + 1 && text.StartsWith(who, StringComparison.Ordinal));
        return (who is null ? text : text[who.Length..]).Trim(' ', ',', '、', ':', '：', '「', '」', '"', '“', '”', '『', '』');
    }

    // Japanese puts no spaces between the words of a wish.
    private static bool IsMadeOf(string word, string[] parts) =>
        word.Length == 0 || parts.Any(part => word.StartsWith(part, StringComparison.Ordinal) && IsMadeOf(word[part.Length..], parts));

    /// <summary>What follows a beginning; null when the text begins with something else.</summary>
    private static string? After(string text, string beginning) =>
        text.Length > beginning.Length && text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase) && !char.IsLetterOrDigit(text[beginning.Length])
            ? text[beginning.Length..].TrimStart(' ', ',', ':')
            : null;

    private static FrozenDictionary<string, string[]> Read(string language)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"SdrBot.Objections.telling.{language}.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject().ToFrozenDictionary(
            p => p.Name, p => p.Value.GetString()!.Split(',', StringSplitOptions.TrimEntries).OrderByDescending(w => w.Length).ToArray(), StringComparer.Ordinal);
    }
}
