using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;

namespace SdrBot.Leads;

/// <summary>The window with every field of a lead.</summary>
public sealed class EditLeadDialog(LeadFinder finder, ILeadStore leads, EditLead edit, CommandMap commands, IHandlerSource handlers) : IDialog
{
    public const string DialogName = "edit_lead";

    public string Name => DialogName;

    public async Task<Dialog?> OpenAsync(Turn turn, string? about, CancellationToken cancellationToken) => await LeadAsync(turn, about, cancellationToken) is { } lead
        ? new Dialog(
            turn.Say("leads.dialog.edit"),
            turn.Say("leads.dialog.save"),
            [.. LeadEdit.Fields.Select(f => new DialogField(f, turn.Say($"leads.fields.{f}")) { IsOptional = f != "name", Value = LeadEdit.Value(lead, f) })])
        { Version = lead.Version }
        : null;

    public async Task<Reply> SubmitAsync(Turn turn, string? about, ImmutableDictionary<string, string> filled, CancellationToken cancellationToken)
    {
        if (await LeadAsync(turn, about, cancellationToken) is not { } lead)
        {
            return Reply.Problem("name", turn.Say("leads.dialog.gone"));
        }

        if (filled.GetValueOrDefault("version") is { } version && version != lead.Version.ToString(CultureInfo.InvariantCulture))
        {
            return Reply.Problem("name", turn.Say("leads.dialog.changed"));
        }

        var edited = lead;
        foreach (var field in LeadEdit.Fields)
        {
            var value = filled.GetValueOrDefault(field) ?? string.Empty;
            if (value == (LeadEdit.Value(lead, field) ?? string.Empty))
            {
                continue;
            }

            if (LeadEdit.Set(edited, field, value) is not { } set)
            {
                return Reply.Problem(field, turn.Say("leads.edit.cannot", ("field", turn.Say($"leads.fields.{field}")), ("value", value)));
            }

            edited = set;
        }

        handlers.Begin(commands.ForIntent("edit_lead")!);
        return await edit.SaveAsync(turn, lead, edited, cancellationToken)
            ?? ((Reply)turn.Say("leads.dialog.saved", ("lead", edited.Said)))
                .With(new Button(turn.Say("leads.buttons.undo"), $"undo {turn.Id}"), new Button(turn.Say("leads.buttons.open"), $"lead lead:{edited.Id}"));
    }

    private async Task<Lead?> LeadAsync(Turn turn, string? about, CancellationToken cancellationToken) =>
        about is null ? null : (await finder.FindAsync(turn, about, cancellationToken)).Lead is { } lead ? await leads.FindAsync(turn.Tenant, lead.Id, cancellationToken) : null;
}
