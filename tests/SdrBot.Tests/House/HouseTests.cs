using System.Reflection;
using System.Text.RegularExpressions;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Tests.House;

/// <summary>The rules of the house, held.</summary>
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
    private static readonly string[] HelpParts = ["label", "example", "does"];
    private static readonly string Root = FindRoot();
    private static readonly string Core = Path.Combine(Root, "src", "SdrBot.Core");

    [Fact]
    public void The_rules_use_nothing_but_the_base_library() =>
        Assert.DoesNotContain(
            typeof(CommandMap).Assembly.GetReferencedAssemblies().Select(a => a.Name!),
            n => !n.StartsWith("System.", StringComparison.Ordinal) || n.StartsWith("System.CommandLine", StringComparison.Ordinal));

    [Fact]
    public void A_feature_uses_what_the_table_allows()
    {
        var wrong = new List<string>();
        foreach (var file in Sources(Core))
        {
            var feature = Path.GetRelativePath(Core, file).Split(Path.DirectorySeparatorChar)[0];
            var allowed = feature is "Wording" or "Understanding" or "People" or "Conversations" ? MayUse[feature] : [.. Everybody, .. MayUse.GetValueOrDefault(feature, [])];
            wrong.AddRange(Uses().Matches(File.ReadAllText(file))
                .Select(m => m.Groups["feature"].Value)
                .Where(u => u != feature && !allowed.Contains(u))
                .Select(u => $"{Path.GetRelativePath(Root, file)} uses {u}"));
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
            var folder = Path.Combine(Root, project);
            foreach (var file in Sources(folder))
            {
                var expected = string.Join('.', Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[..^1].Prepend(name));
                if (Namespace().Match(File.ReadAllText(file)) is { Success: true } found && found.Groups["name"].Value != expected)
                {
                    wrong.Add($"{Path.GetRelativePath(Root, file)} is in {found.Groups["name"].Value}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_sentence_that_is_said_is_in_a_file_with_the_placeholders_it_is_given()
    {
        var english = Words.In(Language.English);
        var keys = english.Keys.ToHashSet();
        var wrong = new List<string>();
        var count = 0;
        foreach (var file in Sources(Path.Combine(Root, "src")))
        {
            foreach (var said in Says().Matches(File.ReadAllText(file)).AsEnumerable())
            {
                count++;
                var key = said.Groups["key"].Value;
                var given = GivenName().Matches(said.Groups["values"].Value).Select(m => m.Groups["name"].Value).ToHashSet();
                if (!keys.Contains(key))
                {
                    wrong.Add($"{Path.GetFileName(file)}: there is no {key}");
                }
                else if (!english.Placeholders(key).IsSubsetOf(given))
                {
                    wrong.Add($"{Path.GetFileName(file)}: {key} lacks {string.Join(", ", english.Placeholders(key).Except(given))}");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.InRange(count, 30, int.MaxValue);
    }

    [Fact]
    public void Every_listed_command_is_explained()
    {
        var english = Words.In(Language.English);
        var missing = Host.Commands().Commands.Where(c => c.IsListed)
            .SelectMany(c => HelpParts.Select(part => $"{c.HelpKey}.{part}"))
            .Where(k => !english.Has(k));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_subject_of_help_has_a_name()
    {
        var english = Words.In(Language.English);
        Assert.DoesNotContain(Host.Commands().Commands.Where(c => c.IsListed).Select(c => c.Subject).Distinct(), s => !english.Has($"help.subjects.{s}"));
    }

    [Fact]
    public void No_two_commands_have_the_same_intent_or_the_same_phrase()
    {
        var commands = Host.Commands().Commands;
        Assert.Empty(commands.GroupBy(c => c.Intent).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(commands.SelectMany(c => c.Patterns).GroupBy(p => Slot().Replace(p.Text, "{}"), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void No_reply_is_written_in_code()
    {
        var wrong = Sources(Path.Combine(Root, "src"))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}Wording{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Literal().Matches(File.ReadAllText(f)).Where(m => m.Groups["text"].Value.Any(char.IsLetter)).Select(m => $"{Path.GetRelativePath(Root, f)}: {m.Value}"));
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_maps_name_what_is_there()
    {
        var wrong = new List<string>();
        foreach (var map in Directory.EnumerateFiles(Root, "*.md", SearchOption.TopDirectoryOnly)
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.md"))
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.md")))
        {
            var folder = Path.GetDirectoryName(map)!;
            wrong.AddRange(MapPath().Matches(File.ReadAllText(map))
                .Select(m => m.Groups["path"].Value)
                .Where(p => !Path.Exists(Path.Combine(folder, p)) && !Path.Exists(Path.Combine(Root, p)))
                .Select(p => $"{Path.GetRelativePath(Root, map)}: {p}"));
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_table_of_requirements_names_transcripts_that_are_there()
    {
        var named = TranscriptName().Matches(File.ReadAllText(Path.Combine(Root, "tests", "README.md"))).Select(m => m.Groups["file"].Value).ToList();
        Assert.InRange(named.Count, 60, int.MaxValue);
        Assert.All(named, f => Assert.True(File.Exists(Path.Combine(Root, "tests", "SdrBot.Tests", "Transcripts", f)), f));
    }

    [Fact]
    public void Names_are_of_sales_or_of_chat() =>
        Assert.Empty(new[] { typeof(CommandMap).Assembly, typeof(Host).Assembly }
            .SelectMany(a => a.GetTypes())
            .Where(t => t.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null && PatternName().IsMatch(t.Name))
            .Select(t => t.FullName));

    /// <summary>A folder of the checkout.</summary>
    internal static string Folder(string name) => Path.Combine(Root, name);

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SdrBot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the checkout.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^using SdrBot\.(?<feature>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Uses();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Namespace();

    [GeneratedRegex("""Say\("(?<key>[\w.]+)"(?<values>(?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*)\)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Says();

    [GeneratedRegex("""\("(?<name>\w+)",""", RegexOptions.ExplicitCapture)]
    private static partial Regex GivenName();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Slot();

    [GeneratedRegex("""(Sentence\.Of\(|new Run\(|Sentence\.From\()\$?"(?<text>[^"]*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Literal();

    [GeneratedRegex(@"`(?<path>((src|tests)/)?SdrBot(\.\w+)?/[\w./-]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex MapPath();

    [GeneratedRegex(@"`(?<file>[a-z]+/[a-z0-9-]+\.chat)`", RegexOptions.ExplicitCapture)]
    private static partial Regex TranscriptName();

    [GeneratedRegex("(Manager|Service|Helper|Util|Utils|Base|Common)$")]
    private static partial Regex PatternName();
}
