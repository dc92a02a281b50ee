using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SdrBot.Storage;

/// <summary>What a unit of work changed, row by row, so that it can be taken back whole.</summary>
internal sealed class Journal(Session session)
{
    private const string Whole = "*";
    private const string Leads = "leads";

    /// <summary>The version of every row when it is made.</summary>
    private const long First = 1;
    private const long Gone = 0;
    private const long Unknown = -1;
    private static readonly string[] OfLeads = ["tasks", "touches", "notes", "facts", "status_changes", "enrolments", "lead_changes", "findings", "finding_changes", "objections", "questions", "handoffs"];

    private readonly List<RowChange> _changes = [];

    public bool IsEmpty => _changes.Count == 0;

    /// <summary>Remembers a row as it stands now, before it changes.</summary>
    /// <param name="columns">Those that are about to change, the version among them; a row whose whole was remembered is not read again.</param>
    public async Task BeforeAsync(string table, long id, string columns = Whole)
    {
        var isKnown = _changes.Exists(c => c.Table == table && c.Id == id && (c.Columns == Whole || c.Columns == columns || c.Before is null));
        Changed(table, id, Unknown);
        if (!isKnown && await session.OneAsync<dynamic>($"SELECT {columns} FROM {table} WHERE id = @id", new { id }) is IDictionary<string, object?> row)
        {
            _changes.Add(new RowChange(table, id, ToJson(row), Unknown) { Columns = columns });
        }
    }

    /// <summary>As <see cref="BeforeAsync"/>, for a row that may have gone and now comes back.</summary>
    private async Task BeforeRestoreAsync(string table, long id)
    {
        if (await session.ScalarAsync<long?>($"SELECT 1 FROM {table} WHERE id = @id", new { id }) is null && !_changes.Exists(c => c.Table == table && c.Id == id))
        {
            _changes.Add(new RowChange(table, id, null, Unknown));
            return;
        }

        await BeforeAsync(table, id);
    }

    /// <summary>Remembers a row that was made just now, and is not changed again without <see cref="BeforeAsync"/>.</summary>
    public void Created(string table, long id) => _changes.Add(new RowChange(table, id, null, First));

    /// <summary>Learns the version that a change left, where the statement said it; what changes after that goes through <see cref="BeforeAsync"/> again.</summary>
    public void Changed(string table, long id, long version)
    {
        for (var i = 0; i < _changes.Count; i++)
        {
            if (_changes[i].Table == table && _changes[i].Id == id)
            {
                _changes[i] = _changes[i] with { Version = version };
            }
        }
    }

    /// <summary>The changes, with the version that each row has now: a row that changes again can no longer be taken back.</summary>
    public async Task<string> FinishAsync()
    {
        var finished = new List<RowChange>(_changes.Count);
        foreach (var change in _changes)
        {
            finished.Add(change.Version != Unknown ? change : change with { Version = await session.ScalarAsync<long?>($"SELECT version FROM {change.Table} WHERE id = @Id", change) ?? Gone });
        }

        return JsonSerializer.Serialize(finished, StorageJson.Default.ListRowChange);
    }

    /// <returns>False, and nothing changed, when a row was changed again meanwhile.</returns>
    public static async Task<bool> RestoreAsync(Session session, string changes)
    {
        var all = JsonSerializer.Deserialize(changes, StorageJson.Default.ListRowChange)!;
        foreach (var change in all)
        {
            var version = await session.ScalarAsync<long?>($"SELECT version FROM {change.Table} WHERE id = @Id", change);
            if ((version ?? Gone) != change.Version || (change is { Table: Leads, Before: null } && await HasMoreAsync(session, change.Id, all)))
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

    /// <summary>Has somebody written about a new lead since? It would go with the lead.</summary>
    private static async Task<bool> HasMoreAsync(Session session, long leadId, List<RowChange> all)
    {
        foreach (var table in OfLeads)
        {
            var rows = await session.ManyAsync<long>($"SELECT id FROM {table} WHERE lead_id = @leadId", new { leadId });
            if (rows.Any(id => !all.Exists(c => c.Table == table && c.Id == id)))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task RestoreAsync(Session session, RowChange change)
    {
        await TellAsync(session, change);
        if (session.Journal is { } journal)
        {
            // Part of a command that can be undone itself, as a correction is.
            await journal.BeforeRestoreAsync(change.Table, change.Id);
        }

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
        values.Add("id", change.Id);
        var columns = before.Select(b => b.Key).Where(c => c != "id").ToArray();
        if (await session.RunAsync($"UPDATE {change.Table} SET {string.Join(", ", columns.Select(c => $"{c} = @{c}"))} WHERE id = @id", values) == 0)
        {
            await session.RunAsync($"INSERT INTO {change.Table} (id, {string.Join(", ", columns)}) VALUES (@id, {string.Join(", ", columns.Select(c => $"@{c}"))})", values);
        }

        await TellAsync(session, change);
        if (change.Table == Leads && before.ContainsKey("search"))
        {
            await new LeadStore(session).IndexAgainAsync(change.Id);
        }
    }

    /// <summary>Whose day it is that changes.</summary>
    private static async Task TellAsync(Session session, RowChange change)
    {
        if (change.Table is "tasks" or "touches"
            && await session.OneAsync<Worker>($"SELECT tenant, {(change.Table == "tasks" ? "owner_id" : "rep_id")} AS rep_id FROM {change.Table} WHERE id = @Id", change) is { } worker)
        {
            session.Worked.Add((worker.Tenant, worker.RepId));
        }
    }

    private sealed record Worker
    {
        public required string Tenant { get; init; }

        public required string RepId { get; init; }
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
internal sealed record RowChange(string Table, long Id, JsonObject? Before, long Version)
{
    /// <summary>Which columns were remembered.</summary>
    [JsonIgnore]
    public string? Columns { get; init; }
}
