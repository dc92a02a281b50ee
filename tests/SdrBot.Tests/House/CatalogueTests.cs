using System.Text.RegularExpressions;

namespace SdrBot.Tests.House;

/// <summary>The catalogue of faults in <c>tests/README.md</c> names tests that exist.</summary>
public sealed partial class CatalogueTests
{
    [Fact]
    public void The_catalogue_names_tests_that_are_there()
    {
        var tests = Checkout.Folder("tests");
        var sources = Directory.EnumerateFiles(tests, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        var rows = File.ReadLines(Path.Combine(tests, "README.md")).Where(l => Row().IsMatch(l)).ToList();
        var named = rows.SelectMany(r => Name().Matches(r)).Select(m => (Type: m.Groups["type"].Value, Test: m.Groups["test"].Value)).ToList();
        Assert.InRange(named.Count, 50, int.MaxValue);
        Assert.All(named, n => Assert.Contains(
            sources, s => (n.Type.Length == 0 || s.Contains($"class {n.Type}", StringComparison.Ordinal)) && (n.Test.Length == 0 || s.Contains($" {n.Test}(", StringComparison.Ordinal))));
    }

    [GeneratedRegex("^\\| [A-J][0-9]+[ ,|]")]
    private static partial Regex Row();

    [GeneratedRegex("`((?<type>\\w+Tests)\\.?)?(?<test>[A-Z][a-z0-9]*(_\\w+)+)?`", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
