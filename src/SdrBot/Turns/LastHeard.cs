using System.Collections.Concurrent;
using SdrBot.People;
using SdrBot.Storage;

namespace SdrBot.Turns;

/// <summary>On which platform somebody was last heard who is on several: what they are told of the bot's own accord they are told there.</summary>
internal sealed class LastHeard
{
    /// <summary>Where each was last, so that whoever stays on one platform costs one write in the life of a process.</summary>
    private readonly ConcurrentDictionary<(string Tenant, string RepId), (string Channel, string UserId)> _last = [];

    public async Task NoteAsync(Session session, Incoming incoming, Rep rep)
    {
        var (person, account) = ((rep.Tenant, rep.Id), (incoming.Conversation.Channel, incoming.UserId));
        if (_last.TryGetValue(person, out var last) && last == account)
        {
            return;
        }

        await session.RunAsync(
            "UPDATE identities SET heard_at = @At WHERE channel = @Channel AND tenant = @Tenant AND user_id = @UserId",
            new { incoming.At, incoming.Conversation.Channel, incoming.Conversation.Tenant, incoming.UserId });
        session.AfterCommit(() => _last[person] = account);
    }
}
