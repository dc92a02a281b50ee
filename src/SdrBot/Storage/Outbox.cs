using System.Text.Json;
using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Storage;

/// <summary>What the bot says, saved with the turn that says it. A message is one row for life; an edit raises its version.</summary>
/// <param name="threads">The platforms that have threads.</param>
internal sealed class Outbox(Session session, OutboxBell bell, TimeProvider clock, IEnumerable<ThreadedChannel>? threads = null) : IOutbox
{
    /// <summary>Whoever has left is told nothing any more, whatever asks for it.</summary>
    public async Task<bool> TellAsync(Rep rep, string key, Reply reply, CancellationToken cancellationToken) =>
        await session.OneAsync<IdentityRow>(
            """
            SELECT i.channel, i.conversation FROM identities i JOIN reps r ON r.tenant = i.tenant AND r.id = i.rep_id
            WHERE i.tenant = @Tenant AND i.rep_id = @Id AND i.conversation IS NOT NULL AND r.active = 1 ORDER BY coalesce(i.heard_at, 0) DESC, i.channel, i.user_id LIMIT 1
            """,
            new { rep.Tenant, rep.Id }) is { } identity
        && await PostAsync(JsonSerializer.Deserialize(identity.Conversation, StorageJson.Default.ConversationReference)!, key, reply);

    public async Task<bool> AnnounceAsync(string tenant, string purpose, string key, Reply reply, CancellationToken cancellationToken)
    {
        var conversation = await session.ScalarAsync<string>(
            "SELECT conversation FROM routes WHERE tenant = @tenant AND purpose = @purpose ORDER BY channel, conversation LIMIT 1", new { tenant, purpose });
        return conversation is not null && await PostAsync(JsonSerializer.Deserialize(conversation, StorageJson.Default.ConversationReference)!, key, reply);
    }

    /// <summary>Answers somebody in a shared channel so that nobody else reads it: where the two talk alone. A question that waits for an answer moves along.</summary>
    public async Task WhisperAsync(Turn turn, string key, Reply reply)
    {
        var place = await session.ScalarAsync<string>(
            "SELECT conversation FROM identities WHERE tenant = @Tenant AND rep_id = @Id AND conversation IS NOT NULL ORDER BY channel = @Channel DESC, coalesce(heard_at, 0) DESC, channel, user_id LIMIT 1",
            new { turn.Tenant, turn.Rep.Id, turn.Conversation.Channel });
        if (place is null)
        {
            await PostAsync(turn.Conversation, key, turn.Say("conversations.write_to_me"));
            return;
        }

        var direct = JsonSerializer.Deserialize(place, StorageJson.Default.ConversationReference)!;
        await session.RunAsync(
            """
            DELETE FROM forms WHERE conversation = @To AND rep_id = @Id AND EXISTS (SELECT 1 FROM forms WHERE conversation = @From AND rep_id = @Id);
            UPDATE forms SET conversation = @To WHERE conversation = @From AND rep_id = @Id;
            """,
            new { To = direct.Key, From = turn.Conversation.Key, turn.Rep.Id });
        await PostAsync(direct, key, reply);
    }

    public async Task<bool> AnswerAsync(string tenant, string earlier, string key, Reply reply, CancellationToken cancellationToken) =>
        await session.ScalarAsync<string>("SELECT conversation FROM messages WHERE tenant = @tenant AND key = @earlier", new { tenant, earlier }) is { } place
        && JsonSerializer.Deserialize(place, StorageJson.Default.ConversationReference) is { } conversation
        && threads?.Any(t => t.Id == conversation.Channel) == true
        && await PostAsync(conversation, key, reply with { InThreadOf = earlier });

    public async Task<bool> PostAsync(ConversationReference conversation, string key, Reply reply)
    {
        var now = clock.GetUtcNow();
        var rows = await session.RunAsync(
            """
            INSERT INTO messages (tenant, key, channel, conversation, reply, state, version, delivered, attempts, next_at, created_at)
            VALUES (@Tenant, @key, @Channel, @conversation, @reply, 'waiting', 1, 0, 0, @now, @now)
            ON CONFLICT (tenant, key) DO NOTHING
            """,
            new { conversation.Tenant, key, conversation.Channel, conversation = Json(conversation), reply = Json(reply), now });
        session.AfterCommit(bell.Ring);
        if (rows == 1 && (reply.InThreadOf ?? reply.About) is { } earlier)
        {
            await session.RunAsync(
                """
                UPDATE messages SET after_id = e.id, in_thread = @inThread FROM messages e
                WHERE messages.tenant = @Tenant AND messages.key = @key AND e.tenant = @Tenant AND e.key = @earlier AND (@inThread = 0 OR e.conversation = messages.conversation)
                """,
                new { conversation.Tenant, key, earlier, inThread = reply.InThreadOf is not null });
        }

        return rows == 1;
    }

    public async Task<bool> ReplaceAsync(string tenant, string key, Reply reply, CancellationToken cancellationToken)
    {
        var rows = await session.RunAsync(
            """
            UPDATE messages SET reply = @reply, version = version + 1, attempts = 0, next_at = CASE WHEN state = 'sending' THEN next_at ELSE @now END,
              state = CASE WHEN state = 'sending' OR (state = 'unknown' AND platform_id IS NULL) THEN state ELSE 'waiting' END
            WHERE tenant = @tenant AND key = @key
            """,
            new { tenant, key, reply = Json(reply), now = clock.GetUtcNow() });
        session.AfterCommit(bell.Ring);
        return rows == 1;
    }

    /// <summary>The message is reached at another address from now on.</summary>
    public static Task MoveAsync(Session session, long id, ConversationReference conversation) =>
        session.RunAsync("UPDATE messages SET conversation = @conversation WHERE id = @id", new { id, conversation = Json(conversation) });

    public async Task ReplaceEveryAsync(string tenant, string beginning, Reply reply, CancellationToken cancellationToken)
    {
        // A semicolon comes next after the colon, so that the index of the keys answers.
        foreach (var key in await session.ManyAsync<string>(
            "SELECT key FROM messages WHERE tenant = @tenant AND key >= @beginning AND key < @end AND reply <> @reply", new { tenant, beginning, end = $"{beginning[..^1]};", reply = Json(reply) }))
        {
            await ReplaceAsync(tenant, key, reply, cancellationToken);
        }
    }

    private static string Json(Reply reply) => JsonSerializer.Serialize(reply, StorageJson.Default.Reply);

    private static string Json(ConversationReference conversation) => JsonSerializer.Serialize(conversation, StorageJson.Default.ConversationReference);

    private sealed record IdentityRow
    {
        public required string Channel { get; init; }

        public required string Conversation { get; init; }
    }
}

/// <summary>A platform whose messages have threads.</summary>
internal sealed record ThreadedChannel(string Id);

/// <summary>Wakes the dispatcher when something was saved for it.</summary>
internal sealed class OutboxBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Ring()
    {
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been rung already and nobody has come yet.
        }
    }

    public Task<bool> WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => _rung.WaitAsync(longest, cancellationToken);

    public void Dispose() => _rung.Dispose();
}
