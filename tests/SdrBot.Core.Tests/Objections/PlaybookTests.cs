using SdrBot.Answers;
using SdrBot.Retrieval;
using SdrBot.Wording;

namespace SdrBot.Objections;

public sealed class PlaybookTests
{
    private const string Good = """
        ---
        category: timing
        title: Waits for the moon
        slots:
          phase: Phase of the moon
        review: 2027-05-31
        ---

        ## They say

        - We wait for the full moon.

        ## We say

        ### Moonlight

        - Acknowledge: Fair enough.
        - Challenge: {challenge} does not wait for the {phase}.
        - Ease: We work at night.
        - Question: When is it full?
        """;

    [Fact]
    public void The_shipped_playbook_is_whole()
    {
        var edition = new Playbook().Of("acme");
        var answers = new AnswerLibrary().Of("acme");
        foreach (var (language, category) in Enum.GetValues<Language>().SelectMany(l => ObjectionCategory.All.Select(c => (l, c))))
        {
            var entries = edition.OfCategory(category, language);
            Assert.All(entries, e => Assert.Equal(language, e.Language));
            Assert.InRange(entries.Length, 3, 100);
            Assert.InRange(entries.SelectMany(e => e.Lines).Distinct(StringComparer.OrdinalIgnoreCase).Count(), 40, 10_000);
        }

        Assert.All(edition.Entries, e => Assert.Equal(e.Language, answers.Find(e.Answer, e.Language)?.Language));
        Assert.Empty(edition.Entries.SelectMany(e => e.Lines.Select(l => (Line: l.ToUpperInvariant(), e.Id))).GroupBy(l => l.Line).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Theory]
    [InlineData("no-budget-this-year", "customer", "amount")]
    [InlineData("competitor-cheaper", "competitor", "feature")]
    public void The_two_worked_examples_have_their_slots(string entry, string one, string other)
    {
        var found = new Playbook().Of("acme").Find(entry, Language.English)!;
        Assert.Contains(one, found.Slots.Keys);
        Assert.Contains(other, found.Slots.Keys);
        Assert.Contains(found.Responses, r => r.Parts.SelectMany(SlotText.Names).Intersect([one, other]).Count() == 2);
    }

    [Fact]
    public void A_written_entry_reads_the_same()
    {
        var entry = PlaybookFile.Read(new SourceFile("moon.en.md", Good), isOwn: true);
        var again = PlaybookFile.Read(PlaybookFile.Write(entry), isOwn: true);
        Assert.Equal(PlaybookFile.Write(entry).Text, PlaybookFile.Write(again).Text);
        Assert.Equal("moon/moonlight", again.Responses[0].Key);
        Assert.Equal(new DateOnly(2027, 5, 31), again.ReviewOn);
    }

    [Theory]
    [InlineData("category: timing", "category: weather", "unknown_category", 2)]
    [InlineData("title: Waits for the moon", "", "missing_name", 1)]
    [InlineData("title: Waits for the moon", "title Waits", "no_colon", 3)]
    [InlineData("review: 2027-05-31", "review: soon", "bad_day", 6)]
    [InlineData("- We wait for the full moon.", "", "no_lines", 1)]
    [InlineData("- Ease: We work at night.", "", "missing_part", 15)]
    [InlineData("- Ease: We work at night.", "- Close: Sign here.", "unknown_part", 19)]
    [InlineData("{phase}", "{colour}", "unknown_slot", 18)]
    [InlineData("### Moonlight", "", "no_responses", 13)]
    public void A_bad_file_is_named_with_its_line_and_stops_no_other(string what, string instead, string problem, int line)
    {
        var playbook = new Playbook();
        var bad = new SourceFile("bad.en.md", Good.ReplaceLineEndings("\n").Replace(what, instead, StringComparison.Ordinal));
        var found = Assert.Single(playbook.Load("acme", [bad, new SourceFile("moon.en.md", Good)]));
        Assert.Equal(("bad.en.md", problem, line), (found.File, found.What, found.Line));
        Assert.Equal("moon", playbook.Of("acme").Search("we wait for the moon to be full", Language.English)[0].Entry);
        Assert.True(Words.In(Language.English).Has($"retrieval.problems.{problem}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no front matter")]
    [InlineData("---\ncategory: timing")]
    [InlineData("---\n---\ntext before a heading")]
    [InlineData("\0\u0001---")]
    public void Nonsense_is_a_problem_and_no_fault(string text) => Assert.Single(new Playbook().Load("acme", [new SourceFile("x.md", text)]));

    [Fact]
    public void A_file_of_the_companys_replaces_the_shipped_one_and_gives_way_again()
    {
        var playbook = new Playbook();
        var shipped = playbook.Of("acme").Find("too-expensive", Language.English)!;
        Assert.Empty(playbook.Load("acme", [new SourceFile("too-expensive.en.md", Good)]));
        Assert.Equal("Waits for the moon", playbook.Of("acme").Find("too-expensive", Language.English)!.Title);
        playbook.Load("acme", []);
        Assert.Equal(shipped.Title, playbook.Of("acme").Find("too-expensive", Language.English)!.Title);
    }

    [Fact]
    public void Korean_entries_are_found_by_Korean_words_beside_the_English_ones()
    {
        var playbook = new Playbook();
        Assert.Empty(playbook.Load("acme", [new SourceFile("no-budget-this-year.ko.md", Good.Replace("We wait for the full moon.", "올해 예산이 없습니다", StringComparison.Ordinal))]));
        Assert.Equal("no-budget-this-year", playbook.Of("acme").Search("예산이 없어요", Language.Korean)[0].Entry);
        Assert.Equal("too-expensive", playbook.Of("acme").Search("that is too expensive", Language.Korean)[0].Entry);
    }

    [Fact]
    public void Evidence_is_cautious_with_few_cases()
    {
        Assert.True(Evidence.Of(7, 19) > Evidence.Of(0, 0));
        Assert.True(Evidence.Of(0, 0) > Evidence.Of(2, 19));
        Assert.True(Evidence.Of(1, 1) < Evidence.Of(15, 19));
        Assert.True(Evidence.Of(1, 1) > Evidence.Of(0, 1));
        for (var used = 0; used < 60; used++)
        {
            for (var worked = 0; worked <= used; worked++)
            {
                Assert.InRange(Evidence.Of(worked, used), 0, (worked + 1.0) / (used + 2));
            }
        }
    }

    [Theory]
    [InlineData("they said that it's too dear", "it's too dear")]
    [InlineData("the prospect told me no budget", "no budget")]
    [InlineData("She says: call later", "call later")]
    [InlineData("they", "they")]
    [InlineData("theyre saying no", "theyre saying no")]
    [InlineData("고객이 너무 비싸다고 하네요", "너무 비싸다")]
    [InlineData("예산이 없다고 하시는데요", "예산이 없다")]
    [InlineData("너무 비싸요", "너무 비싸요")]
    [InlineData("先方に高すぎると言われました。", "高すぎる")]
    [InlineData("「今は忙しい」って言われちゃった", "今は忙しい")]
    [InlineData("高すぎます", "高すぎます")]
    public void What_is_told_around_the_words_goes(string told, string words) => Assert.Equal(words, Telling.Bare(told));

    [Theory]
    [InlineData("help with an objection", true)]
    [InlineData("거절 대응 보여줘", true)]
    [InlineData("反論への切り返し", true)]
    [InlineData("切り返し 教えて", true)]
    [InlineData("예산이 없어요", false)]
    [InlineData("予算がありません", false)]
    public void A_wish_for_the_playbook_says_nothing_else(string text, bool isWish) => Assert.Equal(isWish, Telling.IsWish(text));
}
