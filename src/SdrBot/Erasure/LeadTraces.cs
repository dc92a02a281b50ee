using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.Leads;

namespace SdrBot.Erasure;

/// <summary>What a database knows of one lead: its rows, the turns that were about it, and the words that give it away.</summary>
internal sealed record LeadTraces(Lead Lead, Traces Words, IReadOnlySet<string> Turns, IReadOnlySet<(string Table, long Id)> Rows)
{
    /// <summary>A shorter note says nothing of one person alone, and a longer beginning may be cut off where it is shown.</summary>
    private const int ShortestNote = 12;
    private const int Beginning = 40;

    public static LeadTraces Of(SqliteConnection database, Lead lead)
    {
        var id = new { lead.Id };
        var turns = database.Query<string>(
            """
            SELECT turn_id FROM touches WHERE lead_id = @Id UNION SELECT turn_id FROM notes WHERE lead_id = @Id AND turn_id IS NOT NULL UNION SELECT turn_id FROM finding_changes WHERE lead_id = @Id
            UNION SELECT turn_id FROM audit WHERE lead_id = @Id UNION SELECT turn_id FROM objections WHERE lead_id = @Id UNION SELECT turn_id FROM questions WHERE lead_id = @Id
            UNION SELECT turn_id FROM lead_changes WHERE lead_id = @Id AND turn_id IS NOT NULL
            UNION SELECT turn_id FROM handoff_credits WHERE lead_id = @Id AND turn_id IS NOT NULL
            """,
            id)
            .ToHashSet(StringComparer.Ordinal);
        var rows = new HashSet<(string, long)> { ("leads", lead.Id) };
        foreach (var table in Tables(database).Where(t => t is not "audit" and not "lead_words"))
        {
            rows.UnionWith(database.Query<long>($"SELECT id FROM {table} WHERE lead_id = @Id", id).Select(row => (table, row)));
        }

        return new(lead, new Traces(WordsOf(database, lead)), turns, rows);
    }

    /// <summary>Every table whose rows can belong to a lead, found in the schema so that a new one cannot be forgotten.</summary>
    public static IEnumerable<string> Tables(SqliteConnection database) => database.Query<string>(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'lead_id' WHERE m.type = 'table' ORDER BY m.name");

    /// <summary>Two people may share a name, and the other one's messages are not to go: then only what is unique counts.</summary>
    private static IEnumerable<string?> WordsOf(SqliteConnection database, Lead lead)
    {
        var key = ContactKeys.Name(lead.Name);
        var isShared = database.Query<string>("SELECT name FROM leads WHERE tenant = @Tenant AND id <> @Id", lead, buffered: false).Any(n => ContactKeys.Name(n) == key);
        return new[] { isShared ? null : lead.Name, lead.Email, ContactKeys.Email(lead.Email), lead.Phone, ContactKeys.Phone(lead.Phone)?.Number, lead.LinkedIn, lead.ExternalId is { Length: >= ShortestNote } number ? number : null }
            .Concat(database.Query<string>("SELECT was FROM lead_changes WHERE lead_id = @Id AND field IN ('name', 'email', 'phone', 'linkedin') AND was IS NOT NULL", lead))
            .Concat(database.Query<string>(
                """
                SELECT text FROM notes WHERE lead_id = @Id UNION SELECT text FROM facts WHERE lead_id = @Id
                UNION SELECT note FROM touches WHERE lead_id = @Id AND note IS NOT NULL UNION SELECT title FROM tasks WHERE lead_id = @Id AND title IS NOT NULL
                UNION SELECT to_words FROM finding_changes WHERE lead_id = @Id AND to_words IS NOT NULL
                UNION SELECT text FROM objections WHERE lead_id = @Id UNION SELECT text FROM questions WHERE lead_id = @Id
                UNION SELECT w FROM (
                  SELECT override_reason AS w FROM handoffs WHERE lead_id = @Id UNION SELECT decline_words FROM handoffs WHERE lead_id = @Id UNION SELECT outcome_reason FROM handoffs WHERE lead_id = @Id
                  UNION SELECT quality_reason FROM handoffs WHERE lead_id = @Id UNION SELECT detail FROM handoff_credits WHERE lead_id = @Id) WHERE w LIKE '% %'
                UNION SELECT text FROM handoff_questions WHERE lead_id = @Id UNION SELECT answer FROM handoff_questions WHERE lead_id = @Id AND answer IS NOT NULL
                """,
                lead).Where(n => n.Length >= ShortestNote).Select(n => n[..Math.Min(Beginning, n.Length)]));
    }
}
