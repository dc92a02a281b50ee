using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.Channels.LocalChat;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Erasure;

/// <summary>
/// Removes a lead from a database: its rows, and every text of its company that tells of it. Another company may know somebody of the same
/// name, who is nobody's business here.
/// </summary>
internal static class LeadEraser
{
    private static readonly Sentence Gone = Words.In(Language.English).Say("conversations.erased");

    /// <summary>Runs inside the caller's transaction.</summary>
    /// <returns>How many rows were removed or emptied, by table.</returns>
    public static IReadOnlyDictionary<string, int> Erase(SqliteConnection database, Lead lead, DateTimeOffset now)
    {
        var traces = LeadTraces.Of(database, lead);
        database.CreateFunction("tells", (string? text) => traces.Words.AreIn(text));
        database.CreateFunction("tells_more", (string? text) => traces.Words.AreBeside(traces.Quotations, text));
        database.CreateFunction("of_turn", (string? id) => id is not null && traces.IsAbout(id));
        database.CreateFunction("told_under", (string key) => traces.IsToldUnder(key));
        database.CreateFunction("without", (string? text) => traces.Words.Remove(text));
        database.CreateFunction("changes_it", (string? changes) => Changes(traces, changes));
        var count = new SortedDictionary<string, int>(StringComparer.Ordinal);

        // The turns that changed its rows are known from undo only, so they come first.
        traces.AddTurns(database.Query<string>("SELECT turn_id FROM undo WHERE tenant = @Tenant AND (changes_it(changes) OR tells(changes))", lead));
        count["messages"] = EraseMessages(database, lead, now);
        count["local_messages"] = lead.Tenant == LocalConversations.Tenant ? EraseLocalMessages(database) : 0;
        count["undo"] = database.Execute("DELETE FROM undo WHERE tenant = @Tenant AND of_turn(turn_id)", lead);
        count["turns"] = database.Execute(
            "UPDATE turns SET incoming = NULL, state = CASE state WHEN 'failed' THEN 'dead' ELSE state END WHERE tenant = @Tenant AND incoming IS NOT NULL AND (of_turn(id) OR tells(incoming))", lead);

        // A conversation is named by its channel, its company and its own id.
        count["forms"] = database.Execute("DELETE FROM forms WHERE substr(conversation, instr(conversation, '|') + 1, length(@Tenant) + 1) = @Tenant || '|' AND tells(answers)", lead);
        count["digests"] = database.Execute("UPDATE digests SET facts = NULL WHERE tenant = @Tenant AND tells(facts)", lead);
        count["audit"] = database.Execute("UPDATE audit SET lead_id = NULL, result = 'erased' WHERE lead_id = @Id", lead);
        foreach (var table in LeadTraces.Tables(database).Where(t => t != "audit"))
        {
            count[table] = database.Execute($"DELETE FROM {table} WHERE lead_id = @Id", lead);
        }

        count["leads"] = database.Execute("DELETE FROM leads WHERE id = @Id", lead);
        count["companies"] = database.Execute(
            "DELETE FROM companies WHERE tenant = @Tenant AND name = @Company AND NOT EXISTS (SELECT 1 FROM leads WHERE tenant = @Tenant AND company = @Company)", lead);
        // What was filled into a response stands as JSON, in which a name may be written in escapes: it goes as a whole.
        count["objections"] = count.GetValueOrDefault("objections") + database.Execute("UPDATE objections SET filled = '{}', version = version + 1 WHERE tenant = @Tenant AND tells(filled)", lead);

        // What an account executive reads of another lead stays, without this one's name.
        database.CreateFunction("without_in_json", (string text) => traces.Words.RemoveInJson(text));
        count["handoffs"] = count.GetValueOrDefault("handoffs") + database.Execute("UPDATE handoffs SET brief = without_in_json(brief), version = version + 1 WHERE tenant = @Tenant AND tells(brief)", lead);
        foreach (var (table, column) in WrittenTexts.Columns)
        {
            count[table] = count.GetValueOrDefault(table) + database.Execute($"UPDATE {table} SET {column} = without({column}), version = version + 1 WHERE tenant = @Tenant AND tells({column})", lead);
        }

        // The trail keeps no words any more; one of before says that it was changed, which is true.
        count["handoff_credits"] = count.GetValueOrDefault("handoff_credits") + database.Execute("UPDATE handoff_credits SET detail = NULL WHERE tenant = @Tenant AND tells(detail)", lead);
        database.Execute(
            "UPDATE handoffs SET next_step = 'erased_' || (SELECT n.rowid FROM next_steps n WHERE n.tenant = @Tenant AND n.key = next_step) WHERE tenant = @Tenant AND EXISTS (SELECT 1 FROM next_steps n WHERE n.tenant = @Tenant AND n.key = next_step AND tells(n.name))", lead);
        count["next_steps"] = database.Execute("UPDATE next_steps SET key = 'erased_' || rowid, name = without(name) WHERE tenant = @Tenant AND tells(name)", lead);
        count["playbook_drafts"] = database.Execute("DELETE FROM playbook_drafts WHERE tenant = @Tenant AND tells(text)", lead);
        count["playbook_versions"] = database.Execute("DELETE FROM playbook_versions WHERE tenant = @Tenant AND tells(text)", lead);
        count["settings"] = database.Execute("UPDATE settings SET value = without(value) WHERE tenant = @Tenant AND key LIKE 'company:%' AND tells(value)", lead);
        database.Execute(
            "INSERT INTO audit (tenant, at, rep_id, intent, turn_id, result) VALUES (@Tenant, @at, '', 'erase', '', 'done')", new { lead.Tenant, at = now });
        return count;
    }

    /// <summary>What nobody has seen is dropped; what was posted is edited there too, since the new version goes out like any other.</summary>
    private static int EraseMessages(SqliteConnection database, Lead lead, DateTimeOffset now)
    {
        database.Execute("CREATE TEMP TABLE IF NOT EXISTS told (id INTEGER PRIMARY KEY); DELETE FROM told");
        database.Execute("INSERT INTO told SELECT id FROM messages WHERE tenant = @Tenant AND (tells_more(reply) OR told_under(key))", lead);
        var dropped = database.Execute("DELETE FROM messages WHERE id IN (SELECT id FROM told) AND delivered = 0 AND state = 'waiting' AND platform_id IS NULL");
        return dropped + database.Execute(
            """
            UPDATE messages SET reply = @reply, version = version + 1, attempts = 0, next_at = CASE WHEN state = 'sending' THEN next_at ELSE @now END,
              state = CASE WHEN state = 'sending' OR (state = 'unknown' AND platform_id IS NULL) THEN state ELSE 'waiting' END
            WHERE id IN (SELECT id FROM told)
            """,
            new { now, reply = JsonSerializer.Serialize((Reply)Gone, StorageJson.Default.Reply) });
    }

    private static int EraseLocalMessages(SqliteConnection database)
    {
        var ids = database.Query<string>(
            "SELECT id FROM local_messages WHERE CASE WHEN id GLOB 'm[0-9]*' THEN tells_more(body) ELSE tells(body) END OR of_turn('local:' || id) OR id IN (SELECT 'm' || id FROM told)").AsList();
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
