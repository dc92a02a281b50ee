using System.Text.RegularExpressions;

namespace SdrBot.Tests.House;

/// <summary>The maps and tables of the repository name what is there.</summary>
public sealed partial class MapsTests
{
    [Fact]
    public void The_maps_name_what_is_there()
    {
        var wrong = new List<string>();
        foreach (var map in Directory.EnumerateFiles(Checkout.Root, "*.md", SearchOption.TopDirectoryOnly)
            .Concat(Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.md"))
            .Concat(Directory.EnumerateFiles(Path.Combine(Checkout.Root, "tests"), "*.md")))
        {
            var folder = Path.GetDirectoryName(map)!;
            wrong.AddRange(MapPath().Matches(File.ReadAllText(map))
                .Select(m => m.Groups["path"].Value)
                .Where(p => !Path.Exists(Path.Combine(folder, p)) && !Path.Exists(Path.Combine(Checkout.Root, p)))
                .Select(p => $"{Path.GetRelativePath(Checkout.Root, map)}: {p}"));
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_table_of_requirements_names_transcripts_that_are_there()
    {
        var named = TranscriptName().Matches(File.ReadAllText(Path.Combine(Checkout.Root, "tests", "README.md"))).Select(m => m.Groups["file"].Value).ToList();
        Assert.InRange(named.Count, 60, int.MaxValue);
        Assert.All(named, f => Assert.True(File.Exists(Path.Combine(Checkout.Root, "tests", "SdrBot.Tests", "Transcripts", f)), f));
    }

    [GeneratedRegex(@"`(?<path>((src|tests)/)?SdrBot(\.\w+)?/[\w./-]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex MapPath();

    [GeneratedRegex(@"`(?<file>[a-z]+/[a-z0-9-]+\.chat)`", RegexOptions.ExplicitCapture)]
    private static partial Regex TranscriptName();
}
