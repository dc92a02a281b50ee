using Microsoft.Extensions.DependencyInjection;
using SdrBot.Conversations;
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
}
