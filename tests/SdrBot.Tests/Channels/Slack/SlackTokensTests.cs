using System.Text;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>The tokens of an installation: encrypted where they lie, renewed in time, and useless without their keys.</summary>
public sealed class SlackTokensTests
{
    private const string One = "T0ONE";
    private const string Boss = "U0BOSS";

    private static readonly SlackAccount TheBoss = new(Boss, "Bo Ss", "bo@example.com");

    [Fact]
    public async Task Tokens_lie_encrypted_and_are_read_again_after_a_restart()
    {
        await using var bot = await SlackBot.StartOpenAsync(TheBoss);
        bot.Slack.IsRotating = true;
        await bot.InstallAsync(One);
        await bot.SaysInAsync(One, 1);
        await bot.Bot.RestartAsync();
        await bot.WriteFromAsync(One, Boss, "me");
        await bot.SaysInAsync(One, 2);
        foreach (var file in Directory.EnumerateFiles(bot.Bot.Folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            Assert.DoesNotContain("xoxe", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(bot.Bot.Folder, "keys")));
        }
    }

    [Fact]
    public async Task Without_its_keys_an_installation_is_silent_until_it_is_made_again()
    {
        await using var bot = await SlackBot.StartOpenAsync(TheBoss);
        await bot.InstallAsync(One);
        await bot.SaysInAsync(One, 1);
        Directory.Delete(Path.Combine(bot.Bot.Folder, "keys"), recursive: true);
        await bot.Bot.RestartAsync();
        await bot.WriteFromAsync(One, Boss, "me");
        await bot.InstallAsync(One);
        await bot.WriteFromAsync(One, Boss, "me");
        Assert.Contains("Bo Ss", (await bot.SaysInAsync(One, 2))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_who_need_a_new_token_buy_one()
    {
        await using var bot = await SlackBot.StartOpenAsync(TheBoss);
        bot.Slack.IsRotating = true;
        await bot.InstallAsync(One);
        await bot.SaysInAsync(One, 1);
        bot.Slack.Expire(One);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => bot.WriteFromAsync(One, Boss, "me", $"D{i}")));
        Assert.Equal(21, (await bot.SaysInAsync(One, 21)).Count);
        Assert.Equal(2, bot.Slack.Exchanges);
        bot.Bot.Clock.Advance(TimeSpan.FromHours(11));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => bot.WriteFromAsync(One, Boss, "me", $"D{i}")));
        await bot.SaysInAsync(One, 41);
        Assert.Equal(3, bot.Slack.Exchanges);

        // What was bought last is what is found after a restart.
        await bot.Bot.RestartAsync();
        await bot.WriteFromAsync(One, Boss, "me");
        await bot.SaysInAsync(One, 42);
        Assert.Equal(3, bot.Slack.Exchanges);
    }

    [Fact]
    public async Task While_a_renewal_fails_the_old_token_is_used_and_a_manager_told_before_it_ends()
    {
        await using var bot = await SlackBot.StartOpenAsync(TheBoss);
        bot.Slack.IsRotating = true;
        await bot.InstallAsync(One);
        await bot.SaysInAsync(One, 1);
        bot.Bot.Clock.Advance(TimeSpan.FromHours(11));
        bot.Slack.FailNext("oauth.v2.access", Fault.FailBefore);
        await bot.WriteFromAsync(One, Boss, "me");
        await bot.SaysInAsync(One, 2);

        // As after a crash between Slack's answer and our commit.
        bot.Slack.SpendRenewals();
        bot.Bot.Clock.Advance(TimeSpan.FromMinutes(2));
        await bot.WriteFromAsync(One, Boss, "me");
        var warning = (await bot.SaysInAsync(One, 4)).Single(m => m.Text.Contains("does not renew", StringComparison.Ordinal));
        Assert.Equal("D0BOSS", warning.Channel);

        bot.Slack.Expire(One);
        bot.Bot.Clock.Advance(TimeSpan.FromHours(2));
        await bot.WriteFromAsync(One, Boss, "me");
        await bot.UntilReadsAsync("reconnect", "SELECT state FROM slack_installations");
        await bot.InstallAsync(One);
        await bot.WriteFromAsync(One, Boss, "me");
        Assert.Contains(await bot.SaysInAsync(One, 5), m => m.Text.Contains("Bo Ss", StringComparison.Ordinal));
    }
}
