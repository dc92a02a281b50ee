using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Touches;
using SdrBot.Wording;

namespace SdrBot.Tasks;

/// <summary><c>call now</c>: whom one may call this minute, by the clock at the lead's place.</summary>
public sealed class CallNow(ITaskStore tasks) : IHandler
{
    private const int MostRead = 200;
    private const int MostShown = 10;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var end = LocalClock.StartOf(turn.Rep.TimeZone, turn.Today.AddDays(1));
        var calls = (await tasks.OpenAsync(turn.Tenant, turn.Rep.Id, end, cancellationToken)).Where(t => t.LeadId is not null && (t.Activity == Channel.Call || t.Kind == TaskKind.Callback));
        var due = await tasks.WithLeadsAsync([.. calls.Order(new TaskOrder(turn.Rep, turn.At)).Take(MostRead)], cancellationToken);
        var now = due.Where(d => CallingHours.Of(d.Lead?.Location).Allow(turn.At)).ToImmutableArray();
        var later = due.Where(d => !now.Contains(d)).ToImmutableArray();
        var reply = new Reply([new Heading(turn.Say("tasks.call_now.title"))]);
        reply = now.IsEmpty
            ? reply.And(new Paragraph(turn.Say("tasks.call_now.nobody")))
            : reply.And(new Items([.. now.Take(MostShown).Select(d => new Item(TaskWords.What(turn, d), Place(turn, d)) { IsTask = true, Controls = TaskWords.Controls(turn, d, ListView.Of(ListView.Elsewhere)) })]));
        return later.IsEmpty
            ? reply
            : reply.And(new Note(turn.Say("tasks.call_now.later", ("count", later.Length), ("what", Sentence.Join("; ", later.Take(3).Select(d => Later(turn, d)))))));
    }

    /// <summary>The prospect's clock, and until when it allows a call.</summary>
    internal static Sentence Place(Turn turn, DueTask due) =>
        CallingHours.Of(due.Lead?.Location) is { Zone: { } zone } hours && hours.LocalTime(turn.At) is { } local
            ? turn.Say("tasks.call_now.place", ("now", local), ("city", Zones.City(zone)), ("to", hours.To))
            : turn.Say("tasks.call_now.no_place");

    /// <summary>When the prospect's clock allows a call again, on the rep's clock.</summary>
    internal static Sentence Later(Turn turn, DueTask due)
    {
        var hours = CallingHours.Of(due.Lead?.Location);
        var zone = Zones.Find(hours.Zone)!;
        var theirs = LocalClock.At(zone, turn.At);
        var day = TimeOnly.FromDateTime(theirs) < hours.From ? DateOnly.FromDateTime(theirs) : DateOnly.FromDateTime(theirs).AddDays(1);
        var opens = turn.Rep.LocalTime(LocalClock.Resolve(zone, day.ToDateTime(hours.From)));
        return turn.Say("tasks.call_now.opens", ("lead", due.Lead!.Said), ("now", theirs), ("city", Zones.City(hours.Zone!)), ("when", opens));
    }
}
