namespace SdrBot.Tests.Channels.Slack;

/// <summary>Who somebody is: by the address where that is certain, by a manager's word where it is not, and never by a guess.</summary>
public sealed class SlackPeopleTests
{
    private const string Grace = "U0GRACE";
    private const string Dana = "U0DANA";
    private const string New = "U0NEW";

    private static readonly SlackAccount GraceKim = new(Grace, "Grace Kim", "grace@example.com");

    [Fact]
    public async Task A_manager_says_that_an_account_is_somebodys()
    {
        await using var bot = await StartAsync(new SlackAccount(New, "D. *R*", "dr@private.example", "Europe/Paris"));
        await bot.WriteAsync(New, "link dana@example.com");
        var (card, answer) = Two(await bot.ShowsAsync(3));
        Assert.Contains("asked the sales managers whether you are dana@example.com", answer.Text, StringComparison.Ordinal);
        Assert.Equal("D0GRACE", card.Channel);
        Assert.Contains("Dana Reyes (dana@example.com)", card.Text, StringComparison.Ordinal);
        Assert.Contains("dr@private.example", card.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Slack.Messages, m => m.Channel == "D0NEW" && m.Text.Contains("Dana Reyes", StringComparison.Ordinal));
        await bot.PressAsync(Grace, card, "Yes, Dana Reyes");
        await SlackBot.UntilAsync(() => bot.Slack.Messages.FirstOrDefault(m => m.Channel == "D0NEW" && m.Text.Contains("You are Dana Reyes", StringComparison.Ordinal)), "the welcome");
        await SlackBot.UntilAsync(() => bot.Slack.Messages.FirstOrDefault(m => m.Ts == card.Ts && m.Edits > 0), "the card decided");
        await bot.WriteAsync(New, "me");
        await SlackBot.UntilAsync(() => bot.Slack.Messages.FirstOrDefault(m => m.Channel == "D0NEW" && m.Text.Contains("Europe/Paris", StringComparison.Ordinal)), "Dana's settings");

        // The old button does nothing more.
        await bot.PressAsync(Grace, card, "Nobody of ours");
        Assert.Equal("dana", await bot.ReadAsync<string>("SELECT rep_id FROM identities WHERE user_id = @New", new { New }));
    }

    [Fact]
    public async Task A_manager_may_say_no_and_nobody_can_ask_for_ever()
    {
        await using var bot = await StartAsync(new SlackAccount(New, "Who", null));
        for (var i = 0; i < 3; i++)
        {
            bot.Bot.Clock.Advance(TimeSpan.FromMinutes(1));
            await bot.WriteAsync(New, $"link boss{i}@example.com");
            await bot.UntilReadsAsync(1L, "SELECT count(*) FROM account_requests WHERE state = 'open'");
            await bot.WriteAsync(Grace, $"refuse account {i + 1}");
            await bot.UntilReadsAsync(i + 1L, "SELECT count(*) FROM account_requests WHERE state = 'refused'");
        }

        await bot.WriteAsync(New, "link boss@example.com");
        await SlackBot.UntilAsync(() => bot.Slack.Messages.FirstOrDefault(m => m.Channel == "D0NEW" && m.Text.Contains("managers already", StringComparison.Ordinal)), "the answer");
        Assert.Equal(0, await bot.ReadAsync<long>("SELECT count(*) FROM identities WHERE user_id = @New", new { New }));
    }

