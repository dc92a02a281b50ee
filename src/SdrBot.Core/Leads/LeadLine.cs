using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SdrBot.Leads;

/// <summary>A lead told in one line, such as <c>Jane Doe, Acme, VP Sales, jane@acme.example, +1 212 555 0100, from webinar</c>: each part is known by its shape.</summary>
public static partial class LeadLine
{
    private static readonly FrozenSet<string> TitleWords = FrozenSet.ToFrozenSet(
    [
        "manager", "director", "head", "vp", "svp", "evp", "ceo", "cto", "cfo", "coo", "cio", "cmo", "cro", "chief", "president", "founder", "co-founder", "cofounder",
        "owner", "partner", "officer", "engineer", "lead", "buyer", "analyst", "supervisor", "specialist", "consultant", "coordinator", "administrator", "planner",
    ]);

    /// <summary>Where somebody was met is the source.</summary>
    private static readonly string[] HowMet = ["met them at ", "met him at ", "met her at ", "met at "];

    private static readonly string[] TitleEndings =
        ["팀장", "이사", "과장", "부장", "차장", "대리", "대표", "매니저", "실장", "본부장", "점장", "部長", "課長", "社長", "係長", "主任", "取締役", "マネージャー", "店長", "担当"];

    /// <returns>What each part says; parts that fit nowhere are together the note.</returns>
    public static LeadDraft Parse(string line)
    {
        var draft = new LeadDraft();
        var rest = new List<string>();
        foreach (var part in line.TrimStart(' ', ':', '：', '-').Split([',', ';', '\n', '、', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            draft = Take(draft, part, rest);
        }

        return PriorityName.Apply(Place(draft, rest));
    }

    private static LeadDraft Take(LeadDraft draft, string part, List<string> rest)
    {
        if (part.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && LeadEdit.Set(draft, part[..colon], part[(colon + 1)..].Trim()) is { } labelled)
        {
            return labelled;
        }

        // "Tom Baker from Fresh Basket": behind the first two names of a line comes where they work, unless it is a kind of source.
        if (rest.Count == 0 && draft.Name is null && part.IndexOf(" from ", StringComparison.OrdinalIgnoreCase) is > 0 and var works && IsCompany(part[(works + " from ".Length)..]) && IsFullName(part[..works]))
        {
            return draft with { Name = part[..works].Trim(), Company = part[(works + " from ".Length)..].Trim() };
        }

        if (HowMet.FirstOrDefault(met => part.StartsWith(met, StringComparison.OrdinalIgnoreCase)) is { } how && draft.Source is null)
        {
            return draft with { Source = part[how.Length..].Trim() };
        }

        if (NamePhoneSource().Match(part) is { Success: true } told && ContactKeys.Phone(told.Groups["phone"].Value) is not null)
        {
            return Take(Take(Take(draft, told.Groups["who"].Value.Trim(), rest), told.Groups["phone"].Value.Trim(), rest), told.Groups["rest"].Value.Trim() is { Length: > 0 } behind ? behind : string.Empty, rest);
        }

        if (part.StartsWith("referral from ", StringComparison.OrdinalIgnoreCase) || part.StartsWith("referred by ", StringComparison.OrdinalIgnoreCase))
        {
            return draft with { Source = draft.Source ?? part };
        }

        if (SourceAt(part) is >= 0 and var from && !IsPerson(part[(from + "from ".Length)..]))
        {
            draft = draft with { Source = part[(from + "from ".Length)..].Trim() };
            part = part[..from].Trim();
        }
        else if (part.StartsWith("from ", StringComparison.OrdinalIgnoreCase))
        {
            part = part["from ".Length..].Trim();
        }

        if (Word(part, w => w.Contains('@', StringComparison.Ordinal)) is { } mail)
        {
            draft = draft with { Email = draft.Email ?? mail.Trim('<', '>', '(', ')') };
            part = part.Replace(mail, string.Empty, StringComparison.Ordinal).Trim();
        }

        if (part.Length == 0)
        {
            return draft;
        }

        if (draft.Phone is null && part.Any(char.IsDigit) && ContactKeys.Phone(part) is not null)
        {
            return draft with { Phone = part };
        }

        if (!part.Contains(' ', StringComparison.Ordinal) && part.Contains('.', StringComparison.Ordinal) && (WebAddress.Of(part) is not null || part.Contains("://", StringComparison.Ordinal)))
        {
            return WebAddress.IsLinkedIn(part) ? draft with { LinkedIn = part } : draft with { Website = part };
        }

        if (part is ['P' or 'p', (>= '1' and <= '3') and var digit])
        {
            return draft with { Priority = digit - '0' };
        }

        rest.Add(part);
        return draft;
    }

    /// <summary>The person first, then the company; a title by its words, then the place.</summary>
    private static LeadDraft Place(LeadDraft draft, List<string> rest)
    {
        var left = new List<string>();
        foreach (var part in rest)
        {
            if (draft.Name is null && part.EndsWith(')') && part.IndexOf('(', StringComparison.Ordinal) is > 0 and var open)
            {
                draft = draft with { Name = part[..open].Trim(), Company = draft.Company ?? part[(open + 1)..^1].Trim() };
            }
            else if (draft.Name is null && part.IndexOf(" at ", StringComparison.OrdinalIgnoreCase) is > 0 and var at)
            {
                draft = draft with { Name = part[..at].Trim(), Company = draft.Company ?? part[(at + 4)..].Trim() };
            }
            else if (draft.Name is null)
            {
                draft = draft with { Name = part };
            }
            else if (draft.Title is null && IsTitle(part))
            {
                draft = draft with { Title = part };
            }
            else if (draft.Company is null)
            {
                draft = draft with { Company = part };
            }
            else if (draft.Title is null)
            {
                draft = draft with { Title = part };
            }
            else if (draft.Location is null)
            {
                draft = draft with { Location = part };
            }
            else
            {
                left.Add(part);
            }
        }

        return left.Count > 0 ? draft with { Note = draft.Note is null ? string.Join(", ", left) : $"{draft.Note}, {string.Join(", ", left)}" } : draft;
    }

    private static int SourceAt(string part) =>
        part.StartsWith("from ", StringComparison.OrdinalIgnoreCase) ? 0
        : part.IndexOf(" from ", StringComparison.OrdinalIgnoreCase) is > 0 and var at ? at + 1 : -1;

    private static bool IsFullName(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: 2 or 3 } names && Array.TrueForAll(names, n => char.IsUpper(n[0]));

    /// <summary>Written with capitals, and no "the webinar" or "LinkedIn".</summary>
    private static bool IsCompany(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: 2 or 3 } names && Array.TrueForAll(names, n => char.IsUpper(n[0])) && !IsPerson(words);

    /// <summary>"Kim Novak (Blue Harbor Seafood) 415-555-0133 referral from Dave": a phone number amid the words parts them.</summary>
    [GeneratedRegex(@"^(?<who>[^\d@]*\([^)]+\)|[^\d@]+?) (?<phone>\+?[\d(][\d ().-]{6,}\d)(?<rest> .*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePhoneSource();

    /// <summary>"from Maria Silva at Verde" names somebody, not a source.</summary>
    private static bool IsPerson(string words) => words.Contains(" at ", StringComparison.OrdinalIgnoreCase);

    private static string? Word(string part, Predicate<string> fits) => Array.Find(part.Split(' ', StringSplitOptions.RemoveEmptyEntries), fits);

    private static bool IsTitle(string part) =>
        Folding.Fold(part) is var folded
        && (folded.Split(' ', '/', '&').Any(TitleWords.Contains) || TitleEndings.Any(e => folded.EndsWith(e, StringComparison.Ordinal)));
}
