using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SdrBot.Channels.BotFramework;

/// <summary>An Adaptive Card, of the version that Teams shows.</summary>
/// <remarks><see href="https://adaptivecards.io/explorer/"/>. Text stands in runs alone: a text block would read Markdown in what people wrote.</remarks>
internal sealed record AdaptiveCard(ImmutableArray<CardElement> Body)
{
#pragma warning disable CA1822 // It is written with the card.
    public string Type => "AdaptiveCard";
#pragma warning restore CA1822

    /// <summary>Null for a card inside another.</summary>
    public string? Version { get; init; } = "1.5";

    [JsonPropertyName("$schema")]
    public string? Schema { get; init; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    /// <summary>What is shown where a card cannot be.</summary>
    public string? FallbackText { get; init; }

    /// <summary>How a person's own form of it is asked for.</summary>
    public CardRefresh? Refresh { get; init; }

    /// <summary>Of a window: the buttons at its foot.</summary>
    public ImmutableArray<CardAction>? Actions { get; init; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RichText), "RichTextBlock")]
[JsonDerivedType(typeof(CardContainer), "Container")]
[JsonDerivedType(typeof(ActionSet), "ActionSet")]
[JsonDerivedType(typeof(TextInput), "Input.Text")]
[JsonDerivedType(typeof(ChoiceInput), "Input.ChoiceSet")]
[JsonDerivedType(typeof(CardTable), "Table")]
[JsonDerivedType(typeof(GroupedBars), "Chart.VerticalBar.Grouped")]
internal abstract record CardElement
{
    /// <summary><c>none</c>, <c>small</c>, <c>medium</c>…; null for the usual.</summary>
    public string? Spacing { get; init; }
}

internal sealed record RichText(ImmutableArray<CardRun> Inlines) : CardElement;

internal sealed record CardContainer(ImmutableArray<CardElement> Items) : CardElement
{
    public string? Style { get; init; }

    public bool? Separator { get; init; }
}

internal sealed record ActionSet(ImmutableArray<CardAction> Actions) : CardElement;

internal sealed record TextInput(string Id, string Label) : CardElement
{
    public string? Placeholder { get; init; }

    public string? Value { get; init; }

    public bool? IsMultiline { get; init; }

    public int? MaxLength { get; init; }
}

internal sealed record ChoiceInput(string Id, string Label, ImmutableArray<Choice> Choices) : CardElement
{
    public string? Value { get; init; }
}

internal sealed record Choice(string Title, string Value);

internal sealed record CardTable(ImmutableArray<CardColumn> Columns, ImmutableArray<CardRow> Rows) : CardElement
{
    public bool FirstRowAsHeaders { get; init; }

    /// <summary>What a host says that knows no tables.</summary>
    public CardElement? Fallback { get; init; }
}

internal sealed record CardColumn(int Width);

internal sealed record CardRow(ImmutableArray<CardCell> Cells)
{
#pragma warning disable CA1822 // It is written with the card.
    public string Type => "TableRow";
#pragma warning restore CA1822
}

internal sealed record CardCell(ImmutableArray<CardElement> Items)
{
#pragma warning disable CA1822 // It is written with the card.
    public string Type => "TableCell";
#pragma warning restore CA1822
}

/// <summary>A stretch of text, shown literally.</summary>
internal sealed record CardRun(string Text)
{
#pragma warning disable CA1822 // It is written with the card.
    public string Type => "TextRun";
#pragma warning restore CA1822

    public string? Weight { get; init; }

    public string? Size { get; init; }

    public string? Color { get; init; }

    public string? FontType { get; init; }

    public bool? IsSubtle { get; init; }

    public bool? Italic { get; init; }

    public bool? Strikethrough { get; init; }

    public CardAction? SelectAction { get; init; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ExecuteAction), "Action.Execute")]
[JsonDerivedType(typeof(SubmitAction), "Action.Submit")]
[JsonDerivedType(typeof(OpenUrlAction), "Action.OpenUrl")]
[JsonDerivedType(typeof(ShowCardAction), "Action.ShowCard")]
internal abstract record CardAction
{
    public string? Title { get; init; }

    /// <summary><c>positive</c> or <c>destructive</c>; null for the usual.</summary>
    public string? Style { get; init; }
}

/// <param name="UserIds">Those for whom the channel asks of its own accord when they look.</param>
internal sealed record CardRefresh(CardAction Action, ImmutableArray<string> UserIds);

internal sealed record ExecuteAction(string Verb, CardData Data) : CardAction;

internal sealed record SubmitAction(CardData Data) : CardAction;

internal sealed record OpenUrlAction(string Url) : CardAction;

internal sealed record ShowCardAction(AdaptiveCard Card) : CardAction;

/// <summary>What a control carries: the message and version in which it stands, and which one it is. Never what it means.</summary>
internal sealed record CardData
{
    /// <summary><c>m{row}.{version}</c>.</summary>
    [JsonPropertyName("m")]
    public string? Message { get; init; }

    /// <summary>The control's id, where the action has no verb.</summary>
    [JsonPropertyName("a")]
    public string? Control { get; init; }

    /// <summary>The chosen option's place in the list.</summary>
    [JsonPropertyName("o")]
    public string? Option { get; init; }

    /// <summary>Of a window: which one it is.</summary>
    [JsonPropertyName("w")]
    public string? Window { get; init; }

    /// <summary>Of a window: what it is about.</summary>
    [JsonPropertyName("b")]
    public string? About { get; init; }

    /// <summary>Of a window: the version of what is edited.</summary>
    [JsonPropertyName("v")]
    public string? Version { get; init; }

    /// <summary>Of a window: this opening of it, so that it is taken once.</summary>
    [JsonPropertyName("n")]
    public string? Once { get; init; }

    /// <summary>What Teams itself is to do, such as to ask for a window.</summary>
    public TeamsHint? Msteams { get; init; }
}

internal sealed record TeamsHint(string Type);
