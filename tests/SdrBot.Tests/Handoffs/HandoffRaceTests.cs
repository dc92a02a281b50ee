using System.Collections.Immutable;
using SdrBot.Channels.LocalChat;
using SdrBot.Conversations;
using SdrBot.Handoffs;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Handoffs;

/// <summary>Several people at one handoff at the same time: one has it, everybody else knows who, and nothing is said twice.</summary>
public sealed class HandoffRaceTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Races = 10_000;
    private const int MostClaimants = 10;
    private const int Together = 250;

    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

#pragma warning disable CA5394 // Tests want chance, not secrets.
    [Fact]
    public async Task Ten_thousand_races_have_one_winner_each()
    {
        // What is said is looked at below; here only who gets it.
        var aes = await AesAsync();
        await _bot.Database.WriteAsync("test", s => s.RunAsync("DELETE FROM routes; UPDATE identities SET conversation = NULL"), CancellationToken.None);
        var chance = Seed.Random();
        var claims = 0;
        var start = TimeProvider.System.GetTimestamp();
        for (var race = 0; race < Races; race += Together)
        {
            var handoffs = await OfferAsync(race, Together);
            var claimed = handoffs.SelectMany(h => Shuffled(aes, chance).Take(chance.Next(2, MostClaimants + 1)).Select(ae => (Handoff: h, Ae: ae))).OrderBy(_ => chance.Next()).ToList();
            claims += claimed.Count;
            var answers = await Task.WhenAll(claimed.Select(async c => (c.Handoff, c.Ae, Reply: await ClaimAsync(c.Handoff, c.Ae))));
            foreach (var ofOne in answers.GroupBy(a => a.Handoff))
            {
                var winner = Assert.Single(ofOne, a => a.Reply.Blocks.IsEmpty);
                var owner = (await _bot.HandoffAsync(ofOne.Key))!;
                Assert.Equal((HandoffState.Accepted, winner.Ae.Id), (owner.State, owner.AeId));
                Assert.All(ofOne.Where(a => a != winner), a => Assert.Contains(winner.Ae.Name, a.Reply.Plain, StringComparison.Ordinal));
            }
        }

        var took = TimeProvider.System.GetElapsedTime(start);
        output.WriteLine($"Handoffs: {Races} races of 2 to {MostClaimants} account executives ({claims} claims), exactly one owner each, in {took.TotalSeconds:F0} s ({claims / took.TotalSeconds:F0} claims/s).");
        Assert.Equal([$"{Races}|{Races}|{Races}"], await _bot.RowsAsync(
            "SELECT (SELECT count(*) FROM handoffs WHERE state = 'accepted' AND ae_id IS NOT NULL) || '|' || (SELECT count(*) FROM handoff_credits WHERE kind = 'accepted') || '|' || (SELECT count(DISTINCT handoff_id) FROM handoff_credits WHERE kind = 'accepted')"));
        Assert.Equal(["0"], await _bot.RowsAsync("SELECT count(*) FROM handoffs h JOIN leads l ON l.id = h.lead_id WHERE l.owner_id <> h.ae_id"));
    }

    /// <summary>As whole turns, pressed on the card, with all that is said.</summary>
    [Fact]
    public async Task Claims_from_the_card_leave_one_card_and_one_owner()
    {
        const int Rounds = 15;
        var aes = await AesAsync();
        var handoffs = await OfferAsync(0, Rounds);
        await Task.WhenAll(handoffs.SelectMany(h => aes.Select((ae, i) => _bot.RunAsync(ae.Id, $"accept handoff:{h}", $"claim:{h}:{ae.Id}", $"handoff:{h}"))));
        await _bot.SettleAsync();

        Assert.Equal([$"{Rounds}"], await _bot.RowsAsync("SELECT count(*) FROM local_messages WHERE conversation = 'ae-handoffs'"));
        Assert.Equal([$"{Rounds}"], await _bot.RowsAsync("SELECT count(*) FROM handoff_credits WHERE kind = 'accepted'"));
        foreach (var id in handoffs)
        {
            var owner = (await _bot.HandoffAsync(id))!.AeId!;
            var name = aes.Single(a => a.Id == owner).Name;
            var card = Assert.Single(await _bot.As("alex").HeardAsync("ae-handoffs"), m => m.Text.Contains($"Firm{id} ", StringComparison.Ordinal) || m.Text.Contains($"Firm{id}\n", StringComparison.Ordinal));
            Assert.Contains(name, card.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(card.Actions, a => a.Label == "Accept");
        }
    }

    /// <summary>One of the two wins, whatever the order and however often each was sent.</summary>
    [Fact]
    public async Task Accepting_and_withdrawing_at_once_leaves_one_of_the_two()
    {
        const int Rounds = 500;
        var chance = Seed.Random();
        var accepted = 0;
        var handoffs = await OfferAsync(0, Rounds, "alex");
        foreach (var batch in handoffs.Chunk(50))
        {
            var moves = batch.SelectMany(h => new[] { ("alex", $"accept handoff:{h}"), ("mina", $"withdraw handoff:{h}"), ("alex", $"decline handoff:{h} as not_a_fit"), ("mina", $"withdraw handoff:{h}") }
                .Take(2 + chance.Next(3)).Select((m, i) => (m.Item1, m.Item2, Id: $"move:{h}:{i}"))).OrderBy(_ => chance.Next()).ToList();
            await Task.WhenAll(moves.Select(m => _bot.RunAsync(m.Item1, m.Item2, m.Id, $"handoff:{m.Item2.Split(':')[1].Split(' ')[0]}")));
        }

        foreach (var id in handoffs)
        {
            var handoff = (await _bot.HandoffAsync(id))!;
            var trail = await _bot.RowsAsync($"SELECT kind FROM handoff_credits WHERE handoff_id = {id} ORDER BY id");
            Assert.Contains(handoff.State, new[] { HandoffState.Accepted, HandoffState.Withdrawn });
            Assert.Equal(handoff.State == HandoffState.Accepted ? "accepted" : "withdrawn", trail[^1]);
            Assert.Single(trail, k => k is "accepted" or "withdrawn");
            Assert.Equal([handoff.State == HandoffState.Accepted ? "alex" : "mina"], await _bot.RowsAsync($"SELECT owner_id FROM leads WHERE id = {handoff.LeadId}"));
            accepted += handoff.State == HandoffState.Accepted ? 1 : 0;
        }

        output.WriteLine($"Accept against withdraw: {Rounds} interleavings, {accepted} accepted, {Rounds - accepted} withdrawn, none both.");
        Assert.InRange(accepted, 1, Rounds - 1);
    }

    private static Rep[] Shuffled(ImmutableArray<Rep> aes, Random chance)
    {
        var copy = aes.ToArray();
#pragma warning disable CA5394 // Tests want chance, not secrets.
        chance.Shuffle(copy);
#pragma warning restore CA5394
        return copy;
    }
#pragma warning restore CA5394

    private Task<Reply> ClaimAsync(long handoff, Rep ae) => _bot.HandleAsync<AcceptHandoff>(
        new Turn($"claim:{handoff}:{ae.Id}", LocalConversations.Reference(LocalConversations.Direct(ae.Id)), ae, "accept", _bot.Clock.GetUtcNow()) { PressedIn = $"handoff:{handoff}" },
        "handoff",
        $"handoff:{handoff}");

    private async Task<ImmutableArray<Rep>> AesAsync()
    {
        for (var i = 0; i < MostClaimants; i++)
        {
            await _bot.AddAeAsync($"ae{i}");
        }

        return [.. (await _bot.Database.ReadAsync(s => new RepStore(s).AllAsync(LocalConversations.Tenant, CancellationToken.None), CancellationToken.None)).Where(r => r.Id.StartsWith("ae", StringComparison.Ordinal))];
    }

    /// <summary>Handoffs of Mina that wait, for somebody or for whoever comes first.</summary>
    private Task<ImmutableArray<long>> OfferAsync(int from, int count, string? ae = null) => _bot.Database.WriteAsync(
        "test",
        async s =>
        {
            var ids = ImmutableArray.CreateBuilder<long>(count);
            for (var i = from; i < from + count; i++)
            {
                var lead = (await new LeadStore(s).AddAsync(new Lead { Tenant = LocalConversations.Tenant, OwnerId = "mina", Name = "Jane Doe", Company = $"Firm{i + 1}" }, CancellationToken.None)).Id;
                var handoff = await new HandoffStore(s).AddAsync(
                    new Handoff
                    {
                        Tenant = LocalConversations.Tenant,
                        LeadId = lead,
                        SdrId = "mina",
                        AeId = ae,
                        NextStep = NextStep.Demo,
                        IsOpenToAll = ae is null,
                        Brief = new Brief { Who = "Jane Doe", Company = $"Firm{i + 1}" },
                        Assignment = new Assignment(ae is null ? AssignmentKind.OpenToAll : AssignmentKind.Named, ae, [], []),
                        MadeAt = _bot.Clock.GetUtcNow(),
                    },
                    CancellationToken.None);
                ids.Add(handoff.Id);
            }

            return ids.ToImmutable();
        },
        CancellationToken.None);
}
