using Microsoft.Playwright;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Browser;

/// <summary>What one only notices when a chat lacks it: drafts, counts, the place where one reads, the focus after a press.</summary>
public sealed class PageComfortTests
{
    [NeedsBrowserFact]
    public async Task A_draft_belongs_to_its_conversation_and_outlives_a_reload()
    {
        await using var chromium = await Chromium.OpenAsync();
        var mina = await chromium.WindowAsync("mina");
        await mina.Composer.FillAsync("half a thought");
        await mina.Page.Keyboard.PressAsync("Alt+ArrowDown");
        await Assertions.Expect(mina.Composer).ToHaveValueAsync("");
        await mina.Page.Keyboard.PressAsync("Alt+ArrowUp");
        await Assertions.Expect(mina.Composer).ToHaveValueAsync("half a thought");
        await mina.Page.ReloadAsync();
        await mina.IsLiveAsync();
        await Assertions.Expect(mina.Composer).ToHaveValueAsync("half a thought");
    }

    [NeedsBrowserFact]
    public async Task What_another_wrote_is_counted_in_the_title_until_it_is_read()
    {
        await using var chromium = await Chromium.OpenAsync();
        var mina = await chromium.WindowAsync("mina");
        var dana = await chromium.WindowAsync("dana");
        await mina.Page.Locator("[data-conversation-id=sales-floor]").ClickAsync();
        await mina.SayAsync("good morning");
        await Assertions.Expect(dana.Page).ToHaveTitleAsync("(1) SdrBot · Dana Reyes · SdrBot");
        await dana.Page.Locator("[data-conversation-id=sales-floor]").ClickAsync();
        await Assertions.Expect(dana.Page).ToHaveTitleAsync("#sales-floor · Dana Reyes · SdrBot");
    }

