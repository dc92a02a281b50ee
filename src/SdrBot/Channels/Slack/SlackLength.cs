namespace SdrBot.Channels.Slack;

/// <summary>How many characters a block shows; addresses count too.</summary>
internal static class SlackLength
{
    public static int Of(SlackBlock block) => block switch
    {
        HeaderBlock header => header.Text.Text.Length,
        SectionBlock section => section.Text.Text.Length + (section.Accessory is { } accessory ? Of(accessory) : 0),
        ChartBlock chart => chart.Title.Length + chart.Chart.Series.Sum(l => l.Name.Length + l.Data.Sum(p => p.Label.Length)),
        ContextBlock context => context.Elements.Sum(e => e.Text.Length),
        ActionsBlock actions => actions.Elements.Sum(Of),
        InputBlock input => input.Label.Text.Length + (input.Hint?.Text.Length ?? 0) + Of(input.Element),
        RichTextBlock rich => rich.Elements.Sum(Of),
        TableBlock table => table.Rows.Sum(r => r.Sum(c => c.Text.Length)),
        _ => 0,
    };

    public static int Of(RichTextPart part) => part switch
    {
        RichTextSection section => section.Elements.Sum(Of),
        RichTextQuote quote => quote.Elements.Sum(Of),
        RichTextPreformatted preformatted => preformatted.Elements.Sum(Of),
        RichTextList list => list.Elements.Sum(Of),
        _ => 0,
    };

    private static int Of(RichTextElement element) => element switch
    {
        TextRun text => text.Text.Length,
        LinkRun link => link.Text.Length + link.Url.Length,
        _ => 0,
    };

    private static int Of(SlackElement element) => element switch
    {
        ButtonElement button => button.Text.Text.Length,
        SelectElement select => select.Placeholder.Text.Length + select.Options.Sum(o => o.Text.Text.Length),
        TextElement text => text.Placeholder?.Text.Length ?? 0,
        _ => 0,
    };
}
