using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Understanding;
using SdrBot.Wording;

namespace SdrBot.Performance;

/// <summary><c>goal</c>: the tree from the month's revenue to a rep's day. <c>goal revenue $300,000</c>, <c>goal win 25%</c>, <c>goal win measured</c>: sets a figure.</summary>
public sealed class ShowGoal(GoalDesk desk, IGoalStore goals, Authority authority) : IHandler
{
    private static readonly ImmutableArray<string> Money = [GoalTree.Revenue, GoalTree.Current, GoalTree.DealSize];
    private static readonly ImmutableArray<string> Rates = [GoalTree.WinRate, GoalTree.HandoffRate, GoalTree.ConversationRate];
    private static readonly ImmutableArray<string> Keys = [.. Money, GoalTree.DealCount, GoalTree.Kept, .. Rates];

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (slots["text"] is { } text)
        {
            if (await SetAsync(turn, text, cancellationToken) is { } problem)
            {
                return problem;
            }
        }

        var tree = await desk.GrowAsync(turn.Tenant, turn.Today, cancellationToken);
        return await authority.MayAsync(turn.Rep, Permission.SeeTeam, cancellationToken)
            ? await TreeAsync(turn, tree, cancellationToken)
            : tree.Price is { } price ? turn.Say("performance.goal.own", ("price", Up(price))) : turn.Say("performance.goal.none_yet");
    }

    /// <returns>What to say when the figure cannot be used.</returns>
    private async Task<Reply?> SetAsync(Turn turn, string text, CancellationToken cancellationToken)
    {
        var (said, rest) = text.Split(' ', 2, StringSplitOptions.TrimEntries) is [var first, var tail] ? (first, tail) : (text, string.Empty);
        if (Keys.FirstOrDefault(k => QuotaText.Says(turn.Words, $"performance.goal.said.{k}", said)) is not { } key)
        {
            return turn.Say("performance.goal.unclear");
        }

        if (QuotaText.Says(turn.Words, "performance.goal.said.measured", rest))
        {
            await goals.SaveAsync(turn.Tenant, key, null, cancellationToken);
            return null;
        }

        var isShare = key == GoalTree.Kept || Rates.Contains(key);
        var kinds = isShare ? EntityKinds.Percentage | EntityKinds.Number : Money.Contains(key) ? EntityKinds.Money | EntityKinds.Number : EntityKinds.Number;
        var figure = ValueReader.Read(rest, turn.Rep.Language, turn.LocalNow, kinds).Select(e => e.Value switch
        {
            MoneyValue money => new Figure(money.Amount, money.Currency),
            PercentageValue percent => new Figure(percent.Percentage),
            NumberValue number => new Figure(number.Number),
            _ => null,
        }).FirstOrDefault(f => f is not null);
        if (figure is null || figure.Value <= 0 || figure.Value > 1_000_000_000_000_000 || (isShare && figure.Value > 100))
        {
            return turn.Say("performance.goal.bad", ("figure", turn.Say($"performance.goal.name.{key}")));
        }

        await goals.SaveAsync(turn.Tenant, key, figure, cancellationToken);
        return null;
    }

    private async Task<Reply> TreeAsync(Turn turn, GoalTree tree, CancellationToken cancellationToken)
    {
        var figures = await goals.FiguresAsync(turn.Tenant, cancellationToken);
        var items = ImmutableArray.CreateBuilder<Item>();
        foreach (var key in Money.Add(GoalTree.Kept))
        {
            if (figures.GetValueOrDefault(key) is { } figure)
            {
                items.Add(new(turn.Say("performance.goal.figure", ("figure", turn.Say($"performance.goal.name.{key}")), ("value", Said(turn, key, figure)))));
            }
        }

        items.Add(tree.Deals is { } deals
            ? new(turn.Say("performance.goal.deals", ("count", deals)))
            : new(turn.Say("performance.goal.no_deals")));
        items.Add(Level(turn, "handoffs", tree.Handoffs, GoalTree.WinRate, tree.Win));
        items.Add(Level(turn, "conversations", tree.Conversations, GoalTree.HandoffRate, tree.Handoff));
        items.Add(Level(turn, "activities", tree.Activities, GoalTree.ConversationRate, tree.Conversation));
        var reply = new Reply([new Heading(turn.Say("performance.goal.title", ("first", Period.Month(turn.Today).First), ("last", Period.Month(turn.Today).Last))), new Items(items.ToImmutable())]);
        if (tree.Price is not { } price)
        {
            return reply.And(new Note(turn.Say("performance.goal.how")));
        }

        reply = reply.And(new Paragraph(tree.Band is { } band
            ? turn.Say("performance.goal.price_band", ("price", Up(price)), ("low", Up(band.Low)), ("high", Up(band.High)), ("days", tree.RepDays))
            : turn.Say("performance.goal.price", ("price", Up(price)), ("days", tree.RepDays))));
        return reply.And(
            new Fields([.. Rates.Select(r => new Field(turn.Say("performance.goal.better", ("rate", turn.Say($"performance.goal.name.{r}"))), turn.Say("performance.goal.instead", ("price", Up(tree.PriceWith(r) ?? price)), ("now", Up(price)))))]),
            new Note(turn.Say("performance.goal.how")));
    }

    private static Item Level(Turn turn, string level, double? count, string key, Link link) => new(
        count is { } number ? turn.Say($"performance.goal.level.{level}", ("count", Up(number))) : turn.Say($"performance.goal.level.{level}_open"),
        link.Set is { } set ? turn.Say("performance.goal.set", ("rate", turn.Say($"performance.goal.name.{key}")), ("share", Percent(turn, set)))
        : link.IsMeasured ? turn.Say("performance.goal.measured", ("rate", turn.Say($"performance.goal.name.{key}")), ("share", Percent(turn, link.Share!.Value)), ("of", link.Measured.Of), ("all", link.Measured.All), ("days", GoalDesk.MeasuredDays))
        : turn.Say("performance.goal.not_measured", ("rate", turn.Say($"performance.goal.name.{key}")), ("of", link.Measured.Of), ("all", link.Measured.All), ("key", key)));

    private static Sentence Said(Turn turn, string key, Figure figure) => key == GoalTree.Kept
        ? Percent(turn, (double)figure.Value / 100)
        : turn.Words.Money(figure.Value, figure.Currency);

    private static Sentence Percent(Turn turn, double share) => turn.Say("performance.percent", ("number", Math.Round((decimal)share * 100, 1)));

    /// <summary>A part of a call cannot be made.</summary>
    private static int Up(double number) => number >= int.MaxValue ? int.MaxValue : (int)Math.Ceiling(Math.Round(number, 6));
}
