using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SdrBot.Tests.Channels.BotFramework;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Browser;

/// <summary>A card as Microsoft's own renderer shows it, fetched from npm.</summary>
public sealed class CardTests
{
    private const string Renderer = "adaptivecards@3.0.6";

    private static readonly bool IsPicture = Environment.GetEnvironmentVariable("SDRBOT_SCREENSHOT") == "1";

    /// <summary>About as Teams shows cards in its light theme.</summary>
    private const string Host = """
        {
          "fontFamily": "Segoe UI, Noto Sans, Noto Sans CJK KR, DejaVu Sans, Noto Color Emoji, sans-serif", "spacing": { "small": 4, "default": 8, "medium": 12, "large": 16, "padding": 16 },
          "fontSizes": { "small": 12, "default": 14, "medium": 16, "large": 18, "extraLarge": 22 }, "separator": { "lineThickness": 1, "lineColor": "#E1E1E1" },
          "supportsInteractivity": true, "actions": { "maxActions": 6, "buttonSpacing": 8, "showCard": { "actionMode": "inline", "inlineTopMargin": 8 }, "actionsOrientation": "horizontal", "actionAlignment": "left" },
          "containerStyles": {
            "default": { "backgroundColor": "#FFFFFF", "foregroundColors": { "default": { "default": "#242424", "subtle": "#616161" }, "accent": { "default": "#5B5FC7", "subtle": "#5B5FC7" }, "attention": { "default": "#C4314B", "subtle": "#C4314B" } } },
            "emphasis": { "backgroundColor": "#F5F5F5", "foregroundColors": { "default": { "default": "#242424", "subtle": "#616161" } } }
          }
        }
        """;

    private const string Page = """
        <meta charset="utf-8">
        <script src="node_modules/adaptivecards/dist/adaptivecards.min.js"></script>
        <style>
          body { margin: 0; padding: 24px; background: #F0F0F0; font-family: "Segoe UI", "Noto Sans", "Noto Sans CJK KR", sans-serif; }
          #card { width: 560px; background: #FFF; border-radius: 6px; box-shadow: 0 1px 4px #0003; overflow: hidden; }
          button { font: inherit; font-size: 14px; padding: 5px 12px; border: 1px solid #D1D1D1; border-radius: 4px; background: #FFF; color: #242424; }
          button.style-positive { background: #5B5FC7; border-color: #5B5FC7; color: #FFF; }
          button.style-destructive { color: #C4314B; }
          input, textarea, select { font: inherit; width: 100%; box-sizing: border-box; padding: 5px; border: 1px solid #D1D1D1; border-radius: 4px; }
        </style>
        <div id="card"></div>
        """;

    [NeedsNpmFact]
    public async Task The_card_of_a_handoff_reads_and_acts_as_it_should()
    {
        await using var teams = await TeamsBot.StartCompanyAsync();
        var card = await HandedOffAsync(teams);
        using var folder = new TestFolder();
        await FetchAsync(folder.Path);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await browser.NewPageAsync(new() { ViewportSize = new ViewportSize { Width = 608, Height = 100 }, DeviceScaleFactor = 2, Locale = "en-US" });
        var file = Path.Combine(folder.Path, "card.html");
        await File.WriteAllTextAsync(file, Page);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        var problems = await page.EvaluateAsync<string[]>(
            """
            ([json, host]) => {
              const context = new AdaptiveCards.SerializationContext(), card = new AdaptiveCards.AdaptiveCard();
              card.hostConfig = new AdaptiveCards.HostConfig(JSON.parse(host));
              card.onExecuteAction = action => window.executed = JSON.stringify({ verb: action.verb, data: action.data });
              card.parse(JSON.parse(json), context);
              document.getElementById('card').append(card.render());
              return Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
            }
            """,
            new[] { card.Card!.ToJsonString(), Host });
        Assert.Empty(problems);
        Assert.True(await Chromium.DrawsAsync(page, "⏳", "✅") || !(Needs.IsCi || IsPicture), "Pictures are empty boxes here: fonts-noto-color-emoji is not installed.");
        var shown = page.Locator("#card");
        await Assertions.Expect(shown).ToContainTextAsync("Jane Doe, COO, Acme");
        await Assertions.Expect(shown).ToContainTextAsync("Waits for Alex Chen");
        await Assertions.Expect(shown).ToContainTextAsync("we lose two hours every morning planning by hand");
        await Assertions.Expect(shown).ToContainTextAsync("plan routes for 200 vans & <3 depots>");

        // A question unfolds below its button.
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask Mina" }).First.ClickAsync();
        await Assertions.Expect(page.GetByLabel("Ask Mina").Last).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask Mina" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        var executed = JsonNode.Parse(await page.EvaluateAsync<string>("window.executed"))!;
        var action = TeamsEyes.Actions(card.Card).First(a => (string?)a["title"] == "Accept");
        Assert.Equal(((string?)action["verb"], (string?)action["data"]!["m"]), ((string?)executed["verb"], (string?)executed["data"]!["m"]));
        if (IsPicture)
        {
            await page.EvaluateAsync("() => document.activeElement?.blur()");
            await page.ScreenshotAsync(new() { Path = Picture(), FullPage = true });
        }
    }

    private static async Task<SentActivity> HandedOffAsync(TeamsBot teams)
    {
        var mina = TeamsCompany.Account("mina");
        await teams.WriteAsync(mina, TeamsActivity.Typed("add lead Jane Doe, Acme, COO, jane@acme.example, from webinar"));
        foreach (var answer in new[] { "need: plan routes for 200 vans & <3 depots>", "pain: we lose two hours every morning planning by hand", "budget_amount: about $50k", "timeline: Q2 2026", "size: 200 people", "decision_maker: the CTO decides" })
        {
            await teams.WriteAsync(mina, TeamsActivity.Typed($"learned Acme {answer}"));
        }

        await teams.WriteAsync(mina, "hand off Acme to Alex for a demo");
        await teams.UntilAsync(() => teams.Connector.Messages.FirstOrDefault(m => m.Place == "a:alex"), "the offer");
        var card = await teams.UntilAsync(() => teams.Connector.Messages.FirstOrDefault(m => m.Root == TeamsCompany.Channel("ae-handoffs")), "the card");

        // The picture shows how a question and its answer stand on it.
        await teams.WriteAsync(TeamsCompany.Account("alex"), "ask about Acme: Who signs?");
        await teams.UntilAsync(() => teams.Connector.Messages.First(m => m.Id == card.Id) is { Edits: > 0 } now ? now : null, "the question");
        await teams.WriteAsync(mina, "reply about Acme: the COO signs, the CTO decides");
        return await teams.UntilAsync(() => teams.Connector.Messages.First(m => m.Id == card.Id) is var now && now.Text.Contains("the COO signs", StringComparison.Ordinal) ? now : null, "the answer");
    }

    private static async Task FetchAsync(string folder)
    {
        using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, Renderer]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await npm.StandardOutput.ReadToEndAsync() + await npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        Assert.True(npm.ExitCode == 0, said);
    }

    private static string Picture([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "teams-card.png");
}
