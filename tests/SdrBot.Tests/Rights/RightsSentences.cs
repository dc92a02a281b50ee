using System.Globalization;
using System.Text.RegularExpressions;
using SdrBot.Conversations;

namespace SdrBot.Tests.Rights;

/// <summary>What is said to try a command: about one’s own record, somebody else’s, and nobody’s.</summary>
internal sealed partial class RightsSentences(Dictionary<string, long> others, Dictionary<string, Dictionary<string, long>> own)
{
    /// <summary>The number of nothing.</summary>
    public const long Unknown = 987654321;

    /// <summary>What stands for a slot that names no record. A name that is missing here gets a number, which is what most take.</summary>
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["reason"] = "wrong person",
        ["when"] = "tomorrow",
        ["when_at"] = "tomorrow 3pm",
        ["about"] = "the weather",
        ["channel"] = "call",
        ["outcome"] = "no_answer",
        ["activity"] = "call",
        ["cadence"] = "outbound_21",
        ["framework"] = "bant",
        ["question"] = "size",
        ["category"] = "timing",
        ["entry"] = "no-budget-this-year",
        ["zone"] = "Asia/Tokyo",
        ["language"] = "en",
        ["hours"] = "9-17",
        ["motion"] = "outbound",
        ["time"] = "off",
        ["from"] = "2026-05-04",
        ["until"] = "2026-05-05",
        ["to"] = "2026-05-05",
        ["cover"] = "Haruto",
        ["role"] = "sdr",
        ["like"] = "sdr",
        ["status"] = "mql",
        ["view"] = "today",
        ["move"] = "skip",
        ["kind"] = "voicemail",
        ["script"] = "voicemail",
        ["field"] = "note",
        ["result"] = "worked",
        ["slot"] = "amount",
        ["switch"] = "off",
        ["subject"] = "leads",
        ["here"] = "leads",
        ["goal"] = "listen more",
        ["topic"] = "pricing",
        ["who"] = "me",
        ["mentor"] = "Haruto",
        ["person"] = "Zoe Doe, sdr",
        ["team"] = "east",
        ["intent"] = "today_tasks",
        ["name"] = "Whatnot",
        ["response"] = "x/y",
    };

    /// <summary>How free text can hold a record.</summary>
    private static readonly string[] Shapes = ["{0}", "{0}: 5 people", "{0} won because price", "about {0}: hello", "{0} to Alex for demo"];

    /// <summary>The pattern about one's own record, another's, and nobody's; all the same where it names no record.</summary>
    public IEnumerable<(string Own, string Other, string Unknown)> About(CommandPattern pattern, string actor)
    {
        foreach (var isPinned in new[] { true, false })
        {
            // By name the first shapes will do: a name in another place is the same to the finder.
            foreach (var shape in pattern.Text.Contains("{text}", StringComparison.Ordinal) || pattern.Text.Contains("{line}", StringComparison.Ordinal) ? Shapes.Take(isPinned ? Shapes.Length : 2) : ["{0}"])
            {
                var (mine, other, unknown) = (Fill(own[actor], $"Firm{actor}", $"Cards{actor}"), Fill(others, "Vaultco", "Vaultco Cards"), Fill([], "Nosuchco", "Nosuchco"));
                if (isPinned || other != Fill(others, "Vaultco", "Vaultco Cards", pinned: true))
                {
                    yield return (mine, other, unknown);
                }

                string Fill(Dictionary<string, long> ids, string lead, string handoff, bool? pinned = null) => Slot().Replace(pattern.Text, m =>
                {
                    var isPin = pinned ?? isPinned;
                    return m.Groups["slot"].Value switch
                    {
                        "lead" or "company" or "words" or "caller" => isPin ? $"lead:{Id(ids, "lead")}" : lead,
                        "handoff" => isPin ? $"handoff:{Id(ids, "handoff")}" : handoff,
                        "task" => Id(ids, "task"),
                        "turn" => "nobody-knows",
                        "pinned" => $"{Id(ids, "question")}: hello",
                        "fact" => Id(ids, "fact"),
                        "rep" => "Haruto",
                        "text" or "line" => string.Format(CultureInfo.InvariantCulture, shape, IsOfHandoffs(pattern.Text) ? (isPin ? $"handoff:{Id(ids, "handoff")}" : handoff) : isPin ? $"lead:{Id(ids, "lead")}" : lead),
                        "id" => Id(ids, Kind(pattern.Text)),
                        var slot => Values.GetValueOrDefault(slot, "5"),
                    };
                });
            }
        }
    }

    private static string Id(Dictionary<string, long> ids, string kind) => ids.GetValueOrDefault(kind, Unknown).ToString(CultureInfo.InvariantCulture);

    private static bool IsOfHandoffs(string pattern) => pattern.Split(' ')[0] is "decline" or "times" or "propose" or "outcome" or "rate" or "reply" || pattern.StartsWith("ask about", StringComparison.Ordinal);

    /// <summary>Of what the number is that stands behind these words.</summary>
    private static string Kind(string pattern) => pattern[..pattern.IndexOf("{id}", StringComparison.Ordinal)].TrimEnd() switch
    {
        var p when p.EndsWith("lead:", StringComparison.Ordinal) => "lead",
        var p when p.EndsWith("handoff:", StringComparison.Ordinal) => "handoff",
        var p when p.EndsWith("objection:", StringComparison.Ordinal) => "objection",
        var p when p.EndsWith("script", StringComparison.Ordinal) => "script",
        var p when p.EndsWith("edit log", StringComparison.Ordinal) => "touch",
        var p when p.EndsWith("touch:", StringComparison.Ordinal) => "touch",
        var p when p.EndsWith("message:", StringComparison.Ordinal) => "message",
        var p when p.EndsWith("time:", StringComparison.Ordinal) => "time",
        var p when p.StartsWith("import", StringComparison.Ordinal) => "import",
        "reply to question" => "fact",
        var p => throw new InvalidOperationException($"The matrix does not know of what {{id}} is a number in “{p}”: say it in {nameof(Kind)}."),
    };

    [GeneratedRegex(@"\{(?<slot>[a-z_]+)\}")]
    private static partial Regex Slot();
}
