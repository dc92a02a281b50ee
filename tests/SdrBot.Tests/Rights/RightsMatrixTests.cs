using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SdrBot.Channels.LocalChat;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Tests.Handoffs;
using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Rights;

/// <summary>Every command of the command table, said by every role about what is their own, somebody else's, and nobody's. A new command is in it by itself.</summary>
public sealed partial class RightsMatrixTests(ITestOutputHelper output)
{
    private const string Owner = "mina";
    private const long Unknown = 987654321;

    /// <summary>What is Mina's, and what nobody without a right may read; the second lead is handed off, so account executives may read its card.</summary>
    private static readonly string[] Secrets = ["Quenby", "Vaultco", "vault@", "0199", "hush-hush"];

    /// <summary>What stands for a slot that names no record. A name that is missing here gets a number, which is what most take.</summary>
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["reason"] = "wrong person",
        ["when"] = "tomorrow",
        ["when_at"] = "tomorrow 3pm",
        ["about"] = "the weather",
        ["channel"] = "call",
        ["outcome"] = "no_answer",
        ["activity"] = "call",
        ["cadence"] = "outbound_21",
        ["framework"] = "bant",
        ["question"] = "size",
        ["category"] = "timing",
        ["entry"] = "no-budget-this-year",
        ["zone"] = "Asia/Tokyo",
        ["language"] = "en",
        ["hours"] = "9-17",
        ["motion"] = "outbound",
        ["time"] = "off",
        ["from"] = "2026-05-04",
        ["until"] = "2026-05-05",
        ["to"] = "2026-05-05",
        ["cover"] = "Haruto",
        ["role"] = "sdr",
        ["like"] = "sdr",
        ["status"] = "mql",
        ["view"] = "today",
        ["move"] = "skip",
        ["kind"] = "voicemail",
        ["script"] = "voicemail",
        ["field"] = "note",
        ["result"] = "worked",
        ["slot"] = "amount",
        ["switch"] = "off",
        ["subject"] = "leads",
        ["here"] = "leads",
        ["goal"] = "listen more",
        ["topic"] = "pricing",
        ["who"] = "me",
        ["mentor"] = "Haruto",
        ["person"] = "Zoe Doe, sdr",
        ["team"] = "east",
        ["intent"] = "today_tasks",
        ["name"] = "Whatnot",
        ["response"] = "x/y",
    };

    /// <summary>How free text can hold a record.</summary>
    private static readonly string[] Shapes = ["{0}", "{0}: 5 people", "{0} won because price", "about {0}: hello", "{0} to Alex for demo"];

    [Fact]
    public async Task Nothing_of_anothers_leaks_and_nothing_changes_without_right()
    {
        await using var bot = await TestBot.StartAsync();
        var world = await BuildAsync(bot);
        var (cells, wrong) = (0, new List<string>());

        // What the matrix looks for can be seen: by the owner, by a manager, and in what the owner changes.
        foreach (var seer in new[] { Owner, "grace" })
        {
            Assert.True(World.Mentions(await world.SayAsync(seer, "lead Vaultco"), "hush-hush", "lead Vaultco"), seer);
        }

        var untouched = await world.StateAsync(Role.Shipped[0]);
        await world.SayAsync(Owner, "note Vaultco: one more");
        Assert.NotEqual(untouched, await world.StateAsync(Role.Shipped[0]));
        foreach (var command in bot.Services.GetRequiredService<CommandMap>().Commands)
        {
            foreach (var pattern in command.Patterns)
            {
                foreach (var (actor, role) in world.Actors)
                {
                    var before = await world.StateAsync(role);
                    foreach (var (own, other, unknown) in world.Sentences(pattern, actor))
                    {
                        var found = await world.SayAsync(actor, other);
                        var missing = unknown == other ? found : await world.SayAsync(actor, unknown);
                        cells += unknown == other ? 1 : 3;
                        if (!role.Permissions.Contains(Permission.SeeTeam))
                        {
                            wrong.AddRange(Secrets.Where(s => World.Mentions(found, s, other) && !(role.Permissions.Contains(Permission.AcceptHandoffs) && world.IsOfCard(found)))
                                .Select(s => $"{role.Id}: “{other}” reads {s}: {found}"));
                            if (Record().IsMatch(pattern.Text) && !role.Permissions.Contains(Permission.AcceptHandoffs) && World.Same(found, other) != World.Same(missing, unknown))
                            {
                                wrong.Add($"{role.Id}: “{other}” is answered “{found}”, but “{unknown}” “{missing}”");
                            }
                        }

                        if (own != other)
                        {
                            await world.SayAsync(actor, own);
                        }
                    }

                    if (!role.Permissions.Contains(Permission.SeeTeam) && await world.StateAsync(role) is var after && after != before)
                    {
                        wrong.Add($"{role.Id}: “{pattern.Text}” changed what is Mina's:\n{World.Difference(before, after)}");
                    }
                }
            }
        }

        output.WriteLine($"{cells} cells: {bot.Services.GetRequiredService<CommandMap>().Commands.Count} commands, {world.Actors.Length} roles, own, another's and unknown records.");
        Assert.Equal(["0"], await bot.RowsAsync("SELECT count(*) FROM turns WHERE state <> 'done'"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(25)));
        Assert.True(cells > 1500, $"{cells} cells");
    }

    /// <summary>What a role may not do is refused before anything is read: nothing changes at all, whatever the words.</summary>
    [Fact]
    public async Task A_command_for_others_is_refused_with_who_can_and_changes_nothing()
    {
        await using var bot = await TestBot.StartAsync();
        var world = await BuildAsync(bot);
        var cells = 0;
        foreach (var command in bot.Services.GetRequiredService<CommandMap>().Commands.Where(c => c.Needs is not null))
        {
            foreach (var (actor, role) in world.Actors.Where(a => !a.Role.Permissions.Contains(command.Needs!)))
            {
                var before = await world.EverythingAsync();
                foreach (var (own, other, _) in command.Patterns.SelectMany(p => world.Sentences(p, actor)))
                {
                    foreach (var said in new[] { own, other }.Distinct(StringComparer.Ordinal).Where(s => bot.Services.GetRequiredService<CommandMap>().Match(s)?.Command == command))
                    {
                        var reply = await world.SayAsync(actor, said);
                        Assert.True(reply.Contains("Please ask ", StringComparison.Ordinal), $"{role.Id}: “{said}” is answered {reply}");
                        cells++;
                    }
                }

                Assert.Equal(before, await world.EverythingAsync());
            }
        }

        output.WriteLine($"{cells} refusals");
        Assert.True(cells > 50, $"{cells} refusals");
    }

    private static async Task<World> BuildAsync(TestBot bot)
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
        return new World(bot, actors, await IdsAsync(bot, Owner), (await Task.WhenAll(actors.Select(async a => (a.Id, Ids: await IdsAsync(bot, a.Id))))).ToDictionary(a => a.Id, a => a.Ids));
    }

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
        ["fact"] = Unknown,
        ["import"] = Unknown,
    };

    private static async Task<long> OneAsync(TestBot bot, string sql) => long.TryParse((await bot.RowsAsync($"SELECT coalesce(({sql}), {Unknown})"))[0], CultureInfo.InvariantCulture, out var id) ? id : Unknown;

    [GeneratedRegex(@"\{(?<slot>[a-z_]+)\}")]
    private static partial Regex Slot();

    /// <summary>Names one record, so that somebody else's and nobody's must be answered alike; free text may hold anything.</summary>
    [GeneratedRegex(@"\{(lead|company|words|caller|handoff|task|pinned|fact|id)\}")]
    private static partial Regex Record();

    private sealed partial class World(TestBot bot, (string Id, Role Role)[] actors, Dictionary<string, long> others, Dictionary<string, Dictionary<string, long>> own)
    {
        public (string Id, Role Role)[] Actors => actors;

        /// <summary>The pattern about one's own record, another's, and nobody's; all the same where it names no record.</summary>
        public IEnumerable<(string Own, string Other, string Unknown)> Sentences(CommandPattern pattern, string actor)
        {
            foreach (var isPinned in new[] { true, false })
            {
                // By name the first shapes will do: a name in another place is the same to the finder.
                foreach (var shape in pattern.Text.Contains("{text}", StringComparison.Ordinal) || pattern.Text.Contains("{line}", StringComparison.Ordinal) ? Shapes.Take(isPinned ? Shapes.Length : 2) : ["{0}"])
                {
                    var (mine, other, unknown) = (Fill(own[actor], $"Firm{actor}", $"Cards{actor}"), Fill(others, "Vaultco", "Vaultco Cards"), Fill([], "Nosuchco", "Nosuchco"));
                    if (isPinned || other != Fill(others, "Vaultco", "Vaultco Cards", pinned: true))
                    {
                        yield return (mine, other, unknown);
                    }

                    string Fill(Dictionary<string, long> ids, string lead, string handoff, bool? pinned = null) => Slot().Replace(pattern.Text, m =>
                    {
                        var isPin = pinned ?? isPinned;
                        return m.Groups["slot"].Value switch
                        {
                            "lead" or "company" or "words" or "caller" => isPin ? $"lead:{Id(ids, "lead")}" : lead,
                            "handoff" => isPin ? $"handoff:{Id(ids, "handoff")}" : handoff,
                            "task" => Id(ids, "task"),
                            "turn" => "nobody-knows",
                            "pinned" => $"{Id(ids, "question")}: hello",
                            "fact" => Id(ids, "fact"),
                            "rep" => "Haruto",
                            "text" or "line" => string.Format(CultureInfo.InvariantCulture, shape, IsOfHandoffs(pattern.Text) ? (isPin ? $"handoff:{Id(ids, "handoff")}" : handoff) : isPin ? $"lead:{Id(ids, "lead")}" : lead),
                            "id" => Id(ids, Kind(pattern.Text)),
                            var slot => Values.GetValueOrDefault(slot, "5"),
                        };
                    });
                }
            }
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

        /// <summary>The answer without the record that was named.</summary>
        public static string Same(string reply, string said) => Without(reply, said);

        public Task<string> StateAsync(Role role) => RowsAsync(role.Permissions.Contains(Permission.AcceptHandoffs) ? $"= {others["lead"]}" : $"IN (SELECT id FROM leads WHERE name LIKE 'Quenby%')");

        public Task<string> EverythingAsync() => RowsAsync(null);

        public static string Difference(string before, string after) => string.Join('\n', after.Split('\n').Except(before.Split('\n')).Concat(before.Split('\n').Except(after.Split('\n')).Select(l => $"- {l}")).Take(4));

        /// <param name="leads">Which leads; null for everything that is remembered of anybody's work.</param>
        private async Task<string> RowsAsync(string? leads) => await bot.Database.ReadAsync(
            async s =>
            {
                var rows = new List<string>();
                foreach (var table in await s.ManyAsync<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('audit', 'turns', 'messages', 'local_messages', 'forms', 'open_cards', 'undo') ORDER BY name"))
                {
                    var isOfLead = await s.ScalarAsync<long>("SELECT count(*) FROM pragma_table_info(@table) WHERE name = 'lead_id'", new { table }) > 0;
                    if (leads is null || isOfLead || table == "leads")
                    {
                        var where = leads is null ? (table == "settings" ? "WHERE tenant <> ''" : string.Empty) : $"WHERE {(table == "leads" ? "id" : "lead_id")} {leads}";
                        rows.AddRange((await s.ManyAsync<dynamic>($"SELECT * FROM {table} {where} ORDER BY 1, 2")).Select(r => $"{table}|{string.Join('|', ((IDictionary<string, object?>)r).Values)}".ReplaceLineEndings(" ")));
                    }
                }

                return string.Join('\n', rows);
            },
            CancellationToken.None);

        private static string Without(string reply, string said) => Named().Matches(said).Select(m => m.Value).OrderByDescending(n => n.Length)
            .Aggregate(Turns().Replace(reply, "…"), (text, name) => text.Replace(name, "…", StringComparison.OrdinalIgnoreCase));

        private static string Id(Dictionary<string, long> ids, string kind) => ids.GetValueOrDefault(kind, Unknown).ToString(CultureInfo.InvariantCulture);

        private static bool IsOfHandoffs(string pattern) => pattern.Split(' ')[0] is "decline" or "times" or "propose" or "outcome" or "rate" or "reply" || pattern.StartsWith("ask about", StringComparison.Ordinal);

        /// <summary>Of what the number is that stands behind these words.</summary>
        private static string Kind(string pattern) => pattern[..pattern.IndexOf("{id}", StringComparison.Ordinal)].TrimEnd() switch
        {
            var p when p.EndsWith("lead:", StringComparison.Ordinal) => "lead",
            var p when p.EndsWith("handoff:", StringComparison.Ordinal) => "handoff",
            var p when p.EndsWith("objection:", StringComparison.Ordinal) => "objection",
            var p when p.EndsWith("script", StringComparison.Ordinal) => "script",
            var p when p.EndsWith("edit log", StringComparison.Ordinal) => "touch",
            var p when p.EndsWith("touch:", StringComparison.Ordinal) => "touch",
            var p when p.EndsWith("message:", StringComparison.Ordinal) => "message",
            var p when p.EndsWith("time:", StringComparison.Ordinal) => "time",
            var p when p.StartsWith("import", StringComparison.Ordinal) => "import",
            "reply to question" => "fact",
            var p => throw new InvalidOperationException($"The matrix does not know of what {{id}} is a number in “{p}”: say it in {nameof(Kind)}."),
        };

        [GeneratedRegex("local:[a-z]-?[0-9a-f]+")]
        private static partial Regex Turns();

        [GeneratedRegex("Vaultco Cards|Vaultco|Nosuchco|[0-9]{6,}")]
        private static partial Regex Named();
    }
}
