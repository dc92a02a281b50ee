namespace SdrBot.Understanding.English;

/// <summary>
/// One way to say a command: words, <c>&lt;concepts&gt;</c> (any of their phrases) and <c>{slots}</c> (one word or more).
/// It has to fit the whole line; skipped words such as "the" may stand anywhere; <c>comma</c> is a comma.
/// </summary>
internal sealed class CommandPattern
{
    private readonly record struct Part(string? Word, Phrases? Concept, string? Slot);

    /// <summary>How often a slot may be lengthened before a line is given up: bounds the time of a hostile line.</summary>
    private const int MostSteps = 2_000;

    private readonly Part[] parts;

    public CommandPattern(string intent, string pattern, IReadOnlyDictionary<string, Phrases> concepts)
    {
        Intent = intent;
        parts = [.. pattern.Split(' ').Select(part => part switch
        {
            ['<', .. var name, '>'] => new Part(null, concepts[name], null),
            ['{', .. var name, '}'] => new Part(null, null, name),
            "comma" => new Part(",", null, null),
            _ => new Part(part, null, null),
        })];
        if (Array.TrueForAll(parts, part => part.Slot is not null))
        {
            throw new InvalidOperationException($"{intent}: the pattern {pattern} would fit everything.");
        }

        Words = [.. parts.Where(part => part.Word is not null).Select(part => part.Word!)];
        IsLed = parts[0].Concept is not null && pattern.StartsWith("<remind>", StringComparison.Ordinal);
        First = parts[0].Word ?? (pattern.StartsWith("<show>", StringComparison.Ordinal) ? "show" : string.Empty);
        SaysWe = Words.Any(word => word is "we" or "i" or "lead");
    }

    public string Intent { get; }

    /// <summary>The words without which it cannot fit.</summary>
    public string[] Words { get; }

    public bool IsLed { get; }

    public string First { get; }

    public bool SaysWe { get; }

    /// <summary>The slots as token ranges, and how many tokens were fixed words; null if it does not fit.</summary>
    public (Dictionary<string, (int First, int End)> Slots, int Fixed)? Match(EnglishLine line, int first, int end, HashSet<string> skipped, Func<string, int, int, bool> accepts)
    {
        // Most patterns do not fit, so nothing is made before one does.
        Dictionary<string, (int, int)>? slots = null;
        var steps = 0;
        var fixedTokens = 0;
        return Fits(0, first, 0) ? (slots ?? [], fixedTokens) : null;

        bool Fits(int part, int at, int matched)
        {
            if (++steps > MostSteps) { return false; }
            if (part == parts.Length)
            {
                while (at < end && skipped.Contains(line.Words[at])) { at++; }
                fixedTokens = matched;
                return at == end;
            }

            if (at >= end) { return false; }
            if (parts[part].Slot is { } slot) { return FitsSlot(slot, part, at, matched); }
            if (parts[part].Word is { } word)
            {
                if (line.Words[at] == word && Fits(part + 1, at + 1, matched + 1)) { return true; }
            }
            else if (FitsConcept(parts[part].Concept!, part, at, matched)) { return true; }

            return skipped.Contains(line.Words[at]) && Fits(part, at + 1, matched);
        }

        bool FitsConcept(Phrases concept, int part, int at, int matched)
        {
            Span<int> ends = stackalloc int[concept.Longest];
            for (var i = concept.EndsAt(line.Words, at, end, ends) - 1; i >= 0; i--)
            {
                if (Fits(part + 1, ends[i], matched + ends[i] - at)) { return true; }
            }

            return false;
        }

        bool FitsSlot(string slot, int part, int at, int matched)
        {
            // The last slot takes what is left; the others grow until the rest fits.
            for (var slotEnd = part == parts.Length - 1 ? end : at + 1; slotEnd <= end; slotEnd++)
            {
                if (accepts(slot, at, slotEnd) && Fits(part + 1, slotEnd, matched))
                {
                    (slots ??= new(StringComparer.Ordinal))[slot] = (at, slotEnd);
                    return true;
                }
            }

            return false;
        }
    }
}
