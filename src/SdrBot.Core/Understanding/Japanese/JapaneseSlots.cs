using SdrBot.Understanding.English;
using SdrBot.Understanding.Neutral;

namespace SdrBot.Understanding.Japanese;

/// <summary>How far to trust what stands in a slot of a Japanese command, and what it means.</summary>
internal sealed class JapaneseSlots(JapaneseCommandWords words, Table table)
{
    private const double Doubtful = 0.35;
    private const double Unsure = 0.5;
    private const double Likely = 0.65;

    private readonly JapaneseNewLead newLeads = new(table);
    private readonly WidePhrases<string> certain = new(table.Lists("certain")["word"].Select(word => KeyValuePair.Create(word, string.Empty)), Kana.Fold);

    private readonly WidePhrases<string> stances = new(table.Lists("stances")["word"].Select(word => KeyValuePair.Create(word, string.Empty)), Kana.Fold);

    /// <summary>How sure an intent may be with these words in its slot.</summary>
    public double Trust(JapaneseLine line, JapanesePattern pattern, string slot, int start, int end, bool isWeak)
    {
        switch (slot)
        {
            case "lead":
                return words.IsEveryday(line, start, end) ? Doubtful : !isWeak || words.IsNamed(line, start, end) ? 1 : IsNameLike(line, start, end) ? Likely : Unsure;
            case "task":
                return words.IsEveryday(line, start, end) ? Doubtful
                    : words.IsNamed(line, start, end) || pattern.Text.Contains("<taskword>", StringComparison.Ordinal) || IsCertain(line, end) ? 0.9
                    : Unsure;
            case "ae":
                return words.IsEveryday(line, start, end) && !words.HasHonorific(line, start, end) ? Doubtful : 1;
            case "details" or "strong_details" or "about" or "caller":
                return words.IsEveryday(line, start, end) ? Doubtful : 1;
            case "text":
                return words.IsEveryday(line, start, end) && !IsStance(line, start, end) ? Doubtful : pattern.Text.Contains("<saysloose>", StringComparison.Ordinal) && !pattern.Text.Contains("<reply>", StringComparison.Ordinal) && !IsStance(line, start, end) ? Unsure : 1;
            case "note":
                return 0.7;
            default:
                return 1;
        }
    }

    public Dictionary<string, string> Fill(JapaneseLine line, string intent, Dictionary<string, (int Start, int End)> found, DateTime now)
    {
        var filled = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (slot, (start, end)) in found)
        {
            switch (slot)
            {
                case "when":
                    filled["when"] = line.Piece(start, end);
                    if ((words.Key(line, start, end) ?? (line.EntityAt(start) is { } time ? FollowUpTime.Of(time.Value, now) : null)) is { } at) { filled["when_at"] = at; }
                    break;
                case "status":
                    filled["status"] = words.Status(line, start, end)!;
                    break;
                case "number":
                    filled["task"] = JapaneseWords.Small(line.Text, start)!.Value.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
                    break;
                case "details" or "strong_details":
                    newLeads.Fill(line, start, end, filled, words);
                    break;
                case "caller":
                    var phone = line.Find(start, end, EntityType.Phone);
                    filled[phone is null ? "lead" : "phone"] = phone?.Text ?? line.Piece(start, end);
                    break;
                case "colleague":
                    filled["ae"] = line.Piece(start, end);
                    break;
                default:
                    filled[slot] = line.Piece(start, end).Trim(' ', '「', '」', '"', '、', '。', '\u3000');
                    break;
            }
        }

        if (intent == Intents.SnoozeTask && !filled.ContainsKey("when_at")) { Later(line, filled); }
        return filled;
    }

    private void Later(JapaneseLine line, Dictionary<string, string> filled)
    {
        for (var at = 0; at < line.Length; at++)
        {
            for (var end = line.Length; end > at; end--)
            {
                if (words.Key(line, at, end) is { } key)
                {
                    (filled["when"], filled["when_at"]) = (line.Piece(at, end), key);
                    return;
                }
            }
        }
    }

    // What prospects object to.
    private bool IsStance(JapaneseLine line, int start, int end) => Enumerable.Range(start, end - start).Any(at => stances.At(line.Kana, at)?.End <= end);

    // Words of finishing or putting off that small talk does not use.
    private bool IsCertain(JapaneseLine line, int end)
    {
        for (var at = end; at < line.Length; at++)
        {
            if (certain.At(line.Kana, at) is not null) { return true; }
        }

        return false;
    }

    // Two Han characters, three katakana or letters, four hiragana: what a name is written in.
    public static bool IsNameLike(JapaneseLine line, int start, int end)
    {
        var (han, katakana, other) = (0, 0, 0);
        for (var at = start; at < end; at++)
        {
            if (JapaneseWords.IsHan(line.Text, at)) { han++; }
            else if (JapaneseWords.IsKatakana(line.Text, at) || char.IsAsciiLetter(line.Text[at])) { katakana++; }
            else { other++; }
        }

        return han >= 2 || katakana >= 3 || (other >= 3 && han + katakana == 0) || (han > 0 && katakana > 0);
    }
}
