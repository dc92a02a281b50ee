using SdrBot.Leads;

namespace SdrBot.Handoffs;

/// <summary>What stands behind "hand off": <c>Acme to Alex for a demo with a sales engineer anyway because they meet on Monday</c>.</summary>
/// <param name="Text">Everything before the joining words: the lead, and perhaps to whom and for what (<see cref="Cut"/>).</param>
/// <param name="Reason">Why a gate is to be passed.</param>
internal sealed record HandoffLine(string Text, bool WantsEngineer, string? Reason)
{
    private static readonly string[] Engineers = [" with a sales engineer", " with sales engineer", " with an engineer", " with an se", " with a se", " with se"];
    private static readonly string[] Gates = [" anyway because ", " although because ", " override because ", " because "];
    private static readonly string[] Articles = ["a ", "an ", "the "];

    public static HandoffLine Parse(string text)
    {
        string? reason = null;
        foreach (var gate in Gates)
        {
            if (text.IndexOf(gate, StringComparison.OrdinalIgnoreCase) is > 0 and var at)
            {
                (text, reason) = (text[..at], text[(at + gate.Length)..].Trim());
                break;
            }
        }

        var engineer = Array.Find(Engineers, e => text.Contains(e, StringComparison.OrdinalIgnoreCase));
        return new((engineer is null ? text : text.Replace(engineer, string.Empty, StringComparison.OrdinalIgnoreCase)).Trim(), engineer is not null, reason);
    }

    /// <summary>Cuts at the last such word: the end of <c>Acme to Alex</c> at "to".</summary>
    public static (string Head, string? Tail) Cut(string text, string word) =>
        text.LastIndexOf($" {word} ", StringComparison.OrdinalIgnoreCase) is > 0 and var at ? (text[..at].Trim(), text[(at + word.Length + 2)..].Trim()) : (text.Trim(), null);

    /// <summary><c>a demo</c> is <c>demo</c>.</summary>
    public static string Bare(string words) =>
        Array.Find(Articles, a => words.StartsWith(a, StringComparison.OrdinalIgnoreCase)) is { } article ? words[article.Length..].Trim() : words.Trim();

    /// <summary>"An AE" is anybody whose turn it is.</summary>
    public static bool IsAnybody(string words) => Folding.Fold(Bare(words)) is "ae" or "account executive" or "closer" or "sales" or "sales rep" or "next ae" or "whoever" or "anybody" or "anyone" or "next";
}
