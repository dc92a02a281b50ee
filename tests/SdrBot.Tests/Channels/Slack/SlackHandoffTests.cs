using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>A handoff on Slack: one card in the channel with its thread, what each side sees, and the pages that follow it.</summary>
public sealed class SlackHandoffTests
{
    private const string Mina = "U0MINA";
    private const string Alex = "U0ALEX";
    private const string Bianca = "U0BIANCA";
    private const string Handoffs = "C0HANDOFFS";

    private static readonly SlackAccount[] People =
    [
        new(Mina, "Mina Park", "mina@example.com"), new(Alex, "Alex Kim", "alex@example.com", "America/New_York"), new(Bianca, "Bianca Ray", "bianca@example.com", "America/New_York"),
    ];

    [Fact]
    public async Task A_handoff_is_one_card_whose_thread_holds_what_was_asked_and_answered()
    {
        await using var bot = await HandedOffAsync();
        var card = await CardAsync(bot, "Accept");
        var offer = await bot.MessageAsync("D0ALEX", "The whole brief");
        Assert.Contains($"https://test.slack.com/archives/{Handoffs}/p{card.Ts.Replace(".", "", StringComparison.Ordinal)}", offer.Body.ToJsonString(), StringComparison.Ordinal);

        await bot.WriteAsync(Alex, "ask about Acme: who signs?");
        var asked = await bot.MessageAsync(Handoffs, "who signs?", m => m.Thread is not null);
        Assert.Equal(card.Ts, asked.Thread);
        await bot.WriteAsync(Mina, "reply about Acme: the COO signs");
        Assert.Equal(card.Ts, (await bot.MessageAsync(Handoffs, "the COO signs", m => m.Thread is not null)).Thread);
        Assert.Single(bot.Slack.Messages, m => m.Channel == Handoffs && m.Thread is null);

        // The address is asked for once, however often the message is edited.
        Assert.Single(bot.Slack.Calls, c => c.Method == "chat.getPermalink");
    }

    [Fact]
    public async Task Of_two_who_accept_one_has_it_and_the_other_is_told_alone()
    {
        await using var bot = await HandedOffAsync();
        var card = await CardAsync(bot, "Accept");
        await Task.WhenAll(bot.PressAsync(Alex, card, "Accept"), bot.PressAsync(Bianca, card, "Accept"));
        await SlackBot.UntilAsync(() => bot.Slack.Messages.First(m => m.Channel == Handoffs) is { Edits: > 0 } now && !now.Body.ToJsonString().Contains("\"Accept\"", StringComparison.Ordinal) ? now : null, "a card that is taken");

        // Told before or after he took it: it is his.
        await bot.MessageAsync("D0BIANCA", "Alex Chen");
        Assert.Single(bot.Slack.Messages, m => m.Channel == Handoffs && m.OnlyFor is null);
        Assert.Equal("alex", await bot.Bot.Database.ReadAsync(s => s.ScalarAsync<string>("SELECT ae_id FROM handoffs WHERE state = 'accepted'"), CancellationToken.None));
    }

