namespace SdrBot.Understanding.English;

/// <summary>Which words may fill a slot of a command, how far to trust them, and what they mean.</summary>
internal sealed class CommandSlots(Table table, EnglishLogWords logWords)
{
    private const double Doubtful = 0.35;
    private const double Weak = 0.5;

    /// <summary>A telephone number names a caller sooner than a lead.</summary>
    private const double NumberOnly = 0.8;

    private readonly IReadOnlyDictionary<string, string> statuses = table["statuses"];
    private readonly IReadOnlyDictionary<string, string> keys = table["both"];
    private readonly HashSet<string> leadNouns = table.Words("lead nouns");
    private readonly HashSet<string> aes = table.Words("aes");
    private readonly NewLeadReader newLeads = new(table);

    public bool Accepts(EnglishLine line, string slot, int first, int end) => slot switch
    {
        "when" => Key(line, first, end) is not null || TimeAt(line, first, end) is not null,
        "status" => statuses.ContainsKey(Joined(line, first, end)),
        "phone" => Find(line, first, end, EntityType.Phone) is not null,
        "phone_details" => Find(line, first, end, EntityType.Phone) is not null,
        "hour" => end == first + 1 && line.Line.Value(first) is >= 0 and <= 23,
        "ae" when statuses.ContainsKey(Joined(line, first, end)) || TimeAt(line, first, end) is not null || HasTime(line, first, end) || line.Line.IsDigits(first) => false,
        "number" => end == first + 1 && line.Line.IsDigits(first) && line.Line.Length(first) <= 6,
        "email_details" => Find(line, first, end, EntityType.Email) is not null,
        "framework" => end == first + 1 && line.Words[first] is "bant" or "meddic" or "meddpicc" or "champ" or "spin" or "gpct" or "anum" or "faint",
        "lead" or "ae" or "cover" => end - first <= 8 && line.Line.IsWord(end - 1) | line.Line.IsDigits(end - 1) | line.EntityAt(end - 1) is not null | line.Words[end - 1] is "." or ")" && line.Words[first] is not (":" or "," or "-")
            && !HasTime(line, first, end) && !logWords.Particles.Contains(line.Words[end - 1]),
        "caller" => end - first <= 12,
        "about" => end - first <= 16 && !line.Words.AsSpan(first, end - first).Contains(","),
        "task" => end - first <= 16 && !HasTime(line, first, end),
        _ => true,
    };

    /// <summary>How sure an intent may be with these words in its slot.</summary>
    public double Trust(EnglishLine line, CommandPattern pattern, string slot, int first, int end, bool isWeak)
    {
        var bare = Bare(line, ref first, end, slot);
        switch (slot)
        {
            case "lead" or "caller" or "cover":
                return logWords.IsEveryday(line, first, bare) || IsFunction(line, first, bare) ? Doubtful
                    : pattern.Intent == Intents.LeadStatus && line.EntityAt(first) is { Type: EntityType.Phone } ? NumberOnly
                    : pattern.Intent == Intents.LeadStatus && !pattern.SaysWe && isWeak && !IsNamed(line, first, bare) ? Weak
                    : 1;
            case "ae":
                return logWords.IsEveryday(line, first, bare) && !aes.Contains(Joined(line, first, bare)) || IsFunction(line, first, bare) ? Doubtful : 1;
            case "task":
                return logWords.IsEveryday(line, first, bare) && Joined(line, first, end) is not ("it" or "this" or "that" or "this one" or "that one" or "this task" or "that task" or "the task" or "task" or "first" or "last" or "next" or "first one" or "last one" or "the first one" or "the last one" or "call" or "this call" or "that call") ? Doubtful : 1;
            case "about":
                return !pattern.IsLed && (logWords.IsEveryday(line, first, bare) || IsFunction(line, first, bare)) ? Doubtful : 1;
            case "details":
                return logWords.IsEveryday(line, first, bare) && Find(line, first, end, EntityType.Email) is null && Find(line, first, end, EntityType.Phone) is null ? Doubtful
                    : IsNamed(line, first, bare) || line.EntityAt(first) is not null || pattern.First.Length == 0 ? 1 : Weak;
            case "topic":
                return Doubtful;
            case "text":
                return pattern.First.Length == 0 && end - first < 2 && logWords.IsEveryday(line, first, bare) ? Weak : 1;
            case "note":
                return pattern.Words.Length == 0 || pattern.Words is ["note"] ? 0.7 : 1;
            default:
                return 1;
        }
    }

