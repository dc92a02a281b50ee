using System.Collections.Immutable;
using SdrBot.Conversations;

namespace SdrBot.Channels.Slack;

/// <summary>Tables, charts and bars as Slack shows them, or as columns of text. Pure.</summary>
internal static class SlackPictures
{
    private const int MostRows = 100;
    private const int MostColumns = 20;
    private const int LongestCell = 150;
    private const int LongestTable = 9500;
    private const int BarLength = 10;
    private const int MostCharts = 2;
    private const int MostSeries = 6;
    private const int MostPoints = 20;
    private const int LongestName = 20;
    private const int LongestTitle = 50;

    /// <summary>One table a message; the next ones are columns of text.</summary>
    public static void Add(SlackPage page, Table table, SlackLook look)
    {
        var rows = table.Rows.Prepend(table.Header).Where(r => !r.IsEmpty).Take(MostRows).Select(r => r.Take(MostColumns).Select(c => SlackText.Plain(c, LongestCell)).ToImmutableArray()).ToImmutableArray();
        var length = rows.Sum(r => r.Sum(c => c.Length));
        if (rows.IsEmpty)
        {
            return;
        }

        if (look != SlackLook.Full || page.HasTable || length > LongestTable)
        {
            var columns = Clipped.To(string.Join('\n', rows.Select(r => string.Join("  ", r))), SlackRenderer.LongestText);
            page.Say(new RichTextPreformatted([new TextRun(columns.Length > 0 ? columns : Clipped.More)]));
            return;
        }

        page.Add(new TableBlock([.. rows.Select(r => r.Select(c => new TableCell(string.IsNullOrWhiteSpace(c) ? "–" : c)).ToImmutableArray())]));
    }

    /// <summary>Two pictures a message; a page has none.</summary>
    public static void Add(SlackPage page, Chart chart, SlackLook look)
    {
        var names = chart.Categories.Select(c => SlackText.Plain(c, LongestName)).ToImmutableArray();
        var lines = chart.Lines.Select(l => SlackText.Plain(l.Name, LongestName)).ToImmutableArray();
        if (look != SlackLook.Full || page.Charts >= MostCharts || names.Length is 0 or > MostPoints || lines.Length is 0 or > MostSeries
            || names.Concat(lines).Any(string.IsNullOrWhiteSpace) || names.Distinct().Count() < names.Length || lines.Distinct().Count() < lines.Length)
        {
            page.Say(new RichTextPreformatted([new TextRun(Clipped.To(chart.Plain, SlackRenderer.LongestText))]));
            return;
        }

        page.Add(
            new ChartBlock(
                SlackText.Object(chart.Title, LongestTitle).Text,
                new SlackChart([.. chart.Lines.Zip(lines, (l, name) => new ChartSeries(name, [.. l.Values.Zip(names, (v, n) => new ChartPoint(n, v))]))], new ChartAxes(names))));
    }

    public static PlainTextObject Bar(Progress progress, int most)
    {
        var full = progress.Max <= 0 ? 0 : Math.Clamp(progress.Value * BarLength / progress.Max, 0, BarLength);
        return new PlainTextObject($"{new string('▰', full)}{new string('▱', BarLength - full)} {SlackText.Plain(progress.Label, most - BarLength - 1)}");
    }
}
