using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Tasks;

/// <summary>A few minutes of rest after a no, for those who want them. Nobody has any unless they say so: the next card is there at once.</summary>
public sealed class Breather(ICompanySettings settings, IBreathers breathers)
{
    public const int Longest = 15;

    public async Task<int?> MinutesAsync(Rep rep, CancellationToken cancellationToken) =>
        int.TryParse(await settings.FindAsync(rep.Tenant, CompanySetting.BreatherOf(rep.Id), cancellationToken), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : null;

    /// <param name="minutes">Null for none.</param>
    public Task SetAsync(Rep rep, int? minutes, CancellationToken cancellationToken) =>
        settings.SaveAsync(rep.Tenant, CompanySetting.BreatherOf(rep.Id), minutes?.ToString(CultureInfo.InvariantCulture), cancellationToken);

    /// <param name="view">The call block that goes on afterwards.</param>
    public async Task<DateTimeOffset> BeginAsync(Turn turn, ListView view, int minutes, CancellationToken cancellationToken)
    {
        var until = turn.At.AddMinutes(minutes);
        await breathers.BeginAsync(turn.Tenant, turn.Rep.Id, until, view, cancellationToken);
        return until;
    }

    /// <summary>Whoever goes on before is not called again.</summary>
    public Task EndAsync(Turn turn, CancellationToken cancellationToken) => breathers.EndAsync(turn.Tenant, turn.Rep.Id, cancellationToken);
}

/// <summary>Who rests, until when, and which call block waits.</summary>
public interface IBreathers
{
    /// <summary>One at a time: a new one takes the place of the last.</summary>
    Task BeginAsync(string tenant, string repId, DateTimeOffset until, ListView view, CancellationToken cancellationToken);

    Task EndAsync(string tenant, string repId, CancellationToken cancellationToken);
}

/// <summary><c>breather</c>, <c>breather 2</c>, <c>breather off</c>: how long one rests after a no.</summary>
public sealed class SetBreather(Breather breather) : IHandler
{
    private const string Off = "off";
    private static readonly int[] Choices = [1, 2, 5];

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (slots["minutes"] is not { } said)
        {
            return Shown(turn, await breather.MinutesAsync(turn.Rep, cancellationToken));
        }

        if (said.Trim().Equals(Off, StringComparison.OrdinalIgnoreCase))
        {
            await breather.SetAsync(turn.Rep, null, cancellationToken);
            await breather.EndAsync(turn, cancellationToken);
            return Shown(turn, null);
        }

        if (Minutes(said) is not { } minutes)
        {
            return ((Reply)turn.Say("tasks.breather.unclear", ("most", Breather.Longest))).With(Buttons(turn));
        }

        await breather.SetAsync(turn.Rep, minutes, cancellationToken);
        return Shown(turn, minutes);
    }

    /// <summary>The card that rests.</summary>
    internal static Reply Card(Turn turn, DateTimeOffset until, ListView view) => new Reply(
        [
            new Heading(turn.Say("tasks.breather.title")),
            new Paragraph(turn.Say("tasks.breather.until", ("time", turn.Rep.LocalTime(until)))),
        ])
        .With(
            new Button(turn.Say("tasks.breather.next"), $"call block @{view}", ButtonStyle.Primary),
            new Button(turn.Say("tasks.block.stop"), $"stop call block @{view}"));

    private static Reply Shown(Turn turn, int? minutes) =>
        (minutes is null ? (Reply)turn.Say("tasks.breather.off") : turn.Say("tasks.breather.on", ("count", minutes))).With(Buttons(turn)).InPlaceFor(turn);

    private static ImmutableArray<Control> Buttons(Turn turn) =>
    [
        .. Choices.Select(c => new Button(turn.Say("tasks.breather.minutes", ("count", c)), $"breather {c}")),
        new Button(turn.Say("tasks.breather.none"), $"breather {Off}"),
    ];

    /// <summary>"2", "2 minutes", "2분", "2分"</summary>
    private static int? Minutes(string said)
    {
        var digits = string.Concat(said.Trim().TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= Breather.Longest ? minutes : null;
    }
}
