using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;

namespace SdrBot.Channels.Slack;

/// <summary>Slack's HTTP door. Any of the three addresses takes all three kinds of request; each is verified over its raw bytes before anybody looks into it.</summary>
internal static class SlackEndpoints
{
    private const int LargestBody = 1024 * 1024;
    private const int LongestChallenge = 200;
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void MapSlack(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<SlackReceiver>() is null || routes.ServiceProvider.GetRequiredService<SlackOptions>().Mode != SlackMode.Http)
        {
            return;
        }

        foreach (var path in new[] { "/slack/events", "/slack/commands", "/slack/interactions" })
        {
            routes.MapPost(path, TakeAsync).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        }
    }

    private static async Task<IResult> TakeAsync(HttpRequest request, SlackReceiver receiver, SlackOptions options, SlackRefusals refusals, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await CappedBody.ReadAsync(request, LargestBody) is not { } body)
        {
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, $"The body may have {LargestBody} bytes at most.");
        }

        var isForm = IsForm(request);
        var fields = isForm ? SlackForm.Parse(body) : null;

        // Slack checks the certificate without signing; nothing else in such a body counts.
        if (fields?.GetValueOrDefault("ssl_check") == "1")
        {
            return TypedResults.Ok();
        }

        if (!SlackSignature.IsGenuine(
            Encoding.UTF8.GetBytes(options.SigningSecret!), Only(request.Headers[SlackSignature.TimestampHeader]), Only(request.Headers[SlackSignature.SignatureHeader]), body, clock.GetUtcNow()))
        {
            return refusals.Answer(request.HttpContext);
        }

        try
        {
            return Answer(isForm ? await TakeFormAsync(fields, receiver, cancellationToken) : await TakeEventAsync(request, body, receiver, cancellationToken));
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException or InvalidOperationException)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "The body is nothing that Slack sends.");
        }
    }

    private static async Task<SlackAck?> TakeEventAsync(HttpRequest request, byte[] body, SlackReceiver receiver, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            throw new InvalidOperationException("Neither JSON nor a form.");
        }

        _ = Strict.GetCharCount(body);
        return JsonSerializer.Deserialize(body, SlackJson.Default.EventBody) is { } said ? await receiver.TakeAsync(said, cancellationToken) : throw new JsonException("null");
    }

    private static async Task<SlackAck?> TakeFormAsync(IReadOnlyDictionary<string, string>? fields, SlackReceiver receiver, CancellationToken cancellationToken)
    {
        if (fields is null)
        {
            throw new JsonException("No form.");
        }

        if (fields.TryGetValue("payload", out var payload))
        {
            return JsonSerializer.Deserialize(payload, SlackJson.Default.Interaction) is { } interaction
                ? await receiver.TakeAsync(interaction, cancellationToken)
                : throw new JsonException("null");
        }

        return SlashCommand.Of(fields) is { } command ? await receiver.TakeAsync(command, canAnswer: true, cancellationToken) : throw new JsonException("Neither a payload nor a command.");
    }

    private static IResult Answer(SlackAck? ack) => ack switch
    {
        null => TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable),
        { Challenge: { } challenge } => TypedResults.Text(challenge.Length <= LongestChallenge ? challenge : string.Empty, MediaTypeNames.Text.Plain),
        { IsEmpty: true } => TypedResults.Ok(),
        _ => TypedResults.Json(ack, SlackJson.Default.SlackAck),
    };

    private static bool IsForm(HttpRequest request) =>
        Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals(Form, StringComparison.OrdinalIgnoreCase);

    /// <summary>A header that came twice is nobody's word.</summary>
    private static string? Only(StringValues values) => values.Count == 1 ? values[0] : null;
}
