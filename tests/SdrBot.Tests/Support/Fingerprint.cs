using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SdrBot.Storage;

namespace SdrBot.Tests.Support;

/// <summary>Everything in the database, as one text: equal before and after what must have no effect.</summary>
internal static class Fingerprint
{
    /// <summary>What the dispatcher notes down about a message after it has been shown is no effect of a request.</summary>
    private const string Messages = "id, tenant, key, conversation, reply, version";

    public static async Task<string> OfAsync(TestBot bot)
    {
        await bot.SettleAsync();
        return await bot.Database.ReadAsync(OfAsync, CancellationToken.None);
    }

    private static async Task<string> OfAsync(Session session)
    {
        var all = new StringBuilder();
        foreach (var table in await session.ManyAsync<string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"))
        {
            var rows = await session.ManyAsync<dynamic>($"SELECT {(table == "messages" ? Messages : "*")} FROM \"{table}\" ORDER BY 1, 2");
            all.Append(CultureInfo.InvariantCulture, $"{table} {rows.Length} {Digest(string.Join('\n', rows.Select(r => string.Join('|', ((IDictionary<string, object?>)r).Values))))}\n");
        }

        return all.ToString();
    }

    private static string Digest(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
