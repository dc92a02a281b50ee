using SdrBot.Cadences;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Scripts;
using SdrBot.Touches;

namespace SdrBot.Tasks;

/// <summary>Before an e-mail step is ticked off, its four points; a soft gate, since the rep may have written something better.</summary>
public sealed class EmailGate(ScriptDesk scripts, ICadenceStore cadences)
{
    /// <returns>What to say first; null when the e-mail holds, or the task is no such step.</returns>
    public async Task<Reply?> AskAsync(Turn turn, TaskItem task, Lead lead, ListView? view, CancellationToken cancellationToken)
    {
        if (task is not { Kind: TaskKind.Step, Activity: Channel.Email }
            || await cadences.ActiveAsync(turn.Tenant, lead.Id, cancellationToken) is not { } enrolment
            || await cadences.FindAsync(turn.Tenant, enrolment.CadenceId, enrolment.CadenceVersion, cancellationToken) is not { } cadence
            || cadence.Steps.FirstOrDefault(s => s.Number == task.StepNumber) is not { Script: not null } step)
        {
            return null;
        }

        var draft = await scripts.DraftAsync(turn, lead, ScriptKind.Email, step, null, null, cancellationToken);
        var script = draft.FillAnyway(turn.Rep);
        var check = ScriptChecks.Check(turn, draft, script);
        if (script.Text is not null && check.IsSound)
        {
            return null;
        }

        var title = new Paragraph(turn.Say("scripts.gate.title", ("lead", lead.Said)));
        var reply = script.Text is null
            ? new Reply([title, new Note(turn.Say("scripts.gate.lacks", ("missing", ScriptCard.Missing(turn, script))))])
            : new Reply([title, new Note(turn.Say("scripts.gate.points")), ScriptChecks.Email(turn, check)]);
        return reply.With(
            new Button(turn.Say("scripts.gate.sent"), $"done {TaskFinder.Pin}{task.Id} as sent @{view ?? ListView.Of(ListView.Card)}"),
            new Button(turn.Say("scripts.gate.see"), $"script {LeadFinder.Pin}{lead.Id} {ScriptKind.Email}"));
    }
}
