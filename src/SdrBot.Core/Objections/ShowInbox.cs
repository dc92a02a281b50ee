using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Objections;

/// <summary>What managers do with new objections.</summary>
public sealed class ObjectionInbox(IObjectionLog log, IRepDirectory people, ILeadStore leads, Playbook playbook)
{
    private const int Most = 10;

    public async Task<Reply> ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        var waiting = await log.InboxAsync(turn.Tenant, Most, cancellationToken);
        if (waiting.IsEmpty)
        {
            return ((Reply)turn.Say("objections.inbox.empty")).InPrivate();
        }

        var names = (await people.AllAsync(turn.Tenant, cancellationToken)).ToDictionary(r => r.Id, r => r.Name, StringComparer.Ordinal);
        var items = ImmutableArray.CreateBuilder<Item>();
        foreach (var heard in waiting)
        {
            var lead = heard.LeadId is { } id ? await leads.FindAsync(turn.Tenant, id, cancellationToken) : null;
            items.Add(new Item(Sentence.Of(heard.Text).Clip(200), Sentence.Join(
                " · ",
                turn.Say("objections.inbox.by", ("name", names.GetValueOrDefault(heard.RepId, heard.RepId)), ("day", heard.Day)),
                lead?.Said ?? Sentence.Empty,
                heard.Stage is { } stage ? turn.Words.Name("leads.statuses", stage) : Sentence.Empty,
                Sentence.Of(heard.Competitor)))
            {
                Controls = Controls(turn, heard),
            });
        }

        return new Reply([new Heading(turn.Say("objections.inbox.title", ("count", waiting.Length))), new Items(items.ToImmutable())]).InPrivate();
    }

    private ImmutableArray<Control> Controls(Turn turn, HeardObjection heard)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"objection:{heard.Id}");
        var edition = playbook.Of(turn.Tenant);
        var options = edition.Search(heard.Text, turn.Rep.Language, Most).Select(r => edition.Find(r.Entry, turn.Rep.Language)!)
            .Concat(ObjectionCategory.All.SelectMany(c => edition.OfCategory(c, turn.Rep.Language))).DistinctBy(e => e.Id);
        return
        [
            new Select(turn.Say("objections.inbox.add_to"), $"add {id} to playbook:{{value}}", [.. options.Select(e => new Option(e.Id, Sentence.Of(e.Title)))]),
            new Button(turn.Say("objections.inbox.write"), $"write playbook entry for {id}"),
            new Button(turn.Say("objections.inbox.dismiss"), $"dismiss {id}"),
        ];
    }
}

/// <summary><c>objections inbox</c>: the new ones that wait for a place in the playbook.</summary>
public sealed class ShowInbox(ObjectionInbox inbox, Authority authority) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        await authority.MayAsync(turn.Rep, Permission.ManageTeam, cancellationToken)
            ? (await inbox.ShowAsync(turn, cancellationToken)).InPlaceFor(turn)
            : turn.Say("objections.inbox.managers_only");
}

/// <summary><c>dismiss objection:12</c>: not worth an entry.</summary>
public sealed class DismissNew(ObjectionInbox inbox, HeardFinder finder, IObjectionLog log, Authority authority) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (!await authority.MayAsync(turn.Rep, Permission.ManageTeam, cancellationToken))
        {
            return turn.Say("objections.inbox.managers_only");
        }

        if (await finder.FindAsync(turn, slots["id"], cancellationToken) is not { } heard)
        {
            return turn.Say("objections.gone");
        }

        await log.SaveAsync(heard with { IsNew = false }, cancellationToken);
        return (await inbox.ShowAsync(turn, cancellationToken)).InPlaceFor(turn);
    }
}
