using Microsoft.Data.Sqlite;
using SdrBot.Channels.LocalChat;
using SdrBot.Storage;

namespace SdrBot.Tests.Kills;

/// <summary>Holds the database against the ledger: what was acknowledged is there, what is there was asked for, each exactly once.</summary>
internal static class Checker
{
    public static string TurnId(Operation operation) =>
        $"local:{LocalTranslator.MessageId(LocalConversations.Direct(operation.Person), operation.Person, operation.Id)}";

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

        var operations = ledger.Read();
        var kept = Kept(operations.Select(o => o.Operation).Where(o => turns.Contains(TurnId(o))));
        var invoked = new HashSet<string>();
        foreach (var (operation, isAcknowledged) in operations)
        {
            var turn = TurnId(operation);
            var message = turn["local:".Length..];
            invoked.Add(turn);
            Assert.True(!isAcknowledged || shown.Contains(message), $"{operation} was acknowledged and is lost.");

            // A turn is whole or not there at all.
            var isThere = turns.Contains(turn);
            Assert.Equal((operation, isThere), (operation, shown.Contains(message)));
            Assert.Equal((operation, kept.Contains(turn) ? 1 : 0), (operation, touches.GetValueOrDefault(turn)));
            Assert.InRange(answers.GetValueOrDefault(turn), isThere && !operation.IsHandoff ? 1 : 0, isThere ? 1 : 0);
            Assert.InRange(delivered.GetValueOrDefault(turn), isQuiet && !operation.IsHandoff ? 1 : 0, 1);
        }

        await CheckHandoffsAsync(session, invoked, isQuiet);
        Assert.Empty(turns.Concat(touches.Keys).Concat(answers.Keys).Except(invoked));
        if (isQuiet)
        {
            Assert.Empty(await session.ManyAsync<string>("SELECT key FROM messages m WHERE NOT EXISTS (SELECT 1 FROM local_messages l WHERE l.id = 'm' || m.id AND l.version >= m.version)"));
        }
    }

    /// <summary>The logs that must have left a touch: each undo took back its person's last one.</summary>
    private static HashSet<string> Kept(IEnumerable<Operation> taken)
    {
        var logs = new Dictionary<string, Stack<string>>();
        foreach (var operation in taken.OrderBy(o => o.Id, StringComparer.Ordinal))
        {
            if (!logs.TryGetValue(operation.Person, out var own))
            {
                logs.Add(operation.Person, own = new Stack<string>());
            }

            if (operation.IsLog)
            {
                own.Push(TurnId(operation));
            }
            else if (operation.IsUndo)
            {
                own.TryPop(out _);
            }
        }

        return [.. logs.Values.SelectMany(l => l)];
    }

    /// <summary>Each handoff was asked for once, is announced once, and has one owner at most, whose the lead is then.</summary>
    private static async Task CheckHandoffsAsync(Session session, HashSet<string> invoked, bool isQuiet)
    {
        var trails = (await session.ManyAsync<TrailRow>("SELECT handoff_id, kind, rep_id, turn_id FROM handoff_credits ORDER BY id")).ToLookup(t => t.HandoffId);
        var cards = (await session.ManyAsync<string>("SELECT key FROM messages WHERE key LIKE 'handoff:%' AND conversation LIKE '%ae-handoffs%'")).CountBy(k => k).ToDictionary();
        var shown = (await session.ManyAsync<string>("SELECT m.key FROM messages m JOIN local_messages l ON l.id = 'm' || m.id WHERE l.conversation = 'ae-handoffs'")).CountBy(k => k).ToDictionary();
        var handoffs = await session.ManyAsync<HandoffRow>("SELECT h.id, h.state, h.ae_id, h.sdr_id, l.owner_id FROM handoffs h JOIN leads l ON l.id = h.lead_id");
        foreach (var handoff in handoffs)
        {
            var trail = trails[handoff.Id].ToList();
            var isAccepted = handoff.State == "accepted";
            Assert.Equal((handoff.Id, 1, isAccepted ? 1 : 0), (handoff.Id, trail.Count(t => t.Kind == "made"), trail.Count(t => t.Kind == "accepted")));
            Assert.All(trail, t => Assert.Contains(t.TurnId, invoked));
            Assert.Equal((handoff.Id, isAccepted ? trail[^1].RepId : handoff.SdrId), (handoff.Id, handoff.OwnerId));
            Assert.True(!isAccepted || handoff.AeId == handoff.OwnerId, $"Handoff {handoff.Id} has no owner.");
            Assert.Equal(1, cards.GetValueOrDefault($"handoff:{handoff.Id}"));
            Assert.InRange(shown.GetValueOrDefault($"handoff:{handoff.Id}"), isQuiet ? 1 : 0, 1);
        }

        Assert.Equal(handoffs.Length, cards.Count);
        Assert.Equal(handoffs.Length, await session.ScalarAsync<int>("SELECT count(DISTINCT lead_id) FROM handoffs"));
    }

    private sealed record TrailRow
    {
        public long HandoffId { get; init; }

        public required string Kind { get; init; }

        public required string RepId { get; init; }

        public required string TurnId { get; init; }
    }

    private sealed record HandoffRow
    {
        public long Id { get; init; }

        public required string State { get; init; }

        public string? AeId { get; init; }

        public required string SdrId { get; init; }

        public required string OwnerId { get; init; }
    }
}
