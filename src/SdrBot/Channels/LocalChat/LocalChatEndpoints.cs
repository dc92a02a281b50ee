using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SdrBot.Imports;
using SdrBot.Storage;

namespace SdrBot.Channels.LocalChat;

internal static class LocalChatEndpoints
{
    private const int MostBytes = 256 * 1024;
    private const int LongestText = 40_000;
    private const int LongestId = 100;
    private const int LargestPage = 200;

    public static void MapLocalChat(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<LocalReceiver>() is null)
        {
            return;
        }

        LocalPage.Map(routes);
        var local = routes.MapGroup("/local");
        local.MapGet("/people", PeopleAsync);
        local.MapGet("/conversations", ConversationsAsync);
        local.MapGet("/conversations/{id}/messages", MessagesAsync);
        local.MapPost("/conversations/{id}/messages", PostAsync);
        local.MapPost("/actions", PressAsync);
        local.MapPost("/files", UploadAsync).WithMetadata(new RequestSizeLimitAttribute(Uploads.LargestFile));
        local.MapGet("/events", LocalEvents.StreamAsync);
    }

    private static async Task<IResult> PeopleAsync(LocalDirectory directory, CancellationToken cancellationToken) =>
        TypedResults.Json(new PeopleAnswer(await directory.PeopleAsync(cancellationToken)), LocalJson.Default.PeopleAnswer);

    private static async Task<IResult> ConversationsAsync(string? person, LocalDirectory directory, CancellationToken cancellationToken) =>
        person is not null && await directory.ConversationsAsync(person, cancellationToken) is { } conversations
            ? TypedResults.Json(new ConversationsAnswer(conversations), LocalJson.Default.ConversationsAnswer)
            : Problems.NotFound;

    private static async Task<IResult> MessagesAsync(
        string id, string? person, [FromQuery] string? before, [FromQuery] string? limit, LocalDirectory directory, IDatabase database, CancellationToken cancellationToken)
    {
        var reader = person ?? LocalConversations.PersonOf(id);
        if (!LocalConversations.IsVisible(id, reader) || (reader is not null && !await directory.KnowsAsync(reader, cancellationToken)))
        {
            return Problems.NotFound;
        }

        if (!TryNumber(before, long.MaxValue, out var earlierThan) || !TryNumber(limit, 50, out var most) || most > LargestPage)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, $"before is a number, limit one up to {LargestPage}.");
        }

        var (messages, more) = await database.ReadAsync(s => LocalMessages.PageAsync(s, id, earlierThan, (int)most), cancellationToken);
        return TypedResults.Json(new MessagesAnswer(messages, more), LocalJson.Default.MessagesAnswer);
    }

    private static async Task<IResult> PostAsync(string id, HttpRequest request, LocalReceiver receiver, Uploads files, CancellationToken cancellationToken)
    {
        var (posted, problem) = await JsonBody.ReadAsync(request, LocalJson.Default.PostedMessage, MostBytes);
        if (problem is not null)
        {
            return problem;
        }

        if (posted is not { Person.Length: > 0 and <= LongestId, Text: { Length: <= LongestText } text } || posted.Id is { Length: 0 or > LongestId })
        {
            return Problems.Of(StatusCodes.Status400BadRequest, $"person and text are required; text has at most {LongestText} characters, an id {LongestId}.");
        }

        if (posted.File is { } file && files.Path(file) is null)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "There is no such file.");
        }

        if (posted.File is null && string.IsNullOrWhiteSpace(text))
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "The text is empty.");
        }

        var messageId = posted.Id ?? Guid.CreateVersion7().ToString();
        return await receiver.PostAsync(id, posted.Person, messageId, text, posted.File is { } sent ? LocalFile.Of(sent, posted.FileName) : null, cancellationToken) is { } shown
            ? TypedResults.Json(new PostedAnswer(shown.Id, shown.Seq), LocalJson.Default.PostedAnswer)
            : Problems.NotFound;
    }

    private static async Task<IResult> PressAsync(HttpRequest request, LocalReceiver receiver, CancellationToken cancellationToken)
    {
        var (pressed, problem) = await JsonBody.ReadAsync(request, LocalJson.Default.PressedAction, MostBytes);
        if (problem is not null)
        {
            return problem;
        }

        if (pressed is not { Person.Length: > 0, MessageId.Length: > 0, ActionId.Length: > 0 } || pressed.Value is { Length: > LongestText })
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "person, messageId and actionId are required.");
        }

        return await receiver.PressAsync(pressed.Person, pressed.MessageId, pressed.ActionId, pressed.Value, cancellationToken) switch
        {
            PressResult.Taken => TypedResults.Json(new EmptyAnswer(), LocalJson.Default.EmptyAnswer),
            PressResult.Stale => Problems.Of(StatusCodes.Status409Conflict, "That button is out of date: the message has changed since."),
            PressResult.NoSuchOption => Problems.Of(StatusCodes.Status400BadRequest, "The value is none of the options."),
            _ => Problems.NotFound,
        };
    }

    private static async Task<IResult> UploadAsync(string? person, string? name, HttpRequest request, LocalDirectory directory, Uploads files, CancellationToken cancellationToken)
    {
        if (person is null || !await directory.KnowsAsync(person, cancellationToken))
        {
            return Problems.NotFound;
        }

        return await files.SaveAsync(request.Body, Uploads.LargestFile, cancellationToken) is { } file
            ? TypedResults.Json(new FileAnswer(file), LocalJson.Default.FileAnswer)
            : Problems.Of(StatusCodes.Status413PayloadTooLarge, $"A file may have {Uploads.LargestFile} bytes at most.");
    }

    private static bool TryNumber(string? text, long otherwise, out long number)
    {
        number = otherwise;
        return text is null || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0);
    }
}
