using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.Handoffs;
using SdrBot.Leads;
using SdrBot.Tasks;

namespace SdrBot.Erasure;

/// <summary>What a database knows of one lead: its rows, the turns that were about it, and the words that give it away.</summary>
/// <param name="Quotations">What the bot says to everybody although one of the words stands in it: an example with somebody's name.</param>
internal sealed record LeadTraces(Traces Words, IReadOnlyList<string> Quotations, IReadOnlySet<(string Table, long Id)> Rows)
{
    /// <summary>A shorter note says nothing of one person alone, and a longer beginning may be cut off where it is shown.</summary>
    private const int ShortestNote = 12;
    private const int Beginning = 40;

    private readonly HashSet<string> _turns = new(StringComparer.Ordinal);

    /// <summary>The turns as they are kept: all presses of one button under one id.</summary>
    private readonly HashSet<string> _presses = new(StringComparer.Ordinal);

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
            id);
        var rows = new HashSet<(string, long)> { ("leads", lead.Id) };
        foreach (var table in Tables(database).Where(t => t is not "audit" and not "lead_words"))
        {
            rows.UnionWith(database.Query<long>($"SELECT id FROM {table} WHERE lead_id = @Id", id).Select(row => (table, row)));
        }

        var person = LeadIdentity.Of(database, lead);
        var traces = new LeadTraces(new Traces([.. person, .. Pins(rows), .. WrittenTexts.OfNobodyElse(database, lead, TextsOf(database, lead))]), ShippedWords.Around(person), rows);
        traces.AddTurns(turns);
        return traces;
    }

    /// <summary>Every table whose rows can belong to a lead, found in the schema so that a new one cannot be forgotten.</summary>
    public static IEnumerable<string> Tables(SqliteConnection database) => database.Query<string>(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'lead_id' WHERE m.type = 'table' ORDER BY m.name");

    /// <summary>These turns are about the lead as well.</summary>
    public void AddTurns(IEnumerable<string> turns)
    {
        foreach (var turn in turns)
        {
            _turns.Add(turn);
            _presses.Add(Press(turn));
        }
    }

    /// <summary>Is this turn one of those about the lead? A press is known with its time and without.</summary>
    public bool IsAbout(string turnId) => _turns.Contains(turnId) || _presses.Contains(turnId) || _turns.Contains(Press(turnId));

    /// <summary>Is the message of this key about the lead: of its handoff, of the check before one, or of one of its turns?</summary>
    public bool IsToldUnder(string key)
    {
        var parts = key.Split(':');
        return parts is ["handoff" or "gate" or "question", var number, ..] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Rows.Contains((TableOf(parts[0]), id))
            || (parts.Length > 1 && (IsAbout(string.Join(':', parts[1..])) || IsAbout(string.Join(':', parts[1..^1]))));
    }

    private static string TableOf(string kind) => kind switch { "gate" => "leads", "handoff" => "handoffs", _ => "questions" };

    private static string Press(string turnId) => turnId.LastIndexOf('@') is > 0 and var at && turnId.AsSpan(at + 1).IndexOfAnyExceptInRange('0', '9') < 0 ? turnId[..at] : turnId;

    /// <summary>How a button names the lead, its tasks and its handoffs.</summary>
    private static IEnumerable<string> Pins(IEnumerable<(string Table, long Id)> rows) => rows
        .Select(r => (Pin: r.Table switch { "leads" => LeadFinder.Pin, "tasks" => TaskFinder.Pin, "handoffs" => HandoffFinder.Pin, _ => null }, r.Id))
        .Where(p => p.Pin is not null)
        .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Pin}{p.Id}"));

    /// <summary>What was written of the lead, whole and as it begins.</summary>
    private static IEnumerable<string> TextsOf(SqliteConnection database, Lead lead) => database.Query<string>(
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
        lead).Where(n => n.Trim().Length >= ShortestNote).SelectMany(n => new[] { n, n.Trim()[..Math.Min(Beginning, n.Trim().Length)] });
}
