using SdrBot.Understanding.Neutral;

namespace SdrBot.Understanding.Japanese;

/// <summary>The tables of the commands, ready for use.</summary>
internal sealed class JapaneseCommandWords
{
    private readonly WidePhrases<string> honorifics;
    private readonly WidePhrases<string> companies;
    private readonly WidePhrases<string> statuses;
    private readonly WidePhrases<string> keys;
    private readonly HashSet<string> everyday;
    private readonly WidePhrases<string> openings;
    private readonly WidePhrases<string> demonstratives;
    private readonly WidePhrases<string> matters;

    public JapaneseCommandWords()
    {
        var table = new Table("Japanese.intents");
        var common = new Table("Japanese.everyday");
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var phrases = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var (concept, list) in table.Lists("concepts"))
        {
            numbers.Add(concept, numbers.Count);
            foreach (var phrase in list) { Add(phrase, numbers[concept]); }
        }

        Patterns = [.. table.Lists("patterns").SelectMany(intent => intent.Value.Distinct(StringComparer.Ordinal).Select(pattern => new JapanesePattern(intent.Key, pattern, Number)))];
        Concepts = new(phrases.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.ToArray())), Kana.Fold);
        Fillers = new(Words(table, "fillers").Select(word => KeyValuePair.Create(word, false)).Concat([KeyValuePair.Create(" ", false), KeyValuePair.Create("\n", false), KeyValuePair.Create(",", false)])
            .Concat(Words(table, "honorifics").Concat(Words(table, "matters")).Except(Words(table, "fillers"), StringComparer.Ordinal).Select(word => KeyValuePair.Create(word, true))), Kana.Fold);
        Cues = new(table.Lists("cues").SelectMany(intent => intent.Value.Select(word => (word, intent.Key))).GroupBy(cue => cue.word, cue => cue.Key, StringComparer.Ordinal).Select(group => KeyValuePair.Create(group.Key, group.ToArray())), Kana.Fold);
        NotInNames = Folded(common, "not in names");
        demonstratives = Folded(common, "demonstratives");
        everyday = [.. Words(common, "words").Select(word => Kana.Fold(Normalizer.Fold(word).Text))];
        openings = Folded(table, "openings");
        honorifics = Folded(table, "honorifics");
        matters = Folded(table, "matters");
        companies = Folded(table, "company parts");
        statuses = Folded(table, "statuses");
        keys = Folded(table, "when keys");

        int Number(string part)
        {
            var name = part is ['<', .. var concept, '>'] ? concept : part;
            if (part[0] == '<' && !numbers.ContainsKey(name)) { throw new InvalidOperationException($"Japanese.intents: {part} is no concept."); }
            if (!numbers.TryGetValue(part[0] == '<' ? name : $"={name}", out var number))
            {
                numbers.Add($"={name}", number = numbers.Count);
                Add(name, number);
            }

            return number;
        }

        void Add(string phrase, int concept)
        {
            var folded = Kana.Fold(Normalizer.Fold(phrase).Text);
            if (!phrases.TryGetValue(folded, out var list)) { phrases.Add(folded, list = []); }
            if (!list.Contains(concept)) { list.Add(concept); }
        }
    }

    public JapanesePattern[] Patterns { get; }

    public WidePhrases<int[]> Concepts { get; }

    /// <summary>What may be passed over; true is what only a name may have after it.</summary>
    public WidePhrases<bool> Fillers { get; }

    public WidePhrases<string[]> Cues { get; }

    /// <summary>Inflections and conjunctions, which make a sentence of a name.</summary>
    public WidePhrases<string> NotInNames { get; }

    /// <summary>The place after a greeting or the like that stands in front.</summary>
    public int? Opening(string kana, int at) => openings.At(kana, at)?.End;

    /// <summary>Whether a leading word begins here that is passed over even after a sign.</summary>
    public bool IsLead(string kana, int at) => openings.At(kana, at) is not null;

    public bool HasHonorific(JapaneseLine line, int start, int end)
    {
        for (var at = start + 1; at <= end && at < line.Length; at++)
        {
            if (honorifics.At(line.Kana, at) is not null) { return true; }
        }

        return false;
    }

    /// <summary>Where the honorific begins that ends here; the end itself when none does.</summary>
    public int HonorificBefore(JapaneseLine line, int start, int end) => honorifics.StartBefore(line.Kana, end, 5) is var at && at > start ? at : end;

    /// <summary>Whether an honorific stands here.</summary>
    public bool IsHonored(JapaneseLine line, int at) => honorifics.At(line.Kana, at) is not null;

    /// <summary>Whether the words are plainly a person or a company: an honorific after them, 株式会社 or 物流 within.</summary>
    public bool IsNamed(JapaneseLine line, int start, int end)
    {
        if (end < line.Length && honorifics.At(line.Kana, end) is not null) { return true; }
        return IsCompany(line, start, end) || line.Find(start, end, EntityType.Email) is not null || line.Find(start, end, EntityType.Phone) is not null;
    }

    /// <summary>Whether the words have what companies have in their names.</summary>
    public bool IsCompany(JapaneseLine line, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (companies.At(line.Kana, at) is { } part && part.End <= end && (at > start || part.End < end)) { return true; }
        }

        return false;
    }

    /// <summary>Whether the words cannot be the name of a lead: an everyday word is one of the parts that の joins.</summary>
    public bool IsEveryday(JapaneseLine line, int start, int end)
    {
        if (demonstratives.At(line.Kana, start) is not null) { return true; }
        var part = start;
        for (var at = start; at <= end; at++)
        {
            if (at < end && !(at > start && (line.Text[at] is 'の' or ' ' or '・' || (line.Text[at] == 'と' && !JapaneseWords.IsHiragana(line.Text, at - 1))))) { continue; }
            if (everyday.Contains(line.Kana[part..at])) { return true; }
            part = at + 1;
        }

        return false;
    }

    /// <summary>Whether the words point at the lead that is talked about: "この案件", "その会社".</summary>
    public bool IsOpenLead(JapaneseLine line, int start, int end) =>
        demonstratives.At(line.Kana, start) is { } pointing && line.Text[start] is 'こ' or 'そ' or 'あ' && matters.At(line.Kana, pointing.End) is { } matter && matter.End == end;

    public string? Status(JapaneseLine line, int start, int end) => statuses.At(line.Kana, start) is { } status && status.End == end ? status.Value : null;

    /// <summary>Whether a time and nothing else stands there.</summary>
    public bool When(JapaneseLine line, int start, int end) =>
        (line.IsEntityStart(start) && JapaneseLine.IsTime(line.EntityAt(start)) && line.EntityEnd(start) == end) || Key(line, start, end) is not null;

    public string? Key(JapaneseLine line, int start, int end) => keys.At(line.Kana, start) is { } key && key.End == end ? key.Value : null;

    private static WidePhrases<string> Folded(Table table, string section) => new(Words(table, section, table.Lists(section)), Kana.Fold);

    private static IEnumerable<KeyValuePair<string, string>> Words(Table table, string section, IReadOnlyDictionary<string, string[]> lists) =>
        lists.SelectMany(meaning => meaning.Value.Select(word => KeyValuePair.Create(word, meaning.Key)));

    private static IEnumerable<string> Words(Table table, string section) => table.Lists(section).Values.SelectMany(words => words).Distinct(StringComparer.Ordinal);
}
