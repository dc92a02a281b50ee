using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Cadences;

/// <summary><c>cadence new_inbound</c>: how each version and each step of a plan is answered, so that the plan gets better with each repetition.</summary>
public sealed class ShowCadence(CadenceFinder finder, ICadenceStore cadences) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (cadence, question) = await finder.FindAsync(turn, slots["cadence"], cancellationToken);
        return cadence is null ? question! : await ShowAsync(turn, cadence, cancellationToken);
    }

    internal async Task<Reply> ShowAsync(Turn turn, Cadence cadence, CancellationToken cancellationToken)
    {
        var versions = await cadences.VersionRatesAsync(turn.Tenant, cadence.Id, cancellationToken);
        var steps = (await cadences.StepRatesAsync(turn.Tenant, cadence.Id, cadence.Version, cancellationToken)).ToDictionary(s => s.Number);
        var reply = new Reply([new Heading(turn.Say("cadences.show.title", ("name", cadence.Title(turn.Rep.Language)), ("version", cadence.Version)))]);
        reply = versions.IsEmpty ? reply.And(new Paragraph(turn.Say("cadences.show.unused"))) : reply.And(Versions(turn, versions));
        return reply.And(Steps(turn, cadence, steps), new Note(turn.Say("cadences.show.how", ("id", cadence.Id))))
            .With(new Button(turn.Say("cadences.show.board"), $"board {cadence.Id}"));
    }

    private static Table Versions(Turn turn, ImmutableArray<VersionRates> versions) => new(
        [turn.Say("cadences.show.version"), turn.Say("cadences.pipeline.leads"), turn.Say("cadences.show.replied"), turn.Say("cadences.show.connected"), turn.Say("cadences.show.meetings")],
        [.. versions.Select(v => ImmutableArray.Create(Number(turn, v.Number), Number(turn, v.Leads), Rate(turn, v.Replied, v.Leads), Rate(turn, v.Connected, v.Leads), Rate(turn, v.Meetings, v.Leads)))]);

    private static Table Steps(Turn turn, Cadence cadence, Dictionary<int, StepRates> rates) => new(
        [turn.Say("cadences.pipeline.step"), turn.Say("cadences.show.day"), turn.Say("cadences.show.touches"), turn.Say("cadences.show.answered")],
        [
            .. cadence.Steps.Select(s => (Step: s, Rates: rates.GetValueOrDefault(s.Number) ?? new StepRates())).Select(s => ImmutableArray.Create(
                Name(turn, s.Step), Number(turn, s.Step.Day), Number(turn, s.Rates.Touches), s.Rates.Touches == 0 ? turn.Say("cadences.show.none") : Rate(turn, s.Rates.Answered, s.Rates.Touches))),
        ]);

    internal static Sentence Name(Turn turn, Step step) => turn.Say("cadences.pipeline.at", ("number", step.Number), ("activity", turn.Words.Name("tasks.activity", step.Activity)));

    /// <summary>The share beside the counts it comes from, so that three of four is not taken for a law.</summary>
    private static Sentence Rate(Turn turn, int part, int all) => turn.Say("cadences.show.rate", ("part", part), ("all", all), ("percent", (int)Math.Round(100.0 * part / Math.Max(1, all))));

    private static Sentence Number(Turn turn, int number) => Sentence.Of(turn.Words.Formats.Write(number));
}

/// <summary><c>board new_inbound</c>: a cadence as a pipeline, one column per step; a lead moves on when its step is done.</summary>
public sealed class ShowBoard(CadenceFinder finder, ICadenceStore cadences, Authority authority) : IHandler
{
    private const int Most = 500;
    private const int MostNamed = 5;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (cadence, question) = await finder.FindAsync(turn, slots["cadence"], cancellationToken);
        if (cadence is null)
        {
            return question!;
        }

        var isTeam = await authority.MayAsync(turn.Rep, Permission.SeeTeam, cancellationToken);
        var leads = (await cadences.BoardAsync(turn.Tenant, isTeam ? null : turn.Rep.Id, cadence.Id, Most, cancellationToken)).ToLookup(l => l.StepNumber);
        var columns = cadence.Steps.Select(s => leads[s.Number].ToArray()).ToArray();
        var rows = Enumerable.Range(0, Math.Min(MostNamed, columns.Max(c => c.Length)))
            .Select(row => columns.Select(c => row < c.Length ? Sentence.Of(c[row].Company ?? c[row].Name).Clip(40) : Sentence.Empty).ToImmutableArray());
        return new Reply(
        [
            new Heading(cadence.Title(turn.Rep.Language)),
            new Table([.. cadence.Steps.Select(s => ShowCadence.Name(turn, s))], [[.. columns.Select(c => turn.Say("cadences.board.count", ("count", c.Length)))], .. rows]),
        ]).With(new Button(turn.Say("cadences.board.rates"), $"cadence {cadence.Id}"));
    }
}
