using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using SdrBot.Objections;
using SdrBot.Understanding;
using SdrBot.Wording;
using Xunit.Abstractions;

namespace SdrBot.Retrieval;

/// <summary>Lines that are in no entry: half of them may be looked at while the ranking is improved, the others only measure.</summary>
/// <remarks>
/// Three files: the first was written before the playbook was, the later and the fresh one before the ranking and the example lines were improved. Whoever wrote the
/// later two also wrote the example lines that came after them, so only the unseen half of the first is free of any memory; its figure is printed apart.
/// </remarks>
public sealed class HeldOutTests(ITestOutputHelper output)
{
    private const string None = "none";
    private static readonly (double Top1, double Top3) FirstSight = (0.85, 0.94);
    private static readonly string[] Files = ["heldout", "heldout-later", "heldout-fresh"];
    private static readonly PlaybookEdition Edition = new Playbook().Of("acme");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_objection_finds_its_category(bool isMeasured)
    {
        var lines = Lines().Where(l => l.Category != None && Corpus.IsMeasured(l.Text) == isMeasured).ToArray();
        var found = lines.Select(l => (l.Category, Ranked: Edition.Search(l.Text, Language.English, Edition.Entries.Length).Select(r => r.Group).Distinct().ToArray())).ToArray();
        var first = found.Average(f => f.Ranked.FirstOrDefault() == f.Category ? 1.0 : 0);
        var three = found.Average(f => f.Ranked.Take(3).Contains(f.Category) ? 1.0 : 0);
        foreach (var category in found.GroupBy(f => f.Category))
        {
            output.WriteLine($"{category.Key,-16} {category.Count(f => f.Ranked.FirstOrDefault() == f.Category)} of {category.Count()}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"top-1 {first:P1}, top-3 {three:P1} of {lines.Length}, nothing found for {found.Count(f => f.Ranked.Length == 0)}"));
        Assert.InRange(first, 0.85, 1);
        Assert.InRange(three, 0.95, 1);
    }

    [Fact]
    public void An_objection_of_the_first_file_finds_its_category()
    {
        var lines = Lines("heldout").Where(l => l.Category != None && Corpus.IsMeasured(l.Text)).ToArray();
        var found = lines.Select(l => (l.Category, Ranked: Edition.Search(l.Text, Language.English, Edition.Entries.Length).Select(r => r.Group).Distinct().ToArray())).ToArray();
        var first = found.Average(f => f.Ranked.FirstOrDefault() == f.Category ? 1.0 : 0);
        var three = found.Average(f => f.Ranked.Take(3).Contains(f.Category) ? 1.0 : 0);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"top-1 {first:P1}, top-3 {three:P1} of {lines.Length}"));
        Assert.InRange(first, 0.85, 1);
        Assert.InRange(three, 0.95, 1);
    }

    /// <remarks>Each written after the example lines and measured once: what a team's prospects say on its first day.</remarks>
    [Theory]
    [InlineData("heldout-firstsight")]
    [InlineData("heldout-unheard")]
    public void An_objection_at_first_sight_finds_its_category(string file)
    {
        var lines = Lines(file).ToArray();
        var found = lines.Where(l => l.Category != None).Select(l => (l.Category, Ranked: Edition.Search(l.Text, Language.English, Edition.Entries.Length).Select(r => r.Group).Distinct().ToArray())).ToArray();
        var first = found.Average(f => f.Ranked.FirstOrDefault() == f.Category ? 1.0 : 0);
        var three = found.Average(f => f.Ranked.Take(3).Contains(f.Category) ? 1.0 : 0);
        var quiet = lines.Where(l => l.Category == None).Average(l => Edition.Search(l.Text, Language.English).IsEmpty ? 1.0 : 0);
        foreach (var (category, ranked) in found.Where(f => f.Ranked.FirstOrDefault() != f.Category)) { output.WriteLine($"{category}: {string.Join(' ', ranked.Take(4))}"); }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"top-1 {first:P1}, top-3 {three:P1} of {found.Length}, nothing found for {found.Count(f => f.Ranked.Length == 0)}; of chat nothing found for {quiet:P1} of {lines.Length - found.Length}"));
        Assert.InRange(first, FirstSight.Top1, 1);
        Assert.InRange(three, FirstSight.Top3, 1);
        Assert.InRange(quiet, 0.9, 1);
    }

    [Fact]
    public void Learning_the_playbook_adds_little_to_the_start()
    {
        var times = Enumerable.Range(0, 5).Select(_ =>
        {
            var from = Stopwatch.GetTimestamp();
            new PlaybookEdition(Edition.Entries).Index.Learn();
            return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        }).Order().ToArray();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Edition.Entries.Sum(e => e.Lines.Length)} lines learned in {times[0]:F0} ms"));
        Assert.InRange(times[0], 0, 1_000);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_no_objection_finds_nothing(bool isMeasured)
    {
        var lines = Lines().Where(l => l.Category == None && Corpus.IsMeasured(l.Text) == isMeasured).ToArray();
        var quiet = lines.Average(l => Edition.Search(l.Text, Language.English).IsEmpty ? 1.0 : 0);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"nothing found for {quiet:P1} of {lines.Length}"));
        Assert.InRange(quiet, 0.91, 1);
        Assert.InRange(lines.Length, 60, 1000);
    }

    [Fact]
    public void No_held_out_line_is_in_an_entry()
    {
        var known = Edition.Entries.SelectMany(e => e.Lines).Select(Bare).ToHashSet();
        Assert.DoesNotContain(Lines(), l => known.Contains(Bare(l.Text)));
        Assert.All(ObjectionCategory.All, c => Assert.InRange(Lines().Count(l => l.Category == c), 15, 1000));
    }

    [Fact]
    public void A_question_of_500_entries_takes_less_than_a_millisecond()
    {
        var entries = Enumerable.Range(0, 11).SelectMany(copy => Edition.Entries.Select(e => e with { Id = $"{e.Id}-{copy}" })).Take(500).ToList();
        var index = LineIndex.Of(Language.English, entries.SelectMany(e => e.Lines.Select(l => new IndexedLine(e.Id, e.Category, l))));
        var questions = Lines().Select(l => l.Text).ToArray();
        foreach (var question in questions) { index.Rank(question); }
        var times = questions.Select(q =>
        {
            var from = Stopwatch.GetTimestamp();
            index.Rank(q);
            return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        }).Order().ToArray();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{entries.Count} entries, {entries.Sum(e => e.Lines.Length)} lines: p50 {times[times.Length / 2]:F3} ms, p95 {times[times.Length * 95 / 100]:F3} ms"));
#if !DEBUG
        Assert.InRange(times[times.Length / 2], 0, 1);
#else
        Assert.InRange(times[times.Length / 2], 0, 10);
#endif
    }

    internal static IEnumerable<(string Text, string Category)> Lines() => [.. Files.SelectMany(Lines)];

    private static IEnumerable<(string Text, string Category)> Lines(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"SdrBot.Retrieval.{file}.en.jsonl")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonSerializer.Deserialize<Dictionary<string, string>>(l)!).Select(l => (l["text"], l["category"]))];
    }

    private static string Bare(string text) => string.Concat(Normalizer.Fold(text).Text.Where(char.IsLetterOrDigit));
}
