using Microsoft.Extensions.DependencyInjection;
using SdrBot.Channels;
using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Tests.Support;
using SdrBot.Wording;

namespace SdrBot.Tests.Turns;

/// <summary>What is posted on a platform that does what the test says, and what has become of it.</summary>
internal static class Posts
{
    public static Task<TestBot> StartAsync(FakeChannel channel, string? folder = null) =>
        TestBot.StartAsync(folder, Tally.Phrases, furnish: services => services.AddSingleton<IChannel>(channel));

    public static Outbox Outbox(this TestBot bot, Session session) => new(session, bot.Services.GetRequiredService<OutboxBell>(), bot.Clock);

    public static Task<bool> PostAsync(this TestBot bot, string conversation, string key, string? text = null) =>
        bot.Database.WriteAsync("test", s => bot.Outbox(s).PostAsync(FakeChannel.Place(conversation), key, (Reply)Sentence.Of(text ?? key)), CancellationToken.None);

    public static Task<bool> ReplaceAsync(this TestBot bot, string key, string text) =>
        bot.Database.WriteAsync("test", s => bot.Outbox(s).ReplaceAsync("test", key, (Reply)Sentence.Of(text), CancellationToken.None), CancellationToken.None);

    public static Task<string?> StateAsync(this TestBot bot, string key) => bot.ReadAsync<string>("SELECT state FROM messages WHERE key = @key", new { key });

    public static Task<long> CountAsync(this TestBot bot, string state) => bot.ReadAsync<long>("SELECT count(*) FROM messages WHERE state = @state", new { state });

    /// <summary>Waits until a message is in that state, while the bot's clock goes on.</summary>
    public static Task BecomesAsync(this TestBot bot, string state, string key) => Until.EqualAsync(state, async () =>
    {
        bot.Clock.Advance(TimeSpan.FromSeconds(5));
        return await bot.StateAsync(key);
    });
}
