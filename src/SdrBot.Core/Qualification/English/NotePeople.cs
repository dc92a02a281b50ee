namespace SdrBot.Qualification.English;

/// <summary>Who decides, and who speaks for us: a role, a name, or both, beside words that say so.</summary>
internal static class NotePeople
{
    public const string Decider = "decision_maker";
    private const double ByPhrase = 0.92;
    private const string Champion = "champion";
    private const int LongestName = 3;
    private const int Furthest = 12;

    public static void Read(NoteLine note, NoteWords words, NoteFinds heard)
    {
        for (var at = 0; at < note.Words.Length; at++)
        {
            var sentence = note.SentenceAt(at);
            if (words.Decides.At(note.Words, at, sentence.End) is > 0 and var decides && !words.Hearsay.AreIn(note.Words, sentence.First, at) && !(decides < sentence.End && note.Words[decides] == "about") && Before(note, words, sentence.First, at) is { } decider)
            {
                Add(note, Decider, decider, heard);
            }

            if (words.Decided.At(note.Words, at, sentence.End) is > 0 and var after && !IsDenied(note, words, sentence.First, at))
            {
                after = after < sentence.End && note.Words[after] is "the" or "a" or "their" or ":" or "," or "here" ? after + 1 : after;
                after = after < sentence.End && note.Words[after] is "the" or "their" ? after + 1 : after;
                if (At(note, words, after, sentence.End) is { } named && !(at > 1 && note.Words[at - 1] == "be" && note.Words[at - 2] == "to"))
                {
                    Add(note, Decider, (named.First, Listed(note, words, named.End)), heard);
                }
            }

            ReadOwner(note, words, at, heard);
            if (note.Words[at] == "approved" && NoteFlags.IsSum(note, at + 1) && Before(note, words, sentence.First, at) is { } approver)
            {
                Add(note, Decider, approver, heard);
            }

            if (words.ChampionBefore.At(note.Words, at, sentence.End) > 0 && Before(note, words, sentence.First, at) is { } champion)
            {
                Add(note, Champion, champion, heard);
            }
        }
    }

    /// <summary>A person, or several joined by "and", who is named from here on.</summary>
    public static (int First, int End)? At(NoteLine note, NoteWords words, int at, int end)
    {
        if (One(note, words, at, end) is not { } last)
        {
            return null;
        }

        while (words.PeopleBetween.At(note.Words, last, end) is > 0 and var joined && (One(note, words, joined, end) ?? Body(note, words, joined, end)) is { } next)
        {
            last = next;
        }

        return (at, last);
    }

    /// <summary>"decision makers: Kim, Lee and Park" are three.</summary>
    public static int Listed(NoteLine note, NoteWords words, int end)
    {
        for (var i = Array.FindIndex(note.Clauses, c => c.First > end); i > 0 && i < note.Clauses.Length && end == note.Clauses[i - 1].End && note.Words[end] == ","; i++)
        {
            if (At(note, words, note.Clauses[i].First, note.Clauses[i].End) is not { } next || next.End != note.Clauses[i].End)
            {
                break;
            }

            end = next.End;
        }

        return end;
    }

    private static int? One(NoteLine note, NoteWords words, int at, int end)
    {
        if (at >= end)
        {
            return null;
        }

        if (words.Titles.At(note.Words, at, end) is > 0 and var title)
        {
            // "director of enablement": whatever they call the department.
            if (title + 1 < end && note.Words[title] == "of" && note.Line.IsWord(title + 1) && !words.TitleTails.Contains(note.Words[title + 1]) && words.Titles.At(note.Words, title + 1, end) < 0)
            {
                title += 2;
            }

            while (title < end && words.TitleTails.Contains(note.Words[title]) && note.EntityAt(title) is null) { title++; }
            while (note.Words[title - 1] is "of" or "the") { title--; }
            return Bracketed(note, title, end, named: i => Name(note, words, i, end) is not null)
                ?? (title + 1 < end && note.Words[title] == "," && Name(note, words, title + 1, end) is { } apart && (apart == end || note.Words[apart] is "," or ".") ? apart : (int?)null)
                ?? Name(note, words, title, end) ?? title;
        }

        if (Name(note, words, at, end) is not { } name)
        {
            return null;
        }

        if (Bracketed(note, name, end, named: _ => true) is { } close)
        {
            return close;
        }

        if (name + 1 < end && note.Words[name] is "," or "our" or "the" && !(at > 0 && note.Words[at - 1] is "in" or "on" or "into" or "via" or "using" or "use" or "uses") && words.Titles.At(note.Words, note.Words[name + 1] == "the" ? name + 2 : name + 1, end) is > 0 and var role)
        {
            while (role < end && words.TitleTails.Contains(note.Words[role])) { role++; }
            return role;
        }

        return name + 1 < end && note.Words[name] is "from" or "in" or "at" && note.Line.IsWord(name + 1) && note.EntityAt(name + 1) is null ? DepartmentEnd(note, name + 1, end) : name;
    }

    /// <summary>"Tina (COO)", "CFO (Ellen Park)"</summary>
    private static int? Bracketed(NoteLine note, int at, int end, Func<int, bool> named) =>
        at + 1 < end && note.Words[at] == "(" && named(at + 1) && Array.IndexOf(note.Words, ")", at, Math.Min(end, at + 6) - at) is > 0 and var close ? close + 1 : null;

