using static SdrBot.Understanding.Korean.KoreanText;

namespace SdrBot.Understanding.Korean;

/// <summary>Whether words can be the name of a lead: Korean has no capitals, so titles, endings of companies and surnames tell.</summary>
internal static class KoreanNames
{
    private const int ShortestUnknown = 3;

    private static readonly Table Table = new("Korean.names");
    private static readonly HashSet<string> Titles = Table.Words("titles");
    private static readonly string[] Companies = [.. Table.Words("company endings")];
    private static readonly HashSet<string> Surnames = Table.Words("surnames");
    private static readonly HashSet<string> Everyday = Table.Words("everyday");
    private static readonly string[] EverydayEndings = [.. Table.Words("everyday endings")];
    private static readonly string[] VerbEndings = [.. Table.Words("verb endings")];

    /// <summary>An everyday word or a verb among them: no name.</summary>
    public static bool IsEveryday(string text, IReadOnlyList<Piece> words)
    {
        foreach (var word in words)
        {
            var bare = text[word.Start..word.Bare];
            if (IsTitle(bare) && words.Count == 1) { return true; }
            if (IsTitle(bare)) { continue; }
            if (word.Value is not null) { continue; }
            if (bare.Length == 1 && !IsDigitAt(bare, 0) && !IsLetterAt(bare, 0)) { return true; }
            if (Everyday.Contains(bare) || Everyday.Contains(text[word.Start..word.End]) || IsVerb(text[word.Start..word.End], bare) || (words.Count == 1 && Array.Exists(EverydayEndings, bare.EndsWith))) { return true; }
        }

        return false;
    }

    /// <summary>What plainly is the name of a person or a company.</summary>
    public static bool IsNamed(string text, IReadOnlyList<Piece> words)
    {
        foreach (var word in words)
        {
            var bare = text[word.Start..word.Bare];
            if (word.Value is not null || IsLetterAt(bare, 0) || IsTitle(bare) || EndsInTitle(bare) || IsCompany(bare)) { return true; }
            if (bare.Length == 3 && Surnames.Contains(bare[..1]) && IsHangulAt(bare, 1)) { return true; }
            if (bare.Length > ShortestUnknown && IsHangulAt(bare, 0)) { return true; }
        }

        return false;
    }

    public static bool IsTitle(string word) => Titles.Contains(word);

    public static bool IsSurname(string syllable) => Surnames.Contains(syllable);

    public static bool IsCompany(string word) => Array.Exists(Companies, ending => word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal));

    public static bool IsVerb(string word) => IsVerb(word, word);

    private static bool EndsInTitle(string word)
    {
        for (var length = Math.Min(4, word.Length - 2); length >= 1; length--)
        {
            if (Titles.Contains(word[^length..])) { return true; }
        }

        return false;
    }

    private static bool IsVerb(string word, string bare) => IsHangulAt(word, 0) && !EndsInTitle(bare) && Array.Exists(VerbEndings, ending => word.EndsWith(ending, StringComparison.Ordinal)) && !IsCompany(bare);
}
