using System.Collections.Immutable;

namespace SdrBot.Imports;

/// <summary>What an import did, or what it would do.</summary>
internal sealed record ImportSummary
{
    /// <summary>The most rows that are named; the rest are counted.</summary>
    public const int MostNamed = 200;

    /// <summary>The rows read, whatever became of them.</summary>
    public int Rows { get; init; }

    public int Added { get; init; }

    /// <summary>Known leads of which something was missing.</summary>
    public int Merged { get; init; }

    /// <summary>Known leads about which the row said nothing new.</summary>
    public int Unchanged { get; init; }

    /// <summary>Leads of colleagues for whom the importing rep does not work: left alone.</summary>
    public int Colleagues { get; init; }

    /// <summary>The rows that could not be read.</summary>
    public int Unreadable { get; init; }

    /// <summary>The rows that were read without a value that could not be.</summary>
    public int LeftOut { get; init; }

    /// <summary>The first of the rows that could not be read.</summary>
    public ImmutableArray<ImportIssue> Issues { get; init; } = [];

    /// <summary>The first of the rows that were read without a value.</summary>
    public ImmutableArray<ImportIssue> Incomplete { get; init; } = [];

    /// <summary>How many rows could not be read, by what was wrong.</summary>
    public ImmutableSortedDictionary<string, int> Faults { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>The columns that say nothing about a lead.</summary>
    public ImmutableArray<string> Ignored { get; init; } = [];

    public ImportSummary With(SheetRow row, ImportOutcome outcome)
    {
        var next = this with
        {
            Rows = Rows + 1,
            Added = Added + (outcome == ImportOutcome.Added ? 1 : 0),
            Merged = Merged + (outcome == ImportOutcome.Merged ? 1 : 0),
            Unchanged = Unchanged + (outcome == ImportOutcome.Unchanged ? 1 : 0),
            Colleagues = Colleagues + (outcome == ImportOutcome.Colleagues ? 1 : 0),
            Unreadable = Unreadable + (outcome == ImportOutcome.Unreadable ? 1 : 0),
            LeftOut = LeftOut + (outcome != ImportOutcome.Unreadable && row.Problem is not null ? 1 : 0),
        };
        if (row.Problem is not { } problem)
        {
            return next;
        }

        var fault = Key(problem.Fault);
        if (outcome != ImportOutcome.Unreadable)
        {
            return Incomplete.Length < MostNamed ? next with { Incomplete = Incomplete.Add(new(row.Line, fault, problem.Column)) } : next;
        }

        return next with
        {
            Faults = Faults.SetItem(fault, Faults.GetValueOrDefault(fault) + 1),
            Issues = Issues.Length < MostNamed ? Issues.Add(new(row.Line, fault, problem.Column)) : Issues,
        };
    }

    /// <summary>A fault as it is stored and named: <c>bad_email</c>.</summary>
    public static string Key(RowFault fault) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.ToString());
}

/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Fault">What is wrong, such as <c>bad_email</c>.</param>
internal sealed record ImportIssue(int Line, string Fault, string? Column);

internal enum ImportOutcome
{
    Added,
    Merged,
    Unchanged,
    Colleagues,
    Unreadable,
}

/// <summary>How far an import is.</summary>
internal sealed record ImportProgress(ImportSummary SoFar);
