using SdrBot.Handoffs;
using SdrBot.Storage;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Performance;

/// <summary>Accepted handoffs come first in everybody's numbers, by the clock of the SDR, and whoever will miss the month is named.</summary>
public sealed class AcceptedHandoffTests
{
    [Fact]
    public async Task Accepted_handoffs_lead_the_numbers_of_a_rep_and_of_the_team()
    {
        await using var bot = await TestBot.StartAsync();
        bot.Clock.Set(new(2026, 3, 16, 4, 30, 0, TimeSpan.Zero));
        var (mina, grace) = (bot.As("mina"), bot.As("grace"));
        await grace.SayAsync("quota everyone 4 handoffs a month");
        await grace.SayAsync("commission $100 a handoff, $150 above quota");
        await HandOffAsync(bot, "mina", 5, accepted: 5, at: new(2026, 3, 10, 1, 0, 0, TimeSpan.Zero));
        await HandOffAsync(bot, "dana", 4, accepted: 1, at: new(2026, 3, 10, 1, 0, 0, TimeSpan.Zero));

        // The first of March in Seoul is still February in New York.
        await HandOffAsync(bot, "haruto", 1, accepted: 1, at: new(2026, 2, 28, 15, 30, 0, TimeSpan.Zero));
        await HandOffAsync(bot, "dana", 1, accepted: 1, at: new(2026, 2, 28, 15, 30, 0, TimeSpan.Zero));

        await grace.SayAsync("team");
        await grace.HearsAsync(
            "The team this month, Sun, Mar 1 to Tue, Mar 31",
            "Together 7 of 12 handoffs accepted, 10 made, 0 meetings booked.",
            "Name | Handoffs accepted | Handoffs made | Meetings | Conversations | Turned away | Activities",
            "Mina Park | 5 of 4 | 5 | 0 | 0 | 0 | 0",
            "Dana Reyes | 1 of 4 | 4 | 0 | 0 | 0 | 0",
            "Haruto Sato | 1 of 4 | 1 | 0 | 0 | 0 | 0",
            "2 people will miss the quota at the present pace:",
            "- Dana Reyes: 1 of 4 accepted, about 2 in the end",
            "- Haruto Sato: 1 of 4 accepted, about 2 in the end",
            "[This week]");

        await mina.SayAsync("my numbers");
        await mina.HearsAsync(
            "Your numbers, Mon, Mar 16",
            "5 of 4 handoffs accepted this month: the quota is met. At this pace it is 10 by Tue, Mar 31. 10 of 22 working days are over.",
            "5 of 4 handoffs accepted (4 of 4)",
            "...");

        await mina.SayAsync("my month");
        await mina.HearsAsync(
            "Your month, Sun, Mar 1 to Tue, Mar 31",
            "5 of 4 handoffs accepted this month: the quota is met. At this pace it is 10 by Tue, Mar 31. 10 of 22 working days are over.",
            "Commission so far: $550",
            "Commission in the end: about $1,300, with 10 accepted",
            "Months at quota in a row: none yet",
            "Quarters at quota in a row: none yet",
            "[My numbers]");
    }

    [Fact]
    public async Task Months_at_quota_in_a_row_are_counted_back_to_the_first_that_was_missed()
    {
        await using var bot = await TestBot.StartAsync();
        var (mina, grace) = (bot.As("mina"), bot.As("grace"));
        bot.Clock.Set(new(2025, 9, 10, 1, 0, 0, TimeSpan.Zero));
        await grace.SayAsync("quota Mina 2 handoffs a month");
        foreach (var month in new[] { 9, 10, 11, 12 })
        {
            await HandOffAsync(bot, "mina", 2, accepted: 2, at: new(2025, month, 12, 1, 0, 0, TimeSpan.Zero));
        }

        // Midnight in Seoul, of the first of January.
        await HandOffAsync(bot, "mina", 2, accepted: 2, at: new(2025, 12, 31, 15, 0, 0, TimeSpan.Zero));
        bot.Clock.Set(new(2026, 2, 10, 1, 0, 0, TimeSpan.Zero));
        await mina.SayAsync("my month");
        await mina.HearsAsync("...", "Months at quota in a row: 5 months", "Quarters at quota in a row: 1 quarter", "[My numbers]");
    }

    /// <summary>Handoffs of an SDR with their trail.</summary>
    private static Task<int> HandOffAsync(TestBot bot, string sdr, int made, int accepted, DateTimeOffset at) => bot.Database.WriteAsync("test", async session =>
    {
        var store = new HandoffStore(session);
        for (var i = 0; i < made; i++)
        {
            var lead = await new LeadStore(session).AddAsync(new() { Tenant = "local", OwnerId = sdr, Name = $"Buyer {i} {at.Ticks}", Company = $"Firm {sdr} {i} {at.Ticks}" }, CancellationToken.None);
            var handoff = await store.AddAsync(
                new()
                {
                    Tenant = "local",
                    LeadId = lead.Id,
                    SdrId = sdr,
                    NextStep = "demo",
                    Brief = new() { Who = lead.Name },
                    Assignment = new(AssignmentKind.Named, "alex", [], []),
                    MadeAt = at,
                },
                CancellationToken.None);
            foreach (var kind in i < accepted ? new[] { CreditKind.Made, CreditKind.Accepted } : [CreditKind.Made, CreditKind.Declined])
            {
                await store.AddCreditAsync(new() { Tenant = "local", LeadId = lead.Id, HandoffId = handoff.Id, Kind = kind, RepId = sdr, At = at }, CancellationToken.None);
            }
        }

        return made;
    }, CancellationToken.None);
}
