using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;

namespace SdrBot.Objections;

/// <summary><c>add objection:12 to playbook:too-expensive</c>: a new way to say a known objection, written into the company's own file.</summary>
public sealed class AddLine(ObjectionInbox inbox, HeardFinder finder, Playbook playbook, IPlaybookFolder folder, IObjectionLog log, ILeadStore leads, Authority authority) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (!await authority.MayAsync(turn.Rep, Permission.ManageTeam, cancellationToken))
        {
            return turn.Say("objections.inbox.managers_only");
        }

        if (await finder.FindAsync(turn, slots["id"], cancellationToken) is not { } heard || playbook.Of(turn.Tenant).Find(slots["entry"], turn.Rep.Language) is not { } entry)
        {
            return turn.Say("objections.gone");
        }

        if (await NamesAsync(heard, leads, cancellationToken))
        {
            return turn.Say("objections.inbox.names_lead");
        }

        if (!entry.Lines.Contains(heard.Text))
        {
            await folder.AddLineAsync(turn.Tenant, entry, heard.Text, cancellationToken);
        }

        await log.SaveAsync(heard with { IsNew = false, Category = entry.Category, Entry = entry.Id }, cancellationToken);
        var reply = await inbox.ShowAsync(turn, cancellationToken);
        return (reply with { Blocks = reply.Blocks.Insert(0, new Paragraph(turn.Say("objections.inbox.added", ("title", entry.Title)))) }).InPlaceFor(turn);
    }

    /// <summary>The playbook is no place for a person's name: it stays when the person is erased.</summary>
    internal static async Task<bool> NamesAsync(HeardObjection heard, ILeadStore leads, CancellationToken cancellationToken) =>
        heard.LeadId is { } id && await leads.FindAsync(heard.Tenant, id, cancellationToken) is { } lead
            && new[] { lead.Name, lead.Company, lead.Email, lead.Phone }.Any(n => n is { Length: > 1 } && heard.Text.Contains(n, StringComparison.OrdinalIgnoreCase));
}
