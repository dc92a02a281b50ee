using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SdrBot.Channels.Slack;

/// <summary>The part of Block Kit that the bot shows. Names and limits are Slack's (<see href="https://docs.slack.dev/reference/block-kit"/>).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(HeaderBlock), "header")]
[JsonDerivedType(typeof(SectionBlock), "section")]
[JsonDerivedType(typeof(ContextBlock), "context")]
[JsonDerivedType(typeof(DividerBlock), "divider")]
[JsonDerivedType(typeof(ActionsBlock), "actions")]
[JsonDerivedType(typeof(RichTextBlock), "rich_text")]
[JsonDerivedType(typeof(TableBlock), "table")]
[JsonDerivedType(typeof(ChartBlock), "data_visualization")]
[JsonDerivedType(typeof(InputBlock), "input")]
internal abstract record SlackBlock
{
    public string? BlockId { get; init; }
}

internal sealed record HeaderBlock(PlainTextObject Text) : SlackBlock;

internal sealed record SectionBlock(PlainTextObject Text) : SlackBlock
{
    /// <summary>The one thing to press, beside the text.</summary>
    public SlackElement? Accessory { get; init; }
}

internal sealed record ContextBlock(ImmutableArray<PlainTextObject> Elements) : SlackBlock;

internal sealed record DividerBlock : SlackBlock;

internal sealed record ActionsBlock(ImmutableArray<SlackElement> Elements) : SlackBlock;

internal sealed record RichTextBlock(ImmutableArray<RichTextPart> Elements) : SlackBlock;

internal sealed record TableBlock(ImmutableArray<ImmutableArray<TableCell>> Rows) : SlackBlock;

internal sealed record ChartBlock(string Title, SlackChart Chart) : SlackBlock;

internal sealed record InputBlock(PlainTextObject Label, SlackElement Element) : SlackBlock
{
    public PlainTextObject? Hint { get; init; }

    public bool? Optional { get; init; }

    /// <summary>In a message: writing into the field is an action of its own.</summary>
    public bool? DispatchAction { get; init; }
}

/// <summary>Text that Slack shows as it is, but for emoji names, which are switched off.</summary>
internal sealed record PlainTextObject(string Text)
{
    public string Type { get; } = "plain_text";

    public bool Emoji { get; }
}

/// <summary>Something in an actions or input block.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ButtonElement), "button")]
[JsonDerivedType(typeof(SelectElement), "static_select")]
[JsonDerivedType(typeof(SearchElement), "external_select")]
[JsonDerivedType(typeof(TextElement), "plain_text_input")]
internal abstract record SlackElement(string ActionId);

internal sealed record ButtonElement(string ActionId, PlainTextObject Text) : SlackElement(ActionId)
{
    public string? Value { get; init; }

    /// <summary><c>primary</c>, <c>danger</c>, or null.</summary>
    public string? Style { get; init; }
}

internal sealed record SelectElement(string ActionId, PlainTextObject Placeholder, ImmutableArray<SelectOption> Options) : SlackElement(ActionId)
{
    public SelectOption? InitialOption { get; init; }
}

/// <summary>A menu whose options Slack asks for while somebody types.</summary>
internal sealed record SearchElement(string ActionId, PlainTextObject Placeholder) : SlackElement(ActionId)
{
    public int MinQueryLength { get; } = 1;

    public SelectOption? InitialOption { get; init; }
}

internal sealed record SelectOption(PlainTextObject Text, string Value);

internal sealed record TextElement(string ActionId) : SlackElement(ActionId)
{
    public bool? Multiline { get; init; }

    public int? MaxLength { get; init; }

    public string? InitialValue { get; init; }

    public PlainTextObject? Placeholder { get; init; }

    public DispatchConfig? DispatchActionConfig { get; init; }
}

internal sealed record DispatchConfig(ImmutableArray<string> TriggerActionsOn);

/// <summary>A paragraph, a list or a quotation. Nothing in its text is ever parsed, which makes it the place for what people wrote.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RichTextSection), "rich_text_section")]
[JsonDerivedType(typeof(RichTextList), "rich_text_list")]
[JsonDerivedType(typeof(RichTextQuote), "rich_text_quote")]
[JsonDerivedType(typeof(RichTextPreformatted), "rich_text_preformatted")]
internal abstract record RichTextPart;

internal sealed record RichTextSection(ImmutableArray<RichTextElement> Elements) : RichTextPart;

internal sealed record RichTextList(ImmutableArray<RichTextPart> Elements) : RichTextPart
{
    public string Style { get; } = "bullet";
}

internal sealed record RichTextQuote(ImmutableArray<RichTextElement> Elements) : RichTextPart;

internal sealed record RichTextPreformatted(ImmutableArray<RichTextElement> Elements) : RichTextPart;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextRun), "text")]
[JsonDerivedType(typeof(LinkRun), "link")]
internal abstract record RichTextElement
{
    public RichTextStyle? Style { get; init; }
}

internal sealed record TextRun(string Text) : RichTextElement;

internal sealed record LinkRun(string Url, string Text) : RichTextElement;

internal sealed record RichTextStyle
{
    public bool? Bold { get; init; }

    public bool? Italic { get; init; }

    public bool? Strike { get; init; }

    public bool? Code { get; init; }
}

/// <summary>A cell must say something: Slack refuses an empty one.</summary>
internal sealed record TableCell(string Text)
{
    public string Type { get; } = "raw_text";
}

internal sealed record SlackChart(ImmutableArray<ChartSeries> Series, ChartAxes AxisConfig)
{
    public string Type { get; } = "bar";
}

internal sealed record ChartSeries(string Name, ImmutableArray<ChartPoint> Data);

internal sealed record ChartPoint(string Label, double Value);

internal sealed record ChartAxes(ImmutableArray<string> Categories);
