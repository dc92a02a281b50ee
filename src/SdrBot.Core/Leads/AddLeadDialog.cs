using System.Collections.Immutable;
using SdrBot.Conversations;

namespace SdrBot.Leads;

/// <summary>The window for a new lead.</summary>
public sealed class AddLeadDialog(Interpreter interpreter, CommandMap commands) : IDialog
{
    private static readonly ImmutableArray<string> Asked = ["name", "company", "email", "phone", "title", "location", "goal", "source"];

    public const string DialogName = "add_lead";

    public string Name => DialogName;

    public Task<Dialog?> OpenAsync(Turn turn, string? about, CancellationToken cancellationToken) => Task.FromResult<Dialog?>(new Dialog(
        turn.Say("leads.dialog.add"),
        turn.Say("leads.dialog.save"),
        [.. Asked.Select(f => new DialogField(f, turn.Say($"leads.fields.{f}")) { IsOptional = f != "name" })]));

    public async Task<Reply> SubmitAsync(Turn turn, string? about, ImmutableDictionary<string, string> filled, CancellationToken cancellationToken)
    {
        var draft = new LeadDraft { Name = filled.GetValueOrDefault("name"), Company = filled.GetValueOrDefault("company"), Email = filled.GetValueOrDefault("email"), Phone = filled.GetValueOrDefault("phone") };
        if (draft.Problem() == DraftProblem.BadEmail)
        {
            return Reply.Problem("email", turn.Say("leads.add.bad_email", ("email", draft.Email)));
        }

        if (draft.Phone is { Length: > 0 } phone && ContactKeys.Phone(phone) is null)
        {
            return Reply.Problem("phone", turn.Say("leads.add.bad_phone", ("phone", phone)));
        }

        if (draft.Problem() == DraftProblem.NoWayToReach)
        {
            return Reply.Problem("email", turn.Say("leads.add.no_way_to_reach", ("name", draft.Name)));
        }

        var slots = filled.Where(f => f.Value.Length > 0).Aggregate(Slots.Empty, (all, f) => all.With(f.Key, f.Value));
        return await interpreter.RunAsync(commands.ForIntent("add_lead")!, turn, slots, cancellationToken);
    }
}
