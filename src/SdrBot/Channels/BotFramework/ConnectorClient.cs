using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Identity.Client;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace SdrBot.Channels.BotFramework;

/// <summary>Calls the service of a channel (connector REST v3). It repeats nothing of its own accord but what was refused for an old token: whoever calls knows what a second time would do.</summary>
internal sealed partial class ConnectorClient(BotFrameworkHttp http, ConnectorTokens tokens, BotFrameworkOptions options, ILogger<ConnectorClient> logger)
{
    /// <summary>A call that takes longer may or may not have arrived.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(120);

    /// <param name="place">The platform's id of the conversation, with its thread.</param>
    public Task<ConnectorResult> PostAsync(string serviceUrl, string place, OutgoingActivity activity, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, serviceUrl, $"v3/conversations/{Escape(place)}/activities", Json(activity), cancellationToken);

    public Task<ConnectorResult> ReplyAsync(string serviceUrl, string place, string to, OutgoingActivity activity, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, serviceUrl, $"v3/conversations/{Escape(place)}/activities/{Escape(to)}", Json(activity with { ReplyToId = to }), cancellationToken);

    public Task<ConnectorResult> UpdateAsync(string serviceUrl, string place, string id, OutgoingActivity activity, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, serviceUrl, $"v3/conversations/{Escape(place)}/activities/{Escape(id)}", Json(activity), cancellationToken);

    public Task<ConnectorResult> DeleteAsync(string serviceUrl, string place, string id, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Delete, serviceUrl, $"v3/conversations/{Escape(place)}/activities/{Escape(id)}", null, cancellationToken);

    public Task<ConnectorResult> MemberAsync(string serviceUrl, string place, string member, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, serviceUrl, $"v3/conversations/{Escape(place)}/members/{Escape(member)}", null, cancellationToken);

    /// <summary>The channels of a team.</summary>
    public Task<ConnectorResult> ChannelsAsync(string serviceUrl, string team, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, serviceUrl, $"v3/teams/{Escape(team)}/conversations", null, cancellationToken);

    public Task<ConnectorResult> CreateAsync(string serviceUrl, NewConversation conversation, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, serviceUrl, "v3/conversations", BotFrameworkJson.Bytes(conversation, BotFrameworkJson.Wire.NewConversation), cancellationToken);

    private static byte[] Json(OutgoingActivity activity) => BotFrameworkJson.Bytes(activity, BotFrameworkJson.Wire.OutgoingActivity);

    private static string Escape(string part) => Uri.EscapeDataString(part);

    private async Task<ConnectorResult> SendAsync(HttpMethod method, string serviceUrl, string path, byte[]? body, CancellationToken cancellationToken)
    {
        // The token goes nowhere else, whatever is stored.
        if (!Uri.TryCreate(serviceUrl.EndsWith('/') ? serviceUrl : serviceUrl + "/", UriKind.Absolute, out var service) || !options.IsService(service))
        {
            return new ConnectorResult.Refused("service_not_allowed");
        }

        var result = await SendAsync(method, new Uri(service, path), body, isStale: false, cancellationToken);
        return result is ConnectorResult.Refused { Code: "401" } ? await SendAsync(method, new Uri(service, path), body, isStale: true, cancellationToken) : result;
    }

    private async Task<ConnectorResult> SendAsync(HttpMethod method, Uri address, byte[]? body, bool isStale, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var hasLeft = false;
        try
        {
            using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } } };

            // Nothing secret goes unencrypted, not even on this machine.
            if (address.Scheme == Uri.UriSchemeHttps && await tokens.GetAsync(isStale, patience.Token) is { } token)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }

            hasLeft = true;
            using var response = await http.Client.SendAsync(request, patience.Token);
            return await ReadAsync(method, response, patience.Token);
        }
        catch (MsalException e)
        {
            Log.NoToken(logger, e.ErrorCode);
            return new ConnectorResult.NotSent("no_token");
        }
        catch (HttpRequestException e) when (!hasLeft || e.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            Log.NotReached(logger, address.Host, e.HttpRequestError);
            return new ConnectorResult.NotSent(e.HttpRequestError.ToString());
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Log.Unknown(logger, method, e.GetType().Name);
            return hasLeft ? new ConnectorResult.Unknown(e.GetType().Name) : new ConnectorResult.NotSent(e.GetType().Name);
        }
    }

    private async Task<ConnectorResult> ReadAsync(HttpMethod method, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        switch (response.StatusCode)
        {
            case HttpStatusCode.TooManyRequests:
                return new ConnectorResult.Limited(Wait(response.Headers.RetryAfter));
            case HttpStatusCode.PreconditionFailed:
                return new ConnectorResult.NotSent("412");
            case HttpStatusCode.RequestEntityTooLarge:
                return new ConnectorResult.TooLarge();
            case HttpStatusCode.NotImplemented:
                return new ConnectorResult.Refused("501");
            case >= HttpStatusCode.InternalServerError:
                Log.Unknown(logger, method, $"{status}");
                return new ConnectorResult.Unknown($"{status}");
        }

        if (response.IsSuccessStatusCode)
        {
            try
            {
                return new ConnectorResult.Ok(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // It was done; only the answer broke off.
                return new ConnectorResult.Ok([]);
            }
        }

        var code = await CodeAsync(response, cancellationToken);
        Log.Refused(logger, method, status, code);
        return code == "MessageSizeTooBig" ? new ConnectorResult.TooLarge() : new ConnectorResult.Refused(status == 401 ? "401" : code);
    }

    /// <summary>The most telling word of a refusal.</summary>
    private static async Task<string> CodeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var error = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(cancellationToken), BotFrameworkJson.Wire.ConnectorAnswer)?.Error ?? default;
            var code = error.Child("innerHttpError").Child("body").Child("error").Text("subCode") ?? error.Text("subCode") ?? error.Text("code");
            return code is { Length: > 0 and < 60 } && code.All(char.IsAsciiLetterOrDigit) ? code : $"{(int)response.StatusCode}";
        }
        catch (Exception e) when (e is JsonException or HttpRequestException or IOException)
        {
            return $"{(int)response.StatusCode}";
        }
    }

    private static TimeSpan Wait(RetryConditionHeaderValue? retryAfter)
    {
        var wait = retryAfter?.Delta ?? UsualWait;
        return wait <= TimeSpan.Zero ? UsualWait : wait > LongestWait ? LongestWait : wait;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Host} was not reached: {Error}.")]
        public static partial void NotReached(ILogger logger, string host, HttpRequestError error);

        [LoggerMessage(2, LogLevel.Warning, "Nobody knows whether a {Method} to the connector arrived: {Problem}.")]
        public static partial void Unknown(ILogger logger, HttpMethod method, string problem);

        [LoggerMessage(3, LogLevel.Warning, "The connector refused a {Method}: {Status} {Code}.")]
        public static partial void Refused(ILogger logger, HttpMethod method, int status, string code);

        [LoggerMessage(4, LogLevel.Error, "Entra gives the bot no token: {Code}.")]
        public static partial void NoToken(ILogger logger, string code);
    }
}
