using System.Collections.Immutable;
using SdrBot.Cadences;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Scripts;
using SdrBot.Touches;
using SdrBot.Wording;

namespace SdrBot.Tasks;

/// <summary>One call at a time: who, why, an opener with one fact, the number, and how it went; then the next, in the same place.</summary>
public sealed class CallBlock(ITaskStore tasks, ILeadStore leads, ICadenceStore cadences, ITouchStore touches, IRepDirectory people, ScriptDesk scripts, Breather breather, IConversationStore conversations)
{
    /// <summary>How far one looks for somebody who may be called at this hour.</summary>
    private const int MostLookedAt = 40;

    /// <param name="last">What was just done, and the turn that can take it back.</param>
    public async Task<Reply> ShowAsync(Turn turn, ListView view, (TaskItem Task, string TurnId)? last, CancellationToken cancellationToken)
    {
        var calls = await CallsAsync(turn, view, cancellationToken);
        await CloseAsync(turn, cancellationToken);
        var reply = calls.IsEmpty
            ? new Reply([new Heading(turn.Say("tasks.block.over")), new Paragraph(turn.Say("tasks.block.made", ("count", view.Page)))])
            : await RestAsync(turn, view, last?.Task, cancellationToken) ?? await CardAsync(turn, view, calls, cancellationToken);
        if (last is not var (task, turnId))
        {
            return reply;
        }

        var before = (await tasks.WithLeadsAsync([task], cancellationToken))[0];
        return reply with
        {
            Blocks = reply.Blocks.Insert(0, new Note(turn.Say("tasks.block.last", ("what", TaskWords.What(turn, before)), ("became", TaskWords.Became(turn, before))))),
            Controls = reply.Controls.Add(new Button(turn.Say("tasks.block.undo_last"), $"undo {turnId} @{view}")),
        };
    }

    /// <summary>From here on nothing typed is about a card of the block.</summary>
    public Task CloseAsync(Turn turn, CancellationToken cancellationToken) => CallBlockForm.CloseAsync(conversations, turn, cancellationToken);

    public async Task<bool> HasCallsAsync(Turn turn, CancellationToken cancellationToken) =>
        !(await CallsAsync(turn, ListView.Of(ListView.Block), cancellationToken)).IsEmpty;

    /// <summary>After a no those rest who want to; null where the next card is there at once.</summary>
    private async Task<Reply?> RestAsync(Turn turn, ListView view, TaskItem? last, CancellationToken cancellationToken)
    {
        if (last is not { State: TaskState.Done, Outcome: { } outcome } || !Disposition.Of(outcome).IsNo || await breather.MinutesAsync(turn.Rep, cancellationToken) is not { } minutes)
        {
            return null;
        }

        return SetBreather.Card(turn, await breather.BeginAsync(turn, view, minutes, cancellationToken), view);
    }

    /// <summary>The calls that are due and were not passed over, one's own and those one covers.</summary>
    private async Task<ImmutableArray<TaskItem>> CallsAsync(Turn turn, ListView view, CancellationToken cancellationToken)
    {
        var end = LocalClock.StartOf(turn.Rep.TimeZone, turn.Today.AddDays(1));
        var open = ImmutableArray.CreateBuilder<TaskItem>();
        open.AddRange(await tasks.OpenAsync(turn.Tenant, turn.Rep.Id, end, cancellationToken));
        foreach (var covered in await people.CoveredByAsync(turn.Tenant, turn.Rep.Id, cancellationToken))
        {
            if (covered.IsAway(DateOnly.FromDateTime(covered.LocalTime(turn.At))))
            {
                open.AddRange(await tasks.OpenAsync(turn.Tenant, covered.Id, end, cancellationToken));
            }
        }

        return [.. open.Where(t => t.LeadId is not null && (t.Activity == Channel.Call || t.Kind == TaskKind.Callback) && !view.Tasks.Contains(t.Id)).Order(new TaskOrder(turn.Rep, turn.At))];
    }

    private async Task<Reply> CardAsync(Turn turn, ListView view, ImmutableArray<TaskItem> calls, CancellationToken cancellationToken)
    {
        var due = await NextAsync(turn, calls, cancellationToken);
        if (due.Lead is not { } lead)
        {
            return turn.Say("tasks.not_found", ("task", due.Task.Number));
        }

        await CallBlockForm.OpenAsync(conversations, turn, view, due.Task, cancellationToken);
        var fields = ImmutableArray.CreateBuilder<Field>();
        if (lead.Goal is { } goal)
        {
            fields.Add(new(turn.Say("tasks.block.goal"), Sentence.Of(goal).Clip(200)));
        }

        if (lead.Phone is { } phone)
        {
            fields.Add(new(turn.Say("tasks.block.phone"), new Sentence([new Run(phone, Link: ContactKeys.Phone(phone) is { } key ? $"tel:{key.Number}" : null)])));
        }

        if (due.Task.Kind == TaskKind.Callback && await touches.OfLeadAsync(turn.Tenant, lead.Id, 1, cancellationToken) is [var before, ..])
        {
            fields.Add(new(turn.Say("tasks.block.before"), LeadCard.Before(turn, before)));
        }

        var reply = new Reply([new Heading(lead.Said), new Fields(fields.ToImmutable())]);
        reply = CallingHours.Of(lead.Location).Allow(turn.At) ? reply : reply.And(new Note(turn.Say("tasks.block.outside", ("opens", CallNow.Later(turn, due)))));
        reply = reply.And(await OpenerAsync(turn, due.Task, lead, cancellationToken));
        return reply.And(new Note(turn.Say("tasks.block.left", ("count", calls.Length), ("made", view.Page)))).With(
        [
            .. TaskWords.OutcomeButtons(turn, due.Task, view),
            TaskWords.Snooze(turn, due.Task, view),
            TaskWords.Script(turn, lead, ScriptKind.Opener),
            new Button(turn.Say("tasks.block.pass"), $"call block @{view.With(due.Task.Id)}"),
            new Input(turn.Say("tasks.block.ask_mentor"), $"ask mentor about {LeadFinder.Pin}{lead.Id}: {{value}}"),
            new Button(turn.Say("tasks.block.stop"), $"stop call block @{view}"),
        ]);
    }

