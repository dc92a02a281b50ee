using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.Erasure;
using SdrBot.Leads;
using SdrBot.Storage;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Erasure;

/// <summary>Erases one lead beside a running bot, as the command does, and shows what is left.</summary>
internal static class ErasedAlone
{
    public static async Task EraseAsync(this TestBot bot, string email)
    {
        await bot.SettleAsync();
        await using (var connection = new SqliteFile(new DataFolder(bot.Folder).Database).Open(SqliteOpenMode.ReadWrite))
        {
            LeadEraser.Erase(connection, await connection.QuerySingleAsync<Lead>($"SELECT {LeadStore.Columns} FROM leads WHERE email = @email", new { email }), bot.Clock.GetUtcNow());
        }

        await bot.SettleAsync();
    }

    /// <summary>The rows of a query as text, a line each.</summary>
    public static async Task<string> LeftAsync(this TestBot bot, string sql) => string.Join('\n', await bot.Database.ReadAsync(s => s.ManyAsync<string>(sql), CancellationToken.None));

    /// <summary>Every row of every table that is of one company, as text.</summary>
    public static string RowsOf(SqliteConnection database, string tenant)
    {
        var lines = new List<string>();
        foreach (var table in database.Query<string>("SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'tenant' WHERE m.type = 'table' ORDER BY m.name").Append("forms"))
        {
            lines.AddRange(database.Query<dynamic>($"SELECT * FROM {table} WHERE {(table == "forms" ? "conversation LIKE '%|' || @tenant || '|%'" : "tenant = @tenant")} ORDER BY 1, 2", new { tenant })
                .Select(r => $"{table}: {string.Join('|', ((IDictionary<string, object?>)r).Values)}"));
        }

        return string.Join('\n', lines);
    }
}
