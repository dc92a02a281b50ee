using System.Text;

namespace SdrBot.Exports;

/// <summary>
/// Writes an export as RFC 4180 in UTF-8 (with the byte order mark by which a spreadsheet knows it), so that no text in it is a formula
/// to whoever opens it. All text is quoted, since a bare cell invites a reader with another separator to cut it.
/// </summary>
internal sealed class FormulaSafeCsv(Stream file) : IAsyncDisposable
{
    private const int Page = 32 * 1024;

    private readonly StreamWriter writer = new(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), Page, leaveOpen: true);
    private readonly StringBuilder row = new();

    public Task WriteHeaderAsync(IEnumerable<string> names, CancellationToken cancellationToken) =>
        WriteAsync(names.Select(CsvCell.Text), cancellationToken);

    public async Task WriteAsync(IEnumerable<CsvCell> cells, CancellationToken cancellationToken)
    {
        row.Clear();
        foreach (var cell in cells)
        {
            Append(cell);
            row.Append(',');
        }

        row.Length = Math.Max(0, row.Length - 1);
        row.Append("\r\n");
        await writer.WriteAsync(row, cancellationToken);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private void Append(CsvCell cell)
    {
        if (!cell.IsText)
        {
            row.Append(cell.Value);
            return;
        }

        var text = FormulaGuard.Add(cell.Value.Replace("\0", "", StringComparison.Ordinal));
        row.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
