using SdrBot.Conversations;

namespace SdrBot.People;

/// <summary><c>away Thu to Fri cover Mina</c>: days off, and who takes the work meanwhile.</summary>
public sealed class GoAway(IRepDirectory people, IAbsences absences, RepFinder finder, Authority authority, IOutbox outbox) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var when = slots["when_at"] ?? slots["when"];
        var isOpen = slots["from"] is null && (slots["until"] is not null || turn.Text.Contains("until", StringComparison.OrdinalIgnoreCase));
        var from = isOpen ? turn.Today : LocalDay.Parse(slots["from"] ?? when, turn.Today);
        var until = Until(slots["until"] ?? when ?? slots["from"], turn.Today, from ?? turn.Today);
        if (from is not { } first || until is not { } last)
        {
            return turn.Say("people.away_unclear");
        }

        if (last < first || first < turn.Today)
        {
            return turn.Say("people.away_backwards", ("from", first), ("until", last));
        }

        Rep? cover = null;
        if (slots["cover"] is { } words)
        {
            (cover, var question) = await finder.FindAsync(turn, words, cancellationToken);
            if (cover is null)
            {
                return question!;
            }

            if (cover.Id == turn.Rep.Id || !await authority.MayAsync(cover, Permission.OwnLeads, cancellationToken) || cover.IsAway(first))
            {
                return turn.Say("people.cover_cannot", ("name", cover.Name));
            }
        }

        await absences.KeepAsync(turn.Rep, turn.Today.AddDays(-1), cancellationToken);
        await people.SaveAsync(turn.Rep with { AwayFrom = first, AwayUntil = last, CoverId = cover?.Id }, cancellationToken);
        if (cover is null)
        {
            return turn.Say("people.away_set", ("from", first), ("until", last));
        }

        var news = Wording.Words.In(cover.Language).Say("people.you_cover", ("name", turn.Rep.Name), ("from", first), ("until", last));
        await outbox.TellAsync(cover, $"turn:{turn.Id}:cover", news, cancellationToken);
        return turn.Say("people.away_covered", ("from", first), ("until", last), ("cover", cover.Name));
    }

    /// <summary>From Friday to Thursday means the Thursday after that Friday.</summary>
    private static DateOnly? Until(string? words, DateOnly today, DateOnly from) =>
        LocalDay.Parse(words, today) is { } day && day >= from ? day : LocalDay.Parse(words, from);
}

/// <summary><c>back</c>: at work again, with what happened meanwhile.</summary>
public sealed class ComeBack(IRepDirectory people, IAbsences absences, IReturnNews news) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (turn.Rep.AwayFrom is not { } from)
        {
            return turn.Say("people.not_away");
        }

        // Whoever says so in the morning works today.
        await absences.KeepAsync(turn.Rep, turn.Today.AddDays(-1), cancellationToken);
        await people.SaveAsync(turn.Rep with { AwayFrom = null, AwayUntil = null, CoverId = null }, cancellationToken);
        if (from > turn.Today)
        {
            return turn.Say("people.away_dropped");
        }

        var meanwhile = await news.SinceAsync(turn.Rep, turn.Rep.Instant(from.ToDateTime(TimeOnly.MinValue)), cancellationToken);
        return ((Reply)turn.Say("people.back", ("name", turn.Rep.FirstName), ("touches", meanwhile.Touches), ("leads", meanwhile.Leads), ("closed", meanwhile.Closed), ("due", meanwhile.Due)))
            .With(new Button(turn.Say("digests.today"), "today", ButtonStyle.Primary));
    }
}

/// <summary>What became of an absent rep's leads and tasks.</summary>
public interface IReturnNews
{
    Task<ReturnNews> SinceAsync(Rep rep, DateTimeOffset from, CancellationToken cancellationToken);
}

/// <param name="Touches">Touches that others made with the rep's leads.</param>
/// <param name="Leads">How many of the rep's leads those were.</param>
/// <param name="Closed">The rep's tasks that were closed.</param>
/// <param name="Due">The rep's tasks that are due now.</param>
public sealed record ReturnNews(int Touches, int Leads, int Closed, int Due);
