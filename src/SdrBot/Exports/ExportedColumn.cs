using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace SdrBot.Exports;

/// <summary>A column, and what its values are, which the names in the migrations tell: <c>*_at</c> is an instant, <c>is_*</c> a yes or no.</summary>
internal sealed record ExportedColumn(string Name, ValueKind Kind)
{
    private static readonly FrozenSet<string> Flags = new[] { "active", "has_time", "reminded" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Columns that hold a document of our own.</summary>
    private static readonly FrozenSet<string> Documents = new[] { "definition", "reply", "conversation", "incoming", "facts", "body", "brief", "assignment" }.ToFrozenSet(StringComparer.Ordinal);

    public static ExportedColumn Of(string name) => new(
        name,
        name == "at" || name.EndsWith("_at", StringComparison.Ordinal) ? ValueKind.Instant
            : name.StartsWith("is_", StringComparison.Ordinal) || Flags.Contains(name) ? ValueKind.Flag
            : Documents.Contains(name) ? ValueKind.Document
            : ValueKind.Plain);

    public CsvCell Cell(SqliteDataReader row, int i) => row.GetValue(i) switch
    {
        DBNull => CsvCell.Text(null),
        long number when Kind == ValueKind.Instant => CsvCell.Time(DateTimeOffset.FromUnixTimeMilliseconds(number)),
        long number when Kind == ValueKind.Flag => CsvCell.Flag(number != 0),
        long number => CsvCell.Number(number),
        double number => CsvCell.Number((decimal)number),
        var other => CsvCell.Text(Convert.ToString(other, CultureInfo.InvariantCulture)),
    };

    public void Write(Utf8JsonWriter json, SqliteDataReader row, int i)
    {
        json.WritePropertyName(Name);
        switch (row.GetValue(i))
        {
            case DBNull:
                json.WriteNullValue();
                break;
            case long number when Kind == ValueKind.Instant:
                json.WriteStringValue(DateTimeOffset.FromUnixTimeMilliseconds(number).UtcDateTime);
                break;
            case long number when Kind == ValueKind.Flag:
                json.WriteBooleanValue(number != 0);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case string document when Kind == ValueKind.Document && document.StartsWith('{'):
                json.WriteRawValue(document);
                break;
            case var other:
                json.WriteStringValue(Convert.ToString(other, CultureInfo.InvariantCulture));
                break;
        }
    }
}

internal enum ValueKind
{
    Plain,

    /// <summary>Milliseconds since 1970 in UTC.</summary>
    Instant,

    /// <summary>0 or 1.</summary>
    Flag,

    /// <summary>JSON.</summary>
    Document,
}
