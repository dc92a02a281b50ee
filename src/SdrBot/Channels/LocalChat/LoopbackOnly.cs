using System.Net;

namespace SdrBot.Channels.LocalChat;

/// <summary>Keeps web pages from elsewhere, and other machines, from speaking as somebody: the local chat answers only a browser that is here, on a page that came from here.</summary>
internal static class LoopbackOnly
{
    public static async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        var problem = !IsHere(context.Connection.RemoteIpAddress) ? "The local chat answers this machine only."
            : !IsLoopback(context.Request.Host.Host) ? "The local chat answers to a loopback host name only."
            : !IsOwnOrigin(context.Request) ? "The local chat answers its own page only."
            : null;
        if (problem is not null)
        {
            await Problems.Of(StatusCodes.Status403Forbidden, problem).ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    /// <summary><c>localhost</c>, 127.0.0.0/8 and ::1.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsHere(IPAddress? address) => address is null || IPAddress.IsLoopback(address);

    private static bool IsOwnOrigin(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].FirstOrDefault() is "cross-site" or "same-site")
        {
            return request.Method == HttpMethods.Get && request.Headers["Sec-Fetch-Mode"].FirstOrDefault() == "navigate";
        }

        return request.Headers.Origin.FirstOrDefault() is not { } origin
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
