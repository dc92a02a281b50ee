using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Tests.Support;

/// <summary><c>tally {word}</c>: a command that only tests have. It reads a list, waits, and writes it back one longer, so that a turn lost or applied twice shows.</summary>
internal sealed class Tally(Session session) : IHandler
{
    /// <summary>The label of the button that tallies once more.</summary>
    public const string More = "More";

    /// <summary>The label of the button whose answer replaces the message, button and all.</summary>
    public const string Close = "Close";

    public static void Phrases(CommandMap commands) => commands.On<Tally>("tally", "tally {word}").Unlisted();

    /// <summary>The words tallied so far, in order.</summary>
    public static async Task<string[]> WordsAsync(TestBot bot) => (await bot.Database.ReadAsync(ReadAsync, CancellationToken.None)).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var words = $"{await ReadAsync(session)} {slots["word"]}".Trim();
        await Task.Yield();
        await session.RunAsync("INSERT INTO settings (tenant, key, value) VALUES ('test', 'tally', @words) ON CONFLICT (tenant, key) DO UPDATE SET value = @words", new { words });
        var reply = (Reply)Sentence.Of(words);
        return slots["word"] == "closed"
            ? reply.InPlaceFor(turn)
            : reply.With(new Button(Sentence.Of(More), "tally more"), new Button(Sentence.Of(Close), "tally closed"), new Select(Sentence.Of("Which"), "tally {value}", [new Option("one", Sentence.Of("One"))]));
    }

    private static async Task<string> ReadAsync(Session session) =>
        await session.ScalarAsync<string>("SELECT value FROM settings WHERE tenant = 'test' AND key = 'tally'") ?? string.Empty;
}
