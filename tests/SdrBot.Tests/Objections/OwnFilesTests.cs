using SdrBot.Tests.Support;

namespace SdrBot.Tests.Objections;

/// <summary>The company's own files: read again when one changes, and a bad one is reported without stopping the others.</summary>
public sealed class OwnFilesTests
{
    private const string Moon = """
        ---
        category: timing
        title: Waits for the moon
        ---
        ## They say
        - We wait for the full moon.
        ## We say
        ### Moonlight
        - Acknowledge: Fair.
        - Challenge: It does not wait.
        - Ease: We work at night.
        - Question: When is it full?
        """;

    private const string Answer = """
        ---
        category: technical
        title: Cheese
        ---
        ## They ask
        - Which cheese is it?
        ## We say
        Gouda.
        ## Known limit
        No goat cheese.
        """;

    [Fact]
    public async Task A_new_file_is_known_without_a_restart_and_a_bad_one_is_told_to_the_managers_once()
    {
        await using var bot = await TestBot.StartAsync();
        var (mina, grace) = (bot.As("mina"), bot.As("grace"));
        await WriteAsync(bot, "playbook", "moon.en.md", Moon);
        await WriteAsync(bot, "playbook", "bad.en.md", Moon.Replace("category: timing", "category: weather", StringComparison.Ordinal));
        await WriteAsync(bot, "answers", "cheese.en.md", Answer);
        await bot.RunJobsAsync(isNight: false);
        await bot.RunJobsAsync(isNight: false);

        await mina.SayAsync("objection: we wait until the moon is full");
        await mina.HearsAsync("Waits for the moon · Timing", "...");
        await mina.SayAsync("answer: which cheese");
        await mina.HearsAsync("Cheese · Technical detail", "Gouda.", "Known limit: No goat cheese.", "[Sent it to: ____] [Not what I asked]");
        var reported = Assert.Single((await grace.HeardAsync()).SelectMany(m => Shown.Lines(m)), l => l.Contains("bad.en.md", StringComparison.Ordinal));
        Assert.Equal("I cannot use your file playbook/bad.en.md, line 2: there is no category “weather”. I go on without it; correct it and save it, and I read it again.", reported);
        Assert.DoesNotContain((await mina.HeardAsync()).SelectMany(m => Shown.Lines(m)), l => l.Contains("bad.en.md", StringComparison.Ordinal));

        File.Delete(Path.Combine(bot.Folder, "playbook", "moon.en.md"));
        await bot.RunJobsAsync(isNight: false);
        bot.Clock.Advance(TimeSpan.FromSeconds(5));
        await mina.SayAsync("objection: full moon or wolves howl");
        Assert.DoesNotContain("Waits for the moon", (await mina.HeardAsync())[^1].Text, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(TestBot bot, string folder, string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(bot.Folder, folder));
        await File.WriteAllTextAsync(Path.Combine(bot.Folder, folder, name), text);
    }
}
