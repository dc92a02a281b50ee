using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Leads;

/// <summary><c>rename status MQL to Engaged</c>: what a company calls the statuses; the life cycle stays as it is.</summary>
public sealed class RenameStatus(CompanyNames names) : IHandler
{
    private const int Longest = 40;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (StatusWords.Parse(slots["status"]!, turn.Words) is not { } status)
        {
            return turn.Say("leads.rename.which", ("words", slots["status"]), ("statuses", turn.Words.List(LeadStatus.All.Select(s => turn.Words.Name("leads.statuses", s)))));
        }

        var name = Sentence.Of(slots["name"]).OnOneLine().Clip(Longest).Plain;
        if (StatusWords.Parse(name, turn.Words) is { } other && other != status)
        {
            return turn.Say("leads.rename.taken", ("name", name));
        }

        var before = turn.Words.Name("leads.statuses", status);
        await names.SaveAsync(turn.Tenant, Keys(status), name, cancellationToken);
        return turn.Say("leads.rename.done", ("from", before), ("name", name));
    }

    /// <summary>The sentences that name a status.</summary>
    private static ImmutableArray<string> Keys(string status) => [$"leads.statuses.{status}", $"leads.views.{status}", $"leads.moves.{status}"];
}
