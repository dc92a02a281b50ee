using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Tasks;

namespace SdrBot.Touches;

/// <summary>The prospect wants the manager: each manager gets the task with its context, and is told at once.</summary>
public sealed class Escalation(IRepDirectory people, Authority authority, ITaskStore tasks, IOutbox outbox)
{
    public async Task TellManagersAsync(Turn turn, Lead lead, Touch touch, CancellationToken cancellationToken)
    {
        foreach (var rep in await people.AllAsync(turn.Tenant, cancellationToken))
        {
            if (rep.Id == turn.Rep.Id || !await authority.MayAsync(rep, Permission.ManageTeam, cancellationToken))
            {
                continue;
            }

            var task = await tasks.AddAsync(
                new TaskItem
                {
                    Tenant = lead.Tenant,
                    OwnerId = rep.Id,
                    LeadId = lead.Id,
                    Kind = TaskKind.Callback,
                    Activity = Channel.Call,
                    Title = touch.Note,
                    DueAt = touch.At,
                    Priority = 1,
                    CreatedAt = touch.At,
                },
                cancellationToken);
            await outbox.TellAsync(rep, $"escalation:{touch.TurnId}:{rep.Id}", TouchReplies.Escalated(rep, turn.Rep, lead, touch, task), cancellationToken);
        }
    }
}
