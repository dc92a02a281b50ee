using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.Channels.LocalChat;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Erasure;

/// <summary>Removes a lead from a database: its rows, and every text that tells of it.</summary>
internal static class LeadEraser
{
    /// <summary>Where people write freely beside what belongs to the lead.</summary>
    private static readonly (string Table, string Column)[] FreeTexts =
    [
        ("notes", "text"), ("facts", "text"), ("facts", "source"), ("tasks", "title"), ("touches", "note"), ("findings", "value"), ("findings", "words"),
        ("finding_changes", "from_value"), ("finding_changes", "from_words"), ("finding_changes", "to_value"), ("finding_changes", "to_words"), ("status_changes", "reason"), ("enrolments", "stop_reason"), ("leads", "goal"), ("leads", "preference"),
        ("objections", "text"), ("objections", "competitor"), ("questions", "text"), ("questions", "answer"),
        ("handoffs", "override_reason"), ("handoffs", "decline_words"), ("handoffs", "outcome_reason"), ("handoffs", "competitor"), ("handoffs", "quality_reason"), ("handoff_questions", "text"), ("handoff_questions", "answer"),
        ("script_variants", "text"), ("reflections", "answer"),
        ("lead_changes", "was"), ("lead_changes", "became"),
    ];

    /// <summary>Letters as they are, not as escapes.</summary>
    private static readonly JsonSerializerOptions Plainly = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Sentence Gone = Words.In(Language.English).Say("conversations.erased");

    /// <summary>Runs inside the caller's transaction.</summary>
    /// <returns>How many rows were removed or emptied, by table.</returns>
    public static IReadOnlyDictionary<string, int> Erase(SqliteConnection database, Lead lead, DateTimeOffset now)
    {
        var traces = LeadTraces.Of(database, lead);
        database.CreateFunction("tells", (string? text) => traces.Words.AreIn(text));
        database.CreateFunction("of_turn", (string? id) => id is not null && traces.Turns.Contains(id));
        database.CreateFunction("without", (string? text) => traces.Words.Remove(text));
        database.CreateFunction("changes_it", (string? changes) => Changes(traces, changes));
        var count = new SortedDictionary<string, int>(StringComparer.Ordinal);

        // The turns that changed its rows are known from undo only, so they come first.
        var turns = traces.Turns as HashSet<string>;
        turns!.UnionWith(database.Query<string>("SELECT turn_id FROM undo WHERE tenant = @Tenant AND (changes_it(changes) OR tells(changes))", lead));
        count["messages"] = EraseMessages(database, lead, now);
        count["local_messages"] = EraseLocalMessages(database);
        count["undo"] = database.Execute("DELETE FROM undo WHERE tenant = @Tenant AND of_turn(turn_id)", lead);
        count["turns"] = database.Execute(
            "UPDATE turns SET incoming = NULL, state = CASE state WHEN 'failed' THEN 'dead' ELSE state END WHERE incoming IS NOT NULL AND (of_turn(id) OR tells(incoming))");
        count["forms"] = database.Execute("DELETE FROM forms WHERE tells(answers)");
        count["digests"] = database.Execute("UPDATE digests SET facts = NULL WHERE tells(facts)");
        count["audit"] = database.Execute("UPDATE audit SET lead_id = NULL, result = 'erased' WHERE lead_id = @Id", lead);
        foreach (var table in LeadTraces.Tables(database).Where(t => t != "audit"))
        {
            count[table] = database.Execute($"DELETE FROM {table} WHERE lead_id = @Id", lead);
        }

        count["leads"] = database.Execute("DELETE FROM leads WHERE id = @Id", lead);
        count["companies"] = database.Execute(
            "DELETE FROM companies WHERE tenant = @Tenant AND name = @Company AND NOT EXISTS (SELECT 1 FROM leads WHERE tenant = @Tenant AND company = @Company)", lead);
        // What was filled into a response stands as JSON, in which a name may be written in escapes: it goes as a whole.
        count["objections"] = count.GetValueOrDefault("objections") + database.Execute("UPDATE objections SET filled = '{}', version = version + 1 WHERE tells(filled)");

        // What an account executive reads of another lead stays, without this one's name.
        database.CreateFunction("without_in_json", (string text) => traces.Words.Remove(JsonNode.Parse(text)!.ToJsonString(Plainly)));
        count["handoffs"] = count.GetValueOrDefault("handoffs") + database.Execute("UPDATE handoffs SET brief = without_in_json(brief), version = version + 1 WHERE tells(brief)");
        foreach (var (table, column) in FreeTexts)
        {
            count[table] = count.GetValueOrDefault(table) + database.Execute($"UPDATE {table} SET {column} = without({column}), version = version + 1 WHERE tells({column})");
        }

        // The trail keeps no words any more; one of before says that it was changed, which is true.
        count["handoff_credits"] = count.GetValueOrDefault("handoff_credits") + database.Execute("UPDATE handoff_credits SET detail = NULL WHERE tells(detail)");
        database.Execute("UPDATE handoffs SET next_step = 'erased_' || (SELECT n.rowid FROM next_steps n WHERE n.tenant = handoffs.tenant AND n.key = next_step) WHERE EXISTS (SELECT 1 FROM next_steps n WHERE n.tenant = handoffs.tenant AND n.key = next_step AND tells(n.name))");
        count["next_steps"] = database.Execute("UPDATE next_steps SET key = 'erased_' || rowid, name = without(name) WHERE tells(name)");
        count["playbook_drafts"] = database.Execute("DELETE FROM playbook_drafts WHERE tells(text)");
        count["playbook_versions"] = database.Execute("DELETE FROM playbook_versions WHERE tells(text)");
        count["settings"] = database.Execute("UPDATE settings SET value = without(value) WHERE key LIKE 'company:%' AND tells(value)");
        database.Execute(
            "INSERT INTO audit (tenant, at, rep_id, intent, turn_id, result) VALUES (@Tenant, @at, '', 'erase', '', 'done')", new { lead.Tenant, at = now });
        return count;
    }

