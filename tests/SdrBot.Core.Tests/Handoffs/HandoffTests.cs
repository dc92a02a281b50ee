using SdrBot.Support;

namespace SdrBot.Handoffs;

/// <summary>What a handoff allows, whatever is tried on it.</summary>
public sealed class HandoffTests
{
    private static readonly DateTimeOffset Now = Some.Morning;

    [Fact]
    public void Whoever_it_is_meant_for_comes_first_and_anybody_once_it_is_open()
    {
        var offered = Some.Handoff(Some.Named("alex"));
        Assert.Null(offered.Accept("bianca", Now));
        Assert.Null(offered.Accept("mina", Now));
        Assert.Equal("alex", offered.Accept("alex", Now)!.AeId);
        var open = offered.OpenToAll()!;
        Assert.Equal("bianca", open.Accept("bianca", Now)!.AeId);
        Assert.Equal("alex", open.Accept("alex", Now)!.AeId);
        Assert.Null(open.Accept("mina", Now));
    }

    [Fact]
    public void Accepted_twice_is_accepted_once()
    {
        var accepted = Some.Handoff(Some.Named("alex")).Accept("alex", Now)!;
        Assert.Null(accepted.Accept("alex", Now));
        Assert.Null(accepted.Withdraw());
        Assert.Null(accepted.Decline("alex", "not_a_fit", null, null, Now));
        Assert.Null(accepted.OfferTo(Some.Named("bianca"), 0, Now));
        Assert.Null(accepted.OpenToAll());
    }

    [Fact]
    public void The_second_decline_goes_to_a_manager()
    {
        var first = Some.Handoff(Some.Named("alex")).Decline("alex", "missing", "budget_amount", null, Now)!;
        Assert.Equal((HandoffState.Declined, false, "budget_amount"), (first.State, first.IsWithManager, first.DeclineQuestion));
        Assert.Null(first.SendBack());
        var second = first.OfferTo(Some.Named("alex"), 0, Now)!.Decline("alex", "not_a_fit", null, null, Now)!;
        Assert.True(second.IsWithManager);
        Assert.False(second.SendBack()!.IsWithManager);
        Assert.Equal("bianca", second.OfferTo(Some.Named("bianca"), 0, Now)!.AeId);
    }

    [Fact]
    public void A_question_stops_the_clock_until_it_is_answered()
    {
        var ae = Some.Rep("alex", role: "ae", name: "Alex Chen");
        var asked = Some.Handoff(Some.Named("alex")).Pause(ae, Now.AddMinutes(40));
        Assert.Equal((40, null), (asked.WaitedMinutes, asked.WaitingSince));
        Assert.Equal(40, asked.Pause(ae, Now.AddMinutes(90)).WaitedMinutes);
        Assert.Equal(Now.AddHours(3), asked.Resume(Now.AddHours(3)).WaitingSince);
    }

    /// <summary>Whatever is tried in whatever order: at most one has it, what is over stays over, and only the one who has it reports.</summary>
    [Fact]
    public void Random_moves_keep_to_the_rules()
    {
        string[] people = ["mina", "alex", "bianca", "yuki"];
        for (var seed = 0; seed < 2_000; seed++)
        {
#pragma warning disable CA5394 // Tests want chance, not secrets.
            var chance = new Random(seed);
            var handoff = Some.Handoff(Some.Named(chance.Next(3) == 0 ? null : "alex"));
            for (var i = 0; i < 20; i++)
            {
                var who = people[chance.Next(people.Length)];
                var moved = chance.Next(8) switch
                {
                    0 => handoff.Accept(who, Now),
                    1 => handoff.Decline(who, "not_a_fit", null, null, Now),
                    2 => handoff.Withdraw(),
                    3 => handoff.OpenToAll(),
                    4 => handoff.OfferTo(Some.Named(who == "mina" ? null : who), 0, Now),
                    5 => handoff.SendBack(),
                    6 => handoff.TakeOver(Some.Named("yuki"), Now),
                    _ => handoff.Report(who, HandoffOutcome.All[chance.Next(HandoffOutcome.All.Count)], null, null, Now),
                };
#pragma warning restore CA5394
                if (moved is null)
                {
                    continue;
                }

                Assert.True(handoff.IsOpen, $"seed {seed}: {handoff.State} became {moved.State}");
                Assert.True(handoff.State != HandoffState.Accepted || moved.State is HandoffState.Accepted or HandoffState.Closed, $"seed {seed}: {moved.State}");
                Assert.True(moved.State is not (HandoffState.Accepted or HandoffState.Closed) || moved is { AeId: not null and not "mina", AcceptedAt: not null, IsOpenToAll: false }, $"seed {seed}: nobody has it");
                Assert.True(moved.State == HandoffState.Closed == (moved.Outcome is not null && HandoffOutcome.IsFinal(moved.Outcome)), $"seed {seed}: {moved.Outcome}");
                handoff = moved;
            }
        }
    }

