using Microsoft.Data.Sqlite;
using SdrBot.Storage;

namespace SdrBot.Tests.Support;

/// <summary>A data folder of its own, with a company in it, deleted at the end.</summary>
internal sealed class TestFolder : IDisposable
{
    public TestFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"sdrbot-{Guid.NewGuid():N}");

    public string Database => new DataFolder(Path).Database;

    /// <summary>Makes the database and the company in it, as a process that had run before would have left them.</summary>
    public static async Task FoundAsync(string path)
    {
        await using var connection = new SqliteFile(new DataFolder(path).Database).Open(SqliteOpenMode.ReadWriteCreate);
        Migrations.Apply(connection);
        await Company.FoundAsync(connection);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
