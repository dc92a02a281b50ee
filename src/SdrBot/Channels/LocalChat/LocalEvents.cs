using System.Globalization;
using System.Text.Json;
using SdrBot.Storage;

namespace SdrBot.Channels.LocalChat;

/// <summary>Server-sent events: what changed since the page last looked, then what changes.</summary>
internal static class LocalEvents
{
    private const int CatchUp = 500;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static async Task StreamAsync(HttpContext context, string? person, LocalFeed feed, LocalDirectory directory, IDatabase database, IHostApplicationLifetime lifetime)
    {
        if (person is null || !await directory.KnowsAsync(person, context.RequestAborted))
        {
            await Problems.NotFound.ExecuteAsync(context);
            return;
        }

        var lastSeen = context.Request.Headers["Last-Event-ID"].FirstOrDefault() ?? context.Request.Query["after"].FirstOrDefault();
        if (lastSeen is not null && !long.TryParse(lastSeen, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            await Problems.Of(StatusCodes.Status400BadRequest, "Last-Event-ID is a number.").ExecuteAsync(context);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";

        // Subscribed before the database is read: what changes in between comes twice and is told apart by its number, instead of not at all.
        using var subscription = feed.Subscribe(person);
        try
        {
            await context.Response.WriteAsync(": hello\n\n", stop.Token);
            await context.Response.Body.FlushAsync(stop.Token);
            var newest = await database.ReadAsync(LocalMessages.NewestAsync, stop.Token);
            var seen = lastSeen is null ? newest : long.Parse(lastSeen, CultureInfo.InvariantCulture);
            if (seen > newest)
            {
                // The page remembers another database: let it begin anew.
                await context.Response.WriteAsync("event: reset\ndata: {}\n\n", stop.Token);
                seen = newest;
            }

            seen = await CatchUpAsync(context.Response, seen, person, database, stop.Token);
            await context.Response.Body.FlushAsync(stop.Token);
            await FollowAsync(context.Response, subscription, seen, stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The page went away, or the host is stopping; the page resumes by itself.
        }
    }

    private static async Task<long> CatchUpAsync(HttpResponse response, long seen, string person, IDatabase database, CancellationToken cancellationToken)
    {
        while (true)
        {
            var missed = await database.ReadAsync(s => LocalMessages.SinceAsync(s, seen, CatchUp), cancellationToken);
            foreach (var message in missed.Where(m => LocalConversations.IsVisible(m.Conversation, person)))
            {
                await WriteAsync(response, message, cancellationToken);
            }

            if (missed.Length < CatchUp)
            {
                return missed.IsEmpty ? seen : missed[^1].Seq;
            }

            seen = missed[^1].Seq;
        }
    }

    private static async Task FollowAsync(HttpResponse response, LocalFeed.Subscription subscription, long seen, CancellationToken cancellationToken)
    {
        var next = subscription.Messages.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            if (await Task.WhenAny(next, Task.Delay(Heartbeat, cancellationToken)) != next)
            {
                await response.WriteAsync(": keep-alive\n\n", cancellationToken);
                await response.Body.FlushAsync(cancellationToken);
                continue;
            }

            if (!await next)
            {
                return;
            }

            while (subscription.Messages.TryRead(out var message))
            {
                if (message.Seq > seen)
                {
                    seen = message.Seq;
                    await WriteAsync(response, message, cancellationToken);
                }
            }

            await response.Body.FlushAsync(cancellationToken);
            next = subscription.Messages.WaitToReadAsync(cancellationToken).AsTask();
        }
    }

    private static Task WriteAsync(HttpResponse response, LocalMessage message, CancellationToken cancellationToken) =>
        response.WriteAsync(
            string.Create(CultureInfo.InvariantCulture, $"id: {message.Seq}\nevent: message\ndata: {JsonSerializer.Serialize(message, LocalJson.Default.LocalMessage)}\n\n"), cancellationToken);
}
