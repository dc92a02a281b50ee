using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace SdrBot.Imports;

/// <summary>A CSV file of leads, as a CRM exports it, read row by row in little memory.</summary>
internal sealed class LeadSheet : IDisposable
{
    /// <summary>The most characters (UTF-16) of one cell; what is longer is cut.</summary>
    public const int MaxCell = 10_000;

    private const int MaxColumns = 2_000;

    private readonly StreamReader text;
    private readonly CsvRecords records;
    private readonly RowFault? other;

    private LeadSheet(StreamReader text, CsvRecords records, SheetColumns columns, RowFault? other)
    {
        this.other = other;
        this.text = text;
        this.records = records;
        Columns = columns;
    }

    /// <summary>What the header says; ask it whether the sheet can be read at all, and what of it is ignored.</summary>
    public SheetColumns Columns { get; }

    /// <summary>Reads the header.</summary>
    /// <param name="file">A stream that can go back, which a sheet needs to tell its encoding; it stays open.</param>
    public static async Task<LeadSheet> OpenAsync(Stream file, CancellationToken cancellationToken)
    {
        var other = await OtherFiles.KindAsync(file, cancellationToken);
        var text = await SheetText.OpenAsync(file, cancellationToken);
        var records = new CsvRecords(text);
        if (other is not null)
        {
            return new LeadSheet(text, records, SheetColumns.Of([]), other);
        }

        await records.DetectSeparatorAsync(cancellationToken);
        var found = await records.ReadAsync(MaxColumns, cancellationToken) && records.Fault is null;
        return new LeadSheet(text, records, SheetColumns.Of(found ? Cells(records) : []), null);
    }

    /// <summary>The rows of the sheet, once. A row that cannot be read is among them, with its line and what is wrong.</summary>
    public async IAsyncEnumerable<SheetRow> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Columns.Missing)
        {
            yield return new(1, null, new(other ?? RowFault.NoUsableColumn));
            yield break;
        }

        var reader = new RowReader(Columns);
        while (await records.ReadAsync(Columns.Count, cancellationToken))
        {
            if (records.Fault is { } fault)
            {
                yield return new(records.Line, null, new(fault));
            }
            else if (HasMore())
            {
                yield return new(records.Line, null, new(RowFault.TooManyCells));
            }
            else if (reader.Read(records) is { } row)
            {
                yield return row;
            }
        }
    }

    public void Dispose() => text.Dispose();

    private static ImmutableArray<string> Cells(CsvRecords records) =>
        [.. Enumerable.Range(0, Math.Min(records.Count, MaxColumns)).Select(i => records.Cell(i, MaxCell).Trim().TrimStart('\uFEFF'))];

    // Empty cells at the end are no data: some exports end every row with a separator.
    private bool HasMore()
    {
        for (var i = Columns.Count; i < records.Count; i++)
        {
            if (!string.IsNullOrWhiteSpace(records.Cell(i, MaxCell)))
            {
                return true;
            }
        }

        return false;
    }
}
