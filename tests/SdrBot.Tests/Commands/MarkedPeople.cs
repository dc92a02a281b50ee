using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.Leads;
using SdrBot.Storage;

namespace SdrBot.Tests.Commands;

/// <summary>A database with somebody whose name is found wherever it stands, and with somebody whose name is a formula.</summary>
internal static class MarkedPeople
{
    public const string Marker = "Zyxwv";

    public static async Task AddAsync(string folder)
    {
        var file = new SqliteFile(new DataFolder(folder).Database);
        await using var connection = file.Open(SqliteOpenMode.ReadWriteCreate);
        Migrations.Apply(connection);
        var leads = new LeadStore(new Session(connection));
        var jane = await leads.AddAsync(
            new Lead { Tenant = "local", OwnerId = "sam", Name = $"Jane {Marker}", Company = "Acme", Email = $"jane@{Marker}.example", Phone = "+1 212 555 0100" }, CancellationToken.None);
        await leads.AddAsync(new Lead { Tenant = "local", OwnerId = "sam", Name = "=SUM(1)", Company = "Beta", Email = "b@beta.example" }, CancellationToken.None);
        await leads.AddNoteAsync(new LeadNote { Tenant = "local", LeadId = jane.Id, RepId = "sam", Text = $"{Marker} likes the blue plan best", TurnId = "local:u-1" }, CancellationToken.None);
        await connection.ExecuteAsync(
            """
            INSERT INTO objections (tenant, lead_id, rep_id, category, text, filled, is_new, at, day, turn_id, version)
              VALUES ('local', @Id, 'sam', 'timing', 'later', '{}', 0, 0, '2026-03-04', 'local:u-2', 1),
                     ('local', NULL, 'sam', 'timing', @told, @filled, 0, 0, '2026-03-04', 'local:u-3', 1);
            INSERT INTO questions (tenant, lead_id, rep_id, text, at, turn_id, version) VALUES ('local', @Id, 'sam', 'how?', 0, 'local:u-4', 1), ('local', NULL, 'sam', @told, 0, 'local:u-5', 1);
            INSERT INTO reflections (tenant, rep_id, week, question, answer, at, turn_id, version) VALUES ('local', 'sam', '2026-03-02', 'win_early', @told, 0, 'local:u-6', 1);
            INSERT INTO open_cards (tenant, conversation, rep_id, lead_id, at) VALUES ('local', 'local|local|dm-sam', 'sam', @Id, 0);
            """,
            new { jane.Id, told = $"Jane {Marker} said later", filled = $$"""{"customer":"Jane {{Marker}}"}""" });
        await connection.ExecuteAsync(
            """
            INSERT INTO local_messages (id, conversation, position, seq, version, body) VALUES ('u-1', 'dm-sam', 1, 1, 1, @said);
            INSERT INTO messages (tenant, key, channel, conversation, reply, state, version, delivered, attempts, next_at, created_at)
              VALUES ('local', 'turn:local:u-1', 'local', '{}', @reply, 'sent', 1, 1, 1, 0, 0), ('local', 'other', 'local', '{}', '{}', 'waiting', 1, 0, 0, 0, 0);
            INSERT INTO turns (tenant, id, at, state, attempts, incoming) VALUES ('local', 'local:u-1', 0, 'failed', 1, @reply);
            INSERT INTO undo (tenant, turn_id, rep_id, at, intent, changes) VALUES ('local', 'local:u-1', 'sam', 0, 'add_note', @undo);
            """,
            new
            {
                said = $$"""{"id":"u-1","conversation":"dm-sam","from":{"id":"sam","name":"Sam"},"at":"2026-03-04T09:00:00Z","text":"note {{Marker}} likes blue"}""",
                reply = $$"""{"blocks":[{"text":"Jane {{Marker}} noted"}]}""",
                undo = $$"""[{"table":"leads","id":{{jane.Id}},"before":{"name":"Jane {{Marker}}"},"version":1}]""",
            });
    }
}
