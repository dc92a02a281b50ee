using SdrBot.Tests.Support;

namespace SdrBot.Tests.Scripts;

/// <summary>Which script and fact a rep chose stays with the touch that is then logged, also through undo and correction.</summary>
public sealed class ScriptUseTests
{
    [Fact]
    public async Task The_choice_goes_with_the_touch_and_comes_back_with_undo()
    {
        await using var bot = await TestBot.StartAsync();
        var mina = bot.As("mina");
        await mina.SayAsync("add lead Jane Doe, Acme, jane@acme.example");
        await mina.SayAsync("fact Acme news: You opened a second depot");
        await mina.SayAsync("fact Acme who: A new head of logistics");
        await mina.SayAsync("edit Acme goal: faster deliveries");
        await mina.SayAsync("script Acme voicemail");
        Assert.Empty(await UsesAsync(bot));

        await mina.PressAsync("Use this", on: "head of logistics");
        await mina.PressAsync("Another script", value: "One question");
        Assert.Equal(["voicemail_one_question A new head of logistics -"], await UsesAsync(bot));

        // A call that nobody answered used no voicemail, and a colleague's voicemail is the colleague's.
        await mina.SayAsync("called Acme, no answer");
        await bot.As("grace").SayAsync("left a voicemail for Acme");
        Assert.Equal(["voicemail_one_question A new head of logistics -"], await UsesAsync(bot));

        await mina.SayAsync("called Acme, left voicemail");
        Assert.Equal(["voicemail_one_question A new head of logistics call left_voicemail"], await UsesAsync(bot));
        await mina.SayAsync("undo");
        Assert.Equal(["voicemail_one_question A new head of logistics -"], await UsesAsync(bot));

        await mina.SayAsync("left a voicemail for Acme");
        await mina.PressAsync("Edit");
        await mina.PressAsync("Note", value: "the second try");
        Assert.Equal(["voicemail_one_question A new head of logistics voicemail left_voicemail"], await UsesAsync(bot));
    }

    [Fact]
    public async Task A_choice_of_last_week_is_not_what_was_said_today()
    {
        await using var bot = await TestBot.StartAsync();
        var mina = bot.As("mina");
        await mina.SayAsync("add lead Jane Doe, Acme, jane@acme.example");
        await mina.SayAsync("fact Acme news: You opened a second depot");
        await mina.SayAsync("script Acme voicemail");
        bot.Clock.Advance(TimeSpan.FromDays(4));
        await mina.SayAsync("left a voicemail for Acme");
        Assert.Equal(["voicemail_one_question You opened a second depot -"], await UsesAsync(bot));
    }

    [Fact]
    public async Task A_companys_own_scripts_lie_in_the_data_folder_and_a_bad_one_stops_the_start_with_its_name()
    {
        using var folder = new TestFolder();
        var own = Directory.CreateDirectory(Path.Combine(folder.Path, "scripts"));
        await File.WriteAllTextAsync(Path.Combine(own.FullName, "ours.json"), """[{"id":"ours","kind":"voicemail","name":{"en":"Ours"},"text":{"en":"{first_name}, {fact} Ours."}}]""");
        await using (var bot = await TestBot.StartAsync(folder.Path))
        {
            var mina = bot.As("mina");
            await mina.SayAsync("scripts");
            await mina.HearsAsync("...", "- Voicemail: Ours — not used yet", "...");
        }

        await File.WriteAllTextAsync(Path.Combine(own.FullName, "ours.json"), """[{"id":"ours","kind":"voicemail","name":{"en":"Ours"},"text":{"en":"Hello!"}}]""");
        var problem = await Assert.ThrowsAsync<SdrBot.Settings.SettingException>(() => TestBot.StartAsync(folder.Path));
        Assert.Contains("scripts/ours.json", problem.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> UsesAsync(TestBot bot)
    {
        await bot.SettleAsync();
        return await bot.Database.ReadAsync(
            async s => await s.ManyAsync<string>(
                "SELECT u.script_id || ' ' || f.text || ' ' || coalesce(t.channel || ' ' || t.outcome, '-') FROM script_uses u JOIN facts f ON f.id = u.fact_id LEFT JOIN touches t ON t.id = u.touch_id ORDER BY u.id"),
            CancellationToken.None);
    }
}
