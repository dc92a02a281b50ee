using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Touches;
using SdrBot.Wording;

namespace SdrBot.Cadences;

/// <summary><c>add step letter on day 3 to outbound_21</c>: the plan in a new version; who is in an older one finishes that.</summary>
public sealed class AddStep(CadenceFinder finder, ICadenceStore cadences, ChannelBook channels, ShowCadence show) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (cadence, question) = await finder.FindAsync(turn, slots["cadence"], cancellationToken);
        if (cadence is null)
        {
            return question!;
        }

        var activity = ChannelBook.Id(slots["activity"]!);
        var step = new Step(
            cadence.Steps.Max(s => s.Number) + 1,
            int.TryParse(slots["day"], NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : -1,
            activity,
            ImmutableDictionary<string, string>.Empty.Add(turn.Rep.Language.Code(), turn.Words.Name("tasks.activity", activity).Plain));
        var at = cadence.Steps.Count(s => s.Day <= step.Day);
        return await CadenceEdit.PublishAsync(turn, cadences, channels, show, cadence with { Steps = cadence.Steps.Insert(at, step) }, cancellationToken);
    }
}

/// <summary><c>remove step 4 from outbound_21</c>.</summary>
public sealed class RemoveStep(CadenceFinder finder, ICadenceStore cadences, ChannelBook channels, ShowCadence show) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (cadence, question) = await finder.FindAsync(turn, slots["cadence"], cancellationToken);
        if (cadence is null)
        {
            return question!;
        }

        var left = cadence.Steps.RemoveAll(s => s.Number.ToString(CultureInfo.InvariantCulture) == slots["number"]);
        return left.Length == cadence.Steps.Length
            ? turn.Say("cadences.edit.no_step", ("number", slots["number"]), ("name", cadence.Title(turn.Rep.Language)))
            : await CadenceEdit.PublishAsync(turn, cadences, channels, show, cadence with { Steps = left }, cancellationToken);
    }
}

/// <summary>Changes a plan for the whole team.</summary>
internal static class CadenceEdit
{
    public static async Task<Reply> PublishAsync(Turn turn, ICadenceStore cadences, ChannelBook channels, ShowCadence show, Cadence cadence, CancellationToken cancellationToken)
    {
        if (CadenceProblem.Of(cadence, await channels.AllAsync(turn.Tenant, cancellationToken)) is not null)
        {
            return turn.Say("cadences.edit.cannot");
        }

        await cadences.PublishAsync(turn.Tenant, cadence, cancellationToken);
        var newest = (await cadences.AllAsync(turn.Tenant, cancellationToken)).First(c => c.Id == cadence.Id);
        var shown = await show.ShowAsync(turn, newest, cancellationToken);
        return shown with { Blocks = shown.Blocks.Insert(0, new Paragraph(turn.Say("cadences.edit.published", ("version", newest.Version)))) };
    }
}
