using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Message shortcuts and windows: what somebody wrote elsewhere becomes a touch, a task or a suggestion, and several questions are answered at once.</summary>
public sealed class SlackSurfacesTests
{
    private const string Mina = "U0MINA";
    private const string Dana = "U0DANA";
    private const string Alex = "U0ALEX";

    private static readonly SlackAccount MinaPark = new(Mina, "Mina Park", "mina@example.com");
    private static readonly SlackAccount DanaReed = new(Dana, "Dana Reed", "dana@example.com", "America/New_York");
    private static readonly SlackAccount AlexKim = new(Alex, "Alex Kim", "alex@example.com", "America/New_York");

    [Fact]
    public async Task A_message_is_logged_for_a_lead_with_its_words_as_the_note()
    {
        await using var bot = await WithLeadAsync();
        await bot.ShortcutAsync(Mina, "log_message", "They &lt;really&gt; want <https://acme.example|a demo>");
        var window = await bot.WindowAsync(1);
        Assert.Equal("They <really> want a demo https://acme.example", (string?)Field(window, "note")["element"]!["initial_value"]);
        var refused = await bot.SubmitAsync(Mina, window, "V1", ("lead", "Nobody"), ("channel", "call"));
        Assert.Contains("No lead of yours", refused, StringComparison.Ordinal);
        Assert.Empty(await bot.SubmitAsync(Mina, window, "V1", ("lead", "Acme"), ("channel", "email"), ("outcome", "replied"), ("note", "They want a demo")));
        Assert.Empty(await bot.SubmitAsync(Mina, window, "V1", ("lead", "Acme"), ("channel", "email"), ("outcome", "replied"), ("note", "They want a demo")));
        Assert.Equal(1, await CountAsync(bot, "SELECT count(*) FROM touches WHERE channel = 'email' AND note = 'They want a demo'"));
    }

    [Fact]
    public async Task A_response_is_suggested_to_the_asker_alone()
    {
        await using var bot = await WithLeadAsync();
        await bot.ShortcutAsync(Mina, "suggest_response", "For Acme: it is too expensive for us right now");
        var answer = (await bot.ShowsAsync(2))[1];
        Assert.Equal((Mina, "ephemeral"), (answer.OnlyFor, (string?)answer.Body["response_type"]));
        Assert.Contains("too expensive for us", answer.Text, StringComparison.Ordinal);
        Assert.Empty(bot.Slack.Windows);
        Assert.Equal(1, await CountAsync(bot, "SELECT count(*) FROM objections"));
    }

