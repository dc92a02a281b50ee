using SdrBot.Understanding.Neutral;

namespace SdrBot.Understanding.Japanese;

/// <summary>Reads who a new lead is: "山本太郎、みらい商事、部長、yamamoto@mirai.co.jp", "みらい商事の山本さん".</summary>
internal sealed class JapaneseNewLead(Table table)
{
    private readonly WidePhrases<string> sources = new(table["sources"], Kana.Fold);
    private readonly WidePhrases<string> titles = new(table["titles"], Kana.Fold);

    public void Fill(JapaneseLine line, int start, int end, Dictionary<string, string> slots, JapaneseCommandWords words)
    {
        var from = start;
        for (var at = start; at <= end; at++)
        {
            if (at < end && line.EntityAt(at) is { Type: EntityType.Email or EntityType.Phone } entity)
            {
                Put(line, from, at, slots, words);
                slots.TryAdd(entity.Type == EntityType.Email ? "email" : "phone", entity.Text);
                at = line.EntityEnd(at) - 1;
                from = at + 1;
            }
            else if (at == end || line.Text[at] is '、' or ',' or ' ' or '(' or ')' or ':' or '/' or '・' && at > from)
            {
                Put(line, from, Math.Min(at, end), slots, words);
                from = at + 1;
            }
        }
    }

    private void Put(JapaneseLine line, int start, int end, Dictionary<string, string> slots, JapaneseCommandWords words)
    {
        while (start < end && (!char.IsLetterOrDigit(line.Text[start]) || line.Text[start] is 'を' or 'の')) { start++; }
        while (end > start && (!char.IsLetterOrDigit(line.Text[end - 1]) || line.Text[end - 1] is 'を' or 'の' or 'が' or 'は')) { end--; }
        if (start >= end)
        {
            return;
        }

        if (sources.At(line.Kana, start)?.End == end) { slots.TryAdd("source", line.Piece(start, end)); return; }
        if (titles.At(line.Kana, start)?.End == end) { slots.TryAdd("title", line.Piece(start, end)); return; }

        // "みらい商事の山本さん"
        var of = line.Text.IndexOf('の', start, end - start);
        if (of > start && of + 1 < end && !slots.ContainsKey("name"))
        {
            slots.TryAdd("company", line.Piece(start, of));
            slots.TryAdd("name", line.Piece(of + 1, words.HonorificBefore(line, of + 1, end)));
            return;
        }

        var bare = words.HonorificBefore(line, start, end);
        var isCompany = words.IsCompany(line, start, end);
        slots.TryAdd(isCompany && !slots.ContainsKey("company") ? "company" : !slots.ContainsKey("name") ? "name" : !slots.ContainsKey("company") ? "company" : "goal", line.Piece(start, isCompany ? end : bare));
    }
}
