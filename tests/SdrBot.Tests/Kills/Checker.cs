using Microsoft.Data.Sqlite;
using SdrBot.Channels.LocalChat;
using SdrBot.Storage;

namespace SdrBot.Tests.Kills;

/// <summary>Holds the database against the ledger: what was acknowledged is there, what is there was asked for, each exactly once.</summary>
internal static class Checker
{
    public static async Task CheckAsync(string folder, Ledger ledger, bool isQuiet)
    {
        await using var connection = new SqliteConnection($"Data Source={new DataFolder(folder).Database};Pooling=False");
        await connection.OpenAsync();
        var session = new Session(connection);
        Assert.Equal("ok", await session.ScalarAsync<string>("PRAGMA integrity_check"));
        Assert.Empty(await session.ManyAsync<string>("SELECT \"table\" FROM pragma_foreign_key_check"));

        var shown = (await session.ManyAsync<string>("SELECT id FROM local_messages WHERE id LIKE 'u-%'")).ToHashSet();
        var turns = (await session.ManyAsync<string>("SELECT id FROM turns WHERE state = 'done'")).ToHashSet();
        var touches = (await session.ManyAsync<string>("SELECT turn_id FROM touches")).CountBy(t => t).ToDictionary();
        var answers = (await session.ManyAsync<string>("SELECT key FROM messages WHERE key LIKE 'turn:%'")).CountBy(k => k["turn:".Length..]).ToDictionary();
        var delivered = (await session.ManyAsync<string>("SELECT m.key FROM messages m JOIN local_messages l ON l.id = 'm' || m.id WHERE m.key LIKE 'turn:%'"))
            .CountBy(k => k["turn:".Length..]).ToDictionary();

        var invoked = new HashSet<string>();
        foreach (var (operation, isAcknowledged) in ledger.Read())
        {
            var message = LocalTranslator.MessageId(LocalConversations.Direct(operation.Person), operation.Person, operation.Id);
            var turn = $"local:{message}";
            invoked.Add(turn);
            Assert.True(!isAcknowledged || shown.Contains(message), $"{operation} was acknowledged and is lost.");

            // A turn is whole or not there at all.
            var isThere = turns.Contains(turn);
            Assert.Equal((operation, isThere), (operation, shown.Contains(message)));
            Assert.Equal((operation, isThere && operation.IsLog ? 1 : 0), (operation, touches.GetValueOrDefault(turn)));
            Assert.Equal((operation, isThere ? 1 : 0), (operation, answers.GetValueOrDefault(turn)));
            Assert.InRange(delivered.GetValueOrDefault(turn), isQuiet ? 1 : 0, 1);
        }

        Assert.Empty(turns.Concat(touches.Keys).Concat(answers.Keys).Except(invoked));
        if (isQuiet)
        {
            Assert.Empty(await session.ManyAsync<string>("SELECT key FROM messages WHERE state <> 'sent'"));
        }
    }
}
