using System.Collections.Immutable;
using System.Text.Json;
using SdrBot.Storage;

namespace SdrBot.Turns;

/// <summary>The rows of turns: the witness of what was taken before, and what is kept to be run again.</summary>
internal static class TurnRows
{
    /// <summary>The problem of a turn that waits until somebody knows who said it.</summary>
    public const string Stranger = "stranger";

    /// <summary>
    /// The id is the witness: who inserts it may answer. A press may come again, but not within the time of a double click, nor where it changed something while its
    /// platform may still send it anew; it takes the place of one that failed.
    /// One that was taken later than now was taken before the clock was set back.
    /// </summary>
    public static async Task<bool> TakeAsync(Session session, Incoming incoming) =>
        await session.RunAsync(
            """
            INSERT INTO turns (tenant, id, at, state, attempts) VALUES (@Tenant, @Id, @At, 'done', 1)
            ON CONFLICT (tenant, id) DO UPDATE SET at = excluded.at, state = 'done', attempts = 1, next_at = NULL, incoming = NULL, problem = NULL, only_read = 0
            WHERE @isPress AND (turns.at <= @before OR turns.at > @after OR (turns.only_read AND turns.at <= @click))
            """,
            new { incoming.Conversation.Tenant, incoming.Id, incoming.At, isPress = incoming.PressedIn is not null, before = incoming.At - incoming.SamePress, after = incoming.At + incoming.SamePress, click = incoming.At - Incoming.DoubleClick }) == 1;

    /// <summary>Nothing was written, so the same control may be used again at once.</summary>
    public static Task<int> HasReadAsync(Session session, Incoming incoming) =>
        session.RunAsync("UPDATE turns SET only_read = 1 WHERE tenant = @Tenant AND id = @Id", new { incoming.Conversation.Tenant, incoming.Id });

    /// <summary>As if it had never come.</summary>
    public static Task<int> ForgetAsync(Session session, Incoming incoming) =>
        session.RunAsync("DELETE FROM turns WHERE tenant = @Tenant AND id = @Id", new { incoming.Conversation.Tenant, incoming.Id });

    /// <summary>A press that failed may have been made again, and answered, before its retry came.</summary>
    public static async Task<bool> IsFailedAsync(Session session, Incoming incoming) =>
        await session.ScalarAsync<long>(
            "SELECT EXISTS (SELECT 1 FROM turns WHERE tenant = @Tenant AND id = @Id AND state = 'failed')", new { incoming.Conversation.Tenant, incoming.Id }) == 1;

    /// <summary>How often it failed.</summary>
    public static Task<int> AttemptsAsync(Session session, Incoming incoming) => session.ScalarAsync<int>(
        "SELECT CASE state WHEN 'failed' THEN attempts ELSE 0 END FROM turns WHERE tenant = @Tenant AND id = @Id", new { incoming.Conversation.Tenant, incoming.Id });

    public static Task<int> DoneAsync(Session session, Incoming incoming) => session.RunAsync(
        "UPDATE turns SET state = 'done', next_at = NULL, incoming = NULL, problem = NULL WHERE tenant = @Tenant AND id = @Id", new { incoming.Conversation.Tenant, incoming.Id });

    /// <summary>What those said whom nobody knows yet, in the order in which they said it; what cannot be read any more is left to the retries, which give it up.</summary>
    public static async Task<ImmutableArray<Incoming>> OfStrangersAsync(Session session)
    {
        var kept = await session.ManyAsync<string>("SELECT incoming FROM turns WHERE state = 'failed' AND problem = @Stranger AND incoming IS NOT NULL ORDER BY at, next_at, id", new { Stranger });
        return [.. kept.Select(Read).OfType<Incoming>()];
    }

    /// <returns>Null when it is no turn any more.</returns>
    private static Incoming? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, StorageJson.Default.Incoming) is { Id: not null, Conversation: { Channel: not null, Tenant: not null, Id: not null }, UserId: not null, Text: not null } incoming ? incoming : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <param name="state"><c>failed</c> to run it again, <c>dead</c> when it is given up.</param>
    public static Task<int> KeepAsync(Session session, Incoming incoming, string state, int attempts, DateTimeOffset nextAt, string problem) => session.RunAsync(
        "UPDATE turns SET state = @state, attempts = @attempts, next_at = @nextAt, incoming = @json, problem = @problem WHERE tenant = @Tenant AND id = @Id",
        new
        {
            incoming.Conversation.Tenant,
            incoming.Id,
            state,
            attempts,
            nextAt,
            json = JsonSerializer.Serialize(incoming, StorageJson.Default.Incoming),
            problem,
        });
}
