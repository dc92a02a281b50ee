using System.Collections.Frozen;
using Microsoft.Data.Sqlite;

namespace SdrBot.Exports;

/// <summary>A table as it is exported: the name of its files and its columns. Found in the database itself, so that a new table cannot be forgotten.</summary>
/// <param name="File">The name of the files without the ending.</param>
/// <param name="Order">What sorts the rows the same way every time.</param>
internal sealed record ExportedTable(string Name, string File, IReadOnlyList<ExportedColumn> Columns, string Order)
{
    /// <summary>Made from others or of use to the program only.</summary>
    private static readonly FrozenSet<string> Left = new[] { "migrations", "lead_words", "undo", "forms" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Copies of other columns, folded for comparing and finding.</summary>
    private static readonly FrozenSet<string> LeftColumns = new[] { "leads.search", "leads.email_key", "leads.person_key", "leads.phone_suffix" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["reps"] = "people",
        ["status_changes"] = "status_history",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public string Sql => $"SELECT {string.Join(", ", Columns.Select(c => c.Name))} FROM {Name} ORDER BY {Order}";

    public static IReadOnlyList<ExportedTable> All(SqliteConnection database)
    {
        var names = new List<string>();
        using (var command = database.CreateCommand())
        {
            command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                names.Add(reader.GetString(0));
            }
        }

        return [.. names.Where(n => !Left.Contains(n)).Select(n => Of(database, n))];
    }

    private static ExportedTable Of(SqliteConnection database, string name)
    {
        var columns = new List<ExportedColumn>();
        var keys = new List<(long Place, string Column)>();
        using var command = database.CreateCommand();
        command.CommandText = "SELECT name, pk FROM pragma_table_info($name) ORDER BY cid";
        command.Parameters.AddWithValue("$name", name);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var column = reader.GetString(0);
            keys.Add((reader.GetInt64(1), column));
            if (!LeftColumns.Contains($"{name}.{column}"))
            {
                columns.Add(ExportedColumn.Of(column));
            }
        }

        var order = string.Join(", ", keys.Where(k => k.Place > 0).OrderBy(k => k.Place).Select(k => k.Column));
        return new(name, Names.GetValueOrDefault(name, name), columns, order.Length == 0 ? "rowid" : order);
    }
}
