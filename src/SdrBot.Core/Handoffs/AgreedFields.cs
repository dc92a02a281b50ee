using System.Globalization;
using SdrBot.Leads;

namespace SdrBot.Handoffs;

/// <summary>Keeps ways of reaching a prospect out of what everybody in a channel reads.</summary>
public static class AgreedFields
{
    private const string Hidden = "…";
    private const int ShortestNumber = 7;

    /// <summary>The text without e-mail addresses and telephone numbers: those of the lead, and whatever looks like one.</summary>
    public static string? Only(string? text, string? email, string? phone)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        foreach (var known in new[] { email, phone }.Where(k => k is { Length: > 3 }))
        {
            text = text.Replace(known!, Hidden, StringComparison.OrdinalIgnoreCase);
        }

        return string.Join(' ', Numbers(text.Split(' ')).Select(w => w.Contains('@', StringComparison.Ordinal) && ContactKeys.Email(w.Trim(',', '.', ';', ':', '(', ')', '<', '>', '"', '“', '”')) is not null ? Hidden : w));
    }

    /// <summary>A number may be written in several words: <c>010 1234 5678</c>. An amount such as <c>1,000,000</c> is none, nor is a date.</summary>
    private static IEnumerable<string> Numbers(string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var end = i;
            while (end < words.Length && IsPart(words[end]))
            {
                end++;
            }

            if (end > i && words[i..end].Sum(w => w.Count(char.IsAsciiDigit)) >= ShortestNumber)
            {
                yield return Hidden;
                i = end - 1;
                continue;
            }

            yield return words[i];
        }
    }

    private static bool IsPart(string word)
    {
        var bare = word.Trim('(', ')', '.', ',', ';', ':');
        return bare.Length > 0 && bare.Any(char.IsAsciiDigit) && bare.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or '(' or ')' or '.')
            && !DateOnly.TryParseExact(bare, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }
}
