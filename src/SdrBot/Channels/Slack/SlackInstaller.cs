using SdrBot.Features;
using SdrBot.Storage;

namespace SdrBot.Channels.Slack;

/// <summary>Makes an installation of a code that Slack gave to whoever installs the bot. Either all of it is stored or nothing.</summary>
internal sealed partial class SlackInstaller(
    SlackOptions options, SlackClient client, SlackWorkspaces workspaces, SlackInstallations installations, SlackPeople people, NewCompany companies, IDatabase database, TimeProvider clock, ILogger<SlackInstaller> logger)
{
    /// <returns>What the installer is shown.</returns>
    /// <exception cref="StorageUnavailableException">Nothing was stored.</exception>
    public async Task<InstallPage> InstallAsync(string code, CancellationToken cancellationToken)
    {
        var result = await client.ExchangeAsync(new ExchangeTokens(options.ClientId!, options.ClientSecret!) { Code = code }, cancellationToken);
        if (result is not SlackResult.Ok(var answer))
        {
            return new InstallPage(result is SlackResult.Refused ? "refused" : "no_answer", result is SlackResult.Refused ? StatusCodes.Status400BadRequest : StatusCodes.Status502BadGateway);
        }

        var now = clock.GetUtcNow();
        var team = answer.Team?.Id is { } id && SlackOptions.IsWorkspace(id) ? id : null;
        if (answer.IsEnterpriseInstall || SlackTokens.Of(answer, now) is not { } tokens || team is null || !options.MayInstall(team))
        {
            // Nobody will use it, so it should be nobody's.
            if (answer.AccessToken is { } unused)
            {
                await client.CallAsync("auth.revoke", unused, new NoArguments(), SlackJson.Default.NoArguments, cancellationToken);
            }

            return answer.IsEnterpriseInstall || team is null || options.MayInstall(team)
                ? new InstallPage(answer.IsEnterpriseInstall ? "enterprise" : "refused", StatusCodes.Status400BadRequest)
                : new InstallPage("not_allowed", StatusCodes.Status403Forbidden) { Workspace = answer.Team!.Name ?? team };
        }

        if (workspaces.IsOwn(team))
        {
            return new InstallPage("own", StatusCodes.Status409Conflict);
        }

        var installed = await database.WriteAsync(
            "slack|install",
            async session =>
            {
                var stored = await installations.InstallAsync(session, new SlackInstallation(team, workspaces.CompanyOf(team), answer.Team!.Name ?? team)
                {
                    BotUserId = answer.BotUserId,
                    InstallerId = answer.AuthedUser?.Id,
                    Tokens = tokens,
                    InstalledAt = now,
                });
                await companies.FoundAsync(session, stored.Tenant, CancellationToken.None);
                return stored;
            },
            CancellationToken.None);
        workspaces.Put(installed);
        Log.Installed(logger, team);
        if (installed.InstallerId is { } installer)
        {
            _ = WelcomeAsync(installed.ToWorkspace()!, installer);
        }

        return new InstallPage("done", StatusCodes.Status200OK) { Workspace = installed.Name, Team = team, App = answer.AppId };
    }

    /// <summary>Not waited for: whoever installed it can write to the bot as well.</summary>
    private async Task WelcomeAsync(SlackWorkspace workspace, string installer)
    {
        try
        {
            await people.WelcomeAsync(workspace, installer, CancellationToken.None);
        }
#pragma warning disable CA1031 // The installation stands; the installer is known as soon as they write.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.NotWelcomed(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The bot was installed in Slack workspace {Workspace}.")]
        public static partial void Installed(ILogger logger, string workspace);

        [LoggerMessage(2, LogLevel.Warning, "Whoever installed the bot could not be welcomed.")]
        public static partial void NotWelcomed(ILogger logger, Exception exception);
    }
}

/// <summary>What whoever installs the bot is shown.</summary>
/// <param name="Key">Of its sentences: <c>install.{Key}</c>.</param>
internal sealed record InstallPage(string Key, int Status)
{
    public string? Workspace { get; init; }

    public string? Team { get; init; }

    public string? App { get; init; }
}
