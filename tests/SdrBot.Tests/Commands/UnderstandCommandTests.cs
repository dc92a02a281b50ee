using System.Text.Json;

namespace SdrBot.Tests.Commands;

/// <summary>The command that reads sentences line by line and prints what they mean.</summary>
public sealed class UnderstandCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sdrbot-commands-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_sentence_is_understood_line_by_line()
    {
        var (code, output, _) = await Executable.RunAsync(
            _folder, ["understand"], """{"id":7,"lang":"en","text":"called Acme, no answer, left voicemail, try again tomorrow 3pm","reference":"2026-03-04T09:00:00"}""");
        Assert.Equal(0, code);
        using var answer = JsonDocument.Parse(output);
        Assert.Equal(7, answer.RootElement.GetProperty("id").GetInt32());
        Assert.Equal("log_activity", answer.RootElement.GetProperty("intent").GetString());
        var slots = answer.RootElement.GetProperty("slots");
        Assert.Equal("2026-03-05T15:00", slots.GetProperty("follow_up_at").GetString());
        Assert.Equal("no answer, left voicemail", slots.GetProperty("outcome").GetString());
        Assert.Equal("left_voicemail", slots.GetProperty("disposition").GetString());
        Assert.False(slots.TryGetProperty("outcome_words", out _));
    }

    [Theory]
    [InlineData("en", "snooze 2 until tomorrow", "2026-03-05")]
    [InlineData("en", "snooze 2 tomorrow at 3pm", "2026-03-05T15:00")]
    [InlineData("en", "push the Acme call to next week", "2026-03-09")]
    [InlineData("ko", "2번 내일로 미뤄줘", "2026-03-05")]
    [InlineData("ja", "2番を明日に延期", "2026-03-05")]
    public async Task A_snooze_says_its_day(string language, string text, string at)
    {
        var (code, output, _) = await Executable.RunAsync(_folder, ["understand"], $$"""{"id":1,"lang":"{{language}}","text":"{{text}}","reference":"2026-03-04T09:00:00"}""");
        Assert.Equal(0, code);
        using var answer = JsonDocument.Parse(output);
        Assert.Equal("snooze_task", answer.RootElement.GetProperty("intent").GetString());
        Assert.Equal(at, answer.RootElement.GetProperty("slots").GetProperty("when_at").GetString());
    }

    [Theory]
    [InlineData("datetime", "tomorrow morning", """{"start":0,"end":16,"type":"datetimerange","text":"tomorrow morning","value":{"begin":"2026-03-05T08:00:00","end":"2026-03-05T12:00:00"},"pod":"MO"}""")]
    [InlineData("datetime", "tomorrow 3pm", """{"start":0,"end":12,"type":"datetime","text":"tomorrow 3pm","value":"2026-03-05T15:00:00"}""")]
    [InlineData("currency", "$5,000 for 40 users", """{"start":0,"end":6,"type":"currency","text":"$5,000","value":"5000","currency":"Dollar"}""")]
    [InlineData("number", "$20", """{"start":1,"end":3,"type":"number","text":"20","value":"20"}""")]
    [InlineData("url", "see https://acme.com/a", """{"start":4,"end":22,"type":"url","text":"https://acme.com/a","value":"https://acme.com/a"}""")]
    [InlineData("boolean", "yes", """{"start":0,"end":3,"type":"boolean","text":"yes","value":true}""")]
    public async Task Understanding_prints_the_values_of_the_kind_that_is_asked_for(string kind, string text, string value)
    {
        var (code, output, _) = await Executable.RunAsync(
            _folder, ["understand"], $$"""{"id":1,"lang":"en","kind":"{{kind}}","text":"{{text}}","reference":"2026-03-04T09:00:00"}""");
        Assert.Equal(0, code);
        using var answer = JsonDocument.Parse(output);
        Assert.Equal($"[{value}]", answer.RootElement.GetProperty("entities").GetRawText());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"text":null}""")]
    [InlineData("""{"text":"\ud800"}""")]
    [InlineData("""{"text":"hello","id":"\ud800"}""")]
    [InlineData("""{"text":"tomorrow","reference":"9999-12-31T23:59"}""")]
    [InlineData("""{"text":"yesterday","reference":"0001-01-01T00:00"}""")]
    [InlineData("""{"text":"hello","reference":"soon"}""")]
    [InlineData("""{"text":"hello","zone":"../../etc/passwd"}""")]
    public async Task A_line_that_cannot_be_understood_is_refused_by_its_number(string line)
    {
        var (code, output, error) = await Executable.RunAsync(_folder, ["understand"], "\n" + line);
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.StartsWith("Line 2", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }
}
