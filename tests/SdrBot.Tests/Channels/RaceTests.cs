using System.Net;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels;

/// <summary>Two things at once, and one thing twice.</summary>
public sealed class RaceTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public async Task A_double_click_is_one_press(int presses)
    {
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        var mina = bot.As("mina");
        await mina.SayAsync("tally one");
        var (message, action) = await mina.FindAsync(Tally.More);
        bot.Clock.Advance(TimeSpan.FromSeconds(5));
        var statuses = await TogetherAsync(presses, _ => mina.UseAsync(message.Id, action.Id));
        Assert.All(statuses, s => Assert.Equal(HttpStatusCode.OK, s));
        Assert.Equal(["one", "more"], await Tally.WordsAsync(bot));
        Assert.Equal(2, (await mina.HeardAsync()).Length);
    }

    [Fact]
    public async Task A_press_later_on_is_another_press()
    {
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        var mina = bot.As("mina");
        await mina.SayAsync("tally one");
        var (message, action) = await mina.FindAsync(Tally.More);
        for (var i = 0; i < 2; i++)
        {
            bot.Clock.Advance(TimeSpan.FromSeconds(5));
            using var response = await mina.UseAsync(message.Id, action.Id);
        }

        Assert.Equal(["one", "more", "more"], await Tally.WordsAsync(bot));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public async Task A_button_that_is_used_up_takes_effect_once(int presses)
    {
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        var mina = bot.As("mina");
        await mina.SayAsync("tally one");
        var (message, action) = await mina.FindAsync(Tally.Close);
        var statuses = await TogetherAsync(presses, _ => mina.UseAsync(message.Id, action.Id));
        Assert.Contains(HttpStatusCode.OK, statuses);
        Assert.All(statuses, s => Assert.True(s is HttpStatusCode.OK or HttpStatusCode.Conflict, s.ToString()));
        Assert.Equal(["one", "closed"], await Tally.WordsAsync(bot));
        var shown = Assert.Single(await mina.HeardAsync());
        Assert.Equal(("one closed", 0), (shown.Text, shown.Actions.Length));
        Assert.NotNull(shown.EditedAt);
    }

    [Fact]
    public async Task A_stale_button_is_refused_and_does_nothing()
    {
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        var mina = bot.As("mina");
        await mina.SayAsync("tally one");
        var (message, action) = await mina.FindAsync(Tally.More);
        await mina.PressAsync(Tally.Close);
        await bot.SettleAsync();
        bot.Clock.Advance(TimeSpan.FromDays(21));
        var before = await Fingerprint.OfAsync(bot);
        using var stale = await mina.UseAsync(message.Id, action.Id);
        using var gone = await mina.UseAsync("m999999", action.Id);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("out of date", await stale.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(before, await Fingerprint.OfAsync(bot));
    }

    [Fact]
    public async Task An_option_that_is_none_is_refused()
    {
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        var mina = bot.As("mina");
        await mina.SayAsync("tally one");
        var (message, action) = await mina.FindAsync("Which");
        using var wrong = await mina.UseAsync(message.Id, action.Id, "undo");
        using var none = await mina.UseAsync(message.Id, action.Id);
        Assert.All([wrong, none], r => Assert.Equal(HttpStatusCode.BadRequest, r.StatusCode));
        await mina.PressAsync("Which", value: "One");
        Assert.Equal(["one", "one"], await Tally.WordsAsync(bot));
    }

    /// <summary>The outcome is that of the same messages one after the other, in the order in which they were shown.</summary>
    [Fact]
    public async Task Sixteen_messages_at_once_are_taken_one_after_the_other()
    {
        const int Rounds = 50;
        const int Messages = 16;
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        var mina = bot.As("mina");
        for (var round = 0; round < Rounds; round++)
        {
            // Each message is sent twice, as a platform does that did not hear the answer.
            await TogetherAsync(2 * Messages, i => mina.PostAsync($"tally r{round}-{i / 2}", messageId: $"r{round}-{i / 2}"));
        }

        await bot.SettleAsync();
        var words = await Tally.WordsAsync(bot);
        Assert.Equal(Rounds * Messages, words.Length);
        Assert.Equal(words.Length, words.Distinct().Count());
        var shown = await mina.ReadAsync();
        var said = shown.Where(m => !m.From.Bot).Select(m => m.Text["tally ".Length..]).ToList();
        Assert.Equal(words.TakeLast(said.Count), said);
        var last = Assert.Single(shown, m => m.From.Bot && m.Text.EndsWith(words[^1], StringComparison.Ordinal));
        Assert.Equal(string.Join(' ', words), last.Text);
    }

    private static async Task<List<HttpStatusCode>> TogetherAsync(int count, Func<int, Task<HttpResponseMessage>> send)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Enumerable.Range(0, count).Select(async i =>
        {
            await start.Task;
            using var response = await send(i);
            return response.StatusCode;
        }).ToList();
        start.SetResult();
        return [.. await Task.WhenAll(all)];
    }
}