    /// <summary>What nobody has seen is dropped; what was posted is edited there too, since the new version goes out like any other.</summary>
    private static int EraseMessages(SqliteConnection database, Lead lead, DateTimeOffset now)
    {
        database.Execute("CREATE TEMP TABLE IF NOT EXISTS told (id INTEGER PRIMARY KEY); DELETE FROM told");
        database.Execute(
            "INSERT INTO told SELECT id FROM messages WHERE tells(reply) OR of_turn(CASE WHEN key LIKE 'turn:%' THEN CASE WHEN instr(key, '@') > 0 THEN substr(key, 6, instr(key, '@') - 6) ELSE substr(key, 6) END END)");
        var dropped = database.Execute("DELETE FROM messages WHERE id IN (SELECT id FROM told) AND delivered = 0 AND state = 'waiting' AND platform_id IS NULL");
        return dropped + database.Execute(
            """
            UPDATE messages SET reply = @reply, version = version + 1, attempts = 0, next_at = CASE WHEN state = 'sending' THEN next_at ELSE @now END,
              state = CASE WHEN state = 'sending' OR (state = 'unknown' AND platform_id IS NULL) THEN state ELSE 'waiting' END
            WHERE id IN (SELECT id FROM told) AND tenant = @Tenant
            """,
            new { lead.Tenant, now, reply = JsonSerializer.Serialize((Reply)Gone, StorageJson.Default.Reply) });
    }

    private static int EraseLocalMessages(SqliteConnection database)
    {
        var ids = database.Query<string>(
            "SELECT id FROM local_messages WHERE tells(body) OR of_turn('local:' || id) OR id IN (SELECT 'm' || id FROM told)").AsList();
        foreach (var id in ids)
        {
            var body = database.ExecuteScalar<string>("SELECT body FROM local_messages WHERE id = @id", new { id })!;
            database.Execute(
                "UPDATE local_messages SET body = @body, seq = 1 + (SELECT max(seq) FROM local_messages) WHERE id = @id", new { id, body = LocalMessage.Emptied(body, Gone.Plain) });
        }

        return ids.Count;
    }

    private static bool Changes(LeadTraces traces, string? changes) =>
        changes is not null && JsonSerializer.Deserialize(changes, StorageJson.Default.ListRowChange)!.Exists(c => traces.Rows.Contains((c.Table, c.Id)));
}
