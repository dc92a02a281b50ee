using SdrBot.Conversations;

namespace SdrBot.People;

/// <summary><c>deactivate Mina</c>: somebody left. Since nothing takes it back, it is asked about first.</summary>
public sealed class DeactivatePerson(RepFinder finder, Authority authority) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (rep, question) = await finder.FindAsync(turn, slots["rep"]!, cancellationToken);
        if (rep is null)
        {
            return question!;
        }

        return !await authority.MayStepDownAsync(rep, cancellationToken)
            ? turn.Say("people.last_manager", ("name", rep.Name))
            : ((Reply)turn.Say("people.deactivate_sure", ("name", rep.Name), ("command", $"{ConfirmDeactivation.Phrase} {rep.Name}")))
                .With(new Button(turn.Say("people.deactivate_yes", ("name", rep.Name)), $"{ConfirmDeactivation.Phrase} {rep.Id}", ButtonStyle.Danger));
    }
}

/// <summary><c>confirm deactivation of Mina</c>: what they did stays theirs.</summary>
public sealed class ConfirmDeactivation(IRepDirectory people, RepFinder finder, Authority authority) : IHandler
{
    public const string Phrase = "confirm deactivation of";

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (rep, question) = await finder.FindAsync(turn, slots["rep"]!, cancellationToken);
        if (rep is null)
        {
            return question!;
        }

        if (!await authority.MayStepDownAsync(rep, cancellationToken))
        {
            return turn.Say("people.last_manager", ("name", rep.Name));
        }

        await people.SaveAsync(rep with { Active = false }, cancellationToken);
        return ((Reply)turn.Say("people.deactivated", ("name", rep.Name))).InPlaceFor(turn);
    }
}
