using static SdrBot.Understanding.Korean.KoreanText;

namespace SdrBot.Understanding.Korean;

/// <summary>The words of a wish behind a phrase: "my handoffs 보여줘", "digest 부탁해요".</summary>
internal static class KoreanWish
{
    private static readonly string[] Stems = [.. new Table("Korean.wish").Words("wishes")];

    /// <summary>What is left of the line without them; null when it wishes for nothing.</summary>
    public static string? Read(Line line)
    {
        var text = line.Folded;
        var (end, isWish) = (text.Length, false);
        while (true)
        {
            while (end > 0 && !char.IsLetterOrDigit(text[end - 1])) { end--; }
            var start = end;
            while (start > 0 && char.IsLetterOrDigit(text[start - 1])) { start--; }
            if (start == 0 || !IsHangulAt(text, start) || !Array.Exists(Stems, stem => Is(text, start, stem))) { break; }
            (end, isWish) = (start, true);
        }

        return isWish && end > 0 ? line.Text(0, end).Trim() : null;
    }
}
