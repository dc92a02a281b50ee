using System.Collections.Immutable;
using SdrBot.People;
using SdrBot.Support;
using SdrBot.Wording;
using Xunit.Abstractions;

namespace SdrBot.Handoffs;

/// <summary>Whose turn it is: fair to those who are there, unbiased among equals, and explained.</summary>
public sealed class RotationTests(ITestOutputHelper output)
{
    private const int Assignments = 200;

#pragma warning disable CA5394 // Tests want chance, not secrets.
    [Fact]
    public async Task Over_200_assignments_the_counts_of_those_who_were_there_throughout_differ_by_at_most_one()
    {
        var widest = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var chance = new Random(seed);
            var office = new Floor(2 + chance.Next(3), 1 + chance.Next(4));
            var had = new Dictionary<string, int>();
            for (var i = 0; i < Assignments; i++)
            {
                await office.ComeAndGoAsync(chance);
                var ae = (await office.AssignAsync($"{seed}-{i}")).AeId!;
                had[ae] = had.GetValueOrDefault(ae) + 1;
                var counts = office.Steady.Select(s => had.GetValueOrDefault(s)).ToList();
                widest = Math.Max(widest, counts.Max() - counts.Min());
            }
        }

        output.WriteLine($"Fairness: 100 × {Assignments} assignments with random absences, the counts of those present throughout differed by at most {widest}.");
        Assert.Equal(1, widest);
    }

    [Fact]
    public async Task Whoever_comes_back_does_not_have_to_catch_up()
    {
        var office = new Floor(3, 1);
        await office.SendHomeAsync("guest0");
        for (var i = 0; i < 90; i++)
        {
            await office.AssignAsync($"before-{i}");
        }

        await office.CallInAsync("guest0");
        var after = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            after.Add((await office.AssignAsync($"after-{i}")).AeId!);
        }

        Assert.InRange(after.Count(a => a == "guest0"), 9, 11);
    }

    [Fact]
    public void The_lot_falls_on_everybody_alike()
    {
        const int Draws = 10_000;
        var pool = Enumerable.Range(0, 5).Select(i => new Share($"ae{i}", 7)).ToImmutableArray();
        var had = Enumerable.Range(0, Draws).CountBy(i => Rotation.Next(pool, $"lot {i}")!.RepId).ToDictionary();
        var expected = Draws / (double)pool.Length;
        var chiSquare = pool.Sum(s => Math.Pow(had.GetValueOrDefault(s.RepId) - expected, 2) / expected);

        output.WriteLine($"Lot: {Draws} draws among {pool.Length}, chi-square {chiSquare:F2} (4 degrees of freedom; 18.47 would be 1 in 1,000).");
        Assert.True(chiSquare < 18.47, $"chi-square {chiSquare}");
    }

    /// <summary>The same of a whole series: who is first on a fresh ledger.</summary>
    [Fact]
    public async Task Nobody_is_favoured_at_the_beginning()
    {
        const int Ledgers = 2_000;
        var first = new Dictionary<string, int>();
        for (var i = 0; i < Ledgers; i++)
        {
            var ae = (await new Floor(4, 0).AssignAsync($"fresh {i}")).AeId!;
            first[ae] = first.GetValueOrDefault(ae) + 1;
        }

        var chiSquare = first.Values.Sum(n => Math.Pow(n - (Ledgers / 4.0), 2) / (Ledgers / 4.0));
        Assert.True(first.Count == 4 && chiSquare < 16.27, $"chi-square {chiSquare}");
    }

    [Theory]
    [InlineData(HandoffState.Declined, null)]
    [InlineData(HandoffState.Withdrawn, null)]
    [InlineData(HandoffState.Closed, HandoffOutcome.Returned)]
    public async Task What_was_declined_withdrawn_or_returned_is_given_back(HandoffState state, string? outcome)
    {
        var office = new Floor(2, 0);
        var handoff = await office.HandOffAsync("one");
        var ae = handoff.AeId!;
        Assert.Equal(1, office.Had(ae));

        await office.Routing.MovedAsync(handoff, handoff with { State = state, Outcome = outcome, AeId = state == HandoffState.Declined ? null : ae }, CancellationToken.None);
        Assert.Equal(0, office.Had(ae));
    }

    [Theory]
    [InlineData(HandoffOutcome.Won)]
    [InlineData(HandoffOutcome.Lost)]
    public async Task What_was_won_or_lost_counts(string outcome)
    {
        var office = new Floor(2, 0);
        var handoff = await office.HandOffAsync("one");
        await office.Routing.MovedAsync(handoff, handoff with { State = HandoffState.Closed, Outcome = outcome }, CancellationToken.None);
        Assert.Equal(1, office.Had(handoff.AeId!));
    }

    [Fact]
    public async Task Each_assignment_is_explained_in_a_sentence()
    {
        var office = new Floor(3, 2);
        var chance = new Random(1);
        for (var i = 0; i < Assignments; i++)
        {
            await office.ComeAndGoAsync(chance);
            var handoff = await office.HandOffAsync($"{i}");
            var said = HandoffStanding.Assigned(Some.View(handoff, office.All), Words.In(Language.English)).Plain;
            Assert.Contains(office.All.Single(r => r.Id == handoff.AeId).Name, said, StringComparison.Ordinal);
            Assert.All(handoff.Assignment.Pool, s => Assert.Contains($"{office.All.Single(r => r.Id == s.RepId).Name} {s.Count}", said, StringComparison.Ordinal));
            Assert.All(handoff.Assignment.OffDuty, id => Assert.Contains(office.All.Single(r => r.Id == id).Name, said, StringComparison.Ordinal));
        }
    }

    /// <summary>Account executives who are there throughout, and guests who come and go.</summary>
    private sealed class Floor
    {
        private readonly InMemoryPeople _people;
        private readonly InMemoryShares _shares = new();
        private readonly ImmutableArray<string> _guests;

        public Floor(int steady, int guests)
        {
            Steady = [.. Enumerable.Range(0, steady).Select(i => $"steady{i}")];
            _guests = [.. Enumerable.Range(0, guests).Select(i => $"guest{i}")];
            All = [.. Steady.Concat(_guests).Select(id => Some.Rep(id, role: "ae", name: $"Name of {id}"))];
            _people = new(All);
            Routing = new(new DutyRoster(_people, new Authority(_people, TimeProvider.System)), _shares);
        }

        public ImmutableArray<string> Steady { get; }

        public ImmutableArray<Rep> All { get; }

        public HandoffRouting Routing { get; }

        public int Had(string id) => _shares.Counts.GetValueOrDefault(id);

        public async Task ComeAndGoAsync(Random chance)
        {
            foreach (var guest in _guests)
            {
                await (chance.Next(2) == 0 ? SendHomeAsync(guest) : CallInAsync(guest));
            }
        }

        public Task SendHomeAsync(string id) => SaveAsync(id, DateOnly.FromDateTime(Some.Morning.Date));

        public Task CallInAsync(string id) => SaveAsync(id, null);

        public async Task<Assignment> AssignAsync(string lot) => (await HandOffAsync(lot)).Assignment;

        public async Task<Handoff> HandOffAsync(string lot)
        {
            var assignment = await Routing.NextAsync(Some.Tenant, [], AssignmentKind.InTurn, null, lot, Some.Morning, CancellationToken.None);
            var handoff = Some.Handoff(assignment);
            await Routing.MovedAsync(null, handoff, CancellationToken.None);
            return handoff;
        }

        private async Task SaveAsync(string id, DateOnly? away) =>
            await _people.SaveAsync((await _people.FindAsync(Some.Tenant, id, CancellationToken.None))! with { AwayFrom = away, AwayUntil = away }, CancellationToken.None);
    }
#pragma warning restore CA5394
}
