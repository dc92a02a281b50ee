using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Performance;

/// <summary>Everything the bot says about one rep's numbers.</summary>
internal static class PerformanceReplies
{
    public static Reply Scorecard(Turn turn, Scorecard card, bool maySeeTeam)
    {
        var month = Period.Month(card.Day);
        var heading = card.Rep.Id == turn.Rep.Id
            ? turn.Say("performance.title", ("day", card.Day))
            : turn.Say("performance.title_of", ("name", card.Rep.Name), ("day", card.Day));
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new Heading(heading));
        blocks.Add(new Paragraph(Standing(turn, card.MonthPace, card.Month.Accepted, "month", month)));
        if (card.MonthPace is { } pace)
        {
            blocks.Add(new Progress(turn.Say("performance.progress", ("done", pace.Done), ("goal", pace.Goal)), Math.Min(pace.Done, pace.Goal), pace.Goal));
        }

        if (card.WeekPace is not null)
        {
            blocks.Add(new Paragraph(Standing(turn, card.WeekPace, card.Week.Accepted, "week", Period.Week(card.Day))));
        }

        blocks.Add(Figures(turn, card));
        blocks.Add(Rates(turn, card));
        if (card.Month.Noes > 0)
        {
            blocks.Add(new Note(card.Month.Meetings > 0
                ? turn.Say("performance.noes", ("noes", card.Month.Noes), ("yeses", card.Month.Meetings), ("each", Math.Round((decimal)card.Month.Noes / card.Month.Meetings, 1)))
                : turn.Say("performance.noes_only", ("noes", card.Month.Noes))));
        }

        var controls = ImmutableArray.CreateBuilder<Control>();
        controls.Add(new Button(turn.Say("performance.week.button"), "week chart"));
        controls.Add(new Button(turn.Say("performance.help.my_month.label"), "my month"));
        controls.Add(new Button(turn.Say("performance.help.disqualify_meter.label"), "disqualify meter"));
        if (maySeeTeam)
        {
            controls.Add(new Button(turn.Say("performance.help.team_performance.label"), "team"));
        }

        return new Reply(blocks.ToImmutable()).With(controls.ToImmutable());
    }

    /// <summary>What somebody hears who asks for what only those who lead the team may see.</summary>
    public static Reply OnlyLeaders(Turn turn) =>
        ((Reply)turn.Say("performance.only_leaders")).With(new Button(turn.Say("performance.help.my_performance.label"), "my numbers"));

    /// <summary>Where somebody stands on the way to a quota of accepted handoffs, and where that leads.</summary>
    public static Sentence Standing(Turn turn, Pace? pace, int accepted, string period, Period days)
    {
        if (pace is null)
        {
            return turn.Say("performance.no_quota", ("count", accepted), ("period", turn.Say($"performance.this.{period}")));
        }

        var key = pace.IsReached ? "reached" : pace.Ahead > 0 ? "ahead" : pace.Ahead < 0 ? "behind" : "even";
        var standing = turn.Say($"performance.pace.{key}", ("done", pace.Done), ("goal", pace.Goal), ("by", Math.Abs(pace.Ahead)), ("period", turn.Say($"performance.this.{period}")));
        var ahead = pace.Projected is not { } projected
            ? turn.Say("performance.too_early")
            : projected < pace.Goal
                ? turn.Say("performance.projected_short", ("projected", projected), ("day", days.Last), ("short", pace.Goal - projected))
                : turn.Say("performance.projected", ("projected", projected), ("day", days.Last));
        return Sentence.Join(" ", standing, ahead, turn.Say("performance.days", ("passed", (int)Math.Floor(pace.Passed)), ("days", pace.Days)));
    }

    public static Sentence Number(Turn turn, int number) => Sentence.Of(turn.Words.Formats.Write(number));

    /// <summary>A share with its cases; the cases alone where they are too few for a share.</summary>
    public static Sentence Said(Turn turn, Rate rate) =>
        rate.All == 0 ? turn.Say("performance.no_rate")
        : rate.IsEnough ? turn.Say("performance.rate", ("share", rate.Share), ("of", rate.Of), ("all", rate.All))
        : turn.Say("performance.few", ("of", rate.Of), ("all", rate.All));

    /// <summary>The outcome before the activity, never the activity alone.</summary>
    private static Table Figures(Turn turn, Scorecard card)
    {
        var columns = ImmutableArray.Create(
            (turn.Say("performance.column.week"), card.Week),
            (turn.Say("performance.column.month"), card.Month),
            (turn.Say("performance.column.so_far"), card.SoFarBefore),
            (turn.Say("performance.column.before"), card.MonthBefore));
        if (card.Middle is { } middle)
        {
            columns = columns.Add((turn.Say("performance.column.team"), middle));
        }

        return new Table(
            [turn.Say("performance.column.what"), .. columns.Select(c => c.Item1)],
            [.. Measure.All.Select(m => ImmutableArray.Create<Sentence>([turn.Say($"performance.measure.{m}"), .. columns.Select(c => Number(turn, c.Item2[m]))]))]);
    }

    private static Table Rates(Turn turn, Scorecard card)
    {
        var columns = ImmutableArray.Create((turn.Say("performance.column.month"), card.Month), (turn.Say("performance.column.before"), card.MonthBefore));
        var rates = ImmutableArray.Create<(string Key, Func<Funnel, Rate> Of)>(
            ("acceptance", f => f.AcceptanceRate), ("meeting", f => f.MeetingRate), ("conversation", f => f.ConversationRate), ("connect", f => f.ConnectRate));
        return new Table(
            [turn.Say("performance.column.rate"), .. columns.Select(c => c.Item1)],
            [.. rates.Select(r => ImmutableArray.Create<Sentence>([turn.Say($"performance.rates.{r.Key}"), .. columns.Select(c => Said(turn, r.Of(c.Item2)))]))]);
    }
}
