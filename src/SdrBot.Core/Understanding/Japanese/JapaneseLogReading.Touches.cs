using W = SdrBot.Understanding.Japanese.JapaneseWords;

namespace SdrBot.Understanding.Japanese;

/// <summary>What was done, and how it ended.</summary>
internal sealed partial class JapaneseLogReading
{
    private void FindHits(int start)
    {
        for (var at = start; at < line.Length;)
        {
            if (line.IsEntityStart(at) && JapaneseLine.IsTime(line.EntityAt(at)) && !(words.Signs.At(line.Kana, at) is { } over && over.End > line.EntityEnd(at)))
            {
                at = line.EntityEnd(at);
                continue;
            }

            if (words.Signs.At(line.Kana, at) is not { } sign || !IsWhole(at, sign.End) || (sign.Value.Sign == LogSign.Plan && words.NotTouches.At(line.Kana, sign.End) is not null) || (sign.Value.Sign == LogSign.Activity && IsAsked(sign.End)))
            {
                at++;
                continue;
            }

            hits.Add(new(at, sign.End, sign.Value.Sign, sign.Value.Meaning));
            at = sign.End;
        }
    }

    // "na" is no part of "nakata", アポ none of アポロ.
    private bool IsWhole(int start, int end)
    {
        var text = line.Text;
        return !(char.IsAsciiLetter(text[start]) && start > 0 && char.IsAsciiLetter(text[start - 1])) && !(char.IsAsciiLetter(text[end - 1]) && end < line.Length && char.IsAsciiLetter(text[end]))
            && !(W.IsKatakana(text, start) && W.IsKatakana(text, start - 1)) && !(W.IsKatakana(text, end - 1) && W.IsKatakana(text, end) && text[end] != 'ー');
    }

    private bool IsAsked(int end) => line.Kana.AsSpan(end).StartsWith("い人") || line.Kana.AsSpan(end).StartsWith("の") && line.Kana.AsSpan(end).IndexOf("いつ") >= 0;

    private bool IsQuestion(int start)
    {
        if (line.Text.TrimEnd()[^1] == '?') { return true; }
        for (var at = start; at < line.Length; at++)
        {
            // Folded, the small letter of "ほしいって" makes an いつ of it, and コールドコール holds a どこ.
            if (!W.IsKatakana(line.Text, at) && words.Questions.At(line.Kana, at) is { } asked && (asked.End - at != 2 || line.Text[at + 1] != 'っ')) { return true; }
        }

        return false;
    }

    // What was done and how it ended, with what stands for it in words.
    private void Touches()
    {
        foreach (var hit in hits)
        {
            switch (hit.Sign)
            {
                case LogSign.Activity:
                    var parts = hit.Meaning.Split(':');
                    var isSecond = hasActivity && !isPlan && channel is not null && channel != parts[0];
                    if (isSecond) { break; }
                    channel = isPlan && channel is not null && parts[0] == "call" ? channel : parts[0];
                    (hasActivity, isPlan) = (true, false);
                    direction ??= parts[1].Length > 0 ? parts[1] : null;
                    if (parts[2].Length > 0) { outcomes.Add(parts[2]); }
                    Take(hit);
                    break;
                case LogSign.Plan when !IsFollowUp(hit):
                    if (channel is null) { (channel, hasActivity, isPlan) = (hit.Meaning, true, true); }
                    Take(hit);
                    break;
                case LogSign.Outcome:
                    outcomes.Add(hit.Meaning);
                    Take(hit);
                    break;
                case LogSign.Implied when outcomes.Count == 0 || outcomes.TrueForAll(outcome => outcome is "connected" or "replied"):
                    outcomes.Add(hit.Meaning);
                    break;
            }
        }
    }

    // "田中さんと電話", "山本様と打ち合わせ": it took place.
    private bool IsShared(Hit hit) => hit.Sign == LogSign.Plan && hit.Start > 0 && line.Text[hit.Start - 1] == 'と' && !slots.ContainsKey("follow_up_at");

    private bool IsFollowUp(Hit hit) => taken[hit.Start];
}