    private static int? Body(NoteLine note, NoteWords words, int at, int end) => at < end && words.Bodies.Contains(note.Words[at]) ? at + 1 : null;

    private static int DepartmentEnd(NoteLine note, int at, int end) =>
        note.IsCapital(at) && at + 1 < end && note.IsCapital(at + 1) ? at + 2 : at + 1;

    /// <summary>One to three words with capitals that are no days, months or titles.</summary>
    private static int? Name(NoteLine note, NoteWords words, int at, int end)
    {
        var last = at;
        for (var count = 0; count < LongestName && last < end && IsName(note, words, last); count++)
        {
            last++;
            if (last + 1 < end && note.Words[last] == "-" && note.Line.IsGlued(last) && note.Line.IsGlued(last + 1))
            {
                last += 2;
            }
        }

        return last > at ? last : null;
    }

    private static bool IsName(NoteLine note, NoteWords words, int at) =>
        note.IsCapital(at) && note.Line.Length(at) > 1 && note.EntityAt(at) is null && words.Titles.At(note.Words, at, at + 1) < 0 && words.Starts.At(note.Words, at, at + 1) < 0
        && !words.Not.Contains(note.Words[at])
        && note.Words[at] is not ("decision" or "budget" or "board" or "procurement" or "legal" or "nobody" or "everyone" or "somebody" or "someone" or "final" or "this" or "that" or "there" or "what" or "yes" or "no" or "needs" or "wants" or "up" or "signs" or "if" or "when" or "once" or "both" or "all" or "depends" or "approval" or "next" or "talk" or "security" or "us" or "our" or "only");

    /// <summary>The person named directly before a word; of several readings the longest.</summary>
    private static (int First, int End)? Before(NoteLine note, NoteWords words, int first, int end)
    {
        for (var at = Math.Max(first, end - Furthest); at < end; at++)
        {
            // "the CFO in Paris decides": a place decides nothing.
            if (!(at > first && note.Words[at - 1] is "in" or "at" or "near" or "on" or "via" or "using") && At(note, words, at, end) is { } person && (IsNext(note, words, first, person, end) || IsSetOff(note, person, end)) && !(at > first && IsName(note, words, at - 1) && IsName(note, words, at)))
            {
                return Whole(note, words, first, person);
            }
        }

        return null;
    }

    /// <summary>"procurement and the CFO sign": both do; "the regional director decides": not any director.</summary>
    private static (int First, int End) Whole(NoteLine note, NoteWords words, int first, (int First, int End) person)
    {
        var at = person.First - 1;
        at = at > first && note.Words[at] == "the" ? at - 1 : at;
        person = at + 1 == person.First && at >= first && words.Titles.At(note.Words, person.First, person.End) > 0 && words.TitleHeads.Contains(note.Words[at]) ? (at, person.End) : person;
        at = person.First - 1;
        at = at > first && note.Words[at] == "the" ? at - 1 : at;
        return at > first && note.Words[at] is "and" or "or" or "&" && words.Bodies.Contains(note.Words[at - 1]) ? (at - 1, person.End) : person;
    }

    /// <summary>"Jane Doe, CFO, decides": the role stands between commas.</summary>
    private static bool IsSetOff(NoteLine note, (int First, int End) person, int end) =>
        person.End == end - 1 && note.Words[end - 1] == "," && note.Words.AsSpan(person.First..person.End).Contains(",");

    /// <summary>"the owner still decides", "Carlos, he decides", "get the CFO to sign off"</summary>
    private static bool IsNext(NoteLine note, NoteWords words, int first, (int First, int End) person, int end)
    {
        var at = person.End;
        while (at < end && words.Adverbs.Contains(note.Words[at])) { at++; }
        at = at + 2 == end && note.Words[at] == "," && note.Words[at + 1] is "he" or "she" or "who" or "they" ? end : at;
        var before = person.First - 1 > first && note.Words[person.First - 1] is "the" or "their" or "her" or "his" ? person.First - 2 : person.First - 1;
        return at == end || (at == end - 1 && note.Words[at] == "to" && before >= first && note.Words[before] is "get" or "gets" or "getting" or "need" or "needs" or "convince");
    }

    /// <summary>"need the CIO's ok", "it's the owner's call"</summary>
    private static void ReadOwner(NoteLine note, NoteWords words, int at, NoteFinds heard)
    {
        if (note.Words[at].EndsWith("'s", StringComparison.Ordinal) && words.Titles.Has(note.Words[at][..^2]) && at + 1 < note.Words.Length && words.Says.Contains(note.Words[at + 1]))
        {
            var said = note.Said(at, at + 1)[..^2];
            heard.Add(Decider, said, said, at, ByPhrase);
        }
    }

    private static bool IsDenied(NoteLine note, NoteWords words, int first, int at)
    {
        for (var before = Math.Max(first, at - 2); before < at; before++)
        {
            if (words.Not.Contains(note.Words[before]))
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(NoteLine note, string question, (int First, int End) person, NoteFinds heard)
    {
        // A person may end in a later clause: "decision makers: Kim, Lee and Park".
        var clause = Array.Find(note.Clauses, c => c.First <= person.First && person.First < c.End);
        var words = note.Said(Math.Min(clause.First, person.First), Math.Max(clause.End, person.End));
        heard.Add(question, note.Said(person.First, person.End), words, person.First, ByPhrase);
    }
}
