using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.Erasure;
using SdrBot.Leads;
using SdrBot.Storage;

namespace SdrBot.Commands;

/// <summary><c>erase LEAD</c>: removes a person from everything that is stored, and keeps them out when a backup is restored.</summary>
internal static class EraseCommand
{
    private static readonly TimeSpan LogWait = TimeSpan.FromMilliseconds(200);
    private const int LogTries = 25;
    private const int MostNumbers = 20;

    public static Command Create()
    {
        var lead = new Argument<string>("LEAD") { Description = "The lead's number, e-mail address or exact name." };
        var command = new Command("erase", "Remove a lead and every text about it, for good; prints a receipt without personal data. Backups made before still hold the lead, but restoring one leaves it out.") { lead };
        command.SetAction((parsed, cancellationToken) => CommandFaults.GuardAsync(() => RunAsync(parsed.GetRequiredValue(lead), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string words, CancellationToken cancellationToken)
    {
        var folder = CommandData.Folder();
        CommandData.Prepare(folder);
        var now = TimeProvider.System.GetUtcNow();
        var list = PurgeList.Read(folder);
        await using var database = new SqliteFile(folder.Database).Open(SqliteOpenMode.ReadWrite);
        var lead = Find(database, words);
        var person = new Traces(LeadIdentity.Of(database, lead));

        // First the list: whoever pulls the plug in between erases again, and nobody comes back by a restore.
        list.Add(lead, now);
        await database.ExecuteAsync("PRAGMA secure_delete = ON; BEGIN IMMEDIATE");
        var erased = LeadEraser.Erase(database, lead, now);
        await database.ExecuteAsync("COMMIT");
        var files = await UploadsAboutAsync(folder, person, OfOthers(database, lead), cancellationToken);
        foreach (var replaced in Directory.EnumerateFiles(folder.Path, RestoreCommand.ReplacedFiles).Where(f => Snapshot.Problem(f) is null))
        {
            await using var old = new SqliteFile(replaced).Open(SqliteOpenMode.ReadWrite);
            Migrations.Apply(old);
            Purge.Apply(old, list, now);
            await old.ExecuteAsync("VACUUM");
            await EmptyLogAsync(old, cancellationToken);
        }

        await CompactAsync(folder, database);
        await EmptyLogAsync(database, cancellationToken);
        await Console.Out.WriteLineAsync(Receipt(now, erased, files));
        return 0;
    }

    private static Lead Find(SqliteConnection database, string words)
    {
        var email = ContactKeys.Email(words);
        var found = long.TryParse(words.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? database.Query<Lead>($"SELECT {LeadStore.Columns} FROM leads WHERE id = @id", new { id }).ToList()
            : email is not null ? database.Query<Lead>($"SELECT {LeadStore.Columns} FROM leads WHERE email_key = @email", new { email }).ToList()
            : [.. database.Query<Lead>($"SELECT {LeadStore.Columns} FROM leads", buffered: false).Where(l => ContactKeys.Name(l.Name) == ContactKeys.Name(words) || l.Label == words)];
        return found switch
        {
            [var only] => only,
            [] when Like(database, words) is { Count: > 0 } like => throw new CommandException($"No lead is named exactly so. Of that company, or with such a name: {string.Join(", ", like)}. Give the number of the one you mean."),
            [] => throw new CommandException("There is no such lead."),
            _ => throw new CommandException($"Several leads are named so; give the number of one: {string.Join(", ", found.Select(l => l.Id))}."),
        };
    }

    /// <summary>Whom the words may mean although they are nobody's exact name; which one it is, the caller has to say.</summary>
    private static List<long> Like(SqliteConnection database, string words) => ContactKeys.Name(words) is not { } key ? [] :
    [
        .. database.Query<Lead>($"SELECT {LeadStore.Columns} FROM leads ORDER BY id", buffered: false)
            .Where(l => new[] { l.Name, l.Company }.Any(n => ContactKeys.Name(n)?.Contains(key, StringComparison.Ordinal) == true))
            .Select(l => l.Id)
            .Take(MostNumbers),
    ];

    /// <summary>The sheets of other companies, imported or still to be read.</summary>
    private static IEnumerable<string> OfOthers(SqliteConnection database, Lead lead) => database.Query<string>(
        "SELECT file FROM imports WHERE tenant <> @Tenant UNION SELECT json_extract(incoming, '$.file') FROM turns WHERE tenant <> @Tenant AND json_valid(incoming) AND json_extract(incoming, '$.file') IS NOT NULL", lead);

    /// <summary>An imported sheet that names the person goes as a whole: it has been imported.</summary>
    private static async Task<int> UploadsAboutAsync(DataFolder folder, Traces person, IEnumerable<string> ofOthers, CancellationToken cancellationToken)
    {
        var uploads = Path.Combine(folder.Path, "uploads");
        var kept = ofOthers.ToHashSet(StringComparer.Ordinal);
        var removed = 0;
        foreach (var file in Directory.Exists(uploads) ? Directory.EnumerateFiles(uploads).Where(f => !kept.Contains(Path.GetFileName(f))) : [])
        {
            if (await File.ReadLinesAsync(file, cancellationToken).AnyAsync(person.AreIn, cancellationToken))
            {
                File.Delete(file);
                removed++;
            }
        }

        return removed;
    }

    /// <summary>Rewrites the file without its gaps. A running server would have to wait for that, and its gaps are overwritten as they come about.</summary>
    private static async Task CompactAsync(DataFolder folder, SqliteConnection database)
    {
        using var alone = new FolderLock(folder);
        try
        {
            alone.Take();
        }
        catch (FolderInUseException)
        {
            return;
        }

        await database.ExecuteAsync("VACUUM");
    }

    private static async Task EmptyLogAsync(SqliteConnection database, CancellationToken cancellationToken)
    {
        for (var i = 0; i < LogTries; i++)
        {
            if (await database.ExecuteScalarAsync<long>("PRAGMA wal_checkpoint(TRUNCATE)") == 0)
            {
                return;
            }

            await Task.Delay(LogWait, TimeProvider.System, cancellationToken);
        }

        throw new CommandException("The lead is erased, but the database's log is in use and could not be emptied; it will be when the bot stops.");
    }

    private static string Receipt(DateTimeOffset at, IReadOnlyDictionary<string, int> rows, int files)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("receipt", Guid.CreateVersion7());
            json.WriteString("erased_at", at);
            json.WriteStartObject("rows");
            foreach (var (table, count) in rows.Where(r => r.Value > 0))
            {
                json.WriteNumber(table, count);
            }

            json.WriteEndObject();
            json.WriteNumber("files", files);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
