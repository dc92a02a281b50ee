using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Turns;

namespace SdrBot.Channels.Slack;

/// <summary>
/// Answers a slash command in its acknowledgement, which saves a call and two commits. Only a command that reads: where Slack does not hear
/// the acknowledgement, the person is told that the command failed and asks again, and what was logged would be logged twice.
/// </summary>
internal sealed class SlackAtOnce(IDatabase database, TurnRunner turns, OutboxBell bell, TimeProvider clock)
{
    /// <summary>Slack gives three seconds, and shows nothing that comes later.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(2.5);

    /// <returns>With the answer, or without it where that comes by the outbox.</returns>
    public async Task<SlackAck> RunAsync(Incoming command, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var answer = await database.WriteAsync(
            command.Conversation.Key,
            async session => await turns.RunAsync(session, command, cancellationToken) == TurnResult.Answered && HasRead(session) && clock.GetElapsedTime(began) < Soon ? await TakeAsync(session, command) : null,
            cancellationToken);
        if (answer is null)
        {
            return SlackAck.Taken;
        }

        if (clock.GetElapsedTime(began) > Late)
        {
            await database.WriteAsync(command.Conversation.Key, session => PutBackAsync(session, answer), cancellationToken);
            return SlackAck.Taken;
        }

        var shown = SlackRenderer.Render(answer.Id, answer.Version, answer.Reply);
        return new SlackAck { ResponseType = "ephemeral", Text = shown.Text, Blocks = shown.Blocks };
    }

    private static bool HasRead(Session session) => session is { Journal: null or { IsEmpty: true }, Worked.Count: 0 };

    /// <returns>The answer, which nobody else sends now; null where it is said elsewhere, or Slack might refuse its look and has to be asked.</returns>
    private static async Task<StoredMessage?> TakeAsync(Session session, Incoming command)
    {
        var id = await session.ScalarAsync<long?>(
            "SELECT id FROM messages WHERE tenant = @Tenant AND key = @key AND state = 'waiting' AND after_id IS NULL", new { command.Conversation.Tenant, key = $"turn:{command.Id}" });
        if (id is null || await StoredMessage.FindAsync(session, id.Value) is not { } answer || answer.Conversation != command.Conversation || answer.Reply.Blocks.Any(b => b is Chart or Table))
        {
            return null;
        }

        await session.RunAsync("UPDATE messages SET state = 'sent', delivered = version, platform_id = @ReplyTo WHERE id = @id", new { id, command.Conversation.ReplyTo });
        return answer;
    }

    /// <summary>Nobody sees what is acknowledged so late.</summary>
    private async Task<int> PutBackAsync(Session session, StoredMessage answer)
    {
        session.AfterCommit(bell.Ring);
        return await session.RunAsync("UPDATE messages SET state = 'waiting', delivered = 0, platform_id = NULL WHERE id = @Id AND state = 'sent' AND version = @Version", new { answer.Id, answer.Version });
    }
}
