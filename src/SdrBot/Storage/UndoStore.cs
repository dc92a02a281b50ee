using Microsoft.Data.Sqlite;
using SdrBot.Conversations;

namespace SdrBot.Storage;

internal sealed class UndoStore(Session session) : IUndo
{
    /// <summary>SQLite's code of a row that may not stand beside those that are there.</summary>
    private const int Constraint = 19;

    public Task SaveAsync(Turn turn, string intent, string changes) => session.RunAsync(
        """
        INSERT INTO undo (tenant, turn_id, rep_id, at, intent, changes) VALUES (@Tenant, @Id, @RepId, @At, @intent, @changes)
        ON CONFLICT (tenant, turn_id) DO UPDATE SET at = excluded.at, intent = excluded.intent, changes = excluded.changes, undone_at = NULL
        """,
        new { turn.Tenant, turn.Id, RepId = turn.Rep.Id, turn.At, intent, changes });

    public async Task<TakenBack> UndoAsync(Turn turn, string? turnId, CancellationToken cancellationToken)
    {
        var row = turnId is null
            ? await session.OneAsync<UndoRow>(
                "SELECT id, turn_id, at, intent, changes, undone_at FROM undo WHERE tenant = @Tenant AND rep_id = @Id AND undone_at IS NULL AND turn_id NOT LIKE @unasked ORDER BY at DESC, id DESC LIMIT 1",
                new { turn.Tenant, turn.Rep.Id, unasked = IUndo.Unasked + "%" })
            : await session.OneAsync<UndoRow>(
                "SELECT id, turn_id, at, intent, changes, undone_at FROM undo WHERE tenant = @Tenant AND rep_id = @Id AND turn_id = @turnId", new { turn.Tenant, turn.Rep.Id, turnId });
        if (row is null)
        {
            return new(UndoResult.Nothing);
        }

        if (row.UndoneAt is not null)
        {
            return new(UndoResult.Already);
        }

        if (turn.At - row.At > (row.TurnId.StartsWith(IUndo.Unasked, StringComparison.Ordinal) ? IUndo.UnaskedWindow : IUndo.Window))
        {
            return new(UndoResult.TooLate);
        }

        if (!await RestoreAsync(row.Changes))
        {
            return new(UndoResult.Overtaken);
        }

        if (session.Journal is { } journal)
        {
            // Inside a correction, which can be taken back itself: then this can be taken back once more.
            await journal.BeforeAsync("undo", row.Id, "undone_at, version");
        }

        await session.RunAsync("UPDATE undo SET undone_at = @At, version = version + 1 WHERE id = @Id", new { turn.At, row.Id });
        return new(UndoResult.Undone, row.Intent);
    }

    /// <returns>False, and nothing changed, when a row was changed again, or when another row has come meanwhile where only one may be: a second answer to one question, a second plan of one lead.</returns>
    private async Task<bool> RestoreAsync(string changes)
    {
        try
        {
            return await session.NestedAsync(() => Journal.RestoreAsync(session, changes));
        }
        catch (SqliteException e) when (e.SqliteErrorCode == Constraint)
        {
            return false;
        }
    }

    private sealed record UndoRow
    {
        public long Id { get; init; }

        public required string TurnId { get; init; }

        public DateTimeOffset At { get; init; }

        public required string Intent { get; init; }

        public required string Changes { get; init; }

        public DateTimeOffset? UndoneAt { get; init; }
    }
}