    [Fact]
    public async Task Two_accounts_with_one_address_are_for_a_manager_to_tell_apart()
    {
        await using var bot = await StartAsync(new SlackAccount(Dana, "Dana Reyes", "dana@example.com", "America/New_York"), new SlackAccount(New, "Dana R", "DANA@example.com", "Europe/Paris"));
        await bot.WriteAsync(Dana, "zone Asia/Tokyo");
        await bot.ShowsAsync(2);
        await bot.WriteAsync(New, "me");
        var (card, answer) = Two(await bot.ShowsAsync(4));
        Assert.Contains("belongs to somebody who uses another account", answer.Text, StringComparison.Ordinal);
        Assert.Contains("under another account", card.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(0, await bot.ReadAsync<long>("SELECT count(*) FROM identities WHERE user_id = @New", new { New }));
        await bot.PressAsync(Grace, card, "Yes, Dana Reyes");
        await bot.UntilReadsAsync("dana", "SELECT rep_id FROM identities WHERE user_id = @New", new { New });
        Assert.Equal(0, await bot.ReadAsync<long>("SELECT count(*) FROM identities WHERE user_id = @Dana", new { Dana }));

        // What Dana said in the chat is not changed by the new account's profile.
        Assert.Equal("Asia/Tokyo", await bot.ReadAsync<string>("SELECT zone FROM reps WHERE id = 'dana'"));
    }

    [Fact]
    public async Task Two_people_with_one_address_are_for_a_manager_too()
    {
        await using var bot = await StartAsync(new SlackAccount(New, "D", "dana@example.com"));
        await bot.Bot.Database.WriteAsync("test", s => s.RunAsync("UPDATE reps SET email = 'dana@example.com' WHERE id = 'mina'"), CancellationToken.None);
        await bot.WriteAsync(New, "me");
        var (card, _) = Two(await bot.ShowsAsync(3));
        await bot.PressAsync(Grace, card, "Yes, Mina Park");
        await bot.UntilReadsAsync("mina", "SELECT rep_id FROM identities WHERE user_id = @New", new { New });
    }

    [Theory]
    [InlineData("guest", "You are a guest")]
    [InlineData("stranger", "people of this workspace only")]
    [InlineData("bot", null)]
    [InlineData("deleted", null)]
    public async Task Who_is_no_member_is_nobody_here_whatever_the_address(string kind, string? says)
    {
        await using var bot = await StartAsync(new SlackAccount(New, "Dana Reyes", "dana@example.com") { Kind = kind });
        await bot.WriteAsync(New, "me");
        await bot.UntilReadsAsync(0L, "SELECT count(*) FROM turns WHERE state = 'failed'");
        await bot.WriteAsync(Grace, "me");
        await bot.ShowsAsync(says is null ? 2 : 3);
        Assert.Equal(says is null ? 0 : 1, bot.Slack.Messages.Count(m => m.Channel == "D0NEW" && m.Body.ToJsonString().Contains(says ?? "", StringComparison.Ordinal)));
        Assert.Equal(0, await bot.ReadAsync<long>("SELECT count(*) FROM identities WHERE user_id = @New", new { New }));
    }

    [Fact]
    public async Task A_guest_is_let_in_by_a_manager()
    {
        await using var bot = await StartAsync(new SlackAccount(New, "Dana Reyes", "dana@example.com") { Kind = "guest" });
        await bot.CommandAsync(New, "link dana@example.com");
        var card = await SlackBot.UntilAsync(() => bot.Slack.Messages.FirstOrDefault(m => m.Channel == "D0GRACE" && m.Text.Contains("says to be", StringComparison.Ordinal)), "the card");
        await bot.PressAsync(Grace, card, "Yes, Dana Reyes");
        await bot.UntilReadsAsync("dana", "SELECT rep_id FROM identities WHERE user_id = @New", new { New });
    }

    [Fact]
    public async Task An_outsider_cannot_even_ask()
    {
        await using var bot = await StartAsync(new SlackAccount(New, "Dana Reyes", "dana@example.com") { Team = "T0OTHER" });
        await bot.WriteAsync(New, "link dana@example.com");
        Assert.Contains("another one", (await bot.ShowsAsync(2))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(0, await bot.ReadAsync<long>("SELECT count(*) FROM account_requests"));
    }

    [Fact]
    public async Task Who_is_no_manager_decides_nothing()
    {
        await using var bot = await StartAsync(new SlackAccount(Dana, "Dana Reyes", "dana@example.com"), new SlackAccount(New, "Who", null));
        await bot.WriteAsync(New, "link mina@example.com");
        await bot.UntilReadsAsync(1L, "SELECT count(*) FROM account_requests WHERE state = 'open'");
        await bot.WriteAsync(Dana, "account 1 is dana");
        await bot.UntilReadsAsync(1L, "SELECT count(*) FROM identities WHERE user_id = @Dana", new { Dana });
        await bot.WriteAsync(Grace, "accounts");
        await SlackBot.UntilAsync(() => bot.Slack.Messages.FirstOrDefault(m => m.Channel == "D0GRACE" && m.Text.Contains("Whose accounts", StringComparison.Ordinal)), "the list");
        Assert.Equal(1, await bot.ReadAsync<long>("SELECT count(*) FROM account_requests WHERE state = 'open'"));
    }

    /// <summary>The company with its manager at work in Slack.</summary>
    private static async Task<SlackBot> StartAsync(params SlackAccount[] accounts)
    {
        var bot = await SlackBot.StartAsync([GraceKim, .. accounts]);
        await bot.Bot.Database.WriteAsync("test", s => s.RunAsync("DELETE FROM identities"), CancellationToken.None);
        await bot.WriteAsync(Grace, "me");
        await bot.ShowsAsync(1);
        return bot;
    }

    /// <summary>The manager's card and the newcomer's answer.</summary>
    private static (ShownMessage Card, ShownMessage Answer) Two(IReadOnlyList<ShownMessage> messages) => (messages.Last(m => m.Channel == "D0GRACE"), messages.Last(m => m.Channel == "D0NEW"));
}
