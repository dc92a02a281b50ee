using SdrBot.Conversations;

namespace SdrBot.People;

/// <summary><c>link dana@acme.com</c>, said by somebody who is known here already; what a stranger says with it goes to the managers.</summary>
public sealed class AskForAccount : IHandler
{
    /// <summary>The phrase, which strangers may say too.</summary>
    public static CommandPattern Phrase { get; } = CommandPattern.Parse("link {email}");

    /// <returns>Null when the words are no address.</returns>
    public static string? Address(string words) =>
        words.Trim().Trim('<', '>', '.', ',') is { Length: <= 254 } address && address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < address.Length - 1 && !address.Any(char.IsWhiteSpace) ? address : null;

    public Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) => Task.FromResult<Reply>(
        Address(slots["email"] ?? string.Empty) is not { } address ? turn.Say("accounts.no_address")
        : turn.Say(address.Equals(turn.Rep.Email, StringComparison.OrdinalIgnoreCase) ? "accounts.yours" : "accounts.somebody", ("name", turn.Rep.Name), ("address", address)));
}

/// <summary><c>accounts</c>: those of which a manager has to say whose they are.</summary>
public sealed class ShowAccounts(AccountDesk desk) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        await desk.LinesAsync(turn.Tenant, turn.Words, cancellationToken) is { IsEmpty: false } lines
            ? new Reply([new Heading(turn.Say("accounts.title")), new Items(lines), new Note(turn.Say("accounts.how"))]).InPrivate()
            : turn.Say("accounts.none");
}

/// <summary><c>account 3 is Dana</c>: a manager says whose it is.</summary>
public sealed class LinkAccount(AccountDesk desk, IAccountRequests requests, RepFinder finder) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(turn.Tenant, slots["number"], cancellationToken) is not { } request)
        {
            return turn.Say("accounts.gone", ("number", slots["number"]));
        }

        var (rep, question) = await finder.FindAsync(turn, slots["rep"]!, cancellationToken);
        if (rep is null)
        {
            return question!;
        }

        if (!await requests.LinkAsync(request, rep, turn.Rep.Id, cancellationToken))
        {
            return turn.Say("accounts.decided", ("account", request.Name));
        }

        var met = await desk.AdoptAsync(rep, request.Zone, request.Language, cancellationToken);
        await desk.ShowAsync(request with { State = AccountState.Linked, RepId = rep.Id, DecidedBy = turn.Rep.Id }, cancellationToken);
        await requests.AnswerAsync(request, Wording.Words.In(met.Language).Say("accounts.welcome", ("name", met.Name)), cancellationToken);
        return turn.Say("accounts.linked", ("account", request.Name), ("name", rep.Name), ("by", turn.Rep.Name));
    }
}

/// <summary><c>refuse account 3</c>: it is nobody's of ours.</summary>
public sealed class RefuseAccount(AccountDesk desk, IAccountRequests requests) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(turn.Tenant, slots["number"], cancellationToken) is not { } request)
        {
            return turn.Say("accounts.gone", ("number", slots["number"]));
        }

        if (!await requests.RefuseAsync(request, turn.Rep.Id, cancellationToken))
        {
            return turn.Say("accounts.decided", ("account", request.Name));
        }

        await desk.ShowAsync(request with { State = AccountState.Refused, DecidedBy = turn.Rep.Id }, cancellationToken);
        await requests.AnswerAsync(request, Wording.Words.In(request.Language ?? Wording.Language.English).Say("accounts.not_yours"), cancellationToken);
        return turn.Say("accounts.refused", ("account", request.Name), ("by", turn.Rep.Name));
    }
}
