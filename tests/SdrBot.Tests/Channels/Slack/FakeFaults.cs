using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Which calls go wrong, and how.</summary>
internal sealed class FakeFaults : IDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(Fault Fault, string? Detail, string? Channel)>> _foreseen = [];
    private readonly CancellationTokenSource _ends = new();

    /// <summary>What <see cref="Fault.Refuse"/> says when nothing else is named.</summary>
    public string RefusedWith { get; set; } = "channel_not_found";

    public void Add(string method, Fault fault, string? detail, string? channel) => _foreseen.GetOrAdd(method, _ => new()).Enqueue((fault, detail, channel));

    /// <summary>What is foreseen for this call, which is over with it.</summary>
    public (Fault Fault, string? Detail) Next(string method, string? channel) =>
        _foreseen.TryGetValue(method, out var foreseen) && foreseen.TryPeek(out var next) && (next.Channel is null || next.Channel == channel) && foreseen.TryDequeue(out next)
            ? (next.Fault, next.Detail)
            : (Fault.None, null);

    public async Task<IResult> PlayAsync(Fault fault, string? detail, HttpContext context)
    {
        switch (fault)
        {
            case Fault.TooMany:
                if (detail is not "")
                {
                    context.Response.Headers.RetryAfter = detail ?? "1";
                }

                return Results.StatusCode(StatusCodes.Status429TooManyRequests);
            case Fault.FailBefore or Fault.FailAfter:
                return Results.StatusCode(int.Parse(detail ?? "500", CultureInfo.InvariantCulture));
            case Fault.Refuse:
                return FakeSlack.Error(detail ?? RefusedWith);
            case Fault.Html or Fault.HtmlAfter:
                return Results.Text(detail ?? "<html>Slack is having a bad day</html>", "text/html");
            case Fault.Redirect:
                context.Response.Headers.Location = detail;
                return Results.StatusCode(StatusCodes.Status302Found);
            case Fault.Hang or Fault.HangAfter:
                await Task.Delay(TimeSpan.FromMinutes(2), _ends.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return Results.Empty;
            default:
                context.Abort();
                return Results.Empty;
        }
    }

    /// <summary>Whoever hangs is let go.</summary>
    public Task EndAsync() => _ends.CancelAsync();

    public void Dispose() => _ends.Dispose();
}
