namespace SdrBot.Understanding.Japanese;

/// <summary>One way to say a command: <c>&lt;concepts&gt;</c>, <c>{slots}</c> and words, with particles and politeness between them.</summary>
internal sealed class JapanesePattern
{
    /// <summary>How much is tried before a line is given up: bounds the time of a hostile line.</summary>
    private const int MostSteps = 4_000;

    private readonly record struct Part(int Concept, string? Slot);

    private readonly Part[] parts;

    /// <param name="concept">The number of a concept, or of a word that stands for itself.</param>
    public JapanesePattern(string intent, string pattern, Func<string, int> concept)
    {
        Intent = intent;
        parts = [.. pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part is ['{', .. var slot, '}'] ? new Part(-1, slot) : new Part(concept(part), null))];
        Concepts = [.. parts.Where(part => part.Slot is null).Select(part => part.Concept)];
        Slots = [.. parts.Where(part => part.Slot is not null).Select(part => part.Slot!)];
        Text = pattern;
    }

    public string Intent { get; }

    public string Text { get; }

    /// <summary>The concepts without which it cannot fit.</summary>
    public int[] Concepts { get; }

    public string[] Slots { get; }

    /// <summary>The slots as ranges of characters and how many characters were fixed words; null if it does not fit.</summary>
    public JapaneseMatch? Match(JapaneseReading reading, int first)
    {
        var length = reading.Line.Length;
        var failed = reading.Scratch(((parts.Length * 2) + 2) * (length + 1));
        Dictionary<string, (int, int)>? slots = null;
        var steps = 0;
        var total = 0;
        return Fits(0, first, 0, false) ? new JapaneseMatch(slots ?? [], total) : null;

        bool Fits(int part, int at, int matched, bool isAfterName)
        {
            if (++steps > MostSteps) { return false; }
            if (part == parts.Length)
            {
                total = matched;
                return reading.IsFilledUp(at, isAfterName);
            }

            var known = (((part * 2) + (isAfterName ? 1 : 0)) * (length + 1)) + at;
            if (failed[known]) { return false; }
            if (parts[part].Slot is { } slot ? FitsSlot(slot, part, at, matched, isAfterName) : FitsConcept(part, at, matched, isAfterName)) { return true; }
            failed[known] = true;
            return false;
        }

        bool FitsConcept(int part, int at, int matched, bool isAfterName)
        {
            var ends = reading.Ends(parts[part].Concept, at);
            for (var i = ends.Count - 1; i >= 0; i--)
            {
                if (Fits(part + 1, ends[i], matched + ends[i] - at, false)) { return true; }
            }

            foreach (var filler in reading.FillersAt(at, isAfterName))
            {
                if (Fits(part, filler, matched, isAfterName)) { return true; }
            }

            return false;
        }

        bool FitsSlot(string slot, int part, int at, int matched, bool isAfterName)
        {
            var farthest = part == 0 ? at : reading.Farthest(at, isAfterName);

            // Two slots in a row are parted by something.
            var nearest = part > 0 && parts[part - 1].Slot is not null ? at + 1 : at;
            for (var start = farthest; start >= nearest; start = at)
            {
                for (var end = start + 1; end <= length; end++)
                {
                    if (!reading.MayEnd(start, end)) { break; }
                    if (reading.Accepts(slot, start, end) && Fits(part + 1, end, matched, JapaneseReading.IsName(slot)))
                    {
                        (slots ??= new(StringComparer.Ordinal))[slots.ContainsKey(slot) ? $"{slot}2" : slot] = (start, end);
                        return true;
                    }
                }

                if (start == at) { return false; }
            }

            return false;
        }
    }
}

/// <summary>Where the slots of a pattern were found, and how many characters its own words took.</summary>
internal sealed record JapaneseMatch(Dictionary<string, (int Start, int End)> Slots, int Fixed);
