namespace SdrBot.Channels.Slack;

/// <summary>The workspaces in which the bot is installed: the one of the settings. Who the bot is there, Slack says in its own time; nobody waits for it.</summary>
internal sealed partial class SlackWorkspaces(SlackOptions options, SlackClient client, TimeProvider clock, ILogger<SlackWorkspaces> logger) : BackgroundService
{
    /// <summary>The company of an installation whose token stands in the settings: the same that the command line imports for.</summary>
    private const string OwnCompany = "local";

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private volatile SlackWorkspace? _own = options.BotToken is { } token ? new SlackWorkspace(string.Empty, OwnCompany, token, null) : null;

    /// <param name="id">The workspace's id, from a request whose signature was checked; null for the only one.</param>
    /// <returns>Null when the bot is not installed there.</returns>
    public SlackWorkspace? Find(string? id) => _own is { } own && (string.IsNullOrEmpty(id) || own.Id.Length == 0 || own.Id == id) ? own : null;

    /// <summary>Slack took the bot's token away; nothing more is said there until the program starts with a new one.</summary>
    public void Remove(SlackWorkspace workspace)
    {
        Log.Removed(logger, workspace.Id);
        _own = null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (_own is { } own && !stoppingToken.IsCancellationRequested)
        {
            if (await client.CallAsync("auth.test", own.Token, new NoArguments(), SlackJson.Default.NoArguments, stoppingToken) is SlackResult.Ok { Answer: { TeamId: { } team, UserId: { } user } })
            {
                _own = own with { Id = team, BotUserId = user };
                return;
            }

            await Task.Delay(Again, clock, stoppingToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Slack workspace {Workspace} has removed the bot.")]
        public static partial void Removed(ILogger logger, string workspace);
    }
}
