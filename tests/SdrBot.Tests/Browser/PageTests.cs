using System.Text.RegularExpressions;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Browser;

/// <summary>The page as people use it.</summary>
public sealed class PageTests
{
    [NeedsBrowserFact]
    public async Task Two_windows_are_two_people_and_live()
    {
        await using var chromium = await Chromium.OpenAsync();
        var mina = await chromium.WindowAsync("mina");
        var dana = await chromium.WindowAsync("dana");
        await mina.SayAsync("help");
        await mina.HearsAsync("What I can do");
        await Assertions.Expect(dana.Answers).ToHaveCountAsync(0);

        // Both in the shared channel: what one writes the other reads at once.
        await Channel(mina).ClickAsync();
        await Channel(dana).ClickAsync();
        await mina.SayAsync("good morning from Seoul");
        await Assertions.Expect(dana.Page.Locator("[data-testid=message][data-from=mina]")).ToContainTextAsync("good morning from Seoul");

        static ILocator Channel(Window window) => window.Page.Locator("[data-testid=conversation][data-conversation-id=sales-floor]");
    }

    [NeedsBrowserFact]
    public async Task Everything_is_done_with_the_keyboard()
    {
        await using var chromium = await Chromium.OpenAsync();
        var mina = await chromium.WindowAsync("mina");
        await mina.TabToAsync("[data-testid=composer-text]");
        await mina.Page.Keyboard.TypeAsync("xyzzy");
        await mina.Page.Keyboard.PressAsync("Enter");
        await mina.HearsAsync("I did not get that");
        await mina.TabToAsync("[data-testid=action]", backwards: true);
        await mina.Page.Keyboard.PressAsync("Enter");
        await mina.HearsAsync("What I can do");
        await mina.Page.Keyboard.PressAsync("Alt+ArrowDown");
        await Assertions.Expect(mina.Page.GetByTestId("title")).ToContainTextAsync("ae-handoffs");
        await mina.TabToAsync("[data-testid=person-picker]", backwards: true);
        await mina.Page.GetByTestId("person-picker").SelectOptionAsync("dana");
        await Assertions.Expect(mina.Page).ToHaveURLAsync(new Regex("person=dana"), new() { Timeout = (float)TestBot.Patience.TotalMilliseconds });
    }

    [NeedsBrowserFact]
    public async Task A_screen_reader_finds_its_way()
    {
        await using var chromium = await Chromium.OpenAsync();
        var mina = await chromium.WindowAsync("mina");
        await mina.SayAsync("xyzzy");
        await mina.HearsAsync("I did not get that");
        var page = mina.Page;
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation)).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "sales-floor" })).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Help", Exact = true })).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToHaveAttributeAsync("aria-live", "polite");

        // Everything that can be used has a name, every picture a text or is left out, and no id is there twice.
        Assert.Empty(await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('button, a[href], select, textarea, input:not([type=file])')]
              .filter(e => e.checkVisibility() && !(e.ariaLabel || e.labels?.length || e.textContent.trim() || e.getAttribute('aria-labelledby')))
              .map(e => e.outerHTML)
            """));
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.images].filter(i => !i.hasAttribute('alt')).map(i => i.outerHTML)"));
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)"));
        Assert.Empty(await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('[aria-labelledby], [aria-describedby], [aria-controls]')].flatMap(e => ['aria-labelledby', 'aria-describedby', 'aria-controls'].map(a => e.getAttribute(a)).filter(id => id && !document.getElementById(id)))"));
        Assert.Equal("en", await page.EvaluateAsync<string>("() => document.documentElement.lang"));
    }

    [NeedsBrowserFact]
    public async Task A_narrow_window_shows_the_conversation_and_hides_the_rest_behind_the_menu()
    {
        await using var chromium = await Chromium.OpenAsync();
        var mina = await chromium.WindowAsync("mina", 360, 740);
        await Assertions.Expect(mina.Page.GetByTestId("sidebar")).Not.ToBeInViewportAsync();
        await mina.SayAsync("help");
        await mina.HearsAsync("What I can do");
        Assert.True(await mina.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "The page scrolls sideways.");
        await mina.Page.GetByTestId("menu").ClickAsync();
        await Assertions.Expect(mina.Page.GetByTestId("sidebar")).ToBeInViewportAsync();
        await mina.Page.Locator("[data-conversation-id=sales-floor]").ClickAsync();
        await Assertions.Expect(mina.Page.GetByTestId("title")).ToContainTextAsync("sales-floor");
        await Assertions.Expect(mina.Page.GetByTestId("sidebar")).Not.ToBeInViewportAsync();
    }

    [NeedsBrowserFact]
    public async Task What_people_write_is_shown_literally()
    {
        const string Hostile = "<img src=x onerror=document.title='owned'> *bold* <!channel> [x](javascript:alert(1)) 👨‍👩‍👧‍👦 שלום";
        await using var chromium = await Chromium.OpenAsync();
        var mina = await chromium.WindowAsync("mina");
        await mina.SayAsync(Hostile);
        var shown = mina.Page.Locator("[data-testid=message][data-from=mina]");
        await Assertions.Expect(shown).ToContainTextAsync(Hostile);
        await mina.HearsAsync("");
        Assert.Equal(0, await mina.Page.Locator("[data-testid=message] :is(img[src=x], a, strong)").CountAsync());
        Assert.DoesNotContain("owned", await mina.Page.TitleAsync(), StringComparison.Ordinal);
    }

    [NeedsBrowserFact]
    public async Task A_window_that_is_reloaded_shows_what_it_showed()
    {
        await using var chromium = await Chromium.OpenAsync();
        var mina = await chromium.WindowAsync("mina");
        await mina.SayAsync("help");
        await mina.HearsAsync("What I can do");
        await mina.Page.ReloadAsync();
        await mina.IsLiveAsync();
        await Assertions.Expect(mina.Answers).ToHaveCountAsync(1);
    }

    /// <summary>The README's picture, of the real page.</summary>
    [NeedsBrowserFact]
    public async Task The_picture_of_the_page_is_made_on_demand()
    {
        await using var chromium = await Chromium.OpenAsync();
        var mina = await chromium.WindowAsync("mina", 1200, 860);
        await mina.SayAsync("add lead Jane Doe, Acme, jane@acme.example, from webinar");
        await mina.HearsAsync("Added Jane Doe");
        await mina.SayAsync("add lead Émile Laurent, Café Nord, emile@cafe-nord.example, from referral");
        await mina.HearsAsync("Added Émile Laurent");
        await mina.SayAsync("called Acme, no answer, left voicemail, try again tomorrow 3pm");
        await mina.HearsAsync("Logged: Call");
        await mina.SayAsync("today");
        await mina.HearsAsync("Today, ");
        var picture = await mina.Page.ScreenshotAsync(new PageScreenshotOptions { Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
        Assert.InRange(picture.Length, 10_000, 2_000_000);
        if (Environment.GetEnvironmentVariable("SDRBOT_SCREENSHOT") == "1")
        {
            await File.WriteAllBytesAsync(Path.Combine(Here(), "local-chat.png"), picture);
        }
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
