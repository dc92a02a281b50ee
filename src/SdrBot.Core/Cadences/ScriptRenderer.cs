using System.Collections.Immutable;
using System.Text;
using SdrBot.Leads;
using SdrBot.People;

namespace SdrBot.Cadences;

/// <summary>Fills a step's script. It refuses to write to somebody without a name, or with nothing learned about them.</summary>
public static class ScriptRenderer
{
    /// <summary>Days after which a fact is no longer news to open with.</summary>
    public const int FreshDays = 180;

    /// <summary>How fast a message is spoken, in words a second.</summary>
    public const double WordsPerSecond = 2.5;

    /// <summary>The longest voicemail that people listen to, in seconds.</summary>
    public const int LongestVoicemail = 20;

    public static ImmutableHashSet<string> Known { get; } = ["first_name", "company", "fact", "goal", "rep_first_name"];

    /// <param name="facts">What is known of the lead; the newest fresh one is used.</param>
    /// <param name="today">The rep's local day.</param>
    public static Script Render(string script, Lead lead, Rep rep, ImmutableArray<ResearchFact> facts, DateOnly today)
    {
        var fact = facts.Where(f => f.FoundOn.AddDays(FreshDays) >= today).OrderByDescending(f => f.FoundOn).ThenByDescending(f => f.Id).FirstOrDefault();
        var values = new Dictionary<string, string?>
        {
            ["first_name"] = FirstName(lead),
            ["company"] = lead.Company,
            ["goal"] = lead.Goal,
            ["fact"] = fact is null ? null : Ended(fact.Text),
            ["rep_first_name"] = rep.FirstName,
        };
        var missing = Slots(script).Append("first_name").Append("fact").Distinct().Where(s => string.IsNullOrWhiteSpace(values.GetValueOrDefault(s))).ToImmutableArray();
        return missing.IsEmpty
            ? new(Fill(script, values), [], HasStaleFact: false)
            : new(null, missing, HasStaleFact: fact is null && !facts.IsEmpty);
    }

    /// <summary>The names of the slots in the order in which they come.</summary>
    public static IEnumerable<string> Slots(string script)
    {
        for (var open = script.IndexOf('{', StringComparison.Ordinal); open >= 0; open = script.IndexOf('{', open + 1))
        {
            var close = script.IndexOf('}', open);
            if (close > open)
            {
                yield return script[(open + 1)..close];
            }
        }
    }

    /// <summary>How long the text takes to say, in seconds.</summary>
    public static double Seconds(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length / WordsPerSecond;

    /// <summary>A lead that is only known as a company or a mailbox has no first name to be called by.</summary>
    private static string? FirstName(Lead lead) =>
        lead.Name == lead.Company || lead.Name.Contains('@', StringComparison.Ordinal) ? null : lead.FirstName;

    private static string Ended(string fact) => fact.TrimEnd() is { Length: > 0 } text && !char.IsPunctuation(text[^1]) ? text + "." : fact.TrimEnd();

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

            text.Append(script, at, open - at).Append(values.GetValueOrDefault(script[(open + 1)..close]));
            at = close + 1;
        }

        return text.Append(script, at, script.Length - at).ToString();
    }
}

/// <summary>A script ready to be said, or what it lacks.</summary>
/// <param name="Text">Null while something is missing.</param>
/// <param name="Missing">The slots that nothing is known for.</param>
/// <param name="HasStaleFact">There is a fact, but too old to open with.</param>
public sealed record Script(string? Text, ImmutableArray<string> Missing, bool HasStaleFact);
