using System.Text.RegularExpressions;
using SdrBot.Channels.LocalChat;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Tests.Handoffs;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Rights;

/// <summary>Mina’s work, with secrets in it, and somebody of each role who has work of their own.</summary>
internal sealed partial class RightsWorld(TestBot bot, (string Id, Role Role)[] actors, Dictionary<string, long> others, RightsSentences sentences)
{
    public const string Owner = "mina";

    private (string Name, bool IsOfLead)[]? _tables;

    public (string Id, Role Role)[] Actors => actors;

    public RightsSentences Sentences => sentences;

    public static async Task<RightsWorld> BuildAsync(TestBot bot)
    {
        await bot.Database.WriteAsync(
            "test",
            async s =>
            {
                // Numbers that no other text holds by chance.
                foreach (var (table, n) in (await s.ManyAsync<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'")).Select((t, i) => (t, i)))
                {
                    await s.RunAsync("INSERT INTO sqlite_sequence (name, seq) VALUES (@table, @seq)", new { table, seq = 710_000 + (1000 * n) });
                }

                foreach (var (id, role) in new[] { ("bob", "bdr"), ("amy", "account_manager") })
                {
                    await new RepStore(s).SaveAsync(new Rep { Tenant = LocalConversations.Tenant, Id = id, Name = $"{id} Doe", Role = role, Zone = "Asia/Seoul" }, CancellationToken.None);
                    await s.RunAsync(
                        "INSERT INTO identities (channel, tenant, user_id, rep_id, conversation) SELECT 'local', 'local', @id, @id, replace(conversation, 'haruto', @id) FROM identities WHERE rep_id = 'haruto'", new { id });
                }

                return 0;
            },
            CancellationToken.None);
        (string Id, Role Role)[] actors = [.. new[] { ("dana", "sdr"), ("bob", "bdr"), ("amy", "account_manager"), ("bianca", "ae"), ("grace", "manager") }.Select(a => (a.Item1, Role.Shipped.First(r => r.Id == a.Item2)))];
        var owner = bot.As(Owner);
        await owner.SayAsync("add lead Quenby Vault, Vaultco, vault@vaultco.example, +1 202 555 0199, goal: hush-hush plans");
        await owner.SayAsync("learned Vaultco pain: hush-hush pain that nobody may read");
        await owner.SayAsync("note Vaultco: hush-hush note");
        await owner.SayAsync("called Vaultco, connected, hush-hush call, try again tomorrow 3pm");
        await owner.SayAsync("objection: for Vaultco: no budget this year, hush-hush");
        await owner.SayAsync("my script voicemail: Hi {first_name}, hush-hush {fact}, call {rep_first_name}");
        await bot.QualifiedAsync(Owner, "Vaultco Cards", "Quenby Card");
        await owner.SayAsync("hand off Vaultco Cards to Alex for a demo Friday 2pm");
        await bot.As("alex").SayAsync("ask about Vaultco Cards: hush-hush question");
        foreach (var (id, _) in actors)
        {
            await bot.As(id).SayAsync($"add lead Own {id}, Firm{id}, {id}@firm{id}.example");
            await bot.As(id).SayAsync($"called Firm{id}, no answer");
            await bot.As(id).SayAsync("objection: no budget this year");
            if (id == "dana")
            {
                await bot.QualifiedAsync(id, $"Cards{id}", $"Card {id}");
                await bot.As(id).SayAsync($"hand off Cards{id} to Alex for a demo");
            }
        }

        await bot.SettleAsync();
        var others = await IdsAsync(bot, Owner);
        var own = (await Task.WhenAll(actors.Select(async a => (a.Id, Ids: await IdsAsync(bot, a.Id))))).ToDictionary(a => a.Id, a => a.Ids);
        return new RightsWorld(bot, actors, others, new RightsSentences(others, own));
    }

    /// <summary>What the bot told this person, with the commands on its buttons.</summary>
    public async Task<string> SayAsync(string actor, string text)
    {
        var last = (await bot.RowsAsync("SELECT coalesce(max(id), 0) FROM messages"))[0];
        await bot.As(actor).SayAsync(text);
        var said = await bot.RowsAsync($"SELECT reply FROM messages WHERE id > {last} AND conversation LIKE '%{LocalConversations.Direct(actor)}%' ORDER BY id");

        // What was begun is not what is tested next.
        await bot.Database.WriteAsync("test", s => s.RunAsync("DELETE FROM forms; DELETE FROM open_cards"), CancellationToken.None);
        return string.Join('\n', said);
    }

    /// <summary>Told more than was said.</summary>
    public static bool Mentions(string reply, string secret, string said) => reply.Replace(said, string.Empty, StringComparison.OrdinalIgnoreCase) is var rest
        && Without(rest, said).Contains(secret, StringComparison.OrdinalIgnoreCase);

    /// <summary>The card of a handoff is there for account executives to read.</summary>
    public bool IsOfCard(string reply) => reply.Contains("Quenby Card", StringComparison.Ordinal) || reply.Contains($"handoff:{others["handoff"]}", StringComparison.Ordinal);

    public Task<string> StateAsync(Role role) => RowsAsync(role.Permissions.Contains(Permission.AcceptHandoffs) ? $"= {others["lead"]}" : $"IN (SELECT id FROM leads WHERE name LIKE 'Quenby%')");

    public Task<string> EverythingAsync() => RowsAsync(null);

    public static string Difference(string before, string after) => string.Join('\n', after.Split('\n').Except(before.Split('\n')).Concat(before.Split('\n').Except(after.Split('\n')).Select(l => $"- {l}")).Take(4));

    private static async Task<(string Name, bool IsOfLead)[]> TablesAsync(Session session)
    {
        var all = await session.ManyAsync<string>(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('audit', 'turns', 'messages', 'local_messages', 'forms', 'open_cards', 'undo') ORDER BY name");
        var ofLeads = (await session.ManyAsync<string>("SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE c.name = 'lead_id'")).ToHashSet();
        return [.. all.Select(t => (t, ofLeads.Contains(t)))];
    }

    /// <param name="leads">Which leads; null for everything that is remembered of anybody's work.</param>
    private async Task<string> RowsAsync(string? leads) => await bot.Database.ReadAsync(
        async s =>
        {
            var rows = new List<string>();
            foreach (var (table, isOfLead) in _tables ??= await TablesAsync(s))
            {
                if (leads is null || isOfLead || table == "leads")
                {
                    var where = leads is null ? (table == "settings" ? "WHERE tenant <> ''" : string.Empty) : $"WHERE {(table == "leads" ? "id" : "lead_id")} {leads}";
                    rows.AddRange((await s.ManyAsync<dynamic>($"SELECT * FROM {table} {where} ORDER BY 1, 2")).Select(r => $"{table}|{string.Join('|', ((IDictionary<string, object?>)r).Values)}".ReplaceLineEndings(" ")));
                }
            }

            return string.Join('\n', rows);
        },
        CancellationToken.None);

    /// <summary>The answer without the record that was named.</summary>
    public static string Without(string reply, string said) => Named().Matches(said).Select(m => m.Value).OrderByDescending(n => n.Length)
        .Aggregate(Turns().Replace(reply, "…"), (text, name) => text.Replace(name, "…", StringComparison.OrdinalIgnoreCase));

    private static async Task<Dictionary<string, long>> IdsAsync(TestBot bot, string rep) => new(StringComparer.Ordinal)
    {
        ["lead"] = await OneAsync(bot, $"SELECT min(id) FROM leads WHERE owner_id = '{rep}'"),
        ["handoff"] = await OneAsync(bot, $"SELECT min(id) FROM handoffs WHERE sdr_id = '{rep}'"),
        ["task"] = await OneAsync(bot, $"SELECT min(id) FROM tasks WHERE owner_id = '{rep}'"),
        ["objection"] = await OneAsync(bot, $"SELECT min(id) FROM objections WHERE rep_id = '{rep}'"),
        ["touch"] = await OneAsync(bot, $"SELECT min(id) FROM touches WHERE rep_id = '{rep}'"),
        ["script"] = await OneAsync(bot, $"SELECT min(id) FROM script_variants WHERE rep_id = '{rep}'"),
        ["question"] = await OneAsync(bot, $"SELECT min(q.id) FROM handoff_questions q JOIN handoffs h ON h.id = q.handoff_id WHERE h.sdr_id = '{rep}'"),
        ["message"] = await OneAsync(bot, $"SELECT min(id) FROM messages WHERE conversation LIKE '%{LocalConversations.Direct(rep)}%'"),
        ["time"] = await OneAsync(bot, $"SELECT min(t.id) FROM handoff_times t JOIN handoffs h ON h.id = t.handoff_id WHERE h.sdr_id = '{rep}'"),
        ["fact"] = RightsSentences.Unknown,
        ["import"] = RightsSentences.Unknown,
    };

    private static async Task<long> OneAsync(TestBot bot, string sql) => await bot.ReadAsync<long?>(sql) ?? RightsSentences.Unknown;

    [GeneratedRegex("local:[a-z]-?[0-9a-f]+")]
    private static partial Regex Turns();

    [GeneratedRegex("Vaultco Cards|Vaultco|Nosuchco|[0-9]{6,}")]
    private static partial Regex Named();
}
