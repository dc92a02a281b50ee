using System.Collections.Immutable;
using System.Text;
using SdrBot.Exports;
using SdrBot.Leads;
using SdrBot.Turns;

namespace SdrBot.Imports;

/// <summary>Makes a lead's draft of one record.</summary>
internal sealed class RowReader(SheetColumns columns)
{
    private static readonly char[] ListSeparators = [';', ',', '|', '\n'];
    private static readonly LeadField[] Places = [LeadField.City, LeadField.Region, LeadField.Country];

    /// <returns>The row; null when no cell that we read has anything in it.</returns>
    public SheetRow? Read(CsvRecords record)
    {
        RowProblem? left = null;
        var draft = new LeadDraft
        {
            Name = Line(record, LeadField.Name) ?? FullName(Line(record, LeadField.FirstName), Line(record, LeadField.LastName)),
            Company = Line(record, LeadField.Company),
            Title = Line(record, LeadField.Title),
            Email = Email(record),
            Phone = Line(record, LeadField.Phone),
            Location = Line(record, LeadField.Location) ?? Place(record),
            Goal = Line(record, LeadField.Goal),
            Source = Line(record, LeadField.Source),
            Campaign = Line(record, LeadField.Campaign),
            Website = Line(record, LeadField.Website),
            LinkedIn = Line(record, LeadField.LinkedIn),
            Industry = Line(record, LeadField.Industry),
            Size = Value(record, LeadField.Size, CellValues.Count, RowFault.BadNumber, ref left),
            Status = Status(record, ref left),
            Owner = Line(record, LeadField.Owner),
            Priority = Value(record, LeadField.Priority, StatusNames.Priority, RowFault.UnknownPriority, ref left),
            Motion = Line(record, LeadField.Motion),
            Note = First(record, LeadField.Note),
            ExternalId = Line(record, LeadField.ExternalId),
            CreatedOn = Value(record, LeadField.CreatedOn, CellValues.Day, RowFault.BadDate, ref left),
            TechStack = [.. (First(record, LeadField.TechStack) ?? "")
                .Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        };

        return draft.Problem() switch
        {
            DraftProblem.NoIdentity when IsBlank(record) => null,
            DraftProblem.NoIdentity => new(record.Line, null, new(RowFault.NoIdentity)),
            DraftProblem.NoWayToReach => new(record.Line, null, new(RowFault.NoWayToReach)),
            DraftProblem.BadEmail => new(record.Line, null, new(RowFault.BadEmail, columns.Header(LeadField.Email))),
            _ => new(record.Line, draft, left),
        };
    }

    /// <summary>The family name first where the script has it so; Hangul without a space.</summary>
    private static string? FullName(string? first, string? last)
    {
        if (first is null || last is null)
        {
            return first ?? last;
        }

        var eastern = first.EnumerateRunes().Any(Folding.IsCjk) || last.EnumerateRunes().Any(Folding.IsCjk);
        var hangul = first.All(IsHangul) && last.All(IsHangul);
        return (eastern, hangul) switch
        {
            (_, true) => last + first,
            (true, _) => $"{last} {first}",
            _ => $"{first} {last}",
        };
    }

    private static bool IsHangul(char character) => character is >= '가' and <= '힣';

    private bool IsBlank(CsvRecords record) => Enumerable.Range(0, columns.Count).All(i => string.IsNullOrWhiteSpace(record.Cell(i, 100)));

    /// <summary>The first address of cells that may have several.</summary>
    private string? Email(CsvRecords record)
    {
        if (Line(record, LeadField.Email) is not { } cell || ContactKeys.Email(cell) is not null)
        {
            return Line(record, LeadField.Email);
        }

        var parts = cell.Split([',', ';', ' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && Array.TrueForAll(parts, part => ContactKeys.Email(part) is not null) ? parts[0] : cell;
    }

    private string? Place(CsvRecords record)
    {
        var parts = Places.Select(field => Line(record, field)).OfType<string>().ToList();
        return parts.Count > 0 ? string.Join(", ", parts) : null;
    }

    private string? Status(CsvRecords record, ref RowProblem? left)
    {
        ImmutableArray<string> cells = [.. columns.At(LeadField.Status).Select(i => Text(record, i)).OfType<string>()];
        var status = StatusNames.Status(cells);
        if (status is null && cells.Length > 0)
        {
            left ??= new(RowFault.UnknownStatus, columns.Header(LeadField.Status));
        }

        return status;
    }

    private T? Value<T>(CsvRecords record, LeadField field, Func<string, T?> read, RowFault fault, ref RowProblem? left)
        where T : struct
    {
        if (Line(record, field) is not { } cell)
        {
            return null;
        }

        var value = read(cell);
        if (value is null)
        {
            left ??= new(fault, columns.Header(field));
        }

        return value;
    }

    private string? Line(CsvRecords record, LeadField field) =>
        First(record, field) is { } cell
            ? cell.AsSpan().ContainsAny("\r\n\t\u2028\u2029") ? string.Join(' ', cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : cell
            : null;

    private string? First(CsvRecords record, LeadField field)
    {
        foreach (var index in columns.At(field))
        {
            if (Text(record, index) is { } cell)
            {
                return cell;
            }
        }

        return null;
    }

    private static string? Text(CsvRecords record, int index)
    {
        var cell = FormulaGuard.Remove(record.Cell(index, LeadSheet.MaxCell).Trim()).Trim();
        return cell.Length == 0 ? null : Clean(cell.Length > LeadSheet.MaxCell ? Cut(cell) : cell);
    }

    private static string Cut(string cell) =>
        cell[..(char.IsHighSurrogate(cell[LeadSheet.MaxCell - 1]) ? LeadSheet.MaxCell - 1 : LeadSheet.MaxCell)];

    /// <summary>Half a surrogate pair becomes the replacement character, a control character or one that turns the direction of what follows nothing.</summary>
    private static string Clean(string cell)
    {
        if (!cell.Any(c => char.IsSurrogate(c) || PlainText.TurnsDirection(c) || (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))))
        {
            return cell;
        }

        var clean = new StringBuilder(cell.Length);
        foreach (var rune in cell.EnumerateRunes())
        {
            if ((!Rune.IsControl(rune) && !(rune.IsBmp && PlainText.TurnsDirection((char)rune.Value))) || rune.Value is '\n' or '\r' or '\t')
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }
}
