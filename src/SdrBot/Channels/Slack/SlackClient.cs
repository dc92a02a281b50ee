using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SdrBot.Channels.Slack;

/// <summary>Calls the Web API. It repeats nothing of its own accord: whoever calls knows what a second time would do.</summary>
internal sealed partial class SlackClient(HttpClient http, SlackOptions options, ILogger<SlackClient> logger)
{
    /// <summary>A call that takes longer may or may not have arrived.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan PatienceWithFiles = TimeSpan.FromMinutes(2);

    /// <summary>More than any method answers that the bot calls.</summary>
    public const int LargestAnswer = 4 * 1024 * 1024;

    /// <summary>Methods that only read take no JSON.</summary>
    private static readonly HashSet<string> Reading = new(StringComparer.Ordinal) { "users.info", "conversations.info", "conversations.history", "conversations.replies", "chat.getPermalink" };

    private const string Hook = "response_url";
    private const int LongestWord = 60;

    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(120);

    /// <param name="method">Such as <c>chat.postMessage</c>.</param>
    public Task<SlackResult> CallAsync<T>(string method, string token, T arguments, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        SendAsync(method, new Uri(options.ApiUrl, method), token, () => Reading.Contains(method) ? Form(JsonSerializer.SerializeToElement(arguments, type)) : Json(arguments, type), cancellationToken);

    /// <summary>Answers to a <c>response_url</c>, which needs no token and answers with the bare word <c>ok</c>.</summary>
    public Task<SlackResult> RespondAsync(Uri responseUrl, ResponseUrlBody body, CancellationToken cancellationToken) =>
        SendAsync(Hook, responseUrl, null, () => Json(body, SlackJson.Default.ResponseUrlBody), cancellationToken);

    /// <summary>Asks for tokens. The app proves itself with its secret instead of a token.</summary>
    public Task<SlackResult> ExchangeAsync(ExchangeTokens arguments, CancellationToken cancellationToken) => SendAsync(
        "oauth.v2.access", new Uri(options.ApiUrl, "oauth.v2.access"), null, () => Form(JsonSerializer.SerializeToElement(arguments, SlackJson.Default.ExchangeTokens)), cancellationToken);

    /// <summary>Fetches a file that somebody sent.</summary>
    /// <param name="take">Reads it while it comes.</param>
    public async Task<SlackResult> DownloadAsync(Uri address, string token, Func<Stream, Task> take, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(PatienceWithFiles);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);

            // Where the bot may not read it, Slack shows its page for signing in, or leads to it.
            if ((int)response.StatusCode is >= 300 and < 500 and not 429 || response.Content.Headers.ContentType?.MediaType == "text/html")
            {
                Log.Refused(logger, "a file", $"{(int)response.StatusCode}", string.Empty);
                return new SlackResult.Refused($"{(int)response.StatusCode}");
            }

            if (!response.IsSuccessStatusCode)
            {
                return new SlackResult.NotSent($"{(int)response.StatusCode}");
            }

            await using var stream = await response.Content.ReadAsStreamAsync(patience.Token);
            await take(stream);
            return new SlackResult.Ok(new SlackAnswer { Ok = true });
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new SlackResult.NotSent(e.GetType().Name);
        }
    }

    private static ByteArrayContent Json<T>(T arguments, JsonTypeInfo<T> type)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(arguments, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return content;
    }

    private static FormUrlEncodedContent Form(JsonElement arguments) => new(
        arguments.EnumerateObject().Select(a => KeyValuePair.Create(a.Name, a.Value.ValueKind == JsonValueKind.String ? a.Value.GetString()! : a.Value.GetRawText())));

    private async Task<SlackResult> SendAsync(string method, Uri address, string? token, Func<HttpContent> content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content() };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var response = await http.SendAsync(request, patience.Token);
            return await ReadAsync(method, response, method == Hook, patience.Token);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            Log.NotReached(logger, method, e.HttpRequestError);
            return new SlackResult.NotSent(e.HttpRequestError.ToString());
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Log.Unknown(logger, method, e.GetType().Name);
            return new SlackResult.Unknown(e.GetType().Name);
        }
    }

    private async Task<SlackResult> ReadAsync(string method, HttpResponseMessage response, bool isHook, CancellationToken cancellationToken)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.TooManyRequests:
                return new SlackResult.Limited(Wait(response.Headers));
            case >= HttpStatusCode.InternalServerError:
                Log.Unknown(logger, method, $"{(int)response.StatusCode}");
                return new SlackResult.Unknown($"{(int)response.StatusCode}");
            case >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest:
                return new SlackResult.Refused("redirect");
        }

        if (isHook)
        {
            return response.IsSuccessStatusCode ? new SlackResult.Ok(new SlackAnswer { Ok = true }) : new SlackResult.Refused(await WordAsync(response, cancellationToken));
        }

        SlackAnswer? answer;
        try
        {
            answer = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(cancellationToken), SlackJson.Default.SlackAnswer);
        }
        catch (JsonException)
        {
            answer = null;
        }

        if (answer is null)
        {
            Log.Unknown(logger, method, "unreadable answer");
            return new SlackResult.Unknown("unreadable_answer");
        }

        if (answer.Ok)
        {
            return new SlackResult.Ok(answer);
        }

        var error = IsWord(answer.Error) ? answer.Error! : "no_error_named";
        Log.Refused(logger, method, error, string.Join("; ", answer.ResponseMetadata?.Messages ?? []).ReplaceLineEndings(" "));
        return error switch
        {
            "ratelimited" or "rate_limited" => new SlackResult.Limited(Wait(response.Headers)),

            // Slack says of these that some of the work may have been done.
            "internal_error" or "fatal_error" or "service_unavailable" or "request_timeout" => new SlackResult.Unknown(error),
            _ => new SlackResult.Refused(error),
        };
    }

    private static async Task<string> WordAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var word = await response.Content.ReadAsStringAsync(cancellationToken);
        return IsWord(word) ? word : $"{(int)response.StatusCode}";
    }

    /// <summary>What is written into the log and the outbox as it comes.</summary>
    private static bool IsWord(string? word) => word is { Length: > 0 and < LongestWord } && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' or '.' or '-');

    private static TimeSpan Wait(HttpResponseHeaders headers)
    {
        var wait = headers.RetryAfter?.Delta ?? headers.RetryAfter?.Date - headers.Date ?? UsualWait;
        return wait <= TimeSpan.Zero ? UsualWait : wait > LongestWait ? LongestWait : wait;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Slack was not reached for {Method}: {Error}.")]
        public static partial void NotReached(ILogger logger, string method, HttpRequestError error);

        [LoggerMessage(2, LogLevel.Warning, "Nobody knows whether {Method} arrived: {Problem}.")]
        public static partial void Unknown(ILogger logger, string method, string problem);

        [LoggerMessage(3, LogLevel.Warning, "Slack refused {Method}: {Error}. {Details}")]
        public static partial void Refused(ILogger logger, string method, string error, string details);
    }
}

/// <summary>What became of a call.</summary>
internal abstract record SlackResult
{
    internal sealed record Ok(SlackAnswer Answer) : SlackResult;

    /// <summary>It never left: the same call may be made again.</summary>
    internal sealed record NotSent(string Problem) : SlackResult;

    /// <summary>Too many calls of this method; the same call may be made again after the wait.</summary>
    internal sealed record Limited(TimeSpan Wait) : SlackResult;

    /// <summary>Slack says no, and will say no again.</summary>
    internal sealed record Refused(string Error) : SlackResult;

    /// <summary>It may or may not have been done.</summary>
    internal sealed record Unknown(string Problem) : SlackResult;
}
