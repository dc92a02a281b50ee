using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using SdrBot.Storage;

namespace SdrBot.Channels.Slack;

/// <summary>The workspaces in which the bot is installed: the one of the settings, and those that installed it by OAuth. Each is a company of its own.</summary>
internal sealed partial class SlackWorkspaces(
    SlackOptions options, SlackClient client, SlackInstallations installations, IDatabase database, TimeProvider clock, ILogger<SlackWorkspaces> logger) : BackgroundService
{
    /// <summary>The company of an installation whose token stands in the settings: the same that the command line imports for.</summary>
    private const string OwnCompany = "local";

    /// <summary>Which workspace the token of the settings was found to belong to.</summary>
    private const string OwnKey = "slack_own";

    private const int MostTries = 10;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    /// <summary>Slack gives three seconds, of which the turn needs some.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Slack has said which workspace the token of the settings belongs to.</summary>
    private readonly TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly ConcurrentDictionary<string, SlackInstallation> _installed = new(StringComparer.Ordinal);
    private volatile SlackWorkspace? _own = options.BotToken is { } token ? new SlackWorkspace(string.Empty, OwnCompany, token, null) : null;

    /// <summary>The workspace that the settings have, or had, a token for; its company stays the same when the bot is then installed by OAuth.</summary>
    private volatile string? _ownTeam;

    /// <summary>Reads what is known before anything listens or speaks.</summary>
    public async Task ReadAsync(Session session)
    {
        foreach (var installation in await installations.AllAsync(session))
        {
            _installed[installation.Team] = installation;
            if (installation.Tokens is null)
            {
                Log.Silent(logger, installation.Team);
            }
        }

        if (await session.ScalarAsync<string>("SELECT value FROM settings WHERE tenant = '' AND key = @OwnKey", new { OwnKey }) is { } known && known.Split(' ') is [var mark, var team, var bot])
        {
            _ownTeam = team;
            _own = _own is { } own && mark == Mark(own.Token) ? own with { Id = team, BotUserId = bot } : _own;
        }
    }

    /// <param name="id">The workspace's id; null or empty for the one of the settings.</param>
    /// <returns>Null when the bot is not installed there.</returns>
    public SlackWorkspace? Find(string? id) =>
        _own is { } own && (string.IsNullOrEmpty(id) || own.Id == id || (own.Id.Length == 0 && !options.IsOpenToWorkspaces)) ? own
        : id is not null && _installed.TryGetValue(id, out var installation) ? installation.ToWorkspace()
        : null;

    /// <summary>The workspace from which a request came whose signature was checked. Its id is known then: without it the same conversation would have another address a moment later, and so an order of its own.</summary>
    /// <returns>Null when the bot is not installed there.</returns>
    /// <exception cref="StorageUnavailableException">Slack has not said yet which workspace the token of the settings belongs to, so that it may be this one; Slack sends it again.</exception>
    public async Task<SlackWorkspace?> SenderAsync(string? id, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(id) && options.IsOpenToWorkspaces)
        {
            return null;
        }

        if (_own is { Id.Length: 0 } && (string.IsNullOrEmpty(id) || !_installed.ContainsKey(id)))
        {
            try
            {
                await _told.Task.WaitAsync(Patience, cancellationToken);
            }
            catch (TimeoutException)
            {
                throw new StorageUnavailableException("The workspace of the settings is not known yet.");
            }
        }

        return Find(id);
    }

    /// <summary>Waits until Slack has said which workspace the token of the settings belongs to, unless it is known. Where other workspaces install the bot, they do not wait long for it.</summary>
    public async Task ToldAsync(CancellationToken cancellationToken)
    {
        if (_own is not { Id.Length: 0 })
        {
            return;
        }

        try
        {
            await _told.Task.WaitAsync(options.IsOpenToWorkspaces ? Patience : Timeout.InfiniteTimeSpan, cancellationToken);
        }
        catch (TimeoutException)
        {
            // What comes from it meanwhile is not acknowledged, and comes again.
        }
    }

    /// <returns>Null for the workspace of the settings, and for those that have no tokens.</returns>
    public SlackInstallation? Installation(string team) => _installed.TryGetValue(team, out var installation) && installation.Tokens is not null ? installation : null;

    /// <summary>Whether the token of the settings speaks there.</summary>
    public bool IsOwn(string team) => _own?.Id == team;

    /// <summary>The company of a workspace that installs the bot.</summary>
    public string CompanyOf(string team) => _installed.TryGetValue(team, out var before) ? before.Tenant : team == _ownTeam ? OwnCompany : team;

    /// <summary>From now on these are the workspace's tokens. They are stored already.</summary>
    public void Put(SlackInstallation installation) => _installed[installation.Team] = installation;

    /// <summary>Slack took the bot's token away; nothing more is said there until somebody installs the bot again.</summary>
    /// <param name="saidAt">When Slack says that it happened: what is older than the installation was about one before it. Null for a call that was refused just now.</param>
    /// <param name="state">One of <see cref="InstallationState"/>.</param>
    public async Task RemoveAsync(SlackWorkspace workspace, DateTimeOffset? saidAt, string state, CancellationToken cancellationToken)
    {
        if (!workspace.IsInstalled)
        {
            Log.Removed(logger, workspace.Id, state);
            _own = null;
            return;
        }

        // Its tokens may be renewed at this moment; then what is removed is the renewed one.
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (Installation(workspace.Id) is not { } installation || (saidAt is null ? installation.Tokens!.Access != workspace.Token : saidAt < installation.InstalledAt.AddSeconds(-1)))
            {
                return;
            }

            if (await database.WriteAsync("slack|install", session => SlackInstallations.RemoveAsync(session, installation, state), cancellationToken))
            {
                Log.Removed(logger, workspace.Id, state);
                _installed.TryUpdate(workspace.Id, installation with { Tokens = null }, installation);
                return;
            }

            await Task.Delay(Moment, clock, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (_own is { } own && !stoppingToken.IsCancellationRequested)
        {
            if (await client.CallAsync("auth.test", own.Token, new NoArguments(), SlackJson.Default.NoArguments, stoppingToken) is SlackResult.Ok { Answer: { TeamId: { } team, UserId: { } user } })
            {
                (_own, _ownTeam) = (own with { Id = team, BotUserId = user }, team);
                _told.TrySetResult();
                await RememberAsync($"{Mark(own.Token)} {team} {user}", stoppingToken);
                return;
            }

            await Task.Delay(Again, clock, stoppingToken);
        }
    }

    private async Task RememberAsync(string value, CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync(
                "slack|install",
                session => session.RunAsync(
                    "INSERT INTO settings (tenant, key, value) VALUES ('', @OwnKey, @value) ON CONFLICT (tenant, key) DO UPDATE SET value = excluded.value", new { OwnKey, value }),
                cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            // Slack is asked again at the next start.
        }
    }

    /// <summary>Knows a token again without keeping it.</summary>
    private static string Mark(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, 12));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The bot has no access to Slack workspace {Workspace} any more ({State}); it has to be installed there again.")]
        public static partial void Removed(ILogger logger, string workspace, string state);

        [LoggerMessage(2, LogLevel.Warning, "Slack workspace {Workspace} has no tokens that can be read; the bot says nothing there until it is installed again.")]
        public static partial void Silent(ILogger logger, string workspace);
    }
}
