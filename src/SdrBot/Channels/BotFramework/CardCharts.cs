using System.Collections.Immutable;
using SdrBot.Conversations;

namespace SdrBot.Channels.BotFramework;

/// <summary>Pictures of numbers: drawn by Teams, and bars of text in every other place.</summary>
internal static class CardCharts
{
    private const int MostLines = 6;
    private const int MostCategories = 20;
    private const int LongestName = 40;
    private const int LongestTitle = 100;
    private const int LongestText = 2000;

    public static CardElement Of(Chart chart, CardDialect dialect)
    {
        var text = new RichText([new CardRun(Clipped.To(CardText.Visible(chart.Plain), LongestText)) { FontType = "monospace" }]);
        if (!dialect.DrawsCharts || chart.Lines.Length is 0 or > MostLines || chart.Categories.Length is 0 or > MostCategories)
        {
            return text;
        }

        var categories = chart.Categories.Select(c => CardText.Label(c, LongestName)).ToImmutableArray();
        return new GroupedBars(CardText.Label(chart.Title, LongestTitle), [.. chart.Lines.Select(l => new BarGroup(CardText.Label(l.Name, LongestName), [.. l.Values.Zip(categories, (v, c) => new ChartBar(c, v))]))], text);
    }
}

/// <summary>Bars beside each other, one colour for each line.</summary>
/// <remarks><see href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards"/>.</remarks>
/// <param name="Fallback">What a host says that draws no charts.</param>
internal sealed record GroupedBars(string Title, ImmutableArray<BarGroup> Data, CardElement Fallback) : CardElement;

internal sealed record BarGroup(string Legend, ImmutableArray<ChartBar> Values);

internal sealed record ChartBar(string X, int Y);
