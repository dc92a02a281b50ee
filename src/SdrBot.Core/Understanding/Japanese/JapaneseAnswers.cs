using SdrBot.Understanding.Neutral;
using W = SdrBot.Understanding.Japanese.JapaneseWords;

namespace SdrBot.Understanding.Japanese;

/// <summary>Yes and no in Japanese: a word of it that makes up a clause. A no outweighs a yes, a clear word a weak one.</summary>
internal static class JapaneseAnswers
{
    private static readonly Table Answers = new("Japanese.answers");
    private static readonly WidePhrases<string> Yes = W.Words(Answers, "yes");
    private static readonly WidePhrases<string> No = W.Words(Answers, "no");
    private static readonly WidePhrases<string> Endings = W.Words(Answers, "endings");
    private static readonly WidePhrases<string> Separators = W.Words(Answers, "separators");

    private const string Sure = "sure";

    public static void Read(Line line, List<Entity> into)
    {
        var text = line.Folded;
        var best = (Start: 0, End: 0, Yes: false, Weight: -1);
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsStart(text, at) || At(text, at) is not { } answer)
            {
                continue;
            }

            var weight = (answer.Value.IsSure ? 2 : 0) + (answer.Value.Yes ? 0 : 1);
            if (weight > best.Weight) { best = (at, answer.End, answer.Value.Yes, weight); }
            at = answer.End - 1;
        }

        if (best.End > 0)
        {
            into.Add(line.FoundAt(best.Start, best.End, EntityType.YesNo, _ => new YesNoValue(best.Yes)));
        }
    }

    private static Reading<(bool Yes, bool IsSure)>? At(string text, int at)
    {
        var (yes, no) = (Yes.At(text, at), No.At(text, at));
        var isYes = yes is not null && (no is null || yes.Value.End > no.Value.End);
        if ((isYes ? yes : no) is not { } word || !Closes(text, word.End, word.Value == Sure && !W.IsHan(text, word.End - 1)))
        {
            return null;
        }

        return new(word.End, (isYes, word.Value == Sure));
    }

    private static bool IsStart(string text, int at) => at == 0 || char.IsWhiteSpace(text[at - 1]) || Separators.At(text, at - 1) is not null || char.IsSurrogate(text[at - 1]);

    // The clause ends, perhaps after です and the like.
    private static bool Closes(string text, int at, bool isSure)
    {
        for (var endings = 0; endings < 4; endings++)
        {
            if (at >= text.Length || char.IsWhiteSpace(text[at]) || Separators.At(text, at) is not null || !char.IsLetterOrDigit(text[at]))
            {
                return true;
            }

            if (Endings.At(text, at) is not { } ending)
            {
                return false;
            }

            if (isSure && ending.End < text.Length && endings == 0 && text[at] is 'で' or 'だ') { return true; }
            at = ending.End;
        }

        return false;
    }
}
