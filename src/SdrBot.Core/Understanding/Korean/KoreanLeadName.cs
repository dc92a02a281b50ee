namespace SdrBot.Understanding.Korean;

/// <summary>A name as people write it to somebody, step by step nearer to how it is stored: "김민수 과장님한테", "김민수 과장님", "김민수".</summary>
internal static class KoreanLeadName
{
    private const string Honorific = "님";

    /// <summary>The shorter names, the longest first; none for a name without Hangul.</summary>
    public static IEnumerable<string> Shorter(string words)
    {
        var name = words.Trim();
        if (name.Length < 3 || !KoreanText.IsHangul(name[^1])) { yield break; }
        var bare = NameParticles.Bare(name, name.LastIndexOf(' ') + 1, name.Length);
        if (bare < name.Length) { yield return name = name[..bare]; }
        if (name.Length > 2 && name.EndsWith(Honorific, StringComparison.Ordinal)) { yield return name = name[..^1].TrimEnd(); }
        for (var space = name.LastIndexOf(' '); space > 0 && KoreanNames.IsTitle(name[(space + 1)..]); space = name.LastIndexOf(' ')) { yield return name = name[..space]; }
    }
}
