using Microsoft.Extensions.DependencyInjection;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Tests.Support;
using SdrBot.Turns;
using SdrBot.Wording;

namespace SdrBot.Tests.Turns;

/// <summary>Whoever is new is answered in the order of what they said, also when they become known between two messages.</summary>
public sealed class StrangerOrderTests
{
    private static readonly ConversationReference Place = new("local", "local", "dm-newcomer");

    [Fact]
    public async Task What_somebody_said_before_they_were_known_is_answered_first()
    {
        var platform = new SlowPlatform();
        await using var bot = await TestBot.StartAsync(furnish: services => services.AddSingleton(platform).AddSingleton<IPlatformPeople>(s => new Introducer(s.GetRequiredService<IDatabase>(), platform)));
        var turns = bot.Services.GetRequiredService<TurnRunner>();
        Assert.Equal(TurnResult.Stranger, await turns.RunAsync(Say("1", "me"), CancellationToken.None));
        await platform.Known.Task.WaitAsync(TestBot.Patience);

        Assert.Equal(TurnResult.Stranger, await turns.RunAsync(Say("2", "help"), CancellationToken.None));
        platform.Go.SetResult();
        await Until.TrueAsync(async () => await AnsweredAsync(bot) is ["turn:1", "turn:2"]);

        await Until.TrueAsync(async () => await turns.RunAsync(Say(Guid.NewGuid().ToString("N"), "me"), CancellationToken.None) == TurnResult.Answered);
    }

    [Fact]
    public async Task What_waits_for_a_platform_that_does_not_answer_is_said_before_what_comes_next()
    {
        var platform = new SilentPlatform();
        await using var bot = await TestBot.StartAsync(furnish: services => services.AddSingleton<IPlatformPeople>(s => platform.With(s.GetRequiredService<IDatabase>())));
        var turns = bot.Services.GetRequiredService<TurnRunner>();
        await turns.RunAsync(Say("1", "me"), CancellationToken.None);
        await Until.TrueAsync(() => Task.FromResult(platform.Asked == 1));

        // Known from elsewhere by now, and still in order.
        platform.IsSilent = false;
        await platform.LinkAsync("newcomer", CancellationToken.None);
        Assert.Equal(TurnResult.Stranger, await turns.RunAsync(Say("0-later", "help") with { At = DateTimeOffset.UnixEpoch.AddSeconds(12) }, CancellationToken.None));
        await Until.TrueAsync(async () => await AnsweredAsync(bot) is ["turn:1", "turn:0-later"]);
    }

    [Fact]
    public async Task Whoever_waits_is_asked_about_once_at_a_time_however_often_it_is_tried_again()
    {
        var platform = new SilentPlatform();
        await using var bot = await TestBot.StartAsync(furnish: services => services.AddSingleton<IPlatformPeople>(s => platform.With(s.GetRequiredService<IDatabase>())));
        var turns = bot.Services.GetRequiredService<TurnRunner>();
        platform.Hold = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = Say("1", "me");
        await turns.RunAsync(first, CancellationToken.None);
        for (var minute = 0; minute < 20; minute++)
        {
            Assert.Equal(TurnResult.Stranger, await turns.RetryAsync(first, CancellationToken.None));
        }

        Assert.Equal(TurnResult.Stranger, await turns.RunAsync(Say("2", "me"), CancellationToken.None));
        platform.Hold.SetResult();
        await turns.RunAsync(Say("other", "me") with { UserId = "other" }, CancellationToken.None);
        await Until.TrueAsync(() => Task.FromResult(platform.Last == "other"));
        Assert.Equal(2, platform.Asked);
    }

    private static Incoming Say(string id, string text) => new(id, Place, "newcomer", text, DateTimeOffset.UnixEpoch);

    private static async Task<string[]> AnsweredAsync(TestBot bot) =>
        [.. await bot.Database.ReadAsync(s => s.ManyAsync<string>("SELECT key FROM messages WHERE json_extract(conversation, '$.id') = 'dm-newcomer' ORDER BY id"), CancellationToken.None)];

    /// <summary>Lets a test hold an introduction between the moment in which somebody is known and the answer.</summary>
    private sealed class SlowPlatform
    {
        public TaskCompletionSource Known { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Introducer(IDatabase database, SlowPlatform platform) : IPlatformPeople
    {
        public string Channel => "local";

        public async Task<Introduction?> IntroduceAsync(Incoming incoming, CancellationToken cancellationToken)
        {
            var rep = await database.WriteAsync(
                "test",
                async session =>
                {
                    var people = new RepStore(session);
                    await people.LinkAsync("local", "local", incoming.UserId, "mina", Place);
                    return await people.FindAsync("local", "mina", cancellationToken);
                },
                cancellationToken);
            platform.Known.TrySetResult();
            await platform.Go.Task;
            return new Introduction(rep, Language.English);
        }
    }

    /// <summary>Does not say who anybody is until it is told to.</summary>
    private sealed class SilentPlatform : IPlatformPeople
    {
        private IDatabase? _database;

        public string Channel => "local";

        public bool IsSilent { get; set; } = true;

        public int Asked { get; private set; }

        public string? Last { get; private set; }

        public TaskCompletionSource? Hold { get; set; }

        public SilentPlatform With(IDatabase database)
        {
            _database = database;
            return this;
        }

        public Task<Rep?> LinkAsync(string userId, CancellationToken cancellationToken) => _database!.WriteAsync(
            "test",
            async session =>
            {
                var people = new RepStore(session);
                await people.LinkAsync("local", "local", userId, "mina", Place);
                return await people.FindAsync("local", "mina", cancellationToken);
            },
            cancellationToken);

        public async Task<Introduction?> IntroduceAsync(Incoming incoming, CancellationToken cancellationToken)
        {
            (Asked, Last) = (Asked + 1, incoming.UserId);
            if (Hold is { } hold)
            {
                await hold.Task;
            }

            return IsSilent ? null : new Introduction(await LinkAsync(incoming.UserId, cancellationToken), Language.English);
        }
    }
}
