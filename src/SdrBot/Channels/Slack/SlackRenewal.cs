using System.Collections.Concurrent;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Channels.Slack;

/// <summary>Renews tokens that expire: once for all who wait, and the new pair is stored before anybody uses it.</summary>
internal sealed partial class SlackRenewal(
    SlackOptions options, SlackClient client, SlackWorkspaces workspaces, SlackInstallations installations, IDatabase database, IServiceScopeFactory scopes, TimeProvider clock, ILogger<SlackRenewal> logger)
{
    /// <summary>Renewed so long before the end, so that there is time when something goes wrong.</summary>
    public static readonly TimeSpan Early = TimeSpan.FromHours(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Turnstile> _turnstiles = new(StringComparer.Ordinal);

    /// <param name="refused">A token that Slack says has expired, whatever our clock thinks.</param>
    /// <returns>The token of now; null when there is none that is good.</returns>
    public async Task<string?> TokenAsync(SlackWorkspace workspace, string? refused, CancellationToken cancellationToken)
    {
        if (!workspace.IsInstalled)
        {
            return workspace.Token;
        }

        if (workspaces.Installation(workspace.Id) is not { } installation)
        {
            return null;
        }

        return IsGood(installation, refused) ? installation.Tokens!.Access : await RenewedAsync(workspace.Id, refused, cancellationToken);
    }

    private async Task<string?> RenewedAsync(string team, string? refused, CancellationToken cancellationToken)
    {
        var turnstile = _turnstiles.GetOrAdd(team, _ => new Turnstile());
        await turnstile.Gate.WaitAsync(cancellationToken);
        try
        {
            // Whoever came first may have done it.
            if (workspaces.Installation(team) is not { } installation || IsGood(installation, refused))
            {
                return workspaces.Installation(team)?.Tokens?.Access;
            }

            if (turnstile.NotBefore <= clock.GetUtcNow())
            {
                // What has begun is not broken off when one of those who wait gives up: the old pair may be spent.
                installation = await RenewAsync(turnstile, installation);
            }

            return installation?.Tokens is { } tokens && tokens.Access != refused && (tokens.ExpiresAt is null || tokens.ExpiresAt > clock.GetUtcNow()) ? tokens.Access : null;
        }
        finally
        {
            turnstile.Gate.Release();
        }
    }

    private async Task<SlackInstallation?> RenewAsync(Turnstile turnstile, SlackInstallation installation)
    {
        // A pair that could not be stored is not asked for again: the one before it is spent.
        if (turnstile.Unsaved?.Version != installation.Version)
        {
            var result = await client.ExchangeAsync(new ExchangeTokens(options.ClientId!, options.ClientSecret!) { GrantType = "refresh_token", RefreshToken = installation.Tokens!.Refresh }, CancellationToken.None);
            if (result is not SlackResult.Ok(var answer) || SlackTokens.Of(answer, clock.GetUtcNow()) is not { } fresh)
            {
                turnstile.NotBefore = clock.GetUtcNow() + Pause;
                return result is SlackResult.Refused { Error: "invalid_refresh_token" or "token_revoked" or "account_inactive" } refused ? await RefusedAsync(installation, refused.Error) : installation;
            }

            turnstile.Unsaved = installation with { Tokens = fresh with { Refresh = fresh.Refresh ?? installation.Tokens.Refresh } };
        }

        var renewed = turnstile.Unsaved!;
        try
        {
            if (await database.WriteAsync("slack|install", session => installations.RenewAsync(session, renewed), CancellationToken.None))
            {
                workspaces.Put(renewed with { Version = renewed.Version + 1 });
            }

            turnstile.Unsaved = null;
        }
        catch (StorageUnavailableException)
        {
            Log.NotStored(logger, installation.Team);
            return installation;
        }

        return workspaces.Installation(installation.Team);
    }

    /// <summary>The renewal is spent, perhaps by ourselves before a crash. What is left of the old token's time is for telling a manager.</summary>
    private async Task<SlackInstallation?> RefusedAsync(SlackInstallation installation, string error)
    {
        Log.Refused(logger, installation.Team, error);
        var workspace = installation.ToWorkspace()!;
        if (installation.Tokens!.ExpiresAt is not { } end || end <= clock.GetUtcNow())
        {
            await workspaces.RemoveAsync(workspace, null, InstallationState.Reconnect, CancellationToken.None);
            return null;
        }

        await database.WriteAsync(
            "slack|install",
            async session =>
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
                foreach (var manager in await scope.ServiceProvider.GetRequiredService<Authority>().ManagersAsync(installation.Tenant, CancellationToken.None))
                {
                    var reply = Words.In(manager.Language).Say("install.reconnect", ("until", manager.LocalTime(end)));
                    await scope.ServiceProvider.GetRequiredService<IOutbox>().TellAsync(manager, $"slack:reconnect:{installation.Version}:{manager.Id}", reply, CancellationToken.None);
                }

                return true;
            },
            CancellationToken.None);
        return installation;
    }

    private bool IsGood(SlackInstallation installation, string? refused) =>
        installation.Tokens is { } tokens && tokens.Access != refused && (tokens.Refresh is null || tokens.ExpiresAt is null || tokens.ExpiresAt - clock.GetUtcNow() > Early);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Slack does not renew the tokens of workspace {Workspace}: {Error}. The bot has to be installed there again.")]
        public static partial void Refused(ILogger logger, string workspace, string error);

        [LoggerMessage(2, LogLevel.Warning, "The renewed tokens of workspace {Workspace} could not be stored yet; the old ones are used meanwhile.")]
        public static partial void NotStored(ILogger logger, string workspace);
    }

    /// <summary>Lets one in at a time.</summary>
    private sealed class Turnstile
    {
#pragma warning disable CA2213 // It lives as long as the program.
        public SemaphoreSlim Gate { get; } = new(1, 1);
#pragma warning restore CA2213

        /// <summary>After a failure the old token is used for a while.</summary>
        public DateTimeOffset NotBefore { get; set; }

        /// <summary>A pair that Slack gave and that is not stored yet.</summary>
        public SlackInstallation? Unsaved { get; set; }
    }
}
