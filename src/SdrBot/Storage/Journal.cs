using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SdrBot.Storage;

/// <summary>What a unit of work changed, row by row, so that it can be taken back whole.</summary>
internal sealed class Journal(Session session)
{
    private readonly List<RowChange> _changes = [];

    public bool IsEmpty => _changes.Count == 0;

    /// <summary>Remembers a row as it stands now; only the first time in a unit.</summary>
    public async Task BeforeAsync(string table, long id)
    {
        if (_changes.Exists(c => c.Table == table && c.Id == id))
        {
            return;
        }

        if (await session.OneAsync<dynamic>($"SELECT * FROM {table} WHERE id = @id", new { id }) is IDictionary<string, object?> row)
        {
            _changes.Add(new RowChange(table, id, ToJson(row), 0));
        }
    }

    public void Created(string table, long id) => _changes.Add(new RowChange(table, id, null, 0));

    /// <summary>The changes, with the version that each row has now: a row that changes again can no longer be taken back.</summary>
    public async Task<string> FinishAsync()
    {
        var finished = new List<RowChange>(_changes.Count);
        foreach (var change in _changes)
        {
            var version = await session.ScalarAsync<long?>($"SELECT version FROM {change.Table} WHERE id = @Id", change);
            finished.Add(change with { Version = version ?? 0 });
        }

        return JsonSerializer.Serialize(finished, StorageJson.Default.ListRowChange);
    }

    /// <returns>False, and nothing changed, when a row was changed again meanwhile.</returns>
    public static async Task<bool> RestoreAsync(Session session, string changes)
    {
        var all = JsonSerializer.Deserialize(changes, StorageJson.Default.ListRowChange)!;
        foreach (var change in all)
        {
            if (await session.ScalarAsync<long?>($"SELECT version FROM {change.Table} WHERE id = @Id", change) != change.Version)
            {
                return false;
            }
        }

        foreach (var change in Enumerable.Reverse(all))
        {
            await RestoreAsync(session, change);
        }

        return true;
    }

    private static async Task RestoreAsync(Session session, RowChange change)
    {
        if (change.Before is not { } before)
        {
            await session.RunAsync($"DELETE FROM {change.Table} WHERE id = @Id", change);
            return;
        }

        var values = new Dapper.DynamicParameters();
        foreach (var (column, value) in before)
        {
            values.Add(column, FromJson(value));
        }

        // Its version comes back as well: what was done before can then be taken back next.
        await session.RunAsync(
            $"UPDATE {change.Table} SET {string.Join(", ", before.Select(b => $"{b.Key} = @{b.Key}"))} WHERE id = @id", values);
    }

    private static JsonObject ToJson(IDictionary<string, object?> row) =>
        new(row.Select(c => KeyValuePair.Create(c.Key, c.Value switch
        {
            null => null,
            long number => JsonValue.Create(number),
            double number => (JsonNode?)JsonValue.Create(number),
            var other => JsonValue.Create(Convert.ToString(other, CultureInfo.InvariantCulture)),
        })));

    private static object? FromJson(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.Number => node.AsValue().TryGetValue<long>(out var whole) ? whole : node.GetValue<double>(),
        JsonValueKind.String => node.GetValue<string>(),
        _ => null,
    };
}

/// <param name="Before">The row's columns; null when the unit made the row.</param>
/// <param name="Version">The row's version after the unit.</param>
internal sealed record RowChange(string Table, long Id, JsonObject? Before, long Version);
