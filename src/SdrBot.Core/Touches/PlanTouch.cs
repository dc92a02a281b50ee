using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Tasks;

namespace SdrBot.Touches;

/// <summary><c>plan lead:42 email today</c>: behind a button; promises a touch for a day, such as the e-mail that belongs to a voicemail.</summary>
public sealed class PlanTouch(LeadFinder finder, ITaskStore tasks, ChannelBook channels) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var channel = slots["channel"]!;
        var match = await finder.FindAsync(turn, LeadFinder.Pin + slots["id"], cancellationToken);
        if (match.Lead is not { } lead || !await channels.IsKnownAsync(turn.Tenant, channel, cancellationToken))
        {
            return match.Ask ?? turn.Say("touches.no_such_channel", ("channel", channel));
        }

        var open = await tasks.OpenOfLeadAsync(turn.Tenant, lead.Id, cancellationToken);
        if (!open.Any(t => t.Activity == channel && DateOnly.FromDateTime(turn.Rep.LocalTime(t.DueAt)) <= turn.Today))
        {
            await tasks.AddAsync(
                new TaskItem
                {
                    Tenant = turn.Tenant,
                    OwnerId = lead.OwnerId,
                    LeadId = lead.Id,
                    Kind = TaskKind.FollowUp,
                    Activity = channel,
                    DueAt = turn.At,
                    Priority = lead.Priority,
                    CreatedAt = turn.At,
                },
                cancellationToken);
        }

        return turn.Say("touches.planned", ("channel", turn.Words.Name("touches.channels", channel)), ("lead", lead.Said));
    }
}
