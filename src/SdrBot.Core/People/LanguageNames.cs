using SdrBot.Wording;

namespace SdrBot.People;

/// <summary>The names by which people ask for a language, whichever of them they speak: <c>ko</c>, <c>Korean</c>, <c>한국어</c>, <c>韓国語で</c>.</summary>
public static class LanguageNames
{
    private const int Shortest = 2;

    public static Language? Recognize(string said)
    {
        var name = said.Trim().TrimEnd('.', '!', '。');
        if (LanguageCode.Parse(name) is { } coded)
        {
            return coded;
        }

        foreach (var speaker in Enum.GetValues<Language>())
        {
            foreach (var ending in Words.In(speaker).Say("people.language_endings").Plain.Split(' '))
            {
                var bare = name.EndsWith(ending, StringComparison.Ordinal) && name.Length > ending.Length ? name[..^ending.Length].TrimEnd() : name;
                foreach (var language in Enum.GetValues<Language>())
                {
                    if (bare.Length >= Shortest && Names(speaker, language).Contains(bare, StringComparer.OrdinalIgnoreCase))
                    {
                        return language;
                    }
                }
            }
        }

        return null;
    }

    /// <summary><c>Korean (한국어)</c> is two names.</summary>
    private static string[] Names(Language speaker, Language language) =>
        Words.In(speaker).Say($"people.language.{language.Code()}").Plain.Split(['(', ')', ' '], StringSplitOptions.RemoveEmptyEntries);
}
