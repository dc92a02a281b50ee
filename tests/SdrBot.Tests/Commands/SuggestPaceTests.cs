using System.Diagnostics;
using System.Globalization;
using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Commands;

/// <summary>How long <c>suggest</c> takes.</summary>
[Collection(Alone.Name)]
public sealed class SuggestPaceTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Five_thousand_lines_take_a_few_seconds()
    {
        using var folder = new TestFolder();
        var input = string.Join('\n', Enumerable.Range(0, 5000).Select(i => $$"""{"id":{{i}},"lang":"en","text":"they told me number {{i}} that switching costs too much and the contract runs until next year"}"""));
        var from = Stopwatch.GetTimestamp();
        var (code, text, _) = await Executable.RunAsync(folder.Path, ["suggest"], input);
        var took = Stopwatch.GetElapsedTime(from);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"5,000 lines with start-up: {took.TotalSeconds:F2} s"));
        Assert.Equal((0, 5000), (code, text.TrimEnd().Split('\n').Length));
        Assert.InRange(took.TotalSeconds, 0, 30);
    }
}