    [Fact]
    public async Task A_message_without_words_is_asked_for_in_a_window()
    {
        await using var bot = await WithLeadAsync();
        await bot.ShortcutAsync(Mina, "suggest_response", "");
        var window = await bot.WindowAsync(1);
        Assert.Contains("no words", await bot.SubmitAsync(Mina, window, "V1", ("said", "…")), StringComparison.Ordinal);
        Assert.Empty(await bot.SubmitAsync(Mina, window, "V1", ("said", "it is too expensive")));
        Assert.Contains("too expensive", (await bot.ShowsAsync(2))[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_becomes_a_task_with_the_way_back_to_it()
    {
        await using var bot = await WithLeadAsync();
        await bot.ShortcutAsync(Mina, "remind_message", "Send the security paper", "1772000000.000100");
        var window = await bot.WindowAsync(1);
        Assert.Contains("\"when\"", await bot.SubmitAsync(Mina, window, "V1", ("when", "one of these days"), ("about", "Send the security paper")), StringComparison.Ordinal);
        Assert.Contains("\"when\"", await bot.SubmitAsync(Mina, window, "V1", ("when", "yesterday 9am"), ("about", "Send the security paper")), StringComparison.Ordinal);
        Assert.Empty(await bot.SubmitAsync(Mina, window, "V1", ("when", "tomorrow 9am"), ("about", "Send the security paper")));
        var said = (await bot.ShowsAsync(2))[1];
        Assert.Contains("https://acme-sales.slack.com/archives/C0FLOOR/p1772000000000100", said.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(bot, "SELECT count(*) FROM tasks WHERE title = 'Send the security paper' AND link LIKE '%/C0FLOOR/p1772000000000100' AND has_time = 1"));
        await bot.PressAsync(Mina, said, "Undo");
        await SlackBot.UntilAsync(() => bot.Slack.Messages[1].Edits > 0 || bot.Slack.Messages.Count > 2 ? bot : null, "that it was taken back");
        Assert.Equal(0, await CountAsync(bot, "SELECT count(*) FROM tasks WHERE title = 'Send the security paper'"));
    }

    [Fact]
    public async Task A_window_that_takes_long_opens_at_once_and_is_filled_afterwards()
    {
        await using var bot = await WithLeadAsync();
        bot.Slack.FailNext("chat.getPermalink", Fault.Slow);
        await bot.ShortcutAsync(Mina, "remind_message", "Send the security paper");
        var loading = await bot.WindowAsync(1);
        Assert.DoesNotContain("\"when\"", loading.ToJsonString(), StringComparison.Ordinal);
        await SlackBot.UntilAsync(() => bot.Slack.Windows[0].ToJsonString().Contains("\"when\"", StringComparison.Ordinal) ? bot : null, "the filled window");
        Assert.Equal("h1", (string?)bot.Slack.Calls.Single(c => c.Method == "views.update").Arguments["hash"]);
    }

    [Fact]
    public async Task Who_pressed_for_a_window_that_came_too_late_is_told()
    {
        await using var bot = await WithLeadAsync();
        bot.Slack.FailNext("views.open", Fault.Refuse, "expired_trigger_id");
        await bot.ShortcutAsync(Mina, "remind_message", "Send the security paper");
        Assert.Contains("too late", (await bot.ShowsAsync(2))[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checklist_is_answered_at_once_and_what_is_left_empty_stays_open()
    {
        await using var bot = await WithLeadAsync();
        await bot.WriteAsync(Mina, "qualify Acme");
        await bot.PressAsync(Mina, (await bot.ShowsAsync(2))[1], "All at once");
        var window = await bot.WindowAsync(1);
        var fields = window["blocks"]!.AsArray().Select(b => (string)b!["block_id"]!).ToList();
        Assert.Contains("budget_amount", fields);
        Assert.All(window["blocks"]!.AsArray(), b => Assert.True((bool?)b!["optional"]));
        var refused = await bot.SubmitAsync(Mina, window, "V1", ("budget_amount", "soon"), ("timeline", "this quarter"));
        Assert.Contains("\"budget_amount\"", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("\"timeline\"", refused, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(bot, "SELECT count(*) FROM findings"));
        Assert.Empty(await bot.SubmitAsync(Mina, window, "V1", ("budget_amount", "$50k"), ("timeline", "this quarter")));
        Assert.Empty(await bot.SubmitAsync(Mina, window, "V1", ("budget_amount", "$70k"), ("timeline", "")));
        await bot.ShowsAsync(3);
        Assert.Equal(1, await CountAsync(bot, "SELECT count(*) FROM findings WHERE question = 'budget_amount' AND value LIKE '%50000%'"));
        Assert.Equal(2, await CountAsync(bot, "SELECT count(*) FROM findings"));
    }

    [Fact]
    public async Task A_checklist_that_is_out_of_date_says_so_at_the_field()
    {
        await using var bot = await WithLeadAsync();
        await bot.WriteAsync(Mina, "qualify Acme");
        await bot.PressAsync(Mina, (await bot.ShowsAsync(2))[1], "All at once");
        var window = await bot.WindowAsync(1);
        await bot.WriteAsync(Mina, "learned Acme budget: $80k");
        var refused = await bot.SubmitAsync(Mina, window, "V1", ("budget_amount", "$50k"), ("timeline", "this quarter"));
        Assert.Contains("answered this meanwhile: $80,000", refused, StringComparison.Ordinal);
        Assert.Empty(await bot.SubmitAsync(Mina, window, "V1", ("budget_amount", ""), ("timeline", "this quarter")));
        Assert.Equal(1, await CountAsync(bot, "SELECT count(*) FROM findings WHERE question = 'budget_amount' AND value LIKE '%80000%'"));
    }

    /// <summary>Mina has a lead at Acme, and the bot has said so.</summary>
    private static async Task<SlackBot> WithLeadAsync()
    {
        var bot = await SlackBot.StartAsync(MinaPark, DanaReed, AlexKim);
        await bot.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        await bot.ShowsAsync(1);
        return bot;
    }

    private static JsonObject Field(JsonObject window, string name) => window["blocks"]!.AsArray().OfType<JsonObject>().First(b => (string?)b["block_id"] == name);

    private static Task<long> CountAsync(SlackBot bot, string sql) => bot.Bot.Database.ReadAsync(async s => await s.ScalarAsync<long>(sql), CancellationToken.None);
}
