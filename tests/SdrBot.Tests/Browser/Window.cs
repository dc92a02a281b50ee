using Microsoft.Playwright;

namespace SdrBot.Tests.Browser;

/// <summary>A browser window in which somebody sits.</summary>
internal sealed class Window(IPage page, string person)
{
    public IPage Page => page;

    public string Person => person;

    public ILocator Composer => page.GetByTestId("composer-text");

    /// <summary>What the bot has said in the conversation that is open.</summary>
    public ILocator Answers => page.Locator("[data-testid=message][data-from=sdrbot]");

    public Task IsLiveAsync() => Assertions.Expect(page.GetByTestId("connection")).ToHaveAttributeAsync("data-state", "live");

    /// <summary>Types and sends with the keyboard alone.</summary>
    public async Task SayAsync(string text)
    {
        await Composer.FocusAsync();
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    public Task HearsAsync(string text) => Assertions.Expect(Answers.Last).ToContainTextAsync(text);

    /// <summary>Presses Tab until the element has the focus.</summary>
    public async Task TabToAsync(string selector, bool backwards = false)
    {
        for (var i = 0; i < 60; i++)
        {
            if (await page.EvaluateAsync<bool>("s => document.activeElement?.matches(s) ?? false", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
        }

        Assert.Fail($"No key reaches {selector}.");
    }
}
