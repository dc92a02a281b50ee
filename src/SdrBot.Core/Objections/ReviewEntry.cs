using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Objections;

/// <summary><c>playbook reviews</c>: the entries that somebody should look at again, those that wait longest first, and then those that are due next.</summary>
public sealed class ShowReviews(Playbook playbook) : IHandler
{
    private const int Most = 20;
    private const int DaysAhead = 30;

    public Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var soon = turn.Today.AddDays(DaysAhead);
        var all = playbook.Of(turn.Tenant).In(turn.Rep.Language).Where(e => e.ReviewOn <= soon).OrderBy(e => e.ReviewOn).ThenBy(e => e.Title, StringComparer.Ordinal).Take(Most).ToList();
        var reply = all.Count == 0
            ? (Reply)turn.Say("objections.reviews.none", ("days", DaysAhead))
            : new Reply(
            [
                new Heading(turn.Say("objections.reviews.title", ("due", all.Count(e => e.IsDue(turn.Today))))),
                new Items([.. all.Select(e => new Item(Sentence.Of(e.Title), Standing(turn, e)) { Controls = [new Button(turn.Say("objections.buttons.open"), $"open playbook:{e.Id}")] })]),
            ]);
        return Task.FromResult(reply.InPlaceFor(turn));
    }

    /// <summary>Its version, who keeps it, and when it is to be looked at.</summary>
    internal static Sentence Standing(Turn turn, PlaybookEntry entry) => Sentence.Join(
        " · ",
        turn.Say("objections.reviews.version", ("version", entry.Version)),
        entry.Owner is { } owner ? turn.Say("objections.reviews.owner", ("name", owner)) : turn.Say("objections.reviews.no_owner"),
        entry.ReviewOn is not { } day ? Sentence.Empty : turn.Say(entry.IsDue(turn.Today) ? "objections.reviews.due" : "objections.reviews.next", ("day", day)));
}

/// <summary><c>reviewed playbook:no-budget</c>: somebody looked at it; it is due again in half a year. <c>owner of playbook:no-budget is Dana</c>: who keeps it.</summary>
public sealed class ReviewEntry(Playbook playbook, IPlaybookFolder folder, RepFinder people) : IHandler
{
    private const int Months = 6;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (playbook.Of(turn.Tenant).Find(slots["entry"], turn.Rep.Language) is not { } entry)
        {
            return turn.Say("objections.gone");
        }

        if (slots["rep"] is not { } words)
        {
            return await SaveAsync(turn, entry with { ReviewOn = turn.Today.AddMonths(Months), Owner = entry.Owner ?? turn.Rep.Name }, cancellationToken);
        }

        var (rep, question) = await people.FindAsync(turn, words, cancellationToken);
        if (rep is null)
        {
            return question!;
        }

        return await SaveAsync(turn, entry with { Owner = rep.Name }, cancellationToken);
    }

    private async Task<Reply> SaveAsync(Turn turn, PlaybookEntry entry, CancellationToken cancellationToken)
    {
        await folder.AddAsync(turn.Tenant, entry, cancellationToken);
        return ((Reply)turn.Say("objections.reviews.said", ("title", entry.Title), ("standing", ShowReviews.Standing(turn, entry))))
            .With(new Button(turn.Say("objections.buttons.open"), $"open playbook:{entry.Id}"), new Button(turn.Say("objections.help.playbook_reviews.label"), "playbook reviews")).InPlaceFor(turn);
    }
}
