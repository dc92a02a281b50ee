using System.Buffers;
using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.Leads;

namespace SdrBot.Erasure;

/// <summary>Where people write freely, and whose what they wrote is.</summary>
internal static class WrittenTexts
{
    /// <summary>Beside what belongs to the lead.</summary>
    public static IReadOnlyList<(string Table, string Column)> Columns { get; } =
    [
        ("notes", "text"), ("facts", "text"), ("facts", "source"), ("tasks", "title"), ("touches", "note"), ("findings", "value"), ("findings", "words"),
        ("finding_changes", "from_value"), ("finding_changes", "from_words"), ("finding_changes", "to_value"), ("finding_changes", "to_words"), ("status_changes", "reason"), ("enrolments", "stop_reason"), ("leads", "goal"), ("leads", "preference"),
        ("objections", "text"), ("objections", "competitor"), ("questions", "text"), ("questions", "answer"),
        ("handoffs", "override_reason"), ("handoffs", "decline_words"), ("handoffs", "outcome_reason"), ("handoffs", "competitor"), ("handoffs", "quality_reason"), ("handoff_questions", "text"), ("handoff_questions", "answer"),
        ("script_variants", "text"), ("reflections", "answer"),
        ("lead_changes", "was"), ("lead_changes", "became"),
    ];

    /// <summary>What the company says of its own: its settings and steps, its playbook and its scripts.</summary>
    private const string OfCompany =
        """
        SELECT value FROM settings WHERE tenant = @Tenant AND key LIKE 'company:%' UNION ALL SELECT name FROM next_steps WHERE tenant = @Tenant
        UNION ALL SELECT text FROM playbook_versions WHERE tenant = @Tenant UNION ALL SELECT text FROM playbook_drafts WHERE tenant = @Tenant UNION ALL SELECT text FROM script_variants WHERE tenant = @Tenant
        """;

    /// <summary>Those texts of a lead that were written of nobody else, and that neither its company nor the program says: where one of these stands, it is told of this lead.</summary>
    public static IReadOnlyList<string> OfNobodyElse(SqliteConnection database, Lead lead, IEnumerable<string> texts)
    {
        var left = texts.Select(t => t.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var any = SearchValues.Create([.. left], StringComparison.OrdinalIgnoreCase);
        foreach (var other in ShippedWords.Texts.Concat(database.Query<string>($"{OfCompany} UNION ALL {OfOthers(database)}", lead, buffered: false)))
        {
            if (left.Count > 0 && other.AsSpan().ContainsAny(any))
            {
                left.RemoveAll(t => other.Contains(t, StringComparison.OrdinalIgnoreCase));
                any = SearchValues.Create([.. left], StringComparison.OrdinalIgnoreCase);
            }
        }

        return left;
    }

    private static string OfOthers(SqliteConnection database)
    {
        var ofLeads = LeadTraces.Tables(database).ToHashSet(StringComparer.Ordinal);
        return string.Join(" UNION ALL ", Columns.Where(c => c.Table == "leads" || ofLeads.Contains(c.Table)).Select(c =>
            $"SELECT {c.Column} FROM {c.Table} WHERE tenant = @Tenant AND {(c.Table == "leads" ? "id" : "lead_id")} <> @Id AND {c.Column} IS NOT NULL"));
    }
}
