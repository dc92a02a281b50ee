using System.Net.WebSockets;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SdrBot.Channels.Slack;

/// <summary>Keeps one Socket Mode connection open: the next one is there before the last one goes, and trouble is waited out for ever, but for what only a person can mend.</summary>
internal sealed partial class SlackSocket(SlackClient client, SlackReceiver receiver, SlackWorkspaces workspaces, SlackOptions options, SlackSocketHealth health, TimeProvider clock, ILogger<SlackSocket> logger)
    : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>A connection that is lost sooner counts as an attempt that failed.</summary>
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(10);

    /// <summary>What no waiting mends.</summary>
    private static readonly HashSet<string> Final = new(StringComparer.Ordinal)
    {
        "not_authed", "invalid_auth", "account_inactive", "user_removed_from_team", "team_disabled", "token_revoked", "not_allowed_token_type", LinkDisabled,
    };

    private const string LinkDisabled = "link_disabled";
    private const string TooMany = "too_many_websockets";

    /// <summary>Connections in a row that were lost as soon as they were made.</summary>
    private int _brief;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var leaving = Task.CompletedTask;
        try
        {
            // What came before would wait for that side by side, and lose its order.
            await workspaces.ToldAsync(stoppingToken);
            var current = await ConnectAsync(stoppingToken);
            while (current is not null)
            {
                SlackConnection? next = null;
                try
                {
                    next = await FollowingAsync(current, leaving, stoppingToken);
                }
                finally
                {
                    leaving = current.LeaveAsync();
                }

                current = next;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }

        await leaving;
    }

    /// <returns>The connection that takes the present one's place, when it is time; null when nobody but a person can mend it.</returns>
    private async Task<SlackConnection?> FollowingAsync(SlackConnection current, Task leaving, CancellationToken cancellationToken)
    {
        health.Connected(current.ConnectionsOfApp);
        var began = clock.GetTimestamp();
        await Task.WhenAny(current.AskedToLeave, current.Ended).WaitAsync(cancellationToken);
        var reason = current.AskedToLeave.IsCompleted ? await current.AskedToLeave : null;
        if (reason == LinkDisabled)
        {
            Stop(LinkDisabled);
            return null;
        }

        if (reason is null or TooMany)
        {
            health.Connecting(reason ?? "the connection was lost");
            _brief = clock.GetElapsedTime(began) < Brief ? _brief + 1 : 0;
        }
        else
        {
            _brief = 0;
        }

        if (_brief > 0)
        {
            await Task.Delay(Wait(_brief), clock, cancellationToken);
        }

        // Never more than two: the one before the present one has to be gone before another is opened.
        await leaving;
        return await ConnectAsync(cancellationToken);
    }

    /// <returns>Null when nobody but a person can mend it.</returns>
    private async Task<SlackConnection?> ConnectAsync(CancellationToken cancellationToken)
    {
        for (var failures = 0; ; failures++)
        {
            var result = await client.CallAsync("apps.connections.open", options.AppToken!, new NoArguments(), SlackJson.Default.NoArguments, cancellationToken);
            var (problem, wait) = ("no address", Wait(failures));
            switch (result)
            {
                case SlackResult.Ok { Answer.Url: { } url } when Uri.TryCreate(url, UriKind.Absolute, out var address) && IsSafe(address):
                    try
                    {
                        return await SlackConnection.OpenAsync(address, receiver, logger, cancellationToken);
                    }
                    catch (Exception e) when (e is WebSocketException or TimeoutException or HttpRequestException or IOException)
                    {
                        problem = e.Message;
                    }

                    break;
                case SlackResult.Refused(var error) when Final.Contains(error):
                    Stop(error);
                    return null;
                case SlackResult.Refused(var error):
                    problem = error;
                    break;
                case SlackResult.Limited(var asked):
                    (problem, wait) = ("ratelimited", asked);
                    break;
                case SlackResult.NotSent(var reason):
                    problem = reason;
                    break;
                case SlackResult.Unknown(var reason):
                    problem = reason;
                    break;
            }

            Log.Waiting(logger, problem, wait);
            health.Connecting(problem);
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    /// <summary>What people say travels over it: encrypted, or between a stand-in for Slack and the bot on one machine.</summary>
    private bool IsSafe(Uri address) => address.Scheme == "wss" || (address.Scheme == "ws" && address.IsLoopback && options.ApiUrl.IsLoopback);

    private void Stop(string error)
    {
        Log.Stopped(logger, error);
        health.Stopped(error);
    }

    /// <summary>Twice as long each time, and nobody's exactly as long as another's.</summary>
    private static TimeSpan Wait(int failures)
    {
        var longest = TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(failures, 6))));
#pragma warning disable CA5394 // The moment is no secret.
        return longest * (0.5 + (Random.Shared.NextDouble() / 2));
#pragma warning restore CA5394
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "No Slack connection: {Problem}. The next attempt is in {Wait}.")]
        public static partial void Waiting(ILogger logger, string problem, TimeSpan wait);

        [LoggerMessage(2, LogLevel.Critical, "Slack will not let the bot connect until somebody changes its settings: {Error}.")]
        public static partial void Stopped(ILogger logger, string error);
    }
}

/// <summary>Whether the bot hears Slack.</summary>
internal sealed class SlackSocketHealth : IHealthCheck
{
    private volatile string _state = "Slack is not connected yet.";
    private volatile bool _isConnected;

    public void Connected(int connectionsOfApp)
    {
        // More than our own two are somebody else's, or ghosts that swallow what Slack sends them.
        _state = connectionsOfApp > 2 ? $"Slack counts {connectionsOfApp} connections of this app; some may be dead ones." : "Connected.";
        _isConnected = true;
    }

    public void Connecting(string problem) => (_state, _isConnected) = ($"Slack is being connected again: {problem}.", false);

    public void Stopped(string error) => (_state, _isConnected) = ($"Slack refuses the connection until its settings are changed: {error}.", false);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_isConnected ? HealthCheckResult.Healthy(_state) : new HealthCheckResult(context.Registration.FailureStatus, _state));
}
