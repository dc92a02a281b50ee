using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Digests;

/// <summary>A rep's stand-up: what was done on a day, what comes on the next, and what is in the way.</summary>
/// <param name="Day">The day looked back on.</param>
/// <param name="Next">The working day after it.</param>
public sealed record Standup(DigestFacts Day, DigestFacts Next, string? Blockers)
{
    private const int LongestBlockers = 500;
    private const int MostKinds = 8;

    /// <summary>The card that only the rep sees, with a line for blockers and the button that posts it.</summary>
    public Reply Card(bool isPosted)
    {
        var words = Words.In(Day.Rep.Language);
        var card = new Reply([new Heading(words.Say("digests.standup.card", ("day", Day.Day))), Report(words)]);
        var date = DigestKeys.Of(DigestKind.Standup, Day.Rep.Id, Day.Day)[^10..];
        return isPosted
            ? card.And(new Note(words.Say("digests.standup.posted")))
            : card.With(
                new Input(words.Say("digests.standup.blockers"), $"standup blockers {date} {{value}}", words.Say("digests.standup.hint"), Multiline: true),
                new Button(words.Say("digests.standup.post"), $"standup post {date}", ButtonStyle.Primary));
    }

    /// <summary>What the team reads.</summary>
    public Reply Post()
    {
        var words = Words.In(Day.Rep.Language);
        return new([new Heading(words.Say("digests.standup.title", ("name", Day.Rep.Name), ("day", Day.Day))), Report(words)]);
    }

    private Fields Report(Words words) => new(
    [
        new(words.Say("digests.standup.done"), Done(words)),
        new(words.Say("digests.standup.next"), Plan(words)),
        new(words.Say("digests.standup.blockers"), string.IsNullOrWhiteSpace(Blockers) ? words.Say("digests.standup.none") : Sentence.Of(Blockers).Clip(LongestBlockers)),
    ]);

    private Sentence Done(Words words) => Sentence.Join(
        ", ",
        words.Say(
            "digests.standup.numbers", ("touches", Day.Numbers.Touches), ("target", Day.Rep.DailyTarget), ("conversations", Day.Numbers.Conversations), ("meetings", Day.Numbers.Meetings), ("tasks", Day.Done)),
        Day.Open + Day.Done == 0 ? Sentence.Empty : words.Say("digests.standup.on_time", ("kept", Day.OnTime), ("due", Day.Open + Day.Done)));

    private Sentence Plan(Words words)
    {
        var waiting = Next.Items.Where(i => !i.IsDone).GroupBy(i => i.Kind).Select(g => words.Say($"digests.count.{g.Key}", ("count", g.Count())));
        var work = Next.Work.Where(w => w.Open > 0).Take(MostKinds).Select(w => words.Say("digests.count.other", ("activity", words.Name("digests.activity", w.Activity)), ("count", w.Open)));
        var plan = Sentence.Join(" · ", waiting.Concat(work));
        return plan.IsEmpty ? words.Say("digests.standup.nothing") : plan;
    }
}

/// <summary>The words of the team's scoreboard.</summary>
public static class Scoreboard
{
    private const int MostRows = 50;

    public static Reply Compose(DateOnly day, ImmutableArray<Score> scores, Language language)
    {
        var words = Words.In(language);
        var board = new Reply(
        [
            new Heading(words.Say("digests.scoreboard.title", ("day", day))),
            new Table(
                [words.Say("digests.scoreboard.name"), words.Say("digests.scoreboard.touches"), words.Say("digests.scoreboard.conversations"), words.Say("digests.scoreboard.meetings")],
                [.. scores.Take(MostRows).Select(s => Row(words, s))]),
            new Paragraph(words.Say(
                "digests.scoreboard.total",
                ("touches", scores.Sum(s => s.Numbers.Touches)),
                ("conversations", scores.Sum(s => s.Numbers.Conversations)),
                ("meetings", scores.Sum(s => s.Numbers.Meetings)))),
        ]);
        return scores.Length > MostRows ? board.And(new Note(words.Say("digests.more_people", ("count", scores.Length - MostRows)))) : board;
    }

    private static ImmutableArray<Sentence> Row(Words words, Score score) =>
    [
        Sentence.Of(score.Name),
        words.Say("digests.scoreboard.of", ("count", score.Numbers.Touches), ("target", score.Target)),
        Sentence.Of(words.Formats.Write(score.Numbers.Conversations)),
        Sentence.Of(words.Formats.Write(score.Numbers.Meetings)),
    ];
}
