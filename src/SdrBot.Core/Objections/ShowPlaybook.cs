using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Objections;

/// <summary><c>playbook</c>, <c>playbook timing</c>: what the team can answer.</summary>
public sealed class ShowPlaybook(Playbook playbook) : IHandler
{
    private const int MostEntries = 30;
    private const int MostLines = 3;

    public Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) => Task.FromResult(
        slots["entry"] is { } id ? Entry(turn, id).InPlaceFor(turn)
        : slots["category"] is not { } said ? Categories(turn).InPlaceFor(turn)
        : Category(turn, said) is { } category ? Entries(turn, category).InPlaceFor(turn)
        : ((Reply)turn.Say("objections.no_such_category", ("category", said))).With(Select(turn)));

    private static string? Category(Turn turn, string said) => ObjectionCategory.All.FirstOrDefault(c =>
        c.Equals(said.Trim().TrimStart(':').Trim(), StringComparison.OrdinalIgnoreCase) || turn.Words.Name("objections.categories", c).Plain.Equals(said.Trim(), StringComparison.OrdinalIgnoreCase));

    private Reply Categories(Turn turn)
    {
        var edition = playbook.Edition;
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
        var items = playbook.Edition.OfCategory(category, turn.Rep.Language).Take(MostEntries).Select(e => new Item(Sentence.Of(e.Title), Detail(turn, e))
        {
            Controls = [new Button(turn.Say("objections.buttons.open"), $"open playbook:{e.Id}")],
        });
        return new Reply([new Heading(turn.Words.Name("objections.categories", category)), new Items([.. items])]).With(Select(turn));
    }

    private Reply Entry(Turn turn, string id)
    {
        if (playbook.Edition.Find(id, turn.Rep.Language) is not { } entry)
        {
            return turn.Say("objections.gone");
        }

        var reply = new Reply(
            [
                new Heading(turn.Say("objections.title", ("title", entry.Title), ("category", turn.Words.Name("objections.categories", entry.Category)))),
                new Note(Detail(turn, entry)),
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

        return reply.With(new Button(turn.Say("objections.buttons.back"), $"playbook {entry.Category}"));
    }

    private static Sentence Text(Turn turn, PlaybookEntry entry, string text) =>
        SlotText.Fill(text, _ => null, n => entry.Slots.GetValueOrDefault(n) ?? turn.Words.Name("objections.slots", n).Plain);

    private static Sentence Detail(Turn turn, PlaybookEntry entry) => Sentence.Join(
        " · ",
        Sentence.Of(string.Join(" / ", entry.Lines.Take(MostLines))).Clip(160),
        entry.IsOwn ? turn.Say("objections.own") : Sentence.Empty,
        entry.ReviewOn is { } day && day < turn.Today ? turn.Say("objections.review", ("day", day)) : Sentence.Empty);

    private static Select Select(Turn turn) =>
        new(turn.Say("objections.category"), "playbook {value}", [.. ObjectionCategory.All.Select(c => new Option(c, turn.Words.Name("objections.categories", c)))]);
}
