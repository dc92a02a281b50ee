namespace SdrBot.Understanding.Japanese;

/// <summary>A line being read as a command: what stands at each character, and what may be passed over.</summary>
internal sealed class JapaneseReading
{
    private const int LongestName = 32;

    private static readonly List<int> None = [];

    private readonly JapaneseCommandWords words;
    private readonly Dictionary<int, List<int>>[] concepts;
    private readonly List<int>[] fillers;
    private readonly List<int>[] afterNames;
    private readonly Dictionary<(int Start, int End), bool> names = [];
    private bool[] scratch = [];
    private readonly bool?[] filledUp;
    private readonly bool?[] filledUpAfterName;

    public JapaneseReading(JapaneseCommandWords words, JapaneseLine line)
    {
        this.words = words;
        Line = line;
        Present = [];
        concepts = new Dictionary<int, List<int>>[line.Length + 1];
        fillers = new List<int>[line.Length + 1];
        afterNames = new List<int>[line.Length + 1];
        filledUp = new bool?[line.Length + 1];
        filledUpAfterName = new bool?[line.Length + 1];
        var found = new List<Reading<int[]>>();
        var passed = new List<Reading<bool>>();
        for (var at = 0; at < line.Length; at++)
        {
            found.Clear();
            words.Concepts.All(line.Kana, at, found);
            foreach (var phrase in found.Where(phrase => EndsWord(at, phrase.End)))
            {
                foreach (var concept in phrase.Value)
                {
                    Present.Add(concept);
                    var here = concepts[at] ??= [];
                    if (!here.TryGetValue(concept, out var ends)) { here.Add(concept, ends = []); }
                    ends.Add(phrase.End);
                }
            }

            passed.Clear();
            words.Fillers.All(line.Kana, at, passed);
            foreach (var filler in passed.Where(filler => EndsWord(at, filler.End) && !(filler.End == at + 1 && Japanese.JapaneseWords.IsKatakana(line.Text, at) && line.Text[at] != 'ー')))
            {
                (afterNames[at] ??= []).Add(filler.End);
                if (!filler.Value) { (fillers[at] ??= []).Add(filler.End); }
            }
        }
    }

    public JapaneseLine Line { get; }

    /// <summary>The concepts that are somewhere in the line.</summary>
    public HashSet<int> Present { get; }

    /// <summary>So many cleared places, the same ones again for each pattern.</summary>
    public bool[] Scratch(int length)
    {
        if (scratch.Length < length) { return scratch = new bool[length]; }
        Array.Clear(scratch);
        return scratch;
    }

    public List<int> Ends(int concept, int at) => concepts[at] is { } here && here.TryGetValue(concept, out var ends) ? ends : None;

    public List<int> FillersAt(int at, bool isAfterName)
    {
        var here = (isAfterName ? afterNames : fillers)[at] ?? None;
        return here;
    }

    /// <summary>Whether only particles and politeness follow.</summary>
    public bool IsFilledUp(int at, bool isAfterName)
    {
        if (at == Line.Length) { return true; }
        var known = isAfterName ? filledUpAfterName : filledUp;
        if (known[at] is { } answer) { return answer; }
        var all = FillersAt(at, isAfterName).Exists(end => IsFilledUp(end, isAfterName));
        known[at] = all;
        return all;
    }

    /// <summary>Where a slot would begin after what can be passed over; after a sign no particle is passed over.</summary>
    public int Farthest(int at, bool isAfterName)
    {
        var start = at;
        var isSign = start < Line.Length && !char.IsLetterOrDigit(Line.Text[start]);
        for (var steps = 0; steps < 6 && start < Line.Length; steps++)
        {
            var here = FillersAt(start, isAfterName);
            if (here.Count == 0 || (isSign && char.IsLetterOrDigit(Line.Text[start]) && !words.IsLead(Line.Kana, start))) { break; }
            start = here[^1];
        }

        return start;
    }

