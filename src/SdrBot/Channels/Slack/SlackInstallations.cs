using System.Collections.Immutable;
using SdrBot.Storage;

namespace SdrBot.Channels.Slack;

/// <summary>The installations as they are stored.</summary>
internal sealed class SlackInstallations(SlackSeal seal)
{
    private const string Columns = "team, tenant, name, bot_user_id, installer_id, state, tokens, installed_at, version";

    /// <summary>Those of all workspaces, also of those that removed the bot.</summary>
    public async Task<ImmutableArray<SlackInstallation>> AllAsync(Session session) =>
        [.. (await session.ManyAsync<Row>($"SELECT {Columns} FROM slack_installations ORDER BY team")).Select(Open)];

    public async Task<SlackInstallation?> FindAsync(Session session, string team) =>
        await session.OneAsync<Row>($"SELECT {Columns} FROM slack_installations WHERE team = @team", new { team }) is { } row ? Open(row) : null;

    /// <summary>A new installation, or the same workspace's again: its company is the one it was, and its people are written to where they were.</summary>
    public async Task<SlackInstallation> InstallAsync(Session session, SlackInstallation installation)
    {
        await session.RunAsync(
            """
            INSERT INTO slack_installations (team, tenant, name, bot_user_id, installer_id, state, tokens, installed_at, version)
            VALUES (@Team, @Tenant, @Name, @BotUserId, @InstallerId, 'installed', @tokens, @InstalledAt, 1)
            ON CONFLICT (team) DO UPDATE SET name = excluded.name, bot_user_id = excluded.bot_user_id, installer_id = excluded.installer_id, state = 'installed',
              tokens = excluded.tokens, installed_at = excluded.installed_at, version = slack_installations.version + 1
            """,
            Values(installation));
        var installed = (await FindAsync(session, installation.Team))!;
        await session.RunAsync(
            "UPDATE identities SET conversation = parked, parked = NULL WHERE channel = @Name AND tenant = @Tenant AND parked IS NOT NULL", new { SlackChannel.Name, installed.Tenant });
        return installed;
    }

    /// <returns>False when the installation is another by now: it was made anew, removed, or renewed by somebody else.</returns>
    public async Task<bool> RenewAsync(Session session, SlackInstallation renewed) => await session.RunAsync(
        "UPDATE slack_installations SET tokens = @tokens, version = version + 1 WHERE team = @Team AND version = @Version AND state = 'installed'", Values(renewed)) == 1;

    /// <summary>Forgets the tokens, refuses what was about to be said, and writes to nobody there any more.</summary>
    /// <param name="state">One of <see cref="InstallationState"/>.</param>
    public static async Task<bool> RemoveAsync(Session session, SlackInstallation installation, string state)
    {
        if (await session.RunAsync(
            "UPDATE slack_installations SET tokens = NULL, state = @state, version = version + 1 WHERE team = @Team AND version = @Version", new { installation.Team, installation.Version, state }) == 0)
        {
            return false;
        }

        await session.RunAsync(
            """
            UPDATE messages SET state = 'refused', problem = @problem WHERE channel = @Name AND tenant = @Tenant AND state = 'waiting';
            UPDATE identities SET parked = conversation, conversation = NULL WHERE channel = @Name AND tenant = @Tenant AND conversation IS NOT NULL;
            """,
            new { SlackChannel.Name, installation.Tenant, problem = state == InstallationState.Removed ? "uninstalled" : "reconnect" });
        return true;
    }

    private object Values(SlackInstallation installation) => new
    {
        installation.Team,
        installation.Tenant,
        installation.Name,
        installation.BotUserId,
        installation.InstallerId,
        installation.InstalledAt,
        installation.Version,
        tokens = installation.Tokens is { } tokens ? seal.Close(installation.Team, tokens) : null,
    };

    private SlackInstallation Open(Row row) => new(row.Team, row.Tenant, row.Name)
    {
        BotUserId = row.BotUserId,
        InstallerId = row.InstallerId,
        InstalledAt = row.InstalledAt,
        Version = row.Version,
        Tokens = row is { State: InstallationState.Installed, Tokens: { } sealedTokens } ? seal.Open(row.Team, sealedTokens) : null,
    };

    private sealed record Row
    {
        public required string Team { get; init; }

        public required string Tenant { get; init; }

        public required string Name { get; init; }

        public string? BotUserId { get; init; }

        public string? InstallerId { get; init; }

        public required string State { get; init; }

        public string? Tokens { get; init; }

        public DateTimeOffset InstalledAt { get; init; }

        public int Version { get; init; }
    }
}
