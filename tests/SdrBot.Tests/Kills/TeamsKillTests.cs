using System.Globalization;
using Microsoft.Data.Sqlite;
using SdrBot.Storage;
using SdrBot.Tests.Channels.BotFramework;
using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Kills;

/// <summary>The real executable under SIGKILL, with a stand-in for Teams that outlives it. Teams cannot be asked what stands in a conversation, so an answer that was on its way at that moment is left as unknown, and never said twice.</summary>
public sealed class TeamsKillTests(ITestOutputHelper output)
{
    private const int EachPerRound = 3;

    private static readonly int Kills = Inquest.Kills(usual: 5, inCi: 25);

    private int _firms;

    [NeedsLinuxFact]
    public async Task A_kill_between_acknowledgement_and_answer_does_everything_once_and_says_nothing_twice()
    {
        using var folder = new TestFolder();
        await TestFolder.FoundAsync(folder.Path);
        await using (var connection = await OpenAsync(folder))
        {
            await TeamsCompany.LinkAsync(new Session(connection), Company.People);
        }

        await using var teams = await ConnectorServer.StartAsync();
        var settings = teams.Settings;
        settings["Data__Folder"] = folder.Path;
        var chance = Seed.Random();
        var callers = new Callers(person => Write(teams, person));
        var between = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var bot = BotProcess.Launch(settings);
            var address = await bot.ListeningAsync();
            var before = callers.Acknowledged.Count;
            var talk = callers.TalkAsync(address, EachPerRound);
            await Until.TrueAsync(() => callers.Acknowledged.Count > before);
#pragma warning disable CA5394 // The moment is no secret.
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(60)));
#pragma warning restore CA5394
            await bot.KillAsync();
            await talk;
            between += callers.Acknowledged.Count(f => AnswersTo(teams, f) == 0);
        }

        await using (var bot = BotProcess.Launch(settings))
        {
            await callers.RepeatAsync(await bot.ListeningAsync());
            await Until.EqualAsync(0, () => WaitingAsync(folder), times: 2);
            await bot.SignalAsync("TERM");
            await bot.EndAsync();
        }

        await using var after = await OpenAsync(folder);
        var session = new Session(after);
        var missing = 0;
        foreach (var firm in callers.All)
        {
            var done = await session.ScalarAsync<long>("SELECT count(*) FROM leads WHERE company = @firm", new { firm });
            Assert.True(done == 1, $"SDRBOT_SEED={Seed.Value}: {firm} was added {done} times; it was said: {string.Join(" | ", teams.Said.Where(t => t.Contains(firm, StringComparison.Ordinal)))}");
            var state = await session.ScalarAsync<string>("SELECT state FROM messages WHERE key LIKE 'turn:%' AND reply LIKE @like", new { like = $"%{firm}%" });
            var answers = AnswersTo(teams, firm);
            Assert.True(answers == 1 || (answers == 0 && state == "unknown"), $"SDRBOT_SEED={Seed.Value}: {answers} answers to {firm}, which is {state}.");
            missing += 1 - answers;
        }

        output.WriteLine($"SDRBOT_SEED={Seed.Value}: {Kills} kills, {callers.All.Count} messages, {between} times acknowledged and not yet answered when it was killed, {missing} answers left as unknown that did not arrive.");
        Assert.True(Kills < 5 || between > 0, "It was never killed between the two.");
    }

    private static int AnswersTo(ConnectorServer teams, string firm) => teams.Said.Count(t => t.StartsWith("Added ", StringComparison.Ordinal) && t.Contains($"({firm})", StringComparison.Ordinal));

    private static async Task<long> WaitingAsync(TestFolder folder)
    {
        await using var connection = await OpenAsync(folder);
        return await new Session(connection).ScalarAsync<long>("SELECT count(*) FROM messages WHERE state IN ('waiting', 'sending')");
    }

    private static async Task<SqliteConnection> OpenAsync(TestFolder folder)
    {
        var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Every message adds a company of its own, which stands in the answer and nowhere else.</summary>
    private (string Key, Func<HttpRequestMessage> Request) Write(ConnectorServer teams, string person)
    {
        var firm = $"Firm{Interlocked.Increment(ref _firms).ToString("D6", CultureInfo.InvariantCulture)}";
        var said = TeamsActivity.Message(TeamsCompany.Account(person), $"add lead Pat Buyer, {firm}, pat@{firm}.example");
        return (firm, () => teams.Signed(said.DeepClone().AsObject()));
    }
}
