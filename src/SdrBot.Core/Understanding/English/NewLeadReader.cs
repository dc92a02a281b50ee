namespace SdrBot.Understanding.English;

/// <summary>Reads who a new lead is: "Jane Doe, Acme, jane@acme.com, +1 415 555 0199, VP Sales from webinar".</summary>
internal sealed class NewLeadReader(Table table)
{
    private readonly Phrases sources = new(table["sources"]);
    private readonly HashSet<string> titles = table.Words("titles");

    public void Fill(EnglishLine line, int first, int end, Dictionary<string, string> slots)
    {
        var key = string.Empty;
        var start = first;
        for (var at = first; at < end;)
        {
            if (line.EntityAt(at) is { Type: EntityType.Email or EntityType.Phone } entity)
            {
                Put(line, start, at, key, slots);
                slots.TryAdd(entity.Type == EntityType.Email ? "email" : "phone", entity.Text);
                (at, key) = (line.EntityEnd(at), string.Empty);
                start = at;
            }
            else if (IsBreak(line, at, end))
            {
                Put(line, start, at, key, slots);
                (start, key) = (at + 1, string.Empty);
                at++;
            }
            else if (Label(line, at, first, key, slots) is { } label)
            {
                Put(line, start, at, key, slots);
                (start, key) = (label.End, label.Value);
                at = label.End;
            }
            else
            {
                at++;
            }
        }

        Put(line, start, end, key, slots);
    }

    private static bool IsBreak(EnglishLine line, int at, int end) =>
        line.Words[at] is "," or ";" or "<" or ">" or "(" or ")" or "|" or ":" || (line.Words[at] is "-" or "/" && !line.Line.IsGlued(at) && at + 1 < end) || (line.Words[at] == "." && (at + 1 == end || !line.Line.IsGlued(at + 1)) && line.Words[at - 1].Length > 3);

    // A word that says what the next words are.
    private Reading<string>? Label(EnglishLine line, int at, int first, string key, Dictionary<string, string> slots)
    {
        var next = at + 1;
        switch (line.Words[at])
        {
            case "source" or "src" or "via":
                return new(next, "source");
            case "from" when next < line.Count:
                var noun = line.Words[next] is "the" or "a" or "our" or "an" ? next + 1 : next;
                return noun < line.Count && sources.At(line.Words, noun) is not null && line.EntityAt(noun) is null ? new(noun, "source") : at == first || key.Length > 0 || slots.ContainsKey("company") ? null : new(next, "company");
            case "at" or "company" or "@" when line.EntityAt(at) is null:
                return new(next, "company");
            case "in" or "based" or "located" or "location":
                return new(line.Word(next) == "in" ? next + 1 : next, "location");
            case "title" or "role" or "position":
                return new(next, "title");
            case "email" or "mail" or "phone" or "tel" or "cell" or "mobile" or "number" or "reach" or "contact" when key.Length == 0 || line.EntityAt(next) is not null:
                return new(next, string.Empty);
            case "name" or "named" or "called":
                return new(next, "name");
            case "goal" or "wants" or "needs" or "interested" or "looking":
                return new(line.Word(next) is "is" or "in" or "for" or "to" or ":" ? next + 1 : next, "goal");
            default:
                return null;
        }
    }

    private void Put(EnglishLine line, int first, int end, string key, Dictionary<string, string> slots)
    {
        while (first < end && (line.Words[first] is "," or ":" or "-" or "and" or "is" or "the" or "a" or "an" or "with" or "she" or "he" or "they" or "new" or "lead" or "our" or "." or "for" or "#" or "'" or "\"" || !line.Line.IsWord(first) && !line.Line.IsDigits(first))) { first++; }
        while (end > first && line.Words[end - 1] is "," or ":" or "-" or "and" or "is" or "." or "with" or "her" or "his" or "their" or "my" or "lead" or "on" or "!" or "as" or "the") { end--; }
        if (first >= end)
        {
            return;
        }

        if (key.Length == 0 && slots.ContainsKey("name") && sources.At(line.Words, first) is { } source && source.End == end) { key = "source"; }
        key = key.Length > 0 ? key
            : slots.ContainsKey("name") && line.Words[first..end].Any(titles.Contains) && !slots.ContainsKey("title") ? "title"
            : !slots.ContainsKey("name") ? "name"
            : !slots.ContainsKey("company") ? "company"
            : !slots.ContainsKey("location") ? "location"
            : "goal";
        slots.TryAdd(key, line.Line.Words(first, end));
    }
}
