using SdrBot.Tests.Support;

namespace SdrBot.Tests.Transcripts;

/// <summary>Every <c>.chat</c> file beside this one is a test: the bot says what it says there.</summary>
public sealed class TranscriptTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Transcripts");

    public static TheoryData<string> Files { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.chat", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal)];

    /// <param name="file">One of <see cref="Files"/>.</param>
    internal static async Task<Transcript> ReadAsync(string file) =>
        new TranscriptParser($"tests/SdrBot.Tests/Transcripts/{file}").Parse(await File.ReadAllLinesAsync(Path.Combine(Folder, file)));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_bot_says_what_the_transcript_says(string file)
    {
        var transcript = await ReadAsync(file);
        await using var bot = await TestBot.StartAsync();
        if (await new TranscriptRun(bot, new LocalDoor(bot), transcript).PlayAsync() is { } difference)
        {
            Assert.Fail(difference);
        }
    }

    [Theory]
    [InlineData("mina: xyzzy\nbot: something else\n  [Help]", 2, "+ I did not get that")]
    [InlineData("mina: xyzzy\nnothing", 1, "says more than the transcript")]
    [InlineData("mina: xyzzy", 1, "does not say what the bot answers")]
    [InlineData("mina: undo\nbot: ...\nbot: ...", 3, "does not say this")]
    [InlineData("mina: undo\nbot to dana: ...", 2, "says something else")]
    [InlineData("mina: undo\nbot edits: ...", 2, "says something else")]
    [InlineData("mina presses [Nowhere]\n...", 1, "mina sees no [Nowhere]")]
    [InlineData("at 2026-03-04 09:00 Asia/Seoul\n\n# title\nnobody: hello\nnothing", 4, "404")]
    public async Task A_wrong_transcript_fails_at_its_line(string text, int line, string reason)
    {
        var transcript = new TranscriptParser("wrong.chat").Parse(text.Split('\n'));
        await using var bot = await TestBot.StartAsync();
        var difference = await new TranscriptRun(bot, new LocalDoor(bot), transcript).PlayAsync();
        Assert.StartsWith($"wrong.chat:{line}: ", difference, StringComparison.Ordinal);
        Assert.Contains(reason, difference, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bot: hello")]
    [InlineData("mina: hello\nsomething happens")]
    [InlineData("at 2026-02-30 09:00 Asia/Seoul")]
    [InlineData("restart\n  and more")]
    public void A_line_that_means_nothing_is_a_mistake(string text) =>
        Assert.Throws<FormatException>(() => new TranscriptParser("wrong.chat").Parse(text.Split('\n')));
}
