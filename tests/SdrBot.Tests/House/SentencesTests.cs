using System.Text.RegularExpressions;
using SdrBot.Wording;

namespace SdrBot.Tests.House;

/// <summary>What is said stands in the files of sentences, and nothing else is said.</summary>
public sealed partial class SentencesTests
{
    private static readonly string[] HelpParts = ["label", "example", "does"];

    [Fact]
    public void Every_sentence_that_is_said_is_in_a_file_with_the_placeholders_it_is_given()
    {
        var english = Words.In(Language.English);
        var keys = english.Keys.ToHashSet();
        var wrong = new List<string>();
        var count = 0;
        foreach (var file in Checkout.Sources(Path.Combine(Checkout.Root, "src")))
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
    public void No_reply_is_written_in_code()
    {
        var wrong = Checkout.Sources(Path.Combine(Checkout.Root, "src"))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}Wording{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Literal().Matches(File.ReadAllText(f)).Where(m => m.Groups["text"].Value.Any(char.IsLetter)).Select(m => $"{Path.GetRelativePath(Checkout.Root, f)}: {m.Value}"));
        Assert.Empty(wrong);
    }

    [GeneratedRegex("""Say\("(?<key>[\w.]+)"(?<values>(?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*)\)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Says();

    [GeneratedRegex("""\("(?<name>\w+)",""", RegexOptions.ExplicitCapture)]
    private static partial Regex GivenName();

    [GeneratedRegex("""(Sentence\.Of\(|new Run\(|Sentence\.From\()\$?"(?<text>[^"]*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Literal();
}
