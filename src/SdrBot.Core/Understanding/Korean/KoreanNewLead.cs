using static SdrBot.Understanding.Korean.KoreanText;

namespace SdrBot.Understanding.Korean;

/// <summary>Reads who a new lead is: "김민수, 한빛물산, 과장, 010-1234-5678".</summary>
internal static class KoreanNewLead
{
    public static void Fill(Line line, List<Piece> free, Dictionary<string, string> slots)
    {
        var text = line.Folded;
        foreach (var piece in free)
        {
            if (piece.Value is { Type: EntityType.Email or EntityType.Phone } value)
            {
                slots.TryAdd(value.Type == EntityType.Email ? "email" : "phone", value.Text);
                continue;
            }

            var bare = line.Text(piece.Start, piece.Bare);
            if (KoreanNames.IsTitle(bare)) { slots.TryAdd("title", bare.TrimEnd('님')); }
            else if (IsPerson(bare) && !slots.ContainsKey("name")) { slots["name"] = bare; }
            else if (IsHangulAt(text, piece.Start) && free.Count == 1 || !slots.ContainsKey("company")) { slots["company"] = bare; }
            else if (!slots.ContainsKey("name")) { slots["name"] = bare; }
            else { slots.TryAdd("title", bare); }
        }

        // A company alone is all that is known of the lead, and so its name.
        if (!slots.ContainsKey("name") && slots.Remove("company", out var company)) { slots["name"] = company; }
    }

    private static bool IsPerson(string word) => word.Length == 3 && IsHangulAt(word, 0) && KoreanNames.IsSurname(word[..1]) && !KoreanNames.IsCompany(word);
}
