using System.Text;
using SdrBot.Conversations;

namespace SdrBot.Leads;

/// <summary>Tells a lead's name from other words: every word must be one of its words, not only begin one.</summary>
public sealed class LeadNames(LeadFinder finder) : ILeadNames
{
    public async Task<bool> IsNameAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        var found = await finder.SearchAsync(turn, words, cancellationToken);
        return ContactKeys.Phone(words) is { Number.Length: >= 7 } ? !found.IsEmpty : found.Any(l => IsCalled(l, words));
    }

    /// <summary>Chinese, Japanese and Korean names are found by their parts, as everywhere.</summary>
    private static bool IsCalled(Lead lead, string words)
    {
        var own = SearchWords.Of($"{lead.Name} {lead.Company} {lead.Email}");
        return SearchWords.Of(words).All(w => (Rune.TryGetRuneAt(w, 0, out var first) && Folding.IsCjk(first)) || own.Contains(w));
    }
}
