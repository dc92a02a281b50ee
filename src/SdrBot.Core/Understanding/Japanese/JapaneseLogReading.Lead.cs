using W = SdrBot.Understanding.Japanese.JapaneseWords;

namespace SdrBot.Understanding.Japanese;

internal sealed partial class JapaneseLogReading
{
    private const int LongestLead = 30;

    private void FindLead(List<Clause> clauses)
    {
        for (var i = 0; i < clauses.Count && i < 4 && lead.Start < 0; i++)
        {
            var clause = clauses[i];
            var firstHit = hits.Find(hit => hit.Start >= clause.Start && hit.Start < clause.End);
            var end = firstHit == default ? clause.End : firstHit.Start;
            if (end > clause.Start)
            {
                Named(clause.Start, FirstTime(clause.Start, end));
            }

            // "留守電 田中さん", "called さくら物流"
            if (lead.Start < 0 && firstHit != default && firstHit.Start == clause.Start && firstHit.End < clause.End && (char.IsAsciiLetter(line.Text[firstHit.Start]) || !char.IsLetterOrDigit(line.Text[firstHit.End])))
            {
                Named(Skipped(firstHit.End, clause.End), hits.Find(hit => hit.Start >= firstHit.End && hit.Start < clause.End) is var next && next != default ? next.Start : clause.End);
            }

            // "東和産業 井上様": a company and its person, parted by a space.
            if (lead.Start >= 0 && firstHit == default && i + 1 < clauses.Count && clauses[i + 1] is { IsAfterSpace: true } second && lead.End == clause.End)
            {
                var next = hits.Find(hit => hit.Start >= second.Start && hit.Start < second.End);
                var limit = next == default ? second.End : next.Start;
                if (Bare(second.Start, limit) is { } person && commandWords.HasHonorific(line, second.Start, limit) && IsName(second.Start, person))
                {
                    lead = (lead.Start, person);
                    Take(clause.Start, limit);
                }
            }

            // A clause that says something else ends the search.
            if (lead.Start < 0 && firstHit == default && !isLog) { break; }
        }
    }

    private int Skipped(int at, int end)
    {
        while (at < end && (char.IsWhiteSpace(line.Text[at]) || line.Text[at] is ':' or '-' or 'の' or 'を' or 'に')) { at++; }
        return at;
    }

    private int FirstTime(int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (line.IsEntityStart(at) && JapaneseLine.IsTime(line.EntityAt(at)) && at > start) { return at; }
        }

        return end;
    }

    // The name in front of a hit: up to the particle that belongs to it, without its honorific.
    private void Named(int start, int end)
    {
        while (end > start && char.IsWhiteSpace(line.Text[end - 1])) { end--; }
        var (first, last) = (start, end);
        for (var at = start + 1; at < end; at++)
        {
            if (words.Cases.At(line.Kana, at) is { } particle && particle.End < end && !W.IsKatakana(line.Text, at) && (!W.IsHiragana(line.Text, at - 1) || EndsHonorific(start, at) || (at - start >= 3 && line.Text[at] is 'に' or 'へ' && !W.IsHiragana(line.Text, particle.End))))
            {
                last = at;
                break;
            }
        }

        if (Bare(first, Uncounted(first, last)) is not { } counted || Bare(first, Uncounted(first, counted)) is not { } bare || !IsName(first, bare))
        {
            return;
        }

        lead = (first, bare);
        Take(first, last);

        // The particle goes with the name.
        if (last < end && words.Cases.At(line.Kana, last) is { } after) { Take(last, after.End); }
    }

    private bool EndsHonorific(int start, int end) => commandWords.HonorificBefore(line, start, end) < end;

    // "ノースに3回"
    private int Uncounted(int start, int end)
    {
        var at = end;
        if (at - start > 3 && line.Text[at - 1] == '目') { at--; }
        while (at > start && line.Text[at - 1] is '回' or '件' or '度' && W.IsDigit(line.Text, at - 2))
        {
            at--;
            while (at > start && W.IsDigit(line.Text, at - 1)) { at--; }
        }

        return at;
    }

    // Without particles and honorifics at the end.
    private int? Bare(int start, int end)
    {
        for (var steps = 0; steps < 6; steps++)
        {
            while (end > start && (char.IsWhiteSpace(line.Text[end - 1]) || line.Text[end - 1] is ':' or '-')) { end--; }
            var particle = words.AfterNames.StartBefore(line.Kana, end, 4);
            if (particle > start && !W.IsKatakana(line.Text, particle) && particle - start >= (W.IsHiragana(line.Text, particle - 1) ? 2 : 1)) { end = particle; continue; }
            var title = commandWords.HonorificBefore(line, start, end);
            if (title == end && Unnamed(start, end) is { } shorter) { end = shorter; continue; }
            if (title < end && title > start) { end = line.Text[title - 1] == 'の' ? title - 1 : title; continue; }
            break;
        }

        return end > start ? end : null;
    }

    // "丸善ロジ担当者": whoever answers there.
    private int? Unnamed(int start, int end)
    {
        foreach (var whoever in (string[])["担当者", "ご担当者", "担当", "ご担当"])
        {
            if (end - start > whoever.Length + 1 && line.Kana.AsSpan(start, end - start).EndsWith(whoever, StringComparison.Ordinal)) { return end - whoever.Length; }
        }

        return null;
    }

    private bool IsName(int start, int end)
    {
        if (end - start > LongestLead || (end - start == 1 && !W.IsHan(line.Text, start)) || !(char.IsLetterOrDigit(line.Text[start]) || line.Text[start] is '(' or '#') || line.HasTime(start, end) || words.Loose.At(line.Kana, start)?.End == end)
        {
            return false;
        }

        for (var at = start; at < end; at++)
        {
            if (line.Text[at] is 'を' or '「' or '」' || (commandWords.NotInNames.At(line.Kana, at) is { } word && word.End <= end && W.IsHiragana(line.Text, at) && at > start)) { return false; }
        }

        return true;
    }
}
