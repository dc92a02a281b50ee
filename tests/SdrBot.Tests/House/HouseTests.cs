using System.Reflection;
using System.Text.RegularExpressions;
using SdrBot.Conversations;

namespace SdrBot.Tests.House;

/// <summary>The rules of the house about its parts and their names, held.</summary>
public sealed partial class HouseTests
{
    /// <summary>What each feature of Core may use besides itself and what everybody may.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Wording"] = [],
        ["Understanding"] = ["Wording"],
        ["People"] = ["Wording", "Conversations"],
        ["Conversations"] = ["Wording", "Understanding", "People"],
        ["Leads"] = ["Cadences", "Tasks", "Touches"],
        ["Cadences"] = ["Leads", "Tasks", "Touches", "Scripts"],
        ["Tasks"] = ["Leads", "Cadences", "Touches", "Scripts"],
        ["Touches"] = ["Leads", "Cadences", "Tasks", "Scripts"],
        ["Retrieval"] = [],
        ["Objections"] = ["Retrieval", "Answers", "Leads", "Touches", "Tasks", "Qualification"],
        ["Answers"] = ["Retrieval", "Leads", "Touches", "Tasks"],
        ["Practice"] = ["Objections"],
        ["Qualification"] = ["Leads", "Cadences", "Tasks", "Touches"],
        ["Scripts"] = ["Leads", "Cadences", "Tasks", "Touches"],
        ["Coaching"] = ["Touches"],
        ["Performance"] = ["Leads", "Cadences", "Tasks", "Touches", "Handoffs"],
        ["Digests"] = ["Leads", "Cadences", "Tasks", "Touches", "Performance", "Coaching"],
        ["Handoffs"] = ["Leads", "Cadences", "Tasks", "Touches", "Qualification", "Objections"],
        ["Advice"] = ["Leads", "Touches", "Answers"],
        ["Home"] = ["Leads", "Tasks", "Touches", "Handoffs", "Performance"],
    };

    private static readonly string[] Everybody = ["Wording", "Understanding", "People", "Conversations"];
    private static readonly string Core = Path.Combine(Checkout.Root, "src", "SdrBot.Core");

    [Fact]
    public void The_rules_use_nothing_but_the_base_library() =>
        Assert.DoesNotContain(
            typeof(CommandMap).Assembly.GetReferencedAssemblies().Select(a => a.Name!),
            n => !n.StartsWith("System.", StringComparison.Ordinal) || n.StartsWith("System.CommandLine", StringComparison.Ordinal));

    [Fact]
    public void A_feature_uses_what_the_table_allows()
    {
        var wrong = new List<string>();
        foreach (var file in Checkout.Sources(Core))
        {
            var feature = Path.GetRelativePath(Core, file).Split(Path.DirectorySeparatorChar)[0];
            var allowed = feature is "Wording" or "Understanding" or "People" or "Conversations" ? MayUse[feature] : [.. Everybody, .. MayUse.GetValueOrDefault(feature, [])];
            wrong.AddRange(Uses().Matches(File.ReadAllText(file))
                .Select(m => m.Groups["feature"].Value)
                .Where(u => u != feature && !allowed.Contains(u))
                .Select(u => $"{Path.GetRelativePath(Checkout.Root, file)} uses {u}"));
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_folder_of_the_rules_is_in_the_table() =>
        Assert.Empty(Directory.EnumerateDirectories(Core).Where(d => Directory.EnumerateFiles(d, "*.cs").Any()).Select(d => Path.GetFileName(d)).Except(MayUse.Keys));

    [Fact]
    public void The_namespace_of_a_file_is_its_folder()
    {
        var wrong = new List<string>();
        foreach (var (project, name) in new[] { ("src/SdrBot.Core", "SdrBot"), ("src/SdrBot", "SdrBot"), ("tests/SdrBot.Tests", "SdrBot.Tests") })
        {
            var folder = Path.Combine(Checkout.Root, project);
            foreach (var file in Checkout.Sources(folder))
            {
                var expected = string.Join('.', Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[..^1].Prepend(name));
                if (Namespace().Match(File.ReadAllText(file)) is { Success: true } found && found.Groups["name"].Value != expected)
                {
                    wrong.Add($"{Path.GetRelativePath(Checkout.Root, file)} is in {found.Groups["name"].Value}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void No_two_commands_have_the_same_intent_or_the_same_phrase()
    {
        var commands = Host.Commands().Commands;
        Assert.Empty(commands.GroupBy(c => c.Intent).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(commands.SelectMany(c => c.Patterns).GroupBy(p => Slot().Replace(p.Text, "{}"), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    /// <summary>SQLite looks at the value of a bare LIMIT when it plans, so it plans the statement anew for each value it is given, each time; with a sign it does not look.</summary>
    [Fact]
    public void No_statement_is_planned_anew_for_its_limit() =>
        Assert.DoesNotContain(Checkout.Sources(Checkout.Folder("src")), f => File.ReadAllText(f).Contains("LIMIT @", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Names_are_of_sales_or_of_chat() =>
        Assert.Empty(new[] { typeof(CommandMap).Assembly, typeof(Host).Assembly }
            .SelectMany(a => a.GetTypes())
            .Where(t => t.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null && PatternName().IsMatch(t.Name))
            .Select(t => t.FullName));

    [GeneratedRegex(@"^using SdrBot\.(?<feature>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Uses();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Slot();

    [GeneratedRegex("(Manager|Service|Helper|Util|Utils|Base|Common)$")]
    private static partial Regex PatternName();
}
