using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Objections;

/// <summary><c>playbook</c>, <c>playbook timing</c>: what the team can answer.</summary>
public sealed class ShowPlaybook(Playbook playbook, Authority authority) : IHandler
{
    private const int MostEntries = 30;
    private const int MostLines = 3;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        slots["entry"] is { } id ? Entry(turn, id, await authority.MayManageAsync(turn.Rep, cancellationToken)).InPlaceFor(turn)
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
        var items = playbook.Of(turn.Tenant).OfCategory(category, turn.Rep.Language).Take(MostEntries).Select(e => new Item(Sentence.Of(e.Title), Detail(turn, e))
        {
            Controls = [new Button(turn.Say("objections.buttons.open"), $"open playbook:{e.Id}")],
        });
        return new Reply([new Heading(turn.Words.Name("objections.categories", category)), new Items([.. items])]).With(Select(turn));
    }

    private Reply Entry(Turn turn, string id, bool mayReview)
    {
        if (playbook.Of(turn.Tenant).Find(id, turn.Rep.Language) is not { } entry)
        {
            return turn.Say("objections.gone");
        }

        var reply = new Reply(
            [
                new Heading(turn.Say("objections.title", ("title", entry.Title), ("category", turn.Words.Name("objections.categories", entry.Category)))),
                new Note(Detail(turn, entry, isAlone: true)),
                new Note(ShowReviews.Standing(turn, entry)),
            ]);
        foreach (var response in entry.Responses)
        {
            reply = reply.And(
                new Paragraph(Sentence.Of(response.Name).Bold()),
                new Fields(
                [
                    new Field(turn.Say("objections.parts.acknowledge"), Text(turn, entry, response.Acknowledge)),
                    new Field(turn.Say("objections.parts.challenge"), Text(turn, entry, response.Challenge)),
                    new Field(turn.Say("objections.parts.ease"), Text(turn, entry, response.Ease)),
                    new Field(turn.Say("objections.parts.question"), Text(turn, entry, response.Question)),
                ]));
        }

        var back = new Button(turn.Say("objections.buttons.back"), $"playbook {entry.Category}");
        return mayReview
            ? reply.With(back, new Button(turn.Say("objections.buttons.reviewed"), $"reviewed playbook:{entry.Id}"), new Input(turn.Say("objections.buttons.owner"), $"owner of playbook:{entry.Id} is {{value}}"))
            : reply.With(back);
    }

    private static Sentence Text(Turn turn, PlaybookEntry entry, string text) =>
        SlotText.Fill(text, _ => null, n => entry.Slots.GetValueOrDefault(n) ?? turn.Words.Name("objections.slots", n).Plain);

    private static Sentence Detail(Turn turn, PlaybookEntry entry, bool isAlone = false) => Sentence.Join(
        " · ",
        Sentence.Of(string.Join(" / ", entry.Lines.Take(MostLines))).Clip(160),
        entry.IsOwn ? turn.Say("objections.own") : Sentence.Empty,
        !isAlone && entry.IsDue(turn.Today) ? turn.Say("objections.reviews.due", ("day", entry.ReviewOn)) : Sentence.Empty);

    private static Select Select(Turn turn) =>
        new(turn.Say("objections.category"), "playbook {value}", [.. ObjectionCategory.All.Select(c => new Option(c, turn.Words.Name("objections.categories", c)))]);
}
