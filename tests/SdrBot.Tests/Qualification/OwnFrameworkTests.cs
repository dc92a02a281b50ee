using SdrBot.Settings;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Qualification;

/// <summary>The company's own questions and frameworks, in <c>frameworks/*.json</c> of the data folder.</summary>
public sealed class OwnFrameworkTests
{
    private const string ListSize = """
        { "id": "fit", "extends": "fit", "asks": [{ "question": "list_size", "points": 10, "isMandatory": true }],
          "questions": [{ "key": "list_size", "group": "LIST", "kind": "number", "points": 10, "isMandatory": true,
            "texts": { "en": { "name": "List size", "ask": "How many contacts are on their list?", "expects": "a number", "why": "We charge by it." } } }] }
        """;

    [Fact]
    public async Task A_checklist_that_gained_a_question_goes_on_with_all_that_was_answered()
    {
        using var folder = new TestFolder();
        await using var bot = await TestBot.StartAsync(folder.Path);
        var mina = bot.As("mina");
        await mina.SayAsync("add lead Jane Doe, Acme, jane@acme.example");
        await mina.SayAsync("qualify Acme at size");
        await mina.SayAsync("200");
        await mina.HearsAsync("I understood:", "- Size: 200 — 15 of 15 points ...", "Jane Doe (Acme) · Fit (1 of 11)", "...");

        await WriteAsync(folder, "fit.json", ListSize);
        await bot.RestartAsync(TimeSpan.FromMinutes(5));
        await mina.SayAsync("in spreadsheets, by hand");
        await mina.HearsAsync("I understood:", "- Process: in spreadsheets, by hand — 5 of 5 points ...", "Jane Doe (Acme) · Fit (2 of 12)", "...");
        await mina.SayAsync("qualify Acme at list size");
        await mina.HearsAsync("Jane Doe (Acme) · Fit (2 of 12)", "List size: How many contacts are on their list?", "...");
        await mina.SayAsync("many");
        await mina.HearsAsync("I cannot read that as an answer. List size takes a number.", "...");
        await mina.SayAsync("12,000");
        await mina.HearsAsync("I understood:", "- List size: 12,000 — 10 of 10 points ...", "...");
        await mina.SayAsync("gaps Acme");
        await mina.HearsAsync("Jane Doe (Acme) lacks for Fit:", "...");
    }

    [Theory]
    [InlineData("{ \"id\": \"x\" }", "name is missing")]
    [InlineData("{ \"id\": \"x\", \"name\": { \"en\": \"X\" }, \"asks\": [{ \"question\": \"shoe_size\" }] }", "shoe_size")]
    [InlineData("{ \"id\": \"fit\", \"extends\": \"nothing\" }", "nothing")]
    public async Task A_file_that_cannot_be_used_stops_the_start_and_is_named(string json, string reason)
    {
        using var folder = new TestFolder();
        await WriteAsync(folder, "ours.json", json);
        var problem = await Assert.ThrowsAsync<SettingException>(() => TestBot.StartAsync(folder.Path));
        Assert.Contains("frameworks/ours.json", problem.Message, StringComparison.Ordinal);
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(TestFolder folder, string name, string json)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "frameworks"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "frameworks", name), json);
    }
}
