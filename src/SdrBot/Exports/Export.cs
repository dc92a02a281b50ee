using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace SdrBot.Exports;

/// <summary>Writes everything that is stored as CSV and as JSON, row by row, all of it as of one moment.</summary>
internal static class Export
{
    private const int BufferedJson = 64 * 1024;

    // Names stay readable; the files are no part of any page.
    private static readonly JsonWriterOptions Json = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>The rows of each file.</returns>
    public static async Task<IReadOnlyList<(string File, long Rows)>> WriteAsync(SqliteConnection database, string folder, CancellationToken cancellationToken)
    {
        var written = new List<(string, long)>();
#pragma warning disable CA1849 // The asynchronous one takes the write lock.
        await using var moment = database.BeginTransaction(deferred: true);
#pragma warning restore CA1849
        foreach (var table in ExportedTable.All(database))
        {
            written.Add((table.File, await WriteAsync(database, moment, table, folder, cancellationToken)));
        }

        return written;
    }

    private static async Task<long> WriteAsync(SqliteConnection database, SqliteTransaction moment, ExportedTable table, string folder, CancellationToken cancellationToken)
    {
        await using var csvFile = File.Create(Path.Combine(folder, table.File + ".csv"));
        await using var jsonFile = File.Create(Path.Combine(folder, table.File + ".json"));
        await using var csv = new FormulaSafeCsv(csvFile);
        await using var json = new Utf8JsonWriter(jsonFile, Json);
        await using var command = database.CreateCommand();
#pragma warning disable CA2100 // Names come from the schema.
        command.CommandText = table.Sql;
#pragma warning restore CA2100
        command.Transaction = moment;
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await csv.WriteHeaderAsync(table.Columns.Select(c => c.Name), cancellationToken);
        json.WriteStartArray();
        var rows = 0L;
        while (await row.ReadAsync(cancellationToken))
        {
            await csv.WriteAsync(table.Columns.Select((c, i) => c.Cell(row, i)), cancellationToken);
            json.WriteStartObject();
            for (var i = 0; i < table.Columns.Count; i++)
            {
                table.Columns[i].Write(json, row, i);
            }

            json.WriteEndObject();
            rows++;
            if (json.BytesPending > BufferedJson)
            {
                await json.FlushAsync(cancellationToken);
            }
        }

        json.WriteEndArray();
        return rows;
    }
}
