using System.Globalization;
using SdrBot.Channels.Slack;
using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Requests as Slack sends them, mutated by chance: what nobody signed does nothing, and what is signed breaks nothing.</summary>
public sealed class SlackMutationTests(ITestOutputHelper output)
{
    private const string Mina = "U0MINA";
    private const int Requests = 5000;
    private const int Fixed = 20261124;

    /// <summary>What Slack signed and mutated on the way, and what nobody signed, half of each.</summary>
    [Theory]
    [InlineData("slack/events")]
    [InlineData("slack/commands")]
    [InlineData("slack/interactions")]
    public async Task Five_thousand_mutated_requests_give_no_5xx_and_those_unsigned_do_nothing(string path)
    {
        var chance = new Random(int.TryParse(Environment.GetEnvironmentVariable("SDRBOT_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Fixed);
        output.WriteLine($"SDRBOT_SEED={(seed == 0 ? Fixed : seed)}");
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true);
        await bot.WriteAsync(Mina, "add lead Jane Doe, Acme, jane@acme.example");
        var card = (await bot.ShowsAsync(1))[0];
        var real = SlackMutants.Real(card);

        // First what nobody signed: the database is afterwards what it was.
        var before = await Fingerprint.OfAsync(bot.Bot);
        var answers = new Statuses();
        await Parallel.ForEachAsync(SlackMutants.Of(chance, real).Take(Requests / 2).ToList(), Statuses.Four, async (m, _) => answers.Add(await bot.SendAsync(path, m, isSigned: false)));
        Assert.All(answers.Seen, s => Assert.InRange((int)s, 400, 499));
        Assert.Equal(before, await Fingerprint.OfAsync(bot.Bot));

        var signed = new Statuses();
        await Parallel.ForEachAsync(SlackMutants.Of(chance, real).Take(Requests / 2).ToList(), Statuses.Four, async (m, _) => signed.Add(await bot.SendAsync(path, m, isSigned: true)));
        Assert.All(signed.Seen, s => Assert.InRange((int)s, 200, 499));
        output.WriteLine($"{path}: unsigned {answers}; signed {signed}.");

        // It still hears what people say.
        await bot.WriteAsync(Mina, "me");
        await SlackBot.UntilAsync(
            () =>
            {
                bot.Bot.Clock.Advance(TimeSpan.FromSeconds(5));
                return bot.Slack.Messages.FirstOrDefault(m => m.Channel == "D0MINA" && m.Text.Contains("Mina Park", StringComparison.Ordinal) && m.Text.Contains("Asia/Seoul", StringComparison.Ordinal));
            },
            "who Mina is");
        Assert.Empty(bot.Slack.Problems);
    }
}