    [Theory]
    [InlineData("Acme to Alex for a demo", "Acme to Alex for a demo", false, null)]
    [InlineData("Acme for a demo with a sales engineer", "Acme for a demo", true, null)]
    [InlineData("Acme for a demo with an SE anyway because they meet on Monday", "Acme for a demo", true, "they meet on Monday")]
    [InlineData("lead:42 for demo anyway because the budget is agreed", "lead:42 for demo", false, "the budget is agreed")]
    public void A_line_is_cut_apart(string line, string text, bool wantsEngineer, string? reason) =>
        Assert.Equal(new HandoffLine(text, wantsEngineer, reason), HandoffLine.Parse(line));

    [Theory]
    [InlineData("Write to jane@acme.example or call 010-1234-5678.", "Write to … or call …")]
    [InlineData("call 010 1234 5678 tomorrow", "call … tomorrow")]
    [InlineData("about $50,000 for 200 people in 2026", "about $50,000 for 200 people in 2026")]
    [InlineData("1,000,000 won", "1,000,000 won")]
    [InlineData("live by 2026-04-01, 4/2026 at the latest", "live by 2026-04-01, 4/2026 at the latest")]
    [InlineData("reach her at +82 10-9999-8888, she says", "reach her at … she says")]
    public void Ways_of_reaching_somebody_are_left_out(string text, string expected) =>
        Assert.Equal(expected, AgreedFields.Only(text, null, null));

    [Fact]
    public void A_known_number_is_left_out_however_it_is_written() =>
        Assert.Equal("Ask … (extension …)", AgreedFields.Only("Ask 555 0100 x9 (extension 42)", null, "555 0100 x9")!.Replace("42", "…", StringComparison.Ordinal));

    [Fact]
    public void Silence_reaches_a_manager_within_four_working_hours()
    {
        var rules = SilenceSteps.Shipped;
        Assert.Equal(rules.Steps.Select(s => s.Minutes).Order(), rules.Steps.Select(s => s.Minutes));
        Assert.Equal(new SilenceStep(240, SilenceAction.Manager), rules.Steps[^1]);
        Assert.Contains(rules.Steps, s => s.Action == SilenceAction.Remind);
        Assert.Contains(rules.Steps, s => s.Action == SilenceAction.Next);
    }

    [Fact]
    public void A_trail_that_was_changed_shows_it()
    {
        HandoffCredit[] trail = [Entry("made", null), Entry("accepted", "alex"), Entry("won", null)];
        string? before = null;
        for (var i = 0; i < trail.Length; i++)
        {
            trail[i] = trail[i] with { Seal = HandoffTrail.Seal(before, trail[i]) };
            before = trail[i].Seal;
        }

        Assert.True(HandoffTrail.IsSound(trail));
        Assert.False(HandoffTrail.IsSound([trail[0], trail[2]]));
        Assert.False(HandoffTrail.IsSound([trail[0], trail[1] with { RepId = "bianca" }, trail[2]]));

        HandoffCredit Entry(string kind, string? to) => HandoffTrail.Entry(Some.Handoff(Some.Named("alex")), kind, "mina", Now, to);
    }
}
