using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Xunit.Abstractions;

namespace SdrBot.Qualification;

/// <summary>Call notes as people write them, on Wednesday 4 March 2026, 10:00, with the answers that are in them.</summary>
/// <remarks>
/// Amounts, numbers, times, choices and people must be read exactly. Of an answer in words at least two thirds of the words must be right, counted both ways.
/// More than half of the notes, chosen by their hash, were held aside while the rules were written.
/// </remarks>
public sealed class NoteCorpusTests(ITestOutputHelper output)
{
    private static readonly DateTime Now = new(2026, 3, 4, 10, 0, 0);
    private static readonly string[] Files = ["notes", "notes-later", "notes-careful"];
    private const string Seen = "notes-seen";
    private static readonly string[] InWords = ["need", "pain", "process", "metrics", "decision_criteria", "decision_process", "champion"];

    [Theory]
    [InlineData("all", 0.97, 0.85)]
    [InlineData("held aside", 0.95, 0.85)]
    [InlineData("looked at", 0.97, 0.85)]
    public void Answers_are_found_and_few_are_wrong(string part, double precision, double recall)
    {
        var notes = Corpus().Where(n => part == "all" || NoteIsHeldAside(n["text"]) == (part == "held aside")).Concat(part == "held aside" ? [] : Rows(Seen)).ToList();
        Assert.InRange(notes.Count, part == "all" ? 150 : 60, 1000);
        var tallies = ByQuestion(notes, part == "looked at" ? output.WriteLine : _ => { });
        foreach (var (question, tally) in tallies)
        {
            output.WriteLine($"{question,-18} {tally}");
        }

        var total = Sum(tallies);
        output.WriteLine($"{part}, {notes.Count} notes: {total}");
        foreach (var file in Files)
        {
            output.WriteLine($"  {file}: {Sum(ByQuestion([.. Rows(file).Where(n => part == "all" || NoteIsHeldAside(n["text"]) == (part == "held aside"))], _ => { }))}");
        }

        Assert.InRange(total.Precision, precision, 1);
        Assert.InRange(total.Recall, recall, 1);
    }

    /// <remarks>
    /// Each file was written by somebody who had not read the rules, and measured before they were changed because of it: at first sight precision and recall were
    /// 0.739 and 0.523 of the first (70 notes), 0.800 and 0.512 of the second (132), 0.894 and 0.724 of the third (55, after the rules had met the second).
    /// </remarks>
    [Theory]
    [InlineData("notes-fresh", 0.95, 0.85)]
    [InlineData("notes-firstsight", 0.97, 0.9)]
    [InlineData("notes-secondsight", 0.94, 0.9)]
    public void Fresh_notes_are_read_as_well(string file, double precision, double recall)
    {
        var tallies = ByQuestion([.. Rows(file)], output.WriteLine);
        foreach (var (question, tally) in tallies) { output.WriteLine($"{question,-18} {tally}"); }
        var total = Sum(tallies);
        output.WriteLine($"{file}: {total}");
        Assert.InRange(total.Precision, precision, 1);
        Assert.InRange(total.Recall, recall, 1);
    }

    private static SortedDictionary<string, Tally> ByQuestion(List<Dictionary<string, string>> notes, Action<string> say)
    {
        var tallies = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var note in notes)
        {
            var heard = HeardAnswers.Read(note["text"], Now).ToDictionary(h => h.Question, h => h.Value, StringComparer.Ordinal);
            foreach (var question in note.Keys.Where(k => k != "text").Union(heard.Keys))
            {
                var tally = tallies.TryGetValue(question, out var known) ? known : tallies[question] = new();
                var (expected, actual) = (note.GetValueOrDefault(question), heard.GetValueOrDefault(question));
                var isRight = expected is not null && actual is not null && IsSame(question, expected, actual);
                tally.Expected += expected is null ? 0 : 1;
                tally.Found += actual is null ? 0 : 1;
                tally.Right += isRight ? 1 : 0;
                if (!isRight)
                {
                    say($"{question}: expected “{expected}”, read “{actual}” in: {note["text"]}");
                }
            }
        }

        return tallies;
    }

    private static Tally Sum(SortedDictionary<string, Tally> tallies) =>
        new() { Expected = tallies.Values.Sum(t => t.Expected), Found = tallies.Values.Sum(t => t.Found), Right = tallies.Values.Sum(t => t.Right) };

    [Fact]
    public void A_line_of_two_hundred_characters_is_read_at_once()
    {
        const string Note = "Good call: they have 200 people, about $50k is approved, the CTO decides, want it live this quarter; using spreadsheets today and losing two days a month, need one place for all their call notes now";
        Assert.InRange(Note.Length, 190, 210);
        for (var i = 0; i < 200; i++)
        {
            HeardAnswers.Read(Note, Now);
        }

        // The quietest of a few rounds: others may be at work on the machine.
        var rounds = Enumerable.Range(0, 8).Select(_ => Enumerable.Range(0, 50).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            HeardAnswers.Read(Note, Now);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }).Order().ToList()).MinBy(times => times[25])!;
        output.WriteLine($"{Note.Length} characters: p50 {rounds[25]:F3} ms, p90 {rounds[45]:F3} ms");

        // Less than half of one on an idle machine.
        Assert.InRange(rounds[25], 0, 3);
    }

    /// <remarks>The later notes were written when the rules had met the first ones.</remarks>
    internal static IReadOnlyList<Dictionary<string, string>> Corpus() => [.. Files.SelectMany(Rows)];

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"SdrBot.Qualification.{file}.en.jsonl")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => JsonSerializer.Deserialize<Dictionary<string, string>>(row)!)];
    }

    private static bool NoteIsHeldAside(string text) => Understanding.Corpus.IsMeasured(text);

    private static bool IsSame(string question, string expected, string actual) =>
        InWords.Contains(question) ? Agreement(Words(expected), Words(actual)) >= 2 / 3.0
        : string.Equals(WithoutThe(expected), WithoutThe(actual), StringComparison.OrdinalIgnoreCase);

    private static double Agreement(List<string> expected, List<string> actual)
    {
        var common = expected.Count(actual.Contains);
        return 2.0 * common / (expected.Count + actual.Count);
    }

    private static List<string> Words(string text) => [.. text.ToUpperInvariant().Split([' ', ',', '.', ';', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries)];

    private static string WithoutThe(string text) => text.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? text[4..] : text;

    private sealed class Tally
    {
        public int Expected { get; set; }

        public int Found { get; set; }

        public int Right { get; set; }

        public double Precision => Found == 0 ? 1 : (double)Right / Found;

        public double Recall => Expected == 0 ? 1 : (double)Right / Expected;

        public override string ToString() => $"precision {Precision:P1}, recall {Recall:P1} ({Right} right of {Found} found, {Expected} there)";
    }
}
