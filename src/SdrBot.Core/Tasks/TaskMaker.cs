using SdrBot.Leads;
using SdrBot.Touches;

namespace SdrBot.Tasks;

/// <summary>Makes the tasks that others cause.</summary>
public sealed class TaskMaker(ITaskStore tasks)
{
    /// <summary>The lead wrote: somebody has to answer now. One open answer is enough.</summary>
    /// <param name="channel">Where the lead wrote.</param>
    public async Task<TaskItem> ReplyAsync(Lead lead, string channel, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await tasks.OpenOfLeadAsync(lead.Tenant, lead.Id, cancellationToken)).FirstOrDefault(t => t.Kind == TaskKind.Reply)
        ?? await tasks.AddAsync(
            new TaskItem
            {
                Tenant = lead.Tenant,
                OwnerId = lead.OwnerId,
                LeadId = lead.Id,
                Kind = TaskKind.Reply,
                Activity = channel is Channel.Email or Channel.LinkedIn or Channel.Social ? channel : Channel.Email,
                DueAt = now,
                HasTime = true,
                Reminded = true,
                Priority = 1,
                CreatedAt = now,
            },
            cancellationToken);
}
