using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace SdrBot.Objections;

/// <summary>What reps put around a prospect's words when they tell of them (<c>telling.en.json</c>): "they said that …".</summary>
internal static class Telling
{
    private static readonly FrozenDictionary<string, string[]> Words = Read();

    /// <summary>The prospect's words alone.</summary>
    public static string Bare(string told)
    {
        foreach (var who in Words["who"])
        {
            if (After(told, who) is not { } said)
            {
                continue;
            }

            foreach (var verb in Words["verb"])
            {
                if (After(said, verb) is { Length: > 0 } words)
                {
                    return Words["link"].Select(l => After(words, l)).FirstOrDefault(w => w is { Length: > 0 }) ?? words;
                }
            }
        }

        return told;
    }

    /// <summary>Nothing but a wish for the playbook: "objections", "help with an objection".</summary>
    public static bool IsWish(string text) =>
        text.Split([' ', ':', '-', '.', '?', '!'], StringSplitOptions.RemoveEmptyEntries).All(w => Words["asking"].Contains(w, StringComparer.OrdinalIgnoreCase));

    /// <summary>What follows a beginning; null when the text begins with something else.</summary>
    private static string? After(string text, string beginning) =>
        text.Length > beginning.Length && text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase) && !char.IsLetterOrDigit(text[beginning.Length])
            ? text[beginning.Length..].TrimStart(' ', ',', ':')
            : null;

    private static FrozenDictionary<string, string[]> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("SdrBot.Objections.telling.en.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject().ToFrozenDictionary(
            p => p.Name, p => p.Value.GetString()!.Split(',', StringSplitOptions.TrimEntries).OrderByDescending(w => w.Length).ToArray(), StringComparer.Ordinal);
    }
}
