namespace SdrBot.Wording;

/// <summary>A language that people use with the bot.</summary>
public enum Language
{
    /// <summary>English (<c>en</c>); what everything falls back to.</summary>
    English,

    /// <summary>Korean (<c>ko</c>).</summary>
    Korean,

    /// <summary>Japanese (<c>ja</c>).</summary>
    Japanese,
}

/// <summary>The two-letter codes (ISO 639-1) under which languages are stored and named.</summary>
public static class LanguageCode
{
    public static string Code(this Language language) => language switch
    {
        Language.Korean => "ko",
        Language.Japanese => "ja",
        _ => "en",
    };

    /// <returns>The language of a tag such as <c>ko</c> or <c>ja-JP</c>; null when it is none of ours.</returns>
    public static Language? Parse(string? tag) => tag?.Split('-', '_')[0].ToUpperInvariant() switch
    {
        "EN" => Language.English,
        "KO" => Language.Korean,
        "JA" => Language.Japanese,
        _ => null,
    };
}
