using SdrBot.Understanding.English;

namespace SdrBot.Understanding.Korean;

/// <summary>The slots of a Korean command.</summary>
internal sealed class KoreanSlots(IReadOnlyDictionary<string, string> statuses)
{
    private const string Later = "later_today";

    public Dictionary<string, string> Fill(Line line, KoreanRule rule, List<Piece> said, List<Piece> free, List<Piece> receivers, DateTime now)
    {
        var slots = new Dictionary<string, string>(StringComparer.Ordinal);
        switch (rule.Slot)
        {
            case "details":
                KoreanNewLead.Fill(line, free, slots);
                break;
            case "about":
                About(line, said, slots);
                break;
            case "caller":
                var phone = free.Find(piece => piece.Value is { Type: EntityType.Phone });
                if (phone.Value is not null) { slots["phone"] = phone.Value.Text; }
                else if (free.Count > 0) { slots["lead"] = Text(line, free); }
                break;
            case { } slot when free.Count > 0:
                slots[slot] = Text(line, free);
                break;
        }

        if (receivers.Count > 0 && (rule.Slot is not "lead" || free.Count > 0 || receivers.Count > 0)) { slots["ae"] = line.Text(receivers[0].Start, receivers[0].Bare); }
        if (rule.Slot is "task" && !slots.ContainsKey("task") || (rule.Intent is Intents.SnoozeTask or Intents.CompleteTask or Intents.SkipTask))
        {
            var numbered = said.Find(piece => piece.Says("numbered"));
            if (numbered.End > 0) { slots["task"] = Digits(line.Folded[numbered.Start..numbered.End]); }
        }

        Times(line, rule, said, slots, now);
        if (rule.Intent == Intents.ChangeStatus) { Status(line, said, slots); }
        if (rule.Intent == Intents.SuggestObjection) { Objection(line, said, slots); }
        return slots;
    }

    private static string Text(Line line, List<Piece> free) => line.Text(free[0].Start, free[^1].Bare);

    private static string Digits(string number)
    {
        var end = 0;
        while (end < number.Length && char.IsAsciiDigit(number[end])) { end++; }
        return end > 0 ? number[..end]
            : number.StartsWith('마') ? "last"
            : (Array.FindIndex(["첫", "두", "세", "네", "다섯"], word => number.StartsWith(word, StringComparison.Ordinal)) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void Times(Line line, KoreanRule rule, List<Piece> said, Dictionary<string, string> slots, DateTime now)
    {
        if (rule.Intent is not (Intents.SnoozeTask or Intents.RemindMe or Intents.Away or Intents.DigestSettings)) { return; }
        var time = said.Find(piece => piece.IsTime);
        if (time.Value is { } value)
        {
            slots["when"] = value.Text;
            if (FollowUpTime.Of(value.Value, now) is { } at) { slots["when_at"] = at; }
        }
        else if (rule.Intent == Intents.SnoozeTask && said.Find(piece => piece.Says("later")) is { End: > 0 } later)
        {
            (slots["when"], slots["when_at"]) = (line.Text(later.Start, later.End), Later);
        }
    }

    // "내일 3시에 한빛물산 전화하라고 알려줘": what is between the time and the wish.
    private static void About(Line line, List<Piece> said, Dictionary<string, string> slots)
    {
        var words = said.FindAll(piece => piece.IsFree || piece.Value is { Type: > EntityType.DateTimeRange } || (piece.Says("act") && !piece.Says("remind") && !piece.Says("tell")));
        if (words.Count > 0) { slots["about"] = string.Join(' ', words.Select(piece => line.Text(piece.Start, piece.Says("act") ? piece.End : piece.IsFree && words.Count == 1 ? piece.Bare : piece.End))); }
    }

    private void Status(Line line, List<Piece> said, Dictionary<string, string> slots)
    {
        var word = said.Find(piece => piece.Says("statusword"));
        slots["status"] = word.End > 0 && statuses.TryGetValue(line.Folded[word.Start..word.Bare].Trim(), out var status) ? status : "disqualified";
    }

    private static void Objection(Line line, List<Piece> said, Dictionary<string, string> slots)
    {
        var first = said.FindIndex(piece => piece.Says("stance") || piece.Says("stance rest") || piece.Says("they"));
        var last = said.FindLastIndex(piece => piece.Says("stance"));
        if (first >= 0 && last >= first) { slots["text"] = line.Text(said[first].Start, said[last].End); }
    }
}
