using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Wording;

namespace SdrBot.Answers;

/// <summary><c>answer: can it send from two domains?</c>: the library's answer with its limits, or the way to somebody who knows.</summary>
public sealed class FindAnswer(AnswerLibrary library, IOpenCard openCard) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var text = Bare(slots["text"] ?? turn.Text);
        if (text.Length == 0)
        {
            return turn.Say("answers.how");
        }

        var edition = library.Of(turn.Tenant);
        var found = edition.Search(text, turn.Rep.Language);
        return found is [var best, ..] && edition.Find(best.Entry, turn.Rep.Language) is { } entry
            ? AnswerReplies.Entry(turn, entry, edition, await openCard.FindAsync(turn, cancellationToken), text, found)
            : AnswerReplies.Unknown(turn, text);
    }

    private static string Bare(string text) => text.Trim().TrimStart(':', '：', '-').Trim().Trim('"', '“', '”').Trim();
}

/// <summary><c>open answer:pricing</c>: an entry by its name.</summary>
public sealed class ShowAnswer(AnswerLibrary library, IOpenCard openCard) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var edition = library.Of(turn.Tenant);
        return edition.Find(slots["entry"], turn.Rep.Language) is { } entry
            ? AnswerReplies.Entry(turn, entry, edition, await openCard.FindAsync(turn, cancellationToken))
            : turn.Say("answers.gone");
    }
}

/// <summary><c>answers</c>, <c>answers plans</c>: what the library has.</summary>
public sealed class ListAnswers(AnswerLibrary library) : IHandler
{
    private const int Most = 40;

    public Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var category = slots["category"] is { } said
            ? AnswerCategory.All.FirstOrDefault(c => c.Equals(said.Trim(), StringComparison.OrdinalIgnoreCase) || turn.Words.Name("answers.categories", c).Plain.Equals(said.Trim(), StringComparison.OrdinalIgnoreCase))
            : null;
        if (category is null && slots["category"] is not null)
        {
            return Task.FromResult(((Reply)turn.Say("answers.no_such_category", ("category", slots["category"]))).With(Categories(turn)));
        }

        var edition = library.Of(turn.Tenant);
        var entries = edition.In(turn.Rep.Language).Where(e => category is null || e.Category == category).OrderBy(e => AnswerCategory.All.IndexOf(e.Category)).ThenBy(e => e.Title, StringComparer.Ordinal);
        var items = entries.Take(Most).Select(e => new Item(Sentence.Of(e.Title), turn.Words.Name("answers.categories", e.Category))
        {
            Controls = [new Button(turn.Say("answers.open"), $"open answer:{e.Id}")],
        });
        return Task.FromResult(new Reply([new Heading(turn.Say("answers.list")), new Items([.. items])]).With(Categories(turn)).InPlaceFor(turn));
    }

    private static Select Categories(Turn turn) =>
        new(turn.Say("answers.category"), "answers {value}", [.. AnswerCategory.All.Select(c => new Option(c, turn.Words.Name("answers.categories", c)))]);
}
