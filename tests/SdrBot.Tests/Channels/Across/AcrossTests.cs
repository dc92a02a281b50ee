using SdrBot.Tests.Channels.BotFramework;
using SdrBot.Tests.Channels.Slack;
using SdrBot.Tests.Support;
using SdrBot.Tests.Transcripts;

namespace SdrBot.Tests.Channels.Across;

/// <summary>Handoffs from an SDR in Slack to an account executive in Teams and back: one state, one owner, wherever somebody looks.</summary>
public sealed class AcrossTests
{
    private const string Mina = "U0MINA";
    private const string MinasPlace = "D0MINA";
    private static readonly TeamsAccount Alex = TeamsCompany.Account("alex");
    private static readonly TeamsAccount Bianca = TeamsCompany.Account("bianca");
    private static readonly string Channel = TeamsCompany.Channel("ae-handoffs");

    /// <summary>The stories that are of account executives.</summary>
    public static TheoryData<string> Files { get; } = [.. Enumerable.Select<object[], string>(TranscriptTests.Files, f => (string)f[0]).Where(f => f.StartsWith("handoffs", StringComparison.Ordinal))];

    /// <summary>The whole stories, word for word, with each person on the platform that is theirs.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_stories_of_handoffs_are_the_same_across_platforms(string file)
    {
        await using var both = await TwoPlatforms.StartAsync();
        if (await new TranscriptRun(both.Bot, new AcrossDoor(both), await TranscriptTests.ReadAsync(file)).PlayAsync() is { } difference)
        {
            Assert.Fail(difference);
        }

        Assert.Empty(both.Slack.Slack.Problems);
        Assert.Empty(both.Slack.Slack.Ledger.Doubled);
    }