    [Fact]
    public async Task A_handoff_is_declined_in_a_window_with_a_reason_and_words()
    {
        await using var bot = await HandedOffAsync();
        await bot.PressAsync(Alex, await CardAsync(bot, "Accept"), "Decline, in your words");
        var window = await bot.WindowAsync(1);
        Assert.Contains("\"words\"", await bot.SubmitAsync(Alex, window, "V1", ("reason", "own_words"), ("words", "")), StringComparison.Ordinal);
        Assert.Empty(await bot.SubmitAsync(Alex, window, "V1", ("reason", "missing:budget_amount"), ("words", "They never said who pays")));
        Assert.Empty(await bot.SubmitAsync(Alex, window, "V1", ("reason", "not_a_fit"), ("words", "")));
        await bot.MessageAsync("D0MINA", "They never said who pays");
        Assert.Equal("declined missing budget_amount They never said who pays", await bot.Bot.Database.ReadAsync(
            s => s.ScalarAsync<string>("SELECT state || ' ' || decline_reason || ' ' || decline_question || ' ' || decline_words FROM handoffs"), CancellationToken.None));

        // A window that was open meanwhile says that it is over, at its field.
        Assert.Contains("\"reason\"", await bot.SubmitAsync(Alex, window, "V2", ("reason", "not_a_fit"), ("words", "")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_shows_open_handoffs_and_numbers_and_follows_what_others_do()
    {
        await using var bot = await HandedOffAsync();
        foreach (var user in new[] { Mina, Alex })
        {
            await bot.EventAsync(new JsonObject { ["type"] = "app_home_opened", ["tab"] = "home", ["user"] = user, ["channel"] = $"D{user[1..]}" });
        }

        var waiting = await PageAsync(bot, Alex, "Jane Doe");
        Assert.Contains("This week", waiting, StringComparison.Ordinal);
        Assert.Contains("\"accessory\"", waiting, StringComparison.Ordinal);
        var before = await PageAsync(bot, Mina, "Jane Doe");
        await bot.PressAsync(Alex, await CardAsync(bot, "Accept"), "Accept");
        await SlackBot.UntilAsync(() => bot.Slack.Home(Mina)!.ToJsonString() is var now && now != before ? now : null, "another page of the SDR");
        await SlackBot.UntilAsync(() => bot.Slack.Home(Alex)!.ToJsonString() is var now && now != waiting ? now : null, "another page of the account executive");
        Assert.All(new[] { Mina, Alex }, u => Assert.InRange(bot.Slack.Home(u)!["blocks"]!.AsArray().Count, 1, 100));
    }

    [Fact]
    public async Task A_card_that_cannot_be_posted_is_told_to_the_managers_once()
    {
        await using var bot = await StartAsync();
        await bot.TellAsync("grace", "U0GRACE");
        bot.Slack.FailNext("chat.postMessage", Fault.Refuse, channel: Handoffs);
        bot.Slack.FailNext("chat.postMessage", Fault.Refuse, channel: Handoffs);
        await HandOffAsync(bot, "Acme");
        await HandOffAsync(bot, "Globex");
        await bot.MessageAsync("D0GRACE", "nvite");
        await bot.MessageAsync("D0ALEX", "Globex");
        await bot.SettleAsync();
        Assert.Single(bot.Slack.Messages, m => m.Channel == "D0GRACE");
    }

    private static async Task<SlackBot> HandedOffAsync()
    {
        var bot = await StartAsync();
        await HandOffAsync(bot, "Acme");
        return bot;
    }

    private static async Task<SlackBot> StartAsync()
    {
        var bot = await SlackBot.StartAsync(People);
        await bot.Bot.Database.WriteAsync(
            "test",
            async s =>
            {
                await s.RunAsync("DELETE FROM routes");
                return await s.RunAsync("INSERT INTO routes (tenant, purpose, channel, conversation) VALUES ('local', 'handoffs', 'slack', '{\"channel\":\"slack\",\"tenant\":\"local\",\"id\":\"C0HANDOFFS\"}')");
            },
            CancellationToken.None);
        foreach (var account in People)
        {
            await bot.TellAsync(account.Email!.Split('@')[0], account.Id);
        }

        return bot;
    }

    private static async Task HandOffAsync(SlackBot bot, string company)
    {
        await bot.WriteAsync(Mina, $"add lead Jane Doe, {company}, jane@{company}.example");
        foreach (var answer in new[] { "need: plan routes for 200 vans", "pain: we lose two hours every morning planning by hand", "budget_amount: about $50k", "timeline: Q2 2026", "size: 200 people", "decision_maker: the CTO decides" })
        {
            await bot.WriteAsync(Mina, $"learned {company} {answer}");
        }

        await bot.WriteAsync(Mina, $"hand off {company} to Alex for a demo");
        await bot.MessageAsync("D0ALEX", company);
    }

    private static Task<ShownMessage> CardAsync(SlackBot bot, string button) => bot.MessageAsync(Handoffs, "Jane Doe", m => m.Body.ToJsonString().Contains($"\"{button}\"", StringComparison.Ordinal));

    private static Task<string> PageAsync(SlackBot bot, string user, string text) =>
        SlackBot.UntilAsync(() => bot.Slack.Home(user)?.ToJsonString() is { } page && page.Contains(text, StringComparison.Ordinal) ? page : null, $"the page of {user}");
}
