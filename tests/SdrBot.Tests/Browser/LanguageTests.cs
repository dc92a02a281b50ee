using Microsoft.Playwright;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Browser;

/// <summary>The page in each language, wide and narrow.</summary>
public sealed class LanguageTests
{
    [NeedsBrowserFact]
    public Task Whoever_asks_for_Korean_gets_the_answers_and_the_page_in_it() => LooksAsync("ko", "한국어", "이제부터 한국어로", "도움말", "할 수 있는 일", "채널", "Enter로 보내기");

    [NeedsBrowserFact]
    public Task Whoever_asks_for_Japanese_gets_the_answers_and_the_page_in_it() => LooksAsync("ja", "日本語", "今後は日本語で", "ヘルプ", "できること", "チャンネル", "Enterで送信");

    private static async Task LooksAsync(string language, string asked, string told, string said, string heard, string channels, string hint)
    {
        await using var chromium = await Chromium.OpenAsync();
        var mina = await chromium.WindowAsync("mina");
        await mina.SayAsync(asked);
        await mina.HearsAsync(told);
        await Assertions.Expect(mina.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await mina.IsLiveAsync();
        await mina.SayAsync(said);
        await mina.HearsAsync(heard);
        await Assertions.Expect(mina.Page.Locator("#channelsTitle")).ToHaveTextAsync(channels);
        await Assertions.Expect(mina.Page.Locator("#hint")).ToContainTextAsync(hint);
        Assert.True(await Chromium.DrawsAsync(mina.Page, said[..1], said[1..2]) || !Needs.IsCi, "The language is empty boxes here: fonts-noto-cjk is not installed.");
        await PictureAsync(mina, $"{language}-wide");

        await mina.Page.SetViewportSizeAsync(390, 844);
        await Assertions.Expect(mina.Answers.Last).ToBeVisibleAsync();
        Assert.True(await mina.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "The page scrolls sideways.");
        await PictureAsync(mina, $"{language}-narrow");
    }

    [Fact]
    public void The_page_has_each_word_in_each_language()
    {
        var tables = File.ReadAllText(House.Checkout.Folder("src/SdrBot/Channels/LocalChat/Page/words.js")).Split("\n};")[0].Split("\n  },\n");
        var keys = tables.Where(t => t.Contains(": {\n", StringComparison.Ordinal))
            .Select(t => t.Split('\n').Where(l => l.StartsWith("    ", StringComparison.Ordinal)).Select(l => l.Trim().Split(':')[0]).Order(StringComparer.Ordinal).ToArray()).ToArray();
        Assert.Equal(3, keys.Length);
        Assert.InRange(keys[0].Length, 50, 1000);
        Assert.All(keys, k => Assert.Equal(keys[0], k));
    }

    private static async Task PictureAsync(Window window, string name)
    {
        var picture = await window.Page.ScreenshotAsync(new PageScreenshotOptions { Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
        Assert.InRange(picture.Length, 10_000, 2_000_000);
        if (Environment.GetEnvironmentVariable("SDRBOT_SCREENSHOT") is { Length: > 1 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"local-chat-{name}.png"), picture);
        }
    }
}