    [NeedsBrowserFact]
    public async Task Times_are_those_of_the_chosen_person_wherever_the_browser_is()
    {
        await using var chromium = await Chromium.OpenAsync();
        var dana = await chromium.WindowAsync("dana");
        await dana.SayAsync("help");
        await dana.HearsAsync("What I can do");
        var shown = await dana.Answers.Last.Locator("time").First.InnerTextAsync();
        var at = DateTimeOffset.Parse((await dana.Answers.Last.Locator("time").First.GetAttributeAsync("datetime"))!, System.Globalization.CultureInfo.InvariantCulture);
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));
        Assert.Equal(local.ToString("h:mm tt", System.Globalization.CultureInfo.InvariantCulture), shown.Replace('\u202F', ' '));
    }

    [NeedsBrowserFact]
    public async Task After_a_press_the_focus_stays_where_one_works()
    {
        await using var chromium = await Chromium.OpenAsync();
        var mina = await chromium.WindowAsync("mina");
        await mina.SayAsync("task prepare the demo");
        await mina.HearsAsync("On your list");
        await mina.SayAsync("task water the plants");
        await Assertions.Expect(mina.Answers).ToHaveCountAsync(2);
        await mina.SayAsync("today");
        await mina.HearsAsync("2 tasks");
        await mina.Answers.Last.GetByRole(AriaRole.Group, new() { Name = "water the plants" }).GetByRole(AriaRole.Button, new() { Name = "Done" }).FocusAsync();
        await mina.Page.Keyboard.PressAsync("Enter");
        await mina.HearsAsync("1 task");
        await Assertions.Expect(mina.Answers.Last.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToBeFocusedAsync();
    }

    [NeedsBrowserFact]
    public async Task An_example_that_is_pressed_stands_in_the_message_box()
    {
        await using var chromium = await Chromium.OpenAsync();
        var mina = await chromium.WindowAsync("mina");
        await mina.SayAsync("help people");
        await mina.HearsAsync("You and your team");
        await mina.Answers.Last.GetByRole(AriaRole.Button, new() { Name = "zone Asia/Tokyo" }).ClickAsync();
        await Assertions.Expect(mina.Composer).ToHaveValueAsync("zone Asia/Tokyo");
        await Assertions.Expect(mina.Composer).ToBeFocusedAsync();
        await Assertions.Expect(mina.Answers).ToHaveCountAsync(1);
    }

    [NeedsBrowserFact]
    public async Task What_one_reads_stays_in_its_place_while_older_messages_come()
    {
        await using var chromium = await Chromium.OpenAsync();
        for (var i = 0; i < 70; i++)
        {
            await chromium.Bot.As("dana").SayAsync($"line {i}", "sales-floor");
        }

        var mina = await chromium.WindowAsync("mina");
        await mina.Page.Locator("[data-conversation-id=sales-floor]").ClickAsync();
        var messages = mina.Page.GetByTestId("message");
        await Assertions.Expect(messages).ToHaveCountAsync(50);
        var oldest = await messages.First.GetAttributeAsync("data-message-id");
        var before = await mina.Page.EvaluateAsync<double>("id => { document.getElementById('log').scrollTop = 0; return document.querySelector(`[data-message-id=${id}]`).getBoundingClientRect().y; }", oldest);
        await Assertions.Expect(messages).ToHaveCountAsync(70);
        await Until.EqualAsync(Math.Round(before), async () => Math.Round(await mina.Page.EvaluateAsync<double>("id => document.querySelector(`[data-message-id=${id}]`).getBoundingClientRect().y", oldest)));
    }

    [NeedsBrowserFact]
    public async Task What_could_not_be_sent_goes_out_by_itself_when_the_way_is_free_again()
    {
        await using var chromium = await Chromium.OpenAsync();
        var mina = await chromium.WindowAsync("mina");
        await mina.Page.Context.SetOfflineAsync(true);
        await mina.SayAsync("help");
        await Assertions.Expect(mina.Page.GetByTestId("send-state")).ToContainTextAsync("Not sent.");
        await mina.Page.Context.SetOfflineAsync(false);
        await mina.HearsAsync("What I can do");
        await Assertions.Expect(mina.Page.GetByTestId("message")).ToHaveCountAsync(2);
    }

    /// <summary>Whoever has just come sees how to begin, also below what the bot said unasked.</summary>
    [NeedsBrowserFact]
    public async Task Somebody_new_is_shown_how_to_begin()
    {
        await using var chromium = await Chromium.OpenAsync();
        var mina = await chromium.WindowAsync("mina");
        await Assertions.Expect(mina.Page.GetByTestId("suggestions")).ToBeVisibleAsync();
        await mina.Page.GetByTestId("suggestion").GetByText("help").ClickAsync();
        await mina.HearsAsync("What I can do");
        await Assertions.Expect(mina.Page.GetByTestId("suggestions")).ToBeHiddenAsync();
    }

    [NeedsBrowserTheory]
    [InlineData(1280, 700)]
    [InlineData(380, 700)]
    public async Task A_tall_answer_is_read_from_its_beginning(int width, int height)
    {
        await using var chromium = await Chromium.OpenAsync();
        var mina = await chromium.WindowAsync("mina", width, height);
        await mina.SayAsync("hello");
        await mina.HearsAsync("Mina");
        await mina.SayAsync("help");
        await mina.HearsAsync("What I can do");
        await Assertions.Expect(mina.Answers.Last.GetByTestId("author")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(mina.Answers.Last.GetByText("What I can do")).ToBeInViewportAsync(new() { Ratio = 1 });

        // Whoever has its beginning before them has no message left to be called to.
        await Assertions.Expect(mina.Page).Not.ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^\\("));
        await mina.SayAsync("thanks");
        await mina.HearsAsync("welcome");
        await Assertions.Expect(mina.Answers.Last.GetByText("welcome")).ToBeInViewportAsync();
    }

    [NeedsBrowserFact]
    public async Task A_message_that_is_only_a_file_shows_what_it_is_called()
    {
        await using var chromium = await Chromium.OpenAsync();
        var mina = await chromium.WindowAsync("mina");
        await mina.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "spring fair.csv", MimeType = "text/csv", Buffer = "Name,Email\nJane Doe,jane@acme.example\n"u8.ToArray() });
        await mina.Page.Keyboard.PressAsync("Enter");
        await mina.HearsAsync("This file has 1 row");
        var sent = mina.Page.Locator("[data-testid=message][data-from=mina][data-state=sent]");
        await Assertions.Expect(sent).ToContainTextAsync("spring fair.csv");
        await mina.Page.ReloadAsync();
        await Assertions.Expect(sent).ToContainTextAsync("spring fair.csv");
    }

    [NeedsBrowserFact]
    public async Task Only_what_is_to_be_done_has_a_mark_beside_it()
    {
        await using var chromium = await Chromium.OpenAsync();
        var mina = await chromium.WindowAsync("mina");
        await mina.SayAsync("objection: no budget this year");
        await mina.HearsAsync("budget");
        await Assertions.Expect(mina.Answers.Last.Locator(".items")).Not.ToHaveCountAsync(0);
        await Assertions.Expect(mina.Page.Locator(".items .mark")).ToHaveCountAsync(0);
        await mina.SayAsync("add lead Jane Doe, Acme, jane@acme.example");
        await mina.HearsAsync("Jane Doe");
        await mina.SayAsync("today");
        await mina.HearsAsync("Today");
        await Assertions.Expect(mina.Answers.Last.Locator(".items .mark")).Not.ToHaveCountAsync(0);
    }

    [NeedsBrowserFact]
    public async Task A_shared_channel_says_how_the_bot_is_asked_there_and_a_form_says_what_it_sends()
    {
        await using var chromium = await Chromium.OpenAsync();
        var mina = await chromium.WindowAsync("mina");
        await mina.Page.Locator("[data-conversation-id=sales-floor]").ClickAsync();
        await Assertions.Expect(mina.Composer).ToHaveAttributeAsync("placeholder", "Message #sales-floor (start with @SdrBot to ask the bot)");
        await mina.Page.Locator("[data-conversation-id=dm-mina]").ClickAsync();
        await mina.SayAsync("add lead Jane Doe, Acme, jane@acme.example");
        await mina.HearsAsync("Jane Doe");
        var send = mina.Answers.Last.GetByTestId("action-submit").First;
        Assert.StartsWith("Send: ", await send.GetAttributeAsync("aria-label"), StringComparison.Ordinal);
    }
}
