using System.Collections.Immutable;

namespace SdrBot.Channels.BotFramework;

/// <summary>The answer to <c>composeExtension/query</c>.</summary>
internal sealed record ExtensionAnswer(ExtensionResult ComposeExtension);

/// <param name="Type"><c>result</c> shows a list, <c>message</c> words in its place.</param>
internal sealed record ExtensionResult(string Type)
{
    public string? Text { get; init; }

    public string? AttachmentLayout { get; init; }

    public ImmutableArray<ExtensionAttachment>? Attachments { get; init; }
}

/// <param name="Content">What is put into the message.</param>
/// <param name="Preview">What stands in the list.</param>
internal sealed record ExtensionAttachment(AdaptiveCard Content, ExtensionPreview Preview)
{
#pragma warning disable CA1822 // It is written with the card.
    public string ContentType => CardAttachment.CardType;
#pragma warning restore CA1822
}

internal sealed record ExtensionPreview(ExtensionLine Content)
{
#pragma warning disable CA1822 // It is written with the line.
    public string ContentType => "application/vnd.microsoft.card.thumbnail";
#pragma warning restore CA1822
}

internal sealed record ExtensionLine(string Title, string Text);
