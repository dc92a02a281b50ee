using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace SdrBot.Storage;

/// <summary>Brings a database up to date with the numbered files in <c>Migrations</c>, each in one transaction together with its number: a kill leaves it done or not begun.</summary>
internal static class Migrations
{
    public static void Apply(SqliteConnection connection)
    {
        connection.Execute("BEGIN EXCLUSIVE");
        try
        {
            connection.Execute("CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL)");
            var applied = connection.Query<int>("SELECT number FROM migrations").ToHashSet();
            foreach (var (number, name, sql) in All().Where(m => !applied.Contains(m.Number)))
            {
                connection.Execute(sql);
                connection.Execute("INSERT INTO migrations (number, name) VALUES (@number, @name)", new { number, name });
            }

            connection.Execute("COMMIT");
        }
        catch
        {
            connection.Execute("ROLLBACK");
            throw;
        }
    }

    /// <summary>The database knows a migration that this program does not.</summary>
    public static bool IsNewer(SqliteConnection connection) =>
        connection.ExecuteScalar<int>("SELECT coalesce(max(number), 0) FROM migrations") > All().Max(m => m.Number);

    private static IEnumerable<(int Number, string Name, string Sql)> All()
    {
        var assembly = typeof(Migrations).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var name = resource.Split('.')[^2];
            yield return (int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
        }
    }
}
