using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.Storage;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Commands;

/// <summary>Commands about the data: backup, restore, export, erase.</summary>
public sealed class DataCommandsTests : IDisposable
{
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
    [InlineData("import", "leads.csv")]
    [InlineData("export", "out")]
    [InlineData("backup", "out")]
    [InlineData("erase", "1")]
    public async Task Without_a_database_a_command_says_how_to_make_one(string command, string argument)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "leads.csv"), "Name,Email\nJane Doe,jane@acme.example\n");
        var (code, _, error) = await Executable.RunAsync(_folder, [command, Path.Combine(_folder, argument)]);
        Assert.Equal(1, code);
        Assert.StartsWith($"There is no database in {_folder}. Start the bot once (SdrBot serve)", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("restore", "missing")]
    [InlineData("nonsense", "x")]
    public async Task A_command_that_cannot_be_run_says_so_and_fails(string command, string argument)
    {
        var (code, _, error) = await Executable.RunAsync(_folder, [command, Path.Combine(_folder, argument)]);
        Assert.NotEqual(0, code);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task Erased_people_leave_no_trace_and_stay_away_when_a_backup_comes_back()
    {
        await MarkedPeople.AddAsync(_folder);
        var backup = Path.Combine(_folder, "copy.backup");
        Assert.Equal(0, (await Executable.RunAsync(_folder, ["backup", backup])).Code);
        Assert.NotEqual(0, (await Executable.RunAsync(_folder, ["backup", backup])).Code);
        Assert.True(Holds(backup));

        var (code, receipt, _) = await Executable.RunAsync(_folder, ["erase", $"jane@{MarkedPeople.Marker}.example"]);
        Assert.Equal(0, code);
        Assert.DoesNotContain(MarkedPeople.Marker, receipt, StringComparison.OrdinalIgnoreCase);
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
        await MarkedPeople.AddAsync(_folder);
        var backup = Path.Combine(_folder, "bad.backup");
        await File.WriteAllBytesAsync(backup, Encoding.UTF8.GetBytes("SQLite format 3\0 but not really"));
        Assert.NotEqual(0, (await Executable.RunAsync(_folder, ["restore", backup])).Code);
        Assert.Equal(2, Count("SELECT count(*) FROM leads"));
    }

    [Fact]
    public async Task An_export_has_everything_and_no_formula()
    {
        await MarkedPeople.AddAsync(_folder);
        var target = Path.Combine(_folder, "export");
        Assert.Equal(0, (await Executable.RunAsync(_folder, ["export", target])).Code);
        var csv = await File.ReadAllTextAsync(Path.Combine(target, "leads.csv"));
        Assert.Contains(MarkedPeople.Marker, csv, StringComparison.Ordinal);
        Assert.DoesNotContain("\"=SUM", csv, StringComparison.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(target, "leads.json")));
        Assert.Equal("=SUM(1)", json.RootElement[1].GetProperty("name").GetString());
        Assert.All(["people", "notes", "facts", "status_history", "tasks", "touches", "enrolments", "cadences", "digests", "companies"], n => Assert.True(File.Exists(Path.Combine(target, n + ".csv")), n));
    }

    [Theory]
    [InlineData("missing/copy.backup")]
    [InlineData("plain-file/copy.backup")]
    public async Task A_backup_that_cannot_be_written_blames_its_place_and_not_the_database(string target)
    {
        await MarkedPeople.AddAsync(_folder);
        await File.WriteAllTextAsync(Path.Combine(_folder, "plain-file"), "");
        var (code, _, error) = await Executable.RunAsync(_folder, ["backup", Path.Combine(_folder, target)]);
        Assert.NotEqual(0, code);
        Assert.Contains(Path.Combine(_folder, target), error, StringComparison.Ordinal);
        Assert.DoesNotContain("database cannot be used", error, StringComparison.Ordinal);
    }

    [NeedsRootFact]
    public async Task A_backup_onto_a_full_disk_blames_the_disk_and_leaves_nothing()
    {
        await MarkedPeople.AddAsync(_folder);
        await using var disk = await SmallDisk.MountAsync("1m");
        await disk.FillAsync();
        var (code, _, error) = await Executable.RunAsync(_folder, ["backup", Path.Combine(disk.Path, "copy.backup")]);
        Assert.NotEqual(0, code);
        Assert.Contains("could not be written", error, StringComparison.Ordinal);
        Assert.Equal(["ballast"], Directory.EnumerateFileSystemEntries(disk.Path).Select(Path.GetFileName));
    }

    /// <summary>Words that fit several leads, or one that is not named exactly so, erase nobody: which one is meant is asked for.</summary>
    [Theory]
    [InlineData("Acme", "No lead is named exactly so. Of that company, or with such a name: 1. Give the number of the one you mean.")]
    [InlineData("jane", "No lead is named exactly so. Of that company, or with such a name: 1. Give the number of the one you mean.")]
    [InlineData("Hubert", "There is no such lead.")]
    public async Task Words_that_are_nobodys_name_erase_nobody(string words, string said)
    {
        await MarkedPeople.AddAsync(_folder);
        var (code, _, error) = await Executable.RunAsync(_folder, ["erase", words]);
        Assert.Equal(1, code);
        Assert.Equal(said, error.Trim());
        Assert.Equal(2, Count("SELECT count(*) FROM leads"));
    }

    /// <summary>Two companies may have sent sheets with the same person; one that belongs to the other stays, read or not.</summary>
    [Fact]
    public async Task A_sheet_of_another_company_stays()
    {
        await MarkedPeople.AddAsync(_folder);
        var uploads = Directory.CreateDirectory(Path.Combine(_folder, "uploads")).FullName;
        foreach (var file in new[] { "f_1", "f_2", "f_3" })
        {
            await File.WriteAllTextAsync(Path.Combine(uploads, file), $"Name\nJane {MarkedPeople.Marker}\n");
        }

        Run("INSERT INTO imports (tenant, rep_id, file, state, total, done, created_at) VALUES ('t2', 'sam', 'f_1', 'checking', 1, 0, 0), ('local', 'sam', 'f_2', 'done', 1, 1, 0)");
        Run("""INSERT INTO turns (tenant, id, at, state, attempts, incoming) VALUES ('t2', 'slack:7', 0, 'failed', 1, '{"file":"f_3"}')""");
        Assert.Equal(0, (await Executable.RunAsync(_folder, ["erase", "1"])).Code);
        Assert.Equal(["f_1", "f_3"], Directory.EnumerateFiles(uploads).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private static bool Holds(string file) => Encoding.UTF8.GetString(File.ReadAllBytes(file)).Contains(MarkedPeople.Marker, StringComparison.OrdinalIgnoreCase);

    private long Count(string sql)
    {
        using var database = new SqliteFile(new DataFolder(_folder).Database).Open(SqliteOpenMode.ReadWrite);
        return database.ExecuteScalar<long>(sql);
    }

    private void Run(string sql)
    {
        using var database = new SqliteFile(new DataFolder(_folder).Database).Open(SqliteOpenMode.ReadWrite);
        database.Execute(sql);
    }
}
