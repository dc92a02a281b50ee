using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.Leads;
using SdrBot.Storage;

namespace SdrBot.Erasure;

/// <summary>Keeps erased people out of a database that does not know yet that they were erased.</summary>
internal static class Purge
{
    /// <returns>How many were found and erased again.</returns>
    public static int Apply(SqliteConnection database, PurgeList list, DateTimeOffset now)
    {
        var found = database.Query<Lead>($"SELECT {LeadStore.Columns} FROM leads", buffered: false).Where(list.Includes).ToList();
        if (found.Count == 0)
        {
            return 0;
        }

        database.Execute("PRAGMA secure_delete = ON; BEGIN IMMEDIATE");
        foreach (var lead in found)
        {
            LeadEraser.Erase(database, lead, now);
        }

        database.Execute("COMMIT");
        return found.Count;
    }
}
