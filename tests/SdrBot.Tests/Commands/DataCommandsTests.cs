using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.Leads;
using SdrBot.Storage;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Commands;

public sealed class DataCommandsTests : IDisposable
{
    private const string Marker = "Zyxwv";
    private readonly string _folder = Directory.CreateTempSubdirectory("sdrbot-commands-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("serve")]
    [InlineData("import")]
    [InlineData("export")]
    [InlineData("understand")]
    [InlineData("suggest")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("erase")]
    [InlineData("teams-package")]
    public async Task Each_command_has_help(string command)
    {
        var (code, output, _) = await Executable.RunAsync(_folder, [command, "--help"]);
        Assert.Equal(0, code);
        Assert.Contains(command, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("export", "out")]
    [InlineData("backup", "out")]
    [InlineData("restore", "missing")]
    [InlineData("erase", "1")]
    [InlineData("nonsense", "x")]
    public async Task Without_a_database_a_command_says_so_and_fails(string command, string argument)
    {
        var (code, _, error) = await Executable.RunAsync(_folder, [command, Path.Combine(_folder, argument)]);
        Assert.NotEqual(0, code);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task Erased_people_leave_no_trace_and_stay_away_when_a_backup_comes_back()
    {
        await SeedAsync();
        var backup = Path.Combine(_folder, "copy.backup");
        Assert.Equal(0, (await Executable.RunAsync(_folder, ["backup", backup])).Code);
        Assert.NotEqual(0, (await Executable.RunAsync(_folder, ["backup", backup])).Code);
        Assert.True(Holds(backup));

        var (code, receipt, _) = await Executable.RunAsync(_folder, ["erase", $"jane@{Marker}.example"]);
        Assert.Equal(0, code);
        Assert.DoesNotContain(Marker, receipt, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Directory.EnumerateFiles(_folder).Where(f => f != backup), Holds);
        Assert.Equal(1, Count("SELECT count(*) FROM leads"));
        Assert.Equal(1, Count("SELECT count(*) FROM reflections WHERE answer LIKE '%said later'"));

        Assert.Equal(0, (await Executable.RunAsync(_folder, ["restore", backup])).Code);
        Assert.DoesNotContain(Directory.EnumerateFiles(_folder).Where(f => f != backup), Holds);
        Assert.Equal(1, Count("SELECT count(*) FROM leads"));
        Assert.Equal(0, Count("SELECT count(*) FROM messages WHERE key = 'other' AND state = 'waiting'"));
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_nothing_changes()
    {
        await SeedAsync();
        var backup = Path.Combine(_folder, "bad.backup");
        await File.WriteAllBytesAsync(backup, Encoding.UTF8.GetBytes("SQLite format 3\0 but not really"));
        Assert.NotEqual(0, (await Executable.RunAsync(_folder, ["restore", backup])).Code);
        Assert.Equal(2, Count("SELECT count(*) FROM leads"));
    }

    [Fact]
    public async Task An_export_has_everything_and_no_formula()
    {
        await SeedAsync();
        var target = Path.Combine(_folder, "export");
        Assert.Equal(0, (await Executable.RunAsync(_folder, ["export", target])).Code);
        var csv = await File.ReadAllTextAsync(Path.Combine(target, "leads.csv"));
        Assert.Contains(Marker, csv, StringComparison.Ordinal);
        Assert.DoesNotContain("\"=SUM", csv, StringComparison.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(target, "leads.json")));
        Assert.Equal("=SUM(1)", json.RootElement[1].GetProperty("name").GetString());
        Assert.All(["people", "notes", "facts", "status_history", "tasks", "touches", "enrolments", "cadences", "digests", "companies"], n => Assert.True(File.Exists(Path.Combine(target, n + ".csv")), n));
    }

    [Fact]
    public async Task A_second_server_on_the_folder_refuses_to_start()
    {
        using var held = new FolderLock(new DataFolder(_folder));
        held.Take();
        var (code, _, error) = await Executable.RunAsync(_folder, ["serve"]);
        Assert.NotEqual(0, code);
        Assert.Contains(_folder, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Storge__Provider", "secret-value", "Storge")]
    [InlineData("Data__Foldr", "secret-value", "Data:Foldr")]
    [InlineData("Storage__Provider", "secret-value", "Storage:Provider")]
    [InlineData("Storage__ConnectionString", "secret-value", "Storage:ConnectionString")]
    [InlineData("LocalChat__Enabled", "secret-value", "LocalChat:Enabled")]
    [InlineData("LocalChat_Enabled", "secret-value", "LocalChat_Enabled")]
    [InlineData("Urls", "http://secret-value.example:80", "Urls")]
    [InlineData("Urls", "http://localhost:99999", "Urls")]
    [InlineData("Urls", "https://localhost:0", "Urls")]
    [InlineData("Kestrel__Endpoints__Any__Url", "secret-value", "Kestrel:Endpoints")]
    [InlineData("Logging__LogLevel__Default", "secret-value", "Logging:LogLevel:Default")]
    public async Task A_setting_that_cannot_be_meant_stops_the_start_and_is_named(string name, string value, string key)
    {
        var (code, output, error) = await Executable.RunAsync(_folder, ["serve"], "", (name, value));
        Assert.NotEqual(0, code);
        Assert.StartsWith($"Setting {key}:", error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-value", output + error, StringComparison.Ordinal);
    }

    /// <summary>The advice can be copied as it stands.</summary>
    [Theory]
    [InlineData("Dta__Folder", "Data:Folder", "Data__Folder")]
    [InlineData("Storge__ConectionString", "Storage:ConnectionString", "Storage__ConnectionString")]
    [InlineData("LocalChat_Enabled", "LocalChat:Enabled", "LocalChat__Enabled")]
    public async Task A_mistyped_setting_is_told_its_right_name(string name, string meant, string inTheEnvironment)
    {
        var (_, _, error) = await Executable.RunAsync(_folder, ["serve"], "", (name, "secret-value"));
        Assert.Contains($"{meant} is meant (in the environment {inTheEnvironment}).", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing/copy.backup")]
    [InlineData("plain-file/copy.backup")]
    public async Task A_backup_that_cannot_be_written_blames_its_place_and_not_the_database(string target)
    {
        await SeedAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder, "plain-file"), "");
        var (code, _, error) = await Executable.RunAsync(_folder, ["backup", Path.Combine(_folder, target)]);
        Assert.NotEqual(0, code);
        Assert.Contains(Path.Combine(_folder, target), error, StringComparison.Ordinal);
        Assert.DoesNotContain("database cannot be used", error, StringComparison.Ordinal);
    }

    [NeedsRootFact]
    public async Task A_backup_onto_a_full_disk_blames_the_disk_and_leaves_nothing()
    {
        await SeedAsync();
        await using var disk = await SmallDisk.MountAsync("1m");
        await disk.FillAsync();
        var (code, _, error) = await Executable.RunAsync(_folder, ["backup", Path.Combine(disk.Path, "copy.backup")]);
        Assert.NotEqual(0, code);
        Assert.Contains("could not be written", error, StringComparison.Ordinal);
        Assert.Equal(["ballast"], Directory.EnumerateFileSystemEntries(disk.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_sentence_is_understood_line_by_line()
    {
        var (code, output, _) = await Executable.RunAsync(
            _folder, ["understand"], """{"id":7,"lang":"en","text":"called Acme, no answer, left voicemail, try again tomorrow 3pm","reference":"2026-03-04T09:00:00"}""");
        Assert.Equal(0, code);
        using var answer = System.Text.Json.JsonDocument.Parse(output);
        Assert.Equal(7, answer.RootElement.GetProperty("id").GetInt32());
        Assert.Equal("log_activity", answer.RootElement.GetProperty("intent").GetString());
        Assert.Equal("2026-03-05T15:00", answer.RootElement.GetProperty("slots").GetProperty("follow_up_at").GetString());
    }

    [Theory]
    [InlineData("datetime", "tomorrow morning", """{"start":0,"end":16,"type":"datetimerange","text":"tomorrow morning","value":{"begin":"2026-03-05T08:00:00","end":"2026-03-05T12:00:00"},"pod":"MO"}""")]
    [InlineData("datetime", "tomorrow 3pm", """{"start":0,"end":12,"type":"datetime","text":"tomorrow 3pm","value":"2026-03-05T15:00:00"}""")]
    [InlineData("currency", "$5,000 for 40 users", """{"start":0,"end":6,"type":"currency","text":"$5,000","value":"5000","currency":"Dollar"}""")]
    [InlineData("number", "$20", """{"start":1,"end":3,"type":"number","text":"20","value":"20"}""")]
    [InlineData("url", "see https://acme.com/a", """{"start":4,"end":22,"type":"url","text":"https://acme.com/a","value":"https://acme.com/a"}""")]
    [InlineData("boolean", "yes", """{"start":0,"end":3,"type":"boolean","text":"yes","value":true}""")]
    public async Task Understanding_prints_the_values_of_the_kind_that_is_asked_for(string kind, string text, string value)
    {
        var (code, output, _) = await Executable.RunAsync(
            _folder, ["understand"], $$"""{"id":1,"lang":"en","kind":"{{kind}}","text":"{{text}}","reference":"2026-03-04T09:00:00"}""");
        Assert.Equal(0, code);
        using var answer = System.Text.Json.JsonDocument.Parse(output);
        Assert.Equal($"[{value}]", answer.RootElement.GetProperty("entities").GetRawText());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"text":null}""")]
    [InlineData("""{"text":"\ud800"}""")]
    [InlineData("""{"text":"hello","id":"\ud800"}""")]
    [InlineData("""{"text":"tomorrow","reference":"9999-12-31T23:59"}""")]
    [InlineData("""{"text":"yesterday","reference":"0001-01-01T00:00"}""")]
    [InlineData("""{"text":"hello","reference":"soon"}""")]
    [InlineData("""{"text":"hello","zone":"../../etc/passwd"}""")]
    public async Task A_line_that_cannot_be_understood_is_refused_by_its_number(string line)
    {
        var (code, output, error) = await Executable.RunAsync(_folder, ["understand"], "\n" + line);
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.StartsWith("Line 2", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    private static bool Holds(string file) => Encoding.UTF8.GetString(File.ReadAllBytes(file)).Contains(Marker, StringComparison.OrdinalIgnoreCase);

    private long Count(string sql)
    {
        using var database = new SqliteFile(new DataFolder(_folder).Database).Open(SqliteOpenMode.ReadWrite);
        return database.ExecuteScalar<long>(sql);
    }

    private async Task SeedAsync()
    {
        var file = new SqliteFile(new DataFolder(_folder).Database);
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
