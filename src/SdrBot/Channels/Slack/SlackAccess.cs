using System.Text.Json.Serialization.Metadata;

namespace SdrBot.Channels.Slack;

/// <summary>Calls the Web API as the bot of a workspace, with a token that is good now.</summary>
internal sealed class SlackAccess(SlackClient client, SlackWorkspaces workspaces, SlackRenewal renewal)
{
    public async Task<SlackResult> CallAsync<T>(string method, SlackWorkspace workspace, T arguments, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var (token, result) = await TryAsync(null);

        // Slack did nothing with it, so the same call may be made again.
        if (result is SlackResult.Refused { Error: "token_expired" })
        {
            (token, result) = await TryAsync(token);
        }

        if (token is not null && result is SlackResult.Refused { Error: "token_revoked" or "account_inactive" })
        {
            await workspaces.RemoveAsync(workspace with { Token = token }, null, InstallationState.Removed, CancellationToken.None);
        }

        return result;

        async Task<(string? Token, SlackResult Result)> TryAsync(string? refused)
        {
            if (await renewal.TokenAsync(workspace, refused, cancellationToken) is not { } good)
            {
                return (null, workspaces.Find(workspace.Id) is null ? new SlackResult.Refused("not_installed") : new SlackResult.NotSent("no_token"));
            }

            return (good, await client.CallAsync(method, good, arguments, type, cancellationToken));
        }
    }
}
