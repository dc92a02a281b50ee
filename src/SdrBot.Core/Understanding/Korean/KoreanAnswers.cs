using SdrBot.Understanding.Neutral;
using static SdrBot.Understanding.Korean.KoreanText;

namespace SdrBot.Understanding.Korean;

/// <summary>Yes and no in Korean. A clear word outweighs a weak one, and the first of equals counts: "예, 아니라고 말했습니다" is a yes.</summary>
internal static class KoreanAnswers
{
    private static readonly Table Table = new("Korean.answers");
    private static readonly SpacedPhrases<string> Yes = new(Table["yes"]);
    private static readonly SpacedPhrases<string> No = new(Table["no"]);
    private static readonly SpacedPhrases<string> Counters = new(Table["counters"]);

    public static void Read(Line line, List<Entity> into)
    {
        var text = line.Folded;
        Entity? best = null;
        var bestWeight = 0;
        for (var at = 0; at < text.Length;)
        {
            if (!Begins(text, at) || Word(text, at) is not { } answer)
            {
                at++;
                continue;
            }

            var weight = answer.Value.Weight == "clear" ? 2 : 1;
            if (weight > bestWeight)
            {
                (best, bestWeight) = (line.FoundAt(at, answer.End, EntityType.YesNo, _ => new YesNoValue(answer.Value.Yes)), weight);
            }

            at = answer.End;
        }

        if (best is not null) { into.Add(best); }
    }

    private static Reading<(bool Yes, string Weight)>? Word(string text, int at)
    {
        if (No.At(text, at) is { } no && !IsHangulAt(text, no.End)) { return new(no.End, (false, no.Value)); }
        if (Yes.At(text, at) is not { } yes || IsHangulAt(text, yes.End)) { return null; }

        // 네 명 are four people, and a weak yes far inside of a line agrees to nothing.
        return text[at] == '네' && yes.End == at + 1 && Counters.At(text, Skip(text, yes.End)) is { } counter && Skip(text, yes.End) > yes.End && counter.End > 0 ? null : new(yes.End, (true, yes.Value));
    }
}
