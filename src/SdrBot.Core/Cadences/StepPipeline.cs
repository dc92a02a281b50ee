using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Cadences;

/// <summary>The cadences as a pipeline: how many leads stand at each step.</summary>
public sealed class StepPipeline(ICadenceStore cadences)
{
    /// <param name="ownerId">Null for the whole team.</param>
    /// <returns>One table, or nothing where no lead is in a cadence.</returns>
    public async Task<ImmutableArray<Block>> ShowAsync(Turn turn, string? ownerId, CancellationToken cancellationToken)
    {
        var counts = await cadences.CountsAsync(turn.Tenant, ownerId, LocalClock.StartOf(turn.Rep.TimeZone, turn.Today), cancellationToken);
        if (counts.IsEmpty)
        {
            return [];
        }

        var titles = (await cadences.AllAsync(turn.Tenant, cancellationToken)).ToDictionary(c => c.Id, c => c.Title(turn.Rep.Language), StringComparer.Ordinal);
        return
        [
            new Table(
                [turn.Say("cadences.pipeline.cadence"), turn.Say("cadences.pipeline.step"), turn.Say("cadences.pipeline.leads"), turn.Say("cadences.pipeline.overdue"), turn.Say("cadences.pipeline.since")],
                [.. counts.Select(c => Row(turn, titles.GetValueOrDefault(c.CadenceId) ?? Sentence.Of(c.CadenceId), c))]),
        ];
    }

    /// <summary>Opens one cadence as a board of its steps.</summary>
    public async Task<Select> ChoiceAsync(Turn turn, CancellationToken cancellationToken) => new(
        turn.Say("cadences.pipeline.open"), "board {value}", [.. (await cadences.AllAsync(turn.Tenant, cancellationToken)).Select(c => new Option(c.Id, c.Title(turn.Rep.Language)))]);

    private static ImmutableArray<Sentence> Row(Turn turn, Sentence cadence, StepCount step) =>
    [
        cadence,
        turn.Say("cadences.pipeline.at", ("number", step.StepNumber), ("activity", turn.Words.Name("tasks.activity", step.Activity))),
        Sentence.Of(turn.Words.Formats.Write(step.Leads)),
        Sentence.Of(turn.Words.Formats.Write(step.Overdue)),
        turn.Say("cadences.pipeline.days", ("days", (int)(turn.At - step.Since).TotalDays)),
    ];
}