    [Fact]
    public async Task A_handoff_goes_from_Slack_to_Teams_and_its_answers_come_back()
    {
        await using var both = await TwoPlatforms.StartAsync();
        var card = await HandedOffAsync(both);
        Assert.DoesNotContain("jane@", card.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Single(both.Teams.Connector.Messages, m => m.Root == Channel);
        await both.Slack.MessageAsync(MinasPlace, "Waits for Alex Chen");

        // Asked on the card in Teams, answered in Slack; both stand below the card, too.
        await both.Teams.PressAsync(Alex, card, "Ask Mina", (Input(card), "Who signs?"));
        await both.Slack.MessageAsync(MinasPlace, "Who signs?");
        await SaidBelowAsync(both, card, "Who signs?");
        await both.Slack.WriteAsync(Mina, "reply about Acme: the COO signs");
        await both.Teams.UntilAsync(() => both.Teams.Connector.Messages.FirstOrDefault(m => m.Place == "a:alex" && m.Text.Contains("the COO signs", StringComparison.Ordinal)), "the answer");
        await SaidBelowAsync(both, card, "the COO signs");
        await both.Teams.UntilAsync(() => Now(both, card) is { } now && now.Text.Contains("Mina Park: the COO signs", StringComparison.Ordinal) ? now : null, "the answer on the card");

        // Two accept at once: one has it, in every place.
        var before = Now(both, card);
        await Task.WhenAll(both.Teams.PressAsync(Alex, before, "Accept"), both.Teams.PressAsync(Bianca, before, "Accept"));
        var taken = await both.Teams.UntilAsync(() => Now(both, card) is { } now && !TeamsEyes.Actions(now.Card).Any(a => (string?)a["title"] == "Accept") ? now : null, "a card that is taken");
        var owner = await both.Teams.AskAsync<string>("SELECT ae_id FROM handoffs WHERE state = 'accepted'");
        var name = TeamsCompany.Account(owner!).Name;
        Assert.Contains(name, taken.Text, StringComparison.Ordinal);
        await both.Slack.MessageAsync(MinasPlace, $"{name} has it");
        Assert.Equal(1, await both.Teams.AskAsync<long>("SELECT count(*) FROM handoffs"));
        Assert.Single(both.Teams.Connector.Messages, m => m.Root == Channel && m.Thread is null);
        Assert.Empty(both.Slack.Slack.Problems);
        Assert.Empty(both.Slack.Slack.Ledger.Doubled);
    }

    [Fact]
    public async Task A_handoff_that_is_declined_in_Teams_is_mended_in_Slack_and_comes_again()
    {
        await using var both = await TwoPlatforms.StartAsync();
        var card = await HandedOffAsync(both);
        var decline = TeamsEyes.Actions(card.Card).First(a => (string?)a["type"] == "Action.ShowCard" && (string?)a["title"] == "Decline")["card"]!["body"]!;
        var reasons = decline[0]!["choices"]!.AsArray();
        await both.Teams.UseAsync(Alex, card, decline[1]!["actions"]![0]!.AsObject(), ((string)decline[0]!["id"]!, (string)reasons.First(c => (string?)c!["title"] == "Missing: Budget allocated")!["value"]!));
        await both.Slack.MessageAsync(MinasPlace, "Alex Chen did not take Jane Doe (Acme): Missing: Budget allocated");
        await both.Slack.WriteAsync(Mina, "learned Acme budget_allocated: yes, it is approved");
        await both.Slack.WriteAsync(Mina, "resubmit Acme");
        await both.Teams.UntilAsync(() => Now(both, card) is { } now && now.Text.Contains("Waits for Alex Chen", StringComparison.Ordinal) && now.Edits > 1 ? now : null, "the same card, waiting again");
        Assert.Equal(1, await both.Teams.AskAsync<long>("SELECT count(*) FROM handoffs"));
    }

    [Fact]
    public async Task Whoever_is_on_both_is_told_where_they_were_last_heard_also_after_a_restart()
    {
        await using var both = await TwoPlatforms.StartAsync();
        await Company.GiveAddressesAsync(both.Bot);
        both.Teams.Connector.Add(TeamsCompany.Mina);
        await both.Teams.WriteAsync(TeamsCompany.Mina, "remind me in 10 minutes about the first");
        await SaysInTeamsAsync(both, "the first");
        await both.Slack.WriteAsync(Mina, "remind me in 10 minutes about the second");
        await both.Slack.MessageAsync(MinasPlace, "the second");
        await both.Bot.RestartAsync(TimeSpan.FromMinutes(11));
        await both.Bot.RunJobsAsync(isNight: false);
        await both.Slack.MessageAsync(MinasPlace, "Reminder");
        Assert.Single(both.Teams.Connector.Messages, m => m.Place == "a:mina");

        await both.Teams.WriteAsync(TeamsCompany.Mina, "remind me in 10 minutes about the third");
        await SaysInTeamsAsync(both, "the third");
        both.Bot.Clock.Advance(TimeSpan.FromMinutes(11));
        await both.Bot.RunJobsAsync(isNight: false);
        await both.Teams.UntilAsync(() => both.Teams.Connector.Messages.Where(m => m.Place == "a:mina").Skip(2).FirstOrDefault(m => m.Text.Contains("the third", StringComparison.Ordinal)), "the reminder");
    }

    private static Task<SentActivity> SaysInTeamsAsync(TwoPlatforms both, string text) =>
        both.Teams.UntilAsync(() => both.Teams.Connector.Messages.FirstOrDefault(m => m.Place == "a:mina" && m.Text.Contains(text, StringComparison.Ordinal)), $"“{text}”");

    private static async Task<SentActivity> HandedOffAsync(TwoPlatforms both)
    {
        await both.Slack.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        foreach (var answer in new[] { "need: plan routes for 200 vans", "pain: we lose two hours every morning planning by hand", "budget_amount: about $50k", "timeline: Q2 2026", "size: 200 people", "decision_maker: the CTO decides" })
        {
            await both.Slack.WriteAsync(Mina, $"learned Acme {answer}");
        }

        await both.Slack.WriteAsync(Mina, "hand off Acme to Alex for a demo");
        await both.Teams.UntilAsync(() => both.Teams.Connector.Messages.FirstOrDefault(m => m.Place == "a:alex"), "the offer");
        return await both.Teams.UntilAsync(() => both.Teams.Connector.Messages.FirstOrDefault(m => m.Root == Channel), "the card");
    }

    private static SentActivity Now(TwoPlatforms both, SentActivity card) => both.Teams.Connector.Messages.First(m => m.Id == card.Id);

    private static string Input(SentActivity card) =>
        (string)TeamsEyes.Actions(card.Card).First(a => (string?)a["type"] == "Action.ShowCard" && (string?)a["title"] == "Ask Mina")["card"]!["body"]![0]!["id"]!;

    private static Task<SentActivity> SaidBelowAsync(TwoPlatforms both, SentActivity card, string text) =>
        both.Teams.UntilAsync(() => both.Teams.Connector.Messages.FirstOrDefault(m => m.Root == Channel && m.Thread == card.Id && m.Text.Contains(text, StringComparison.Ordinal)), $"“{text}” below the card");
}
