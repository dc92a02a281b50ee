using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.Erasure;
using SdrBot.Leads;
using SdrBot.Storage;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Erasure;

/// <summary>Two companies that installed the bot may know people of the same name; each erases its own.</summary>
public sealed class ErasedOfOneCompanyTests : IDisposable
{
    private const string Everything =
        """
        INSERT INTO objections (tenant, lead_id, rep_id, category, text, filled, is_new, at, day, turn_id, version)
          VALUES (@tenant, NULL, 'sam', 'timing', @told, json_object('customer', @told), 0, 0, '2026-03-04', 'slack:' || @tenant || '3', 1);
        INSERT INTO questions (tenant, lead_id, rep_id, text, at, turn_id, version) VALUES (@tenant, NULL, 'sam', @told, 0, 'slack:' || @tenant || '5', 1);
        INSERT INTO reflections (tenant, rep_id, week, question, answer, at, turn_id, version) VALUES (@tenant, 'sam', '2026-03-02', 'win_early', @told, 0, 'slack:' || @tenant || '6', 1);
        INSERT INTO settings (tenant, key, value) VALUES (@tenant, 'company:coaching:sam', @told);
        INSERT INTO next_steps (tenant, key, name) VALUES (@tenant, 'visit_john', @told);
        INSERT INTO playbook_drafts (tenant, entry, language, text) VALUES (@tenant, 'x', 'en', @told);
        INSERT INTO playbook_versions (tenant, entry, language, number, text) VALUES (@tenant, 'x', 'en', 1, @told);
        INSERT INTO digests (tenant, audience, kind, day, at, facts) VALUES (@tenant, 'sam', 'digest', '2026-03-04', 0, json_array(@told));
        INSERT INTO forms (conversation, rep_id, form, answers) VALUES ('slack|' || @tenant || '|D1', 'sam', 'log', json_object('note', @told));
        INSERT INTO turns (tenant, id, at, state, attempts, incoming) VALUES (@tenant, 'slack:' || @tenant || '7', 0, 'failed', 1, json_object('text', @told));
        INSERT INTO undo (tenant, turn_id, rep_id, at, intent, changes) VALUES (@tenant, 'slack:' || @tenant || '7', 'sam', 0, 'task', json_array(json_object('table', 'tasks', 'id', 0, 'version', 1, 'before', json_object('title', @told))));
        INSERT INTO messages (tenant, key, channel, conversation, reply, state, version, delivered, attempts, next_at, created_at)
          VALUES (@tenant, 'a', 'slack', '{}', json_object('text', @told), 'waiting', 1, 0, 0, 0, 0), (@tenant, 'b', 'slack', '{}', json_object('text', @told), 'sent', 1, 1, 0, 0, 0);
        INSERT INTO imports (tenant, rep_id, file, state, total, done, created_at) VALUES (@tenant, 'sam', @tenant || '.csv', 'checking', 1, 0, 0);
        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_other_company_keeps_every_row_as_it_was()
    {
        await using var database = new SqliteFile(_folder.Database).Open(SqliteOpenMode.ReadWriteCreate);
        Migrations.Apply(database);
        var mine = await AddAsync(database, "t1");
        await AddAsync(database, "t2");
        await database.ExecuteAsync(
            """INSERT INTO local_messages (id, conversation, position, seq, version, body) VALUES ('u-1', 'dm-sam', 1, 1, 1, '{"id":"u-1","conversation":"dm-sam","from":{"id":"sam","name":"Sam"},"at":"2026-03-04T09:00:00Z","text":"John Smith called"}')""");
        var before = ErasedAlone.RowsOf(database, "t2");
        var local = await database.ExecuteScalarAsync<string>("SELECT body FROM local_messages");

        LeadEraser.Erase(database, mine, DateTimeOffset.UnixEpoch);

        Assert.Equal(before, ErasedAlone.RowsOf(database, "t2"));
        Assert.Equal(local, await database.ExecuteScalarAsync<string>("SELECT body FROM local_messages"));
        Assert.DoesNotContain("John Smith", ErasedAlone.RowsOf(database, "t1"), StringComparison.OrdinalIgnoreCase);
    }

    /// <returns>The company's own John Smith; beside him there are rows of every kind that name him.</returns>
    private static async Task<Lead> AddAsync(SqliteConnection database, string tenant)
    {
        var leads = new LeadStore(new Session(database));
        var lead = await leads.AddAsync(new Lead { Tenant = tenant, OwnerId = "sam", Name = "John Smith", Company = "Acme", Email = "john@acme.example", Phone = "+1 212 555 0100" }, CancellationToken.None);
        var other = await leads.AddAsync(new Lead { Tenant = tenant, OwnerId = "sam", Name = "Joe Roe", Company = "Globex", Email = "joe@globex.example" }, CancellationToken.None);
        await leads.AddNoteAsync(new LeadNote { Tenant = tenant, LeadId = lead.Id, RepId = "sam", Text = "prefers to be called before nine", TurnId = $"slack:{tenant}1" }, CancellationToken.None);
        await leads.AddNoteAsync(new LeadNote { Tenant = tenant, LeadId = other.Id, RepId = "sam", Text = "John Smith knows him well", TurnId = $"slack:{tenant}2" }, CancellationToken.None);
        await database.ExecuteAsync(Everything, new { tenant, told = "John Smith said later" });
        return lead;
    }
}
