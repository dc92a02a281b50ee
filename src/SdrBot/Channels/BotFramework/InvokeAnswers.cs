using System.Collections.Immutable;
using System.Text.Json;
using SdrBot.Wording;

namespace SdrBot.Channels.BotFramework;

/// <summary>What a channel is answered in the request itself.</summary>
/// <param name="Body">JSON, or null for an empty body.</param>
internal sealed record BotAnswer(int Status, byte[]? Body = null)
{
    public static BotAnswer Taken { get; } = new(StatusCodes.Status202Accepted);

    /// <summary>An invoke that wants no more than to be taken.</summary>
    public static BotAnswer Done { get; } = new(StatusCodes.Status200OK);

    public static BotAnswer NobodyAnswers { get; } = new(StatusCodes.Status501NotImplemented);

    /// <summary>The card as it is now, in place of the one that was pressed.</summary>
    public static BotAnswer Card(AdaptiveCard card) =>
        Invoke(new InvokeAnswer(StatusCodes.Status200OK, CardAttachment.CardType, JsonSerializer.SerializeToElement(card, BotFrameworkJson.Wire.AdaptiveCard)));

    /// <summary>Words beside the card, which stays.</summary>
    public static BotAnswer Message(Sentence text) => Invoke(new InvokeAnswer(StatusCodes.Status200OK, "application/vnd.microsoft.activity.message", Text(text.Plain)));

    /// <summary>The request made no sense; its status stands inside, as the protocol wants it.</summary>
    public static BotAnswer Malformed { get; } = Invoke(new InvokeAnswer(
        StatusCodes.Status400BadRequest, "application/vnd.microsoft.error", JsonSerializer.SerializeToElement(new InvokeError("BadRequest", "No such control."), BotFrameworkJson.Wire.InvokeError)));

    public static BotAnswer Window(Sentence title, AdaptiveCard card) =>
        Task("continue", JsonSerializer.SerializeToElement(new TaskWindow(CardText.Label(title, 60), new CardAttachment(card)), BotFrameworkJson.Wire.TaskWindow));

    public static BotAnswer WindowMessage(Sentence text) => Task("message", Text(text.Plain));

    public static BotAnswer Replies(ImmutableArray<OutgoingActivity> activities) =>
        new(StatusCodes.Status200OK, BotFrameworkJson.Bytes(new ExpectedReplies(activities), BotFrameworkJson.Wire.ExpectedReplies));

    private static BotAnswer Invoke(InvokeAnswer answer) => new(StatusCodes.Status200OK, BotFrameworkJson.Bytes(answer, BotFrameworkJson.Wire.InvokeAnswer));

    private static BotAnswer Task(string type, JsonElement value) =>
        new(StatusCodes.Status200OK, BotFrameworkJson.Bytes(new TaskAnswer(new TaskStep(type, value)), BotFrameworkJson.Wire.TaskAnswer));

    private static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text, BotFrameworkJson.Wire.String);
}

/// <summary>The answer to <c>adaptiveCard/action</c>.</summary>
internal sealed record InvokeAnswer(int StatusCode, string Type, JsonElement Value);

internal sealed record InvokeError(string Code, string Message);

/// <summary>The answer to <c>task/fetch</c> and <c>task/submit</c>.</summary>
internal sealed record TaskAnswer(TaskStep Task);

/// <param name="Type"><c>continue</c> shows a window, <c>message</c> words in its place.</param>
internal sealed record TaskStep(string Type, JsonElement Value);

internal sealed record TaskWindow(string Title, CardAttachment Card)
{
#pragma warning disable CA1822 // They are written with the window.
    public string Height => "medium";

    public string Width => "medium";
#pragma warning restore CA1822
}

internal sealed record ExpectedReplies(ImmutableArray<OutgoingActivity> Activities);
