using System.Net;
using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;

namespace SdrBot.Channels.BotFramework;

/// <summary>The door of Teams and of every other channel of the Bot Framework. The token is looked at before anybody looks into the body, and the body must be the one that the token is for.</summary>
internal static class BotFrameworkEndpoints
{
    private const int LargestBody = 1024 * 1024;

    public static void MapBotFramework(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<BotFrameworkReceiver>() is not null)
        {
            routes.MapPost("/api/messages", TakeAsync).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        }
    }

    private static async Task<IResult> TakeAsync(HttpRequest request, InboundTokens tokens, BotFrameworkReceiver receiver, BotFrameworkOptions options, CancellationToken cancellationToken)
    {
        var authorization = request.Headers.Authorization;
        var isOpen = options.AllowUnauthenticated && authorization.Count == 0 && IsFromHere(request);

        // A header that came twice is nobody's word.
        var identity = isOpen || authorization.Count != 1 ? null : await tokens.ReadAsync(authorization[0], cancellationToken);
        if (!isOpen && identity is null)
        {
            return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);
        }

        var (activity, problem) = await JsonBody.ReadAsync(request, BotFrameworkJson.Default.Activity, LargestBody);
        if (activity is null)
        {
            return problem!;
        }

        if (activity is not { Type.Length: > 0, Conversation.Id.Length: > 0 })
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "An activity has a type and a conversation.");
        }

        if ((identity is not null && !identity.Covers(activity)) || !IsAllowed(activity, options))
        {
            return Problems.Of(StatusCodes.Status403Forbidden, "The token is not for this activity, or it comes from where nobody is let in.");
        }

        var answer = await receiver.TakeAsync(activity, cancellationToken);
        return answer.Body is null ? TypedResults.StatusCode(answer.Status) : TypedResults.Text(answer.Body, MediaTypeNames.Application.Json, answer.Status);
    }

    private static bool IsAllowed(Activity activity, BotFrameworkOptions options) =>
        Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var service)
        && options.IsService(service)
        && (options.Tenants.IsEmpty || activity.Tenant is not { } tenant || options.Tenants.Contains(tenant, StringComparer.OrdinalIgnoreCase));

    /// <summary>Neither another machine nor a page under another name in a browser on this one.</summary>
    private static bool IsFromHere(HttpRequest request) =>
        (request.HttpContext.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address)) && BotFrameworkSettings.IsLoopbackHost(request.Host.Host);
}
