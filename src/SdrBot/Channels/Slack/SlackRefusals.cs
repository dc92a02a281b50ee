using System.Globalization;
using System.Threading.RateLimiting;

namespace SdrBot.Channels.Slack;

/// <summary>What somebody is answered who is not Slack: no, and whoever keeps asking, not so fast. What Slack signed never waits for it.</summary>
internal sealed class SlackRefusals : IDisposable
{
    private const int AtOnce = 500;
    private const int PerSecond = 50;
    private const int WaitSeconds = 10;

    private readonly TokenBucketRateLimiter _limit = new(new() { TokenLimit = AtOnce, TokensPerPeriod = PerSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0 });

    public IResult Answer(HttpContext context)
    {
        using var lease = _limit.AttemptAcquire();
        if (lease.IsAcquired)
        {
            return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);
        }

        context.Response.Headers.RetryAfter = WaitSeconds.ToString(CultureInfo.InvariantCulture);
        return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
    }

    public void Dispose() => _limit.Dispose();
}
