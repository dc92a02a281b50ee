using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Tests.Handoffs;
using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Rights;

/// <summary>Every command of the command table, said by every role about what is their own, somebody else's, and nobody's. A new command is in it by itself.</summary>
public sealed partial class RightsMatrixTests(ITestOutputHelper output)
{
    /// <summary>What is Mina's, and what nobody without a right may read; the second lead is handed off, so account executives may read its card.</summary>
    private static readonly string[] Secrets = ["Quenby", "Vaultco", "vault@", "0199", "hush-hush"];

    [Fact]
    public async Task Nothing_of_anothers_leaks_and_nothing_changes_without_right()
    {
        await using var bot = await TestBot.StartAsync();
        var world = await RightsWorld.BuildAsync(bot);
        var (cells, wrong) = (0, new List<string>());

        // What the matrix looks for can be seen: by the owner, by a manager, and in what the owner changes.
        foreach (var seer in new[] { RightsWorld.Owner, "grace" })
        {
            Assert.True(RightsWorld.Mentions(await world.SayAsync(seer, "lead Vaultco"), "hush-hush", "lead Vaultco"), seer);
        }

        var untouched = await world.StateAsync(Role.Shipped[0]);
        await world.SayAsync(RightsWorld.Owner, "note Vaultco: one more");
        Assert.NotEqual(untouched, await world.StateAsync(Role.Shipped[0]));
        foreach (var command in bot.Services.GetRequiredService<CommandMap>().Commands)
        {
            foreach (var pattern in command.Patterns)
            {
                foreach (var (actor, role) in world.Actors)
                {
                    var before = await world.StateAsync(role);
                    foreach (var (own, other, unknown) in world.Sentences.About(pattern, actor))
                    {
                        var found = await world.SayAsync(actor, other);
                        var missing = unknown == other ? found : await world.SayAsync(actor, unknown);
                        cells += unknown == other ? 1 : 3;
                        if (!role.Permissions.Contains(Permission.SeeTeam))
                        {
                            wrong.AddRange(Secrets.Where(s => RightsWorld.Mentions(found, s, other) && !(role.Permissions.Contains(Permission.AcceptHandoffs) && world.IsOfCard(found)))
                                .Select(s => $"{role.Id}: “{other}” reads {s}: {found}"));
                            if (Record().IsMatch(pattern.Text) && !role.Permissions.Contains(Permission.AcceptHandoffs) && RightsWorld.Without(found, other) != RightsWorld.Without(missing, unknown))
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
                        wrong.Add($"{role.Id}: “{pattern.Text}” changed what is Mina's:\n{RightsWorld.Difference(before, after)}");
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
        var world = await RightsWorld.BuildAsync(bot);
        var cells = 0;
        foreach (var command in bot.Services.GetRequiredService<CommandMap>().Commands.Where(c => c.Needs is not null))
        {
            foreach (var (actor, role) in world.Actors.Where(a => !a.Role.Permissions.Contains(command.Needs!)))
            {
                var before = await world.EverythingAsync();
                foreach (var (own, other, _) in command.Patterns.SelectMany(p => world.Sentences.About(p, actor)))
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

    /// <summary>Names one record, so that somebody else's and nobody's must be answered alike; free text may hold anything.</summary>
    [GeneratedRegex(@"\{(lead|company|words|caller|handoff|task|pinned|fact|id)\}")]
    private static partial Regex Record();
}
