using SdrBot.Conversations;
using SdrBot.Storage;

namespace SdrBot.Turns;

/// <summary>Lets everything follow that depends on somebody's work, for a turn as for a job.</summary>
internal sealed class Aftermath(Session session, IEnumerable<IAfterWork> followers)
{
    public async Task FollowAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var worked = session.Worked.ToLookup(w => w.Tenant, w => w.RepId, StringComparer.Ordinal);
        session.Worked.Clear();
        foreach (var follower in followers)
        {
            foreach (var tenant in worked)
            {
                await follower.AfterAsync(tenant.Key, tenant, now, cancellationToken);
            }
        }
    }
}
