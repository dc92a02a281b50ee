using SdrBot.Conversations;

namespace SdrBot.Objections;

/// <summary><c>that worked</c>, and the buttons of each response: what a response brings is counted and ranks it.</summary>
public sealed class RateResponse(HeardFinder finder, ObjectionCard card, Playbook playbook, IObjectionLog log) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(turn, slots["id"], cancellationToken) is not { Category: not null } heard)
        {
            return turn.Say("objections.gone");
        }

        var worked = slots["result"] is { } result ? result == "worked" : !turn.Text.Contains(" not ", StringComparison.OrdinalIgnoreCase) && !turn.Text.Contains("n't", StringComparison.OrdinalIgnoreCase);
        var response = slots["response"] ?? await FirstAsync(turn, heard, cancellationToken);
        if (heard.Response == response && heard.Worked == worked)
        {
            return (await card.ShowAsync(turn, heard, cancellationToken, turn.Say("objections.rated_before"))).InPlaceFor(turn);
        }

        var rated = heard with { Response = response, Worked = worked };
        await log.SaveAsync(rated, cancellationToken);
        return (await card.ShowAsync(turn, rated, cancellationToken, turn.Say(worked ? "objections.rated_worked" : "objections.rated_failed"))).InPlaceFor(turn);
    }

    /// <summary>Who says "that worked" means the response on top.</summary>
    private async Task<string> FirstAsync(Turn turn, HeardObjection heard, CancellationToken cancellationToken)
    {
        var records = (await log.RecordsAsync(turn.Tenant, cancellationToken)).ToDictionary(r => r.Response, StringComparer.Ordinal);
        return ResponseChoice.Of(playbook.Of(turn.Tenant), heard, turn.Rep.Language, records, 1)[0].Response.Key;
    }
}
