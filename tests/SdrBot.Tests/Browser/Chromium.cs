using Microsoft.Playwright;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Browser;

/// <summary>The Chromium of the machine, and the bot it looks at.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    public const string Path = "/usr/bin/chromium";

    private static readonly float Patience = (float)TestBot.Patience.TotalMilliseconds;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser, TestBot bot)
    {
        _playwright = playwright;
        _browser = browser;
        Bot = bot;
    }

    public TestBot Bot { get; }

    public static async Task<Chromium> OpenAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await LaunchAsync(playwright), await TestBot.StartAsync());
    }

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        return playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Headless = true,
            Timeout = Patience,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
    }

    /// <summary>Whether the machine has a font for two characters: without one, both are the same empty box.</summary>
    public static Task<bool> DrawsAsync(IPage page, string one, string other) => page.EvaluateAsync<bool>(
        """
        characters => {
          const drawn = characters.map(c => {
            const paper = document.createElement('canvas').getContext('2d');
            paper.font = '40px sans-serif';
            paper.fillText(c, 10, 60);
            return paper.canvas.toDataURL();
          });
          return drawn[0] !== drawn[1];
        }
        """,
        new[] { one, other });

    /// <summary>A window of its own, with nothing remembered, as somebody.</summary>
    public async Task<Window> WindowAsync(string person, int width = 1280, int height = 800)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "en-US",
            TimezoneId = "Asia/Seoul",
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        var window = new Window(page, person);
        await page.GotoAsync(new Uri(Bot.Http.BaseAddress!, $"?person={person}").ToString());
        await window.IsLiveAsync();
        return window;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Bot.DisposeAsync();
    }
}
