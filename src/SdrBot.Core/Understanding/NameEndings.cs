using SdrBot.Understanding.Japanese;
using SdrBot.Understanding.Korean;

namespace SdrBot.Understanding;

/// <summary>Names as people type them in a sentence, with particles and honorifics attached ("さくら物流の田中様に", "김민수 과장님한테").</summary>
public static class NameEndings
{
    private const char Of = 'の';

    private static readonly JapaneseEndings Japanese = new();

    /// <summary>The name as written without the particles and honorifics behind it; a Korean title stays.</summary>
    /// <returns>Null when none are.</returns>
    internal static string? Attached(string name)
    {
        var end = name.Length == 0 || name[^1] < '\u1100' ? name.Length
            : KoreanText.IsHangul(name[^1]) ? NameParticles.Bare(name, name.LastIndexOf(' ') + 1, name.Length)
            : Japanese.Bare(name, 0, name.Length);
        return end > 0 && end < name.Length ? name[..end] : null;
    }

    /// <summary>The name without what hangs on to it, the parts of it apart: "さくら物流 田中".</summary>
    /// <returns>Null when nothing hangs on to it.</returns>
    public static string? Without(string name)
    {
        var text = Normalizer.Fold(name).Text.Trim();
        if (KoreanIntents.IsKorean(text))
        {
            return KoreanLeadName.Shorter(text).LastOrDefault();
        }

        if (text.Length == 0 || !JapaneseLine.IsJapanese(text))
        {
            return null;
        }

        var bare = string.Join(' ', text[..Japanese.Bare(text, 0, text.Length)].Split([Of, ' '], StringSplitOptions.RemoveEmptyEntries).Select(part => part[..Japanese.Bare(part, 0, part.Length)]));
        return bare.Length > 0 && bare != text ? bare : null;
    }
}
