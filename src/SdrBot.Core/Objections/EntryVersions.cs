using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Objections;

/// <summary><c>versions of playbook:no-budget</c>: what the entry has said, and since when; <c>version 1 of playbook:no-budget</c>: one of these texts.</summary>
public sealed class ShowVersions(Playbook playbook, IPlaybookVersions versions, Authority authority) : IHandler
{
    private const int Most = 20;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (playbook.Of(turn.Tenant).Find(slots["entry"], turn.Rep.Language) is not { } entry)
        {
            return turn.Say("objections.gone");
        }

        var kept = await versions.OfAsync(turn.Tenant, entry.Id, entry.Language, cancellationToken);
        var back = new Button(turn.Say("objections.buttons.back"), $"open playbook:{entry.Id}");
        if (kept.IsEmpty)
        {
            return ((Reply)turn.Say("objections.versions.none", ("title", entry.Title))).With(back).InPlaceFor(turn);
        }

        var now = kept.FirstOrDefault(k => IsNow(k, entry))?.Number;
        if (slots["number"] is not { } said)
        {
            var items = kept.Take(Most).Select(k => new Item(Sentence.Of(k.Entry.Title), Standing(turn, k, k.Number == now))
            {
                Controls = [k.Number == now ? new Button(turn.Say("objections.buttons.open"), $"open playbook:{entry.Id}") : new Button(turn.Say("objections.buttons.open"), $"version {k.Number} of playbook:{entry.Id}")],
            });
            return new Reply([new Heading(turn.Say("objections.versions.title", ("title", entry.Title))), new Items([.. items])]).With(back).InPlaceFor(turn);
        }

        if (kept.FirstOrDefault(k => said.Trim() == Number(k)) is not { } one)
        {
            return ((Reply)turn.Say("objections.versions.no_such", ("number", said), ("title", entry.Title))).With(Button(turn, entry));
        }

        var mayBringBack = one.Number != now && await authority.MayManageAsync(turn.Rep, cancellationToken);
        return EntryCard.Show(turn, one.Entry, Standing(turn, one, one.Number == now)).With(
        [
            new Button(turn.Say("objections.buttons.back"), $"versions of playbook:{entry.Id}"),
            .. mayBringBack ? ImmutableArray.Create<Control>(new Button(turn.Say("objections.buttons.bring_back"), $"bring back version {one.Number} of playbook:{entry.Id}")) : [],
        ]).InPlaceFor(turn);
    }

    internal static Button Button(Turn turn, PlaybookEntry entry) => new(turn.Say("objections.buttons.versions"), $"versions of playbook:{entry.Id}");

    internal static string Number(KeptVersion kept) => kept.Number.ToString(CultureInfo.InvariantCulture);

    private static bool IsNow(KeptVersion kept, PlaybookEntry entry) => KeptVersion.TextOf(kept.Entry) == KeptVersion.TextOf(entry);

    private static Sentence Standing(Turn turn, KeptVersion kept, bool isNow) => Sentence.Join(
        " · ",
        turn.Say("objections.reviews.version", ("version", kept.Entry.Version)),
        kept.At is { } at ? turn.Say("objections.versions.since", ("day", DateOnly.FromDateTime(turn.Rep.LocalTime(at)))) : turn.Say("objections.versions.shipped"),
        isNow ? turn.Say("objections.versions.now") : Sentence.Empty);
}

/// <summary><c>bring back version 1 of playbook:no-budget</c>: the entry says again what it said then, as a new version.</summary>
public sealed class BringBackVersion(Playbook playbook, IPlaybookVersions versions, IPlaybookFolder folder) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (playbook.Of(turn.Tenant).Find(slots["entry"], turn.Rep.Language) is not { } entry)
        {
            return turn.Say("objections.gone");
        }

        var kept = await versions.OfAsync(turn.Tenant, entry.Id, entry.Language, cancellationToken);
        if (kept.FirstOrDefault(k => slots["number"]?.Trim() == ShowVersions.Number(k)) is not { } old)
        {
            return ((Reply)turn.Say("objections.versions.no_such", ("number", slots["number"] ?? string.Empty), ("title", entry.Title))).With(ShowVersions.Button(turn, entry));
        }

        var version = entry.Version + 1;
        await folder.AddAsync(turn.Tenant, old.Entry with { Version = version, Owner = entry.Owner, ReviewOn = entry.ReviewOn, IsOwn = true }, cancellationToken);
        return ((Reply)turn.Say("objections.versions.back", ("title", entry.Title), ("old", old.Entry.Version), ("version", version)))
            .With(new Button(turn.Say("objections.buttons.open"), $"open playbook:{entry.Id}"), ShowVersions.Button(turn, entry)).InPlaceFor(turn);
    }
}
