using SdrBot.Leads;

namespace SdrBot.Imports;

/// <summary>What is wrong with a row of a sheet.</summary>
internal enum RowFault
{
    /// <summary>The sheet has no header that names a lead's data.</summary>
    NoUsableColumn,

    /// <summary>The whole file has nothing in it.</summary>
    EmptyFile,

    /// <summary>The file is a spreadsheet program's own, and no CSV.</summary>
    Workbook,

    /// <summary>The file is a packed archive.</summary>
    Archive,

    /// <summary>The file is a picture.</summary>
    Picture,

    /// <summary>The file is a PDF.</summary>
    Document,

    /// <summary>A quote was opened and not closed; reading went on with the line after the one where it was opened.</summary>
    UnclosedQuote,

    /// <summary>More cells than the header has columns: a separator inside a cell that is not quoted.</summary>
    TooManyCells,

    /// <summary>More text in one row than any CRM writes.</summary>
    TooLong,

    BadEmail,

    /// <summary>Neither a name nor a company nor an e-mail address.</summary>
    NoIdentity,

    /// <summary>A name or a company alone.</summary>
    NoWayToReach,

    /// <summary>The lead was read, without a number that could not be.</summary>
    BadNumber,

    /// <summary>The lead was read, without a date that could not be.</summary>
    BadDate,

    /// <summary>The lead was read, without a status that is none of ours and has no counterpart.</summary>
    UnknownStatus,

    /// <summary>The lead was read, without a priority that could not be.</summary>
    UnknownPriority,
}

/// <param name="Column">The header of the cell that is wrong; null when it is the whole row.</param>
internal sealed record RowProblem(RowFault Fault, string? Column = null);

/// <summary>
/// A row of a sheet. With a draft it can be imported; a problem beside a draft says what had to be left out; a problem alone says why
/// the row cannot be imported.
/// </summary>
/// <param name="Line">The line of the file, from 1, on which the row begins.</param>
internal sealed record SheetRow(int Line, LeadDraft? Draft, RowProblem? Problem);