    /// <summary>The most urgent call to somebody whose clock allows it; where nobody's does, the most urgent.</summary>
    private async Task<DueTask> NextAsync(Turn turn, ImmutableArray<TaskItem> calls, CancellationToken cancellationToken)
    {
        var due = await tasks.WithLeadsAsync([.. calls.Take(MostLookedAt)], cancellationToken);
        return due.FirstOrDefault(d => CallingHours.Of(d.Lead?.Location).Allow(turn.At)) ?? due[0];
    }

    /// <summary>The opener and one fact; where the opener cannot be written, what it lacks.</summary>
    private async Task<ImmutableArray<Block>> OpenerAsync(Turn turn, TaskItem task, Lead lead, CancellationToken cancellationToken)
    {
        var facts = await leads.FactsAsync(turn.Tenant, lead.Id, cancellationToken);
        var step = await cadences.ActiveAsync(turn.Tenant, lead.Id, cancellationToken) is { } enrolment && enrolment.Id == task.EnrolmentId
            && await cadences.FindAsync(turn.Tenant, enrolment.CadenceId, enrolment.CadenceVersion, cancellationToken) is { } cadence
                ? cadence.Steps.FirstOrDefault(s => s.Number == task.StepNumber)
                : null;
        var draft = await scripts.DraftAsync(turn, lead, ScriptKind.Opener, step, null, null, cancellationToken);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        if (step?.Script is not null || draft.ChosenFact is not null)
        {
            var script = draft.FillAnyway(turn.Rep);
            blocks.Add(script.Text is { } opener
                ? new Quote(Sentence.Of(opener))
                : new Paragraph(turn.Say("tasks.block.no_opener", ("missing", ScriptCard.Missing(turn, script)))));
        }

        if (draft.Fact is { } fact)
        {
            blocks.Add(new Paragraph(turn.Say("tasks.block.fact", ("fact", Sentence.Of(fact.Text).Clip(300)), ("day", fact.FoundOn))));
        }
        else if (facts is [var known, ..])
        {
            blocks.Add(new Paragraph(turn.Say("tasks.block.fact", ("fact", Sentence.Of(known.Text).Clip(300)), ("day", known.FoundOn))));
        }

        return blocks.ToImmutable();
    }
}

/// <summary><c>start call block</c>, and behind its buttons <c>call block @block~2~14</c>: the next card.</summary>
public sealed class StartCallBlock(CallBlock block, CompanyScripts shelves, Breather breather) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        await breather.EndAsync(turn, cancellationToken);
        var view = ListView.Parse(slots["view"]);
        if (view is null && await block.HasCallsAsync(turn, cancellationToken))
        {
            var first = await block.ShowAsync(turn, ListView.Of(ListView.Block), null, cancellationToken);
            return shelves.Of(turn.Tenant).TipOf(turn.Today) is { } tip ? first.And(new Note(turn.Say("tasks.block.tip", ("tip", tip.Text.In(turn.Rep.Language))))) : first;
        }

        var reply = await block.ShowAsync(turn, view ?? ListView.Of(ListView.Block), null, cancellationToken);
        return view is null ? reply : reply.InPlaceFor(turn);
    }
}

/// <summary><c>start</c>, behind the digest's button: the call block, or the list of the day where nobody is to be called.</summary>
public sealed class StartDay(CallBlock block, TaskLists lists, Breather breather) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        await breather.EndAsync(turn, cancellationToken);
        return await block.HasCallsAsync(turn, cancellationToken)
            ? await block.ShowAsync(turn, ListView.Of(ListView.Block), null, cancellationToken)
            : await lists.ShowAsync(turn, ListView.Of(ListView.Today), null, cancellationToken);
    }
}

/// <summary><c>stop</c>: the call block is over for now; what is left stays due.</summary>
public sealed class StopCallBlock(CallBlock block, Breather breather) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        await breather.EndAsync(turn, cancellationToken);
        await block.CloseAsync(turn, cancellationToken);
        var made = ListView.Parse(slots["view"])?.Page;
        var reply = ((Reply)(made is null ? turn.Say("tasks.block.stopped") : turn.Say("tasks.block.made", ("count", made)))).With(new Button(turn.Say("tasks.help.today_tasks.label"), "today"));
        return made is null ? reply : reply.InPlaceFor(turn);
    }
}
