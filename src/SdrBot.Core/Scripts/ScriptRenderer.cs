using System.Collections.Immutable;
using System.Text;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Scripts;

/// <summary>Fills a script. It refuses to write to somebody without a name, or with nothing learned about them.</summary>
public static class ScriptRenderer
{
    /// <summary>Days after which a fact is no longer news to open with: when research calls it stale.</summary>
    public const int FreshDays = Research.StaleAfter;

    public static ImmutableHashSet<string> Known { get; } = ["first_name", "company", "fact", "goal", "rep_first_name"];

    /// <summary>What every script that reaches a prospect says.</summary>
    public static ImmutableArray<string> Needed { get; } = ["first_name", "fact"];

    /// <summary>The same as they are written in a script.</summary>
    public static string NeededSaid => string.Join(", ", Needed.Select(s => $"{{{s}}}"));

    /// <param name="facts">What is known of the lead; the newest fresh one is used.</param>
    /// <param name="today">The rep's local day.</param>
    public static Script Render(string script, Lead lead, Rep rep, ImmutableArray<ResearchFact> facts, DateOnly today) =>
        Render(script, lead, rep, Fresh(facts, today).FirstOrDefault(), hasStaleFact: !facts.IsEmpty);

    /// <param name="fact">The one that was chosen.</param>
    /// <param name="hasStaleFact">Something is known besides, though too old to open with.</param>
    public static Script Render(string script, Lead lead, Rep rep, ResearchFact? fact, bool hasStaleFact)
    {
        var values = Values(lead, rep, fact);
        var missing = Missing(script, values);
        return missing.IsEmpty
            ? new(Fill(script, values), [], HasStaleFact: false) { Parts = [.. Sentences.Of(script).Select(s => new ScriptPart(s, Fill(s, values)))] }
            : new(null, missing, HasStaleFact: fact is null && hasStaleFact);
    }

    /// <summary>Nothing but a fact is missing.</summary>
    public static bool IsKnown(string script, Lead lead, Rep rep) => Missing(script, Values(lead, rep, null)).All(s => s == "fact");

    /// <summary>Facts that can still be opened with, the newest first.</summary>
    public static ImmutableArray<ResearchFact> Fresh(ImmutableArray<ResearchFact> facts, DateOnly today) =>
        [.. facts.Where(f => f.FoundOn.AddDays(FreshDays) >= today).OrderByDescending(f => f.FoundOn).ThenByDescending(f => f.Id)];

    /// <summary>The names of the slots in the order in which they come.</summary>
    public static IEnumerable<string> Slots(string script)
    {
        for (var open = script.IndexOf('{', StringComparison.Ordinal); open >= 0; open = script.IndexOf('{', open + 1))
        {
            var close = script.IndexOf('}', open);
            if (close > open)
            {
                yield return Slot.Parse(script[(open + 1)..close]).Name;
            }
        }
    }

    private static Dictionary<string, string?> Values(Lead lead, Rep rep, ResearchFact? fact) => new()
    {
        ["first_name"] = FirstName(lead),
        ["company"] = lead.Company,
        ["goal"] = lead.Goal?.TrimEnd(' ', '.'),
        ["fact"] = fact is null ? null : Ended(fact.Text),
        ["rep_first_name"] = rep.FirstName,
    };

    private static ImmutableArray<string> Missing(string script, Dictionary<string, string?> values) =>
        [.. Slots(script).Concat(Needed).Distinct().Where(s => string.IsNullOrWhiteSpace(values.GetValueOrDefault(s)))];

    /// <summary>A lead that is only known as a company or a mailbox has no first name to be called by.</summary>
    private static string? FirstName(Lead lead) =>
        lead.Name == lead.Company || lead.Name.Contains('@', StringComparison.Ordinal) || IsDomain(lead) ? null : lead.FirstName;

    /// <summary><c>Globex</c> with <c>info@globex.example</c> is the company.</summary>
    private static bool IsDomain(Lead lead) =>
        lead.Email?.Split('@') is [_, var domain] && domain.Split('.')[0].Equals(lead.Name.Replace(" ", string.Empty, StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    private static string Ended(string fact) => fact.TrimEnd() is { Length: > 0 } text && !char.IsPunctuation(text[^1]) ? text + (IsJapanese(text[^1]) ? "。" : ".") : fact.TrimEnd();

    private static bool IsJapanese(char last) => last is (>= 'ぁ' and <= 'ヿ') or (>= '一' and <= '鿿');

    /// <summary>In one pass, so that a value which looks like a slot is shown as it is.</summary>
    private static string Fill(string script, Dictionary<string, string?> values)
    {
        var text = new StringBuilder(script.Length * 2);
        var at = 0;
        for (var open = script.IndexOf('{', StringComparison.Ordinal); open >= 0; open = script.IndexOf('{', at))
        {
            var close = script.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            var slot = Slot.Parse(script[(open + 1)..close]);
            var value = values.GetValueOrDefault(slot.Name);
            text.Append(script, at, open - at).Append(value).Append(slot.After(value));
            at = close + 1;
        }

        return text.Append(script, at, script.Length - at).ToString();
    }
}

/// <summary>A script ready to be said, or what it lacks.</summary>
/// <param name="Text">Null while something is missing.</param>
/// <param name="Missing">The slots that nothing is known for.</param>
/// <param name="HasStaleFact">There is a fact, but too old to open with.</param>
public sealed record Script(string? Text, ImmutableArray<string> Missing, bool HasStaleFact)
{
    private const string SubjectMark = "Subject:";

    /// <summary>Its sentences, as they were written and as they are said.</summary>
    public ImmutableArray<ScriptPart> Parts { get; init; } = [];

    /// <summary>An e-mail's subject; null without one.</summary>
    public string? Subject => Text?.StartsWith(SubjectMark, StringComparison.Ordinal) == true ? Text[SubjectMark.Length..].Split('\n', 2)[0].Trim() : null;

    /// <summary>What stands below the subject.</summary>
    public string? Body => Subject is null ? Text : Text!.Split('\n', 2) is [_, var body] ? body.Trim() : string.Empty;
}

/// <param name="Template">With its slots.</param>
/// <param name="Said">Filled.</param>
public sealed record ScriptPart(string Template, string Said);
