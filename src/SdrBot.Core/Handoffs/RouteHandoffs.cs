using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary><c>route #ae-west Alex</c>, <c>route #ae-west region California</c>, <c>route here all</c>: which channel gets which handoffs.</summary>
public sealed class RouteHandoffs(IChannelRoutes routes, NamedChannel named, IRepDirectory people, RepFinder finder, Authority authority, IOutbox outbox) : IHandler
{
    private const int MostNamed = 25;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (named.Find(turn, slots["channel"]) is not { } place)
        {
            return WhichChannel(turn, slots["channel"], $" {slots["which"]}".TrimEnd());
        }

        var name = named.Name(turn, slots["channel"], place, await routes.AllAsync(turn.Tenant, cancellationToken));
        if (slots["which"] is not { } which)
        {
            return await AskAsync(turn, place, turn.Say("routes.which", ("channel", name)), cancellationToken);
        }

        var found = await finder.FindAsync(turn, which, cancellationToken);
        if (RouteRule.Read(which, found.Rep, turn.Words) is not { } rule)
        {
            return found.Question is { } question && (await people.SearchAsync(turn.Tenant, which, cancellationToken)).Length > 1
                ? question
                : await AskAsync(turn, place, turn.Say("routes.unclear", ("words", which)), cancellationToken);
        }

        if (rule.Kind == RouteKind.Ae && !await authority.MayAsync(found.Rep!, Permission.AcceptHandoffs, cancellationToken))
        {
            return turn.Say("routes.no_ae", ("name", found.Rep!.Name));
        }

        await routes.SaveAsync(turn.Tenant, new ChannelRoute(rule.Purpose, place, name), cancellationToken);
        var said = rule.Said(turn.Words, _ => found.Rep?.Name ?? string.Empty);

        // Said there at once: whether the bot can speak there shows now and not with the first handoff.
        await outbox.AnnounceAsync(turn.Tenant, rule.Purpose, $"route:{turn.Id}", turn.Say("routes.greeting", ("which", said)), cancellationToken);
        return turn.Say("routes.set", ("channel", name), ("which", said));
    }

    private Reply WhichChannel(Turn turn, string? word, string which)
    {
        var alike = word is null ? [] : named.Alike(turn, word).Take(MostNamed).ToImmutableArray();
        return alike.Length < 2
            ? turn.Say("routes.no_channel", ("channel", word ?? string.Empty))
            : Reply.FromSentence(turn.Say("routes.several", ("channel", word!))).With([.. alike.Select(c => new Button(Sentence.Of(c.Name), $"route #{c.Place.Id}{which}"))]);
    }

    private async Task<Reply> AskAsync(Turn turn, ConversationReference place, Sentence problem, CancellationToken cancellationToken)
    {
        var aes = ImmutableArray.CreateBuilder<Option>();
        foreach (var rep in await people.AllAsync(turn.Tenant, cancellationToken))
        {
            if (aes.Count < MostNamed && await authority.MayAsync(rep, Permission.AcceptHandoffs, cancellationToken))
            {
                aes.Add(new Option(rep.Id, Sentence.Of(rep.Name)));
            }
        }

        var all = new Button(turn.Say("routes.all"), $"route #{place.Id} {turn.Say("routes.words.all").Plain.Split(" | ")[0]}", ButtonStyle.Primary);
        var question = new Reply([new Paragraph(problem), new Note(turn.Say("routes.how"))]);
        return aes.Count == 0 ? question.With(all) : question.With(all, new Select(turn.Say("routes.of"), $"route #{place.Id} {{value}}", aes.ToImmutable()));
    }
}

/// <summary><c>routes</c>: which channel gets which handoffs now.</summary>
public sealed class ShowRoutes(IChannelRoutes routes, IRepDirectory people) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var lines = ImmutableArray.CreateBuilder<Item>();
        foreach (var route in await routes.AllAsync(turn.Tenant, cancellationToken))
        {
            if (RouteRule.Of(route.Purpose) is { } rule)
            {
                var name = rule.Kind == RouteKind.Ae ? (await people.FindAsync(turn.Tenant, rule.Value, cancellationToken))?.Name ?? rule.Value : string.Empty;
                lines.Add(new Item(turn.Say("routes.line", ("channel", route.Name), ("which", rule.Said(turn.Words, _ => name))))
                {
                    Controls = [new Button(turn.Say("routes.remove"), $"unroute #{route.Place.Id}")],
                });
            }
        }

        return lines.Count == 0
            ? turn.Say("routes.none")
            : new Reply([new Heading(turn.Say("routes.title")), new Items(lines.ToImmutable()), new Note(turn.Say("routes.how"))]);
    }
}

/// <summary><c>unroute #ae-west</c>: the channel gets no handoffs any more.</summary>
public sealed class RemoveRoute(IChannelRoutes routes, NamedChannel named) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (named.Find(turn, slots["channel"]) is not { } place)
        {
            return turn.Say("routes.no_channel", ("channel", slots["channel"] ?? string.Empty));
        }

        var name = named.Name(turn, slots["channel"], place, await routes.AllAsync(turn.Tenant, cancellationToken));
        return turn.Say(await routes.RemoveAsync(turn.Tenant, place, ChannelPurpose.Handoffs, cancellationToken) > 0 ? "routes.removed" : "routes.not_routed", ("channel", name));
    }
}

/// <summary><c>send again #ae-west</c>: what the channel did not take, once the reason is mended.</summary>
public sealed class SendAgain(IChannelRoutes routes, NamedChannel named) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        named.Find(turn, slots["channel"]) is not { } place
            ? turn.Say("routes.no_channel", ("channel", slots["channel"] ?? string.Empty))
            : turn.Say("routes.sent_again", ("count", await routes.SendAgainAsync(turn.Tenant, place, cancellationToken)));
}
