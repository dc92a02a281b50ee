using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Objections;

/// <summary><c>playbook</c>, <c>playbook timing</c>: what the team can answer.</summary>
public sealed class ShowPlaybook(Playbook playbook, IPlaybookVersions versions, Authority authority) : IHandler
{
    private const int MostEntries = 30;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        slots["entry"] is { } id ? (await EntryAsync(turn, id, cancellationToken)).InPlaceFor(turn)
        : slots["category"] is not { } said ? Categories(turn).InPlaceFor(turn)
        : Category(turn, said) is { } category ? Entries(turn, category).InPlaceFor(turn)
        : ((Reply)turn.Say("objections.no_such_category", ("category", said))).With(Select(turn));

    private static string? Category(Turn turn, string said) => ObjectionCategory.All.FirstOrDefault(c =>
        c.Equals(said.Trim().TrimStart(':').Trim(), StringComparison.OrdinalIgnoreCase) || turn.Words.Name("objections.categories", c).Plain.Equals(said.Trim(), StringComparison.OrdinalIgnoreCase));

    private Reply Categories(Turn turn)
    {
        var edition = playbook.Of(turn.Tenant);
        var items = ObjectionCategory.All.Select(c => (Name: c, Entries: edition.OfCategory(c, turn.Rep.Language))).Where(c => !c.Entries.IsEmpty).Select(c => new Item(
            turn.Words.Name("objections.categories", c.Name),
            Sentence.Of(string.Join(" · ", c.Entries.Select(e => e.Title))).Clip(200))
        {
            Controls = [new Button(turn.Say("objections.buttons.open"), $"playbook {c.Name}")],
        });
        return new Reply([new Heading(turn.Say("objections.playbook")), new Items([.. items])])
            .With(new Input(turn.Say("objections.buttons.ask"), "objection: {value}", turn.Say("objections.buttons.ask_hint")));
    }

    private Reply Entries(Turn turn, string category)
    {
        var items = playbook.Of(turn.Tenant).OfCategory(category, turn.Rep.Language).Take(MostEntries).Select(e => new Item(Sentence.Of(e.Title), EntryCard.Detail(turn, e))
        {
            Controls = [new Button(turn.Say("objections.buttons.open"), $"open playbook:{e.Id}")],
        });
        return new Reply([new Heading(turn.Words.Name("objections.categories", category)), new Items([.. items])]).With(Select(turn));
    }

    private async Task<Reply> EntryAsync(Turn turn, string id, CancellationToken cancellationToken)
    {
        if (playbook.Of(turn.Tenant).Find(id, turn.Rep.Language) is not { } entry)
        {
            return turn.Say("objections.gone");
        }

        var hasOld = (await versions.OfAsync(turn.Tenant, entry.Id, entry.Language, cancellationToken)).Length > 1;
        var mayReview = await authority.MayManageAsync(turn.Rep, cancellationToken);
        return EntryCard.Show(turn, entry, ShowReviews.Standing(turn, entry)).With(
        [
            new Button(turn.Say("objections.buttons.back"), $"playbook {entry.Category}"),
            .. hasOld ? ImmutableArray.Create<Control>(ShowVersions.Button(turn, entry)) : [],
            .. mayReview
                ? ImmutableArray.Create<Control>(
                    new Button(turn.Say("objections.buttons.reviewed"), $"reviewed playbook:{entry.Id}"), new Input(turn.Say("objections.buttons.owner"), $"owner of playbook:{entry.Id} is {{value}}"))
                : [],
        ]);
    }

    private static Select Select(Turn turn) =>
        new(turn.Say("objections.category"), "playbook {value}", [.. ObjectionCategory.All.Select(c => new Option(c, turn.Words.Name("objections.categories", c)))]);
}
