using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Leads;

/// <summary><c>status Acme sql</c>, <c>disqualify Acme</c>: a move along the life cycle, or the moves that are possible.</summary>
public sealed class ChangeStatus(LeadFinder finder, StatusMove move, Authority authority) : IHandler
{
    private static readonly ImmutableArray<string> Reasons =
        ["no_need", "no_budget", "no_authority", "bad_fit", "competitor", "unreachable", "wrong_person", "duplicate", "do_not_contact"];

    private static readonly ImmutableArray<int> Rests = [14, 30, 60, 90, 180];

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (words, status) = Read(turn, slots);
        var match = await finder.FindAsync(turn, slots["lead"] ?? words, cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        if (status is null)
        {
            return Ask(turn, lead, "leads.status.which").InPlaceFor(turn);
        }

        if (status == lead.Status)
        {
            return Ask(turn, lead, "leads.status.same").InPlaceFor(turn);
        }

        if (!LeadStatus.Allows(lead.Status, status))
        {
            return Ask(turn, lead, "leads.status.not_allowed", status).InPlaceFor(turn);
        }

        if (status == LeadStatus.Customer && !await authority.MayAsync(turn.Rep, Permission.CloseDeals, cancellationToken))
        {
            return ((Reply)turn.Say("leads.status.not_yours_to_close", ("lead", lead.Said))).InPlaceFor(turn);
        }

        if (status == LeadStatus.Disqualified && string.IsNullOrWhiteSpace(slots["reason"]))
        {
            return Why(turn, lead).InPlaceFor(turn);
        }

        var moved = (await move.ToAsync(lead, turn.Rep, status, slots["reason"], null, turn.At, cancellationToken))!;
        return Moved(turn, lead, moved, slots["reason"]).InPlaceFor(turn);
    }

    /// <summary>The moves that the life cycle allows, as buttons.</summary>
    public static ImmutableArray<Control> Buttons(Turn turn, Lead lead) =>
    [
        .. LeadStatus.After(lead.Status).Select(s => new Button(
            turn.Say($"leads.moves.{s}"), $"status lead:{lead.Id} {s}", s == LeadStatus.Disqualified ? ButtonStyle.Danger : ButtonStyle.Plain)),
    ];

    /// <summary>When a resting lead is to come back.</summary>
    public static Control WhenBack(Turn turn, Lead lead) => new Select(
        turn.Say("leads.status.when_back"),
        $"recycle lead:{lead.Id} in {{value}} days",
        [.. Rests.Select(d => new Option($"{d}", turn.Say("leads.status.in_days", ("days", d), ("day", turn.Today.AddDays(d)))))]);

    private static (string? Lead, string? Status) Read(Turn turn, Slots slots)
    {
        if (slots["text"] is { } text)
        {
            var (lead, status) = StatusWords.Split(text, turn.Words);
            return (lead, status);
        }

        return (slots["lead"], slots["status"] is { } said ? StatusWords.Parse(said, turn.Words) : null);
    }

    private static Reply Ask(Turn turn, Lead lead, string key, string? wanted = null) =>
        ((Reply)turn.Say(
            LeadStatus.After(lead.Status).Count == 0 && key != "leads.status.same" ? "leads.status.final" : key,
            ("lead", lead.Said),
            ("status", turn.Words.Name("leads.statuses", lead.Status)),
            ("wanted", turn.Words.Name("leads.statuses", wanted ?? lead.Status))))
        .With(Buttons(turn, lead));

    private static Reply Why(Turn turn, Lead lead) => ((Reply)turn.Say("leads.status.why", ("lead", lead.Said))).With(
        new Select(
            turn.Say("leads.status.reason"),
            $"disqualify lead:{lead.Id} because {{value}}",
            [.. Reasons.Select(r => new Option(r, turn.Say($"leads.reasons.{r}")))]),
        new Button(turn.Say("leads.moves.recycled"), $"status lead:{lead.Id} recycled"),
        new Button(turn.Say("leads.buttons.keep"), $"lead lead:{lead.Id}"));

    private static Reply Moved(Turn turn, Lead before, Lead lead, string? reason)
    {
        var reply = (Reply)turn.Say(
            reason is null ? "leads.status.moved" : "leads.status.moved_because",
            ("lead", lead.Said),
            ("from", turn.Words.Name("leads.statuses", before.Status)),
            ("to", turn.Words.Name("leads.statuses", lead.Status)),
            ("reason", reason is null ? null : turn.Words.Name("leads.reasons", reason)));
        if (lead.RecycleOn is { } day)
        {
            reply = reply.And(new Note(turn.Say("leads.status.rests", ("day", day))));
        }
        else if (!lead.IsOpen)
        {
            reply = reply.And(new Note(turn.Say("leads.status.closed")));
        }

        ImmutableArray<Control> controls = [new Button(turn.Say("leads.buttons.undo"), $"undo {turn.Id}"), new Button(turn.Say("leads.buttons.open"), $"lead lead:{lead.Id}")];
        return reply.With(lead.RecycleOn is null ? controls : controls.Insert(0, WhenBack(turn, lead)));
    }
}

/// <summary><c>disqualify lead:42 because no_budget</c>: the second tap.</summary>
public sealed class Disqualify(ChangeStatus change) : IHandler
{
    public Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        change.HandleAsync(turn, slots.With("status", LeadStatus.Disqualified), cancellationToken);
}

/// <summary><c>recycle lead:42 in 30 days</c>: a lead rests and comes back on its day.</summary>
public sealed class Recycle(LeadFinder finder, StatusMove move) : IHandler
{
    private const int LongestDays = 3 * 366;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["lead"], cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        if (!int.TryParse(slots["days"], System.Globalization.CultureInfo.InvariantCulture, out var days) || days is < 1 or > LongestDays)
        {
            return turn.Say("leads.status.bad_days", ("days", slots["days"]), ("most", LongestDays));
        }

        var day = turn.Today.AddDays(days);
        var resting = lead.Status == LeadStatus.Recycled
            ? await move.RestUntilAsync(lead, turn.Rep, day, turn.At, cancellationToken)
            : await move.ToAsync(lead, turn.Rep, LeadStatus.Recycled, null, day, turn.At, cancellationToken);
        return resting is null
            ? turn.Say("leads.status.not_allowed", ("lead", lead.Said), ("status", turn.Words.Name("leads.statuses", lead.Status)), ("wanted", turn.Words.Name("leads.statuses", LeadStatus.Recycled)))
            : ((Reply)turn.Say("leads.status.back_on", ("lead", resting.Said), ("day", resting.RecycleOn)))
                .With(ChangeStatus.WhenBack(turn, resting), new Button(turn.Say("leads.buttons.undo"), $"undo {turn.Id}"), new Button(turn.Say("leads.buttons.open"), $"lead lead:{resting.Id}"))
                .InPlaceFor(turn);
    }
}
