using System.Globalization;
using System.Net;
using System.Text;
using SdrBot.Channels.Slack;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Requests to the bot's door: as Slack signs them, and as others do.</summary>
internal static class SlackRequest
{
    public const string Form = "application/x-www-form-urlencoded";
    public const string Json = "application/json";

    public static string Sign(string body, DateTimeOffset now) => Sign(Encoding.UTF8.GetBytes(body), now);

    public static HttpRequestMessage Signed(string path, string body, string type, DateTimeOffset now) => Signed(path, Encoding.UTF8.GetBytes(body), type, now);

    public static HttpRequestMessage Signed(string path, byte[] body, string type, DateTimeOffset now) => With(path, body, type, Sign(body, now), Stamp(now));

    /// <param name="signature">Of whatever kind; null for none. So with the time.</param>
    public static HttpRequestMessage With(string path, byte[] body, string type, string? signature, string? timestamp)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        foreach (var (name, value) in new[] { ("X-Slack-Signature", signature), ("X-Slack-Request-Timestamp", timestamp) })
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    public static string Stamp(DateTimeOffset now) => now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>Sends a body as Slack signs it, or with a signature that is none.</summary>
    public static async Task<HttpStatusCode> SendAsync(this SlackBot bot, string path, (byte[] Body, string Type) sent, bool isSigned, params (string Name, string Value)[] headers)
    {
        var now = bot.Bot.Clock.GetUtcNow();
        using var request = With(path, sent.Body, new string([.. sent.Type.Where(c => c is >= ' ' and <= '~')]), isSigned ? Sign(sent.Body, now) : "v0=" + new string('0', 64), Stamp(now));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        // What is too long is refused before it is sent, or the connection ends in the middle of it.
        request.Headers.ExpectContinue = sent.Body.Length > 1024 * 1024;
        using var response = await bot.Bot.Http.SendAsync(request);
        return response.StatusCode;
    }

    private static string Sign(byte[] body, DateTimeOffset now) => SlackSignature.Sign(Encoding.UTF8.GetBytes(FakeSlack.Secret), now.ToUnixTimeSeconds(), body);
}