    /// <summary>A slot goes on until its end may be no end any more.</summary>
    public bool MayEnd(int start, int end) => end - start <= 400 && Line.Text[end - 1] != '\n';

    public bool Accepts(string slot, int start, int end) => slot switch
    {
        "when" => words.When(Line, start, end),
        "number" => IsNumber(start, end),
        "status" => words.Status(Line, start, end) is not null,
        "strong_details" => Line.Find(start, end, EntityType.Email) is not null || Line.Find(start, end, EntityType.Phone) is not null || words.HasHonorific(Line, start, end),
        "colleague" => IsName(start, end) && words.IsHonored(Line, end),
        "caller" => end - start <= LongestName,
        "text" or "reason" or "note" or "details" => IsText(start, end),
        "about" => IsText(start, end) && !Line.HasTime(start, end),
        _ => IsName(start, end),
    };

    private bool IsName(int start, int end)
    {
        if (!names.TryGetValue((start, end), out var isName)) { names.Add((start, end), isName = IsNameAt(start, end)); }
        return isName;
    }

    /// <summary>Whether a slot takes a name, after which honorifics and the like may stand.</summary>
    public static bool IsName(string slot) => slot is "lead" or "task" or "ae" or "colleague" or "caller" or "details" or "strong_details" or "about";

    // A name is neither a sentence nor a time.
    private bool IsNameAt(int start, int end)
    {
        var text = Line.Text;
        if (end - start > LongestName || char.IsWhiteSpace(text[start]) || char.IsWhiteSpace(text[end - 1]) || !IsEdge(text[start]) || !IsEdge(text[end - 1]) || !IsWhole(start, end) || Line.HasTime(start, end))
        {
            return false;
        }

        if (end - start == 1 && (!JapaneseWords.IsHan(text, start) || !words.IsHonored(Line, end))) { return false; }
        for (var at = start; at < end; at++)
        {
            if (text[at] is '、' or '。' or '!' or '?' or '「' or '」' or '\n' or ':' or '→' or 'を' || (text[at] is 'が' or 'は' or 'に' && at > start && !JapaneseWords.IsHiragana(text, at - 1) && at + 1 < end && !JapaneseWords.IsHiragana(text, at + 1))) { return false; }
            if (words.NotInNames.At(Line.Kana, at) is { } word && word.End <= end && JapaneseWords.IsHiragana(text, at)) { return false; }
        }

        return true;
    }

    private bool IsText(int start, int end) =>
        end - start >= 2 && !char.IsWhiteSpace(Line.Text[start]) && Line.Text[start] is not ('、' or '。' or ':' or '・' or ',' or '?' or '!') && Line.Text[end - 1] is not ('、' or ' ');

    private static bool IsEdge(char character) => char.IsLetterOrDigit(character) || character is '(' or ')' or '#' or 'ー';

    // A Latin word or a number is not cut, nor a run of katakana.
    private bool IsWhole(int start, int end) => !(start > 0 && IsRun(Line.Text[start - 1], Line.Text[start])) && !(end < Line.Length && IsRun(Line.Text[end - 1], Line.Text[end]));

    private static bool IsRun(char left, char right) =>
        (char.IsAsciiLetterOrDigit(left) && char.IsAsciiLetterOrDigit(right)) || (left is >= 'ァ' and <= 'ー' && right is >= 'ァ' and <= 'ー');

    private bool EndsWord(int start, int end) =>
        !(char.IsAsciiLetter(Line.Text[end - 1]) && end < Line.Length && char.IsAsciiLetterOrDigit(Line.Text[end])) && !(char.IsAsciiLetter(Line.Text[start]) && start > 0 && char.IsAsciiLetter(Line.Text[start - 1]));

    private bool IsNumber(int start, int end) =>
        end - start <= 6 && IsWhole(start, end) && JapaneseWords.Small(Line.Text, start) is { } number && number.End == end && !(start > 0 && Line.Text[start - 1] == '第') && !JapaneseLine.IsTime(Line.EntityAt(start));
}
