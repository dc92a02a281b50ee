using System.Text.Json;

namespace SdrBot.Tests.Commands;

public sealed class SuggestCommandTests : IDisposable
{
    private const string Own = """
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

    private readonly string _folder = Directory.CreateTempSubdirectory("sdrbot-suggest-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Each_line_is_answered_in_its_order_with_its_id()
    {
        var (code, text, error) = await Executable.RunAsync(
            _folder, ["suggest"], "{\"id\":\"a\",\"lang\":\"en\",\"text\":\"we have no money for this\"}\n\n{\"id\":7,\"text\":\"what a sunny day it is\"}\n{\"id\":8,\"lang\":\"ko\",\"text\":\"예산\"}\n");
        Assert.Equal((0, ""), (code, error));
        var lines = text.TrimEnd().Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Equal("a", lines[0].GetProperty("id").GetString());
        Assert.Equal("budget_price", lines[0].GetProperty("ranked")[0].GetProperty("category").GetString());
        Assert.Equal("no-budget-this-year", lines[0].GetProperty("ranked")[0].GetProperty("entry").GetString());
        Assert.InRange(lines[0].GetProperty("ranked")[0].GetProperty("score").GetDouble(), 0.01, 1);
        Assert.Equal((7, 0), (lines[1].GetProperty("id").GetInt32(), lines[1].GetProperty("ranked").GetArrayLength()));
        Assert.Equal("budget_price", lines[2].GetProperty("ranked")[0].GetProperty("category").GetString());
    }

    [Fact]
    public async Task The_companys_own_files_count_and_a_bad_one_is_named()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "playbook"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "playbook", "moon.en.md"), Own);
        await File.WriteAllTextAsync(Path.Combine(_folder, "playbook", "bad.en.md"), "---\ncategory: weather\n---\n");
        var (code, text, error) = await Executable.RunAsync(_folder, ["suggest"], "{\"text\":\"we wait until the moon is full\"}");
        Assert.Equal(0, code);
        Assert.Contains("\"entry\":\"moon\"", text, StringComparison.Ordinal);
        Assert.StartsWith("playbook/bad.en.md:2: ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"text":null}""")]
    [InlineData("""{"text":"\ud800"}""")]
    [InlineData("""{"text":"hello","lang":"xx"}""")]
    public async Task A_line_that_cannot_be_used_is_refused_by_its_number(string line)
    {
        var (code, text, error) = await Executable.RunAsync(_folder, ["suggest"], "\n" + line);
        Assert.Equal((1, ""), (code, text));
        Assert.StartsWith("Line 2", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }
}