    public Dictionary<string, string> Fill(EnglishLine line, string intent, Dictionary<string, (int First, int End)> found, DateTime now)
    {
        var slots = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (slot, (from, to)) in found)
        {
            var first = from;
            var end = slot is "lead" or "task" or "caller" or "ae" ? Bare(line, ref first, to, slot) : to;
            switch (slot)
            {
                case "when":
                    slots["when"] = line.Line.Words(first, end);
                    if ((Key(line, first, end) ?? (TimeAt(line, first, end) is { } time ? FollowUpTime.Of(time.Value, now) : null)) is { } at) { slots["when_at"] = at; }
                    break;
                case "status":
                    slots["status"] = statuses[Joined(line, first, end)];
                    break;
                case "caller" or "phone":
                    var phone = Find(line, first, end, EntityType.Phone);
                    slots[phone is null ? "lead" : "phone"] = phone?.Text ?? line.Line.Words(first, end);
                    break;
                case "details" or "email_details" or "phone_details":
                    newLeads.Fill(line, first, end, slots);
                    break;
                case "hour":
                    slots["when"] = line.Line.Words(first, end);
                    if (FollowUpTime.Of(new TimeValue(new TimeOnly(line.Line.Value(first), 0)), now) is { } hour) { slots["when_at"] = hour; }
                    break;
                case "number":
                    slots["task"] = line.Line.Words(first, end);
                    break;
                default:
                    slots[slot] = line.Line.Words(first, end).Trim(' ', '"', '\'', '“', '”', ',', '.');
                    break;
            }
        }

        if (intent == Intents.HandoffLead) { NextStep(slots, "ae"); NextStep(slots, "lead"); }
        if (intent == Intents.ChangeStatus && !slots.ContainsKey("status")) { slots["status"] = line.Words.Contains("recycle") ? "recycled" : "disqualified"; }
        if (intent == Intents.SnoozeTask && !slots.ContainsKey("when_at") && Key(line, 0, line.Count) is { } key) { (slots["when"], slots["when_at"]) = (line.Line.Words(0, line.Count), key); }
        return slots;
    }

    // "to Alex for a demo"; a company's "for" stands before a capital ("Tools for Humanity") or before no article.
    private static void NextStep(Dictionary<string, string> slots, string slot)
    {
        if (slots.ContainsKey("next_step") || !slots.TryGetValue(slot, out var said) || said.LastIndexOf(" for ", StringComparison.OrdinalIgnoreCase) is not (> 0 and var at))
        {
            return;
        }

        var step = said[(at + 5)..].Trim();
        var article = step.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space && step[..space].ToUpperInvariant() is "A" or "AN" or "THE" ? space + 1 : 0;
        if (article == 0 && (slot == "lead" || char.IsUpper(step[0])))
        {
            return;
        }

        (slots[slot], slots["next_step"]) = (said[..at].Trim(), step[article..].Trim());
    }

    // "the Acme deal", "lead Acme", "task 3", "#3" without the noun; of "an account executive" the account stays.
    private int Bare(EnglishLine line, ref int first, int end, string slot)
    {
        while (end - first > 1 && (line.Words[first] is "the" or "a" or "an" or "#" or "my" or "our" or "for" or "over" or "with" or "on" || (slot != "ae" && leadNouns.Contains(line.Words[first])) || (line.Words[first] is "task" or "number" or "no" or "item" && line.Line.IsDigits(first + 1)))) { first++; }
        while (end - first > 1 && (leadNouns.Contains(line.Words[end - 1]) && !line.Line.IsCapital(end - 1) || line.Words[end - 1] is "task" or "," or "." or "over" or "off" or "yet")) { end--; }
        return end;
    }

    private static bool IsFunction(EnglishLine line, int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (line.Line.IsWord(at) && line.Words[at] is not ("the" or "a" or "an" or "of" or "in" or "on" or "at" or "to" or "for" or "is" or "are" or "was" or "be" or "do" or "does" or "did" or "not" or "with" or "and" or "or" or "if" or "any" or "some" or "all" or "there" or "so" or "as" or "by" or "me" or "i" or "we"))
            {
                return false;
            }

            if (line.EntityAt(at) is not null || line.Line.IsDigits(at)) { return false; }
        }

        return true;
    }

    private static bool IsNamed(EnglishLine line, int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            // Scripts without capitals write every name like one.
            if ((line.Line.IsWord(at) && (line.Line.IsCapital(at) || line.Line.IsWide(at))) || line.EntityAt(at) is { Type: EntityType.Email or EntityType.Phone }) { return true; }
        }

        return false;
    }

    private string? Key(EnglishLine line, int first, int end) => keys.GetValueOrDefault(Joined(line, first, end));

    private static string Joined(EnglishLine line, int first, int end) => string.Join(' ', line.Words[first..end]);

    private static Entity? Find(EnglishLine line, int first, int end, EntityType type)
    {
        for (var at = first; at < end; at++)
        {
            if (line.EntityAt(at) is { } entity && entity.Type == type) { return entity; }
        }

        return null;
    }

    private static bool HasTime(EnglishLine line, int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (EnglishLine.IsTime(line.EntityAt(at)) && !line.Line.IsCapital(at)) { return true; }
        }

        return false;
    }

    // One time phrase, perhaps after a preposition, and nothing else.
    private static Entity? TimeAt(EnglishLine line, int first, int end)
    {
        while (first < end && line.EntityAt(first) is null && line.Words[first] is "on" or "at" or "by" or "for" or "in" or "to" or "until" or "till" or "the" or "again" or "back" or "from" or "sometime" or "starting") { first++; }
        if (first >= end || line.EntityAt(first) is not { } time || !EnglishLine.IsTime(time) || (first > 0 && ReferenceEquals(line.EntityAt(first - 1), time)))
        {
            return null;
        }

        var last = line.EntityEnd(first);
        while (last < end && line.Words[last] is "." or "!" or "?" or "sharp" or "please") { last++; }
        return last == end ? time : null;
    }
}
