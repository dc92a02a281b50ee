using System.Text.Json;
using SdrBot.Storage;
using SdrBot.Turns;

namespace SdrBot.Channels.Slack;

/// <summary>Where both doors meet: what Slack sent becomes a turn, and it is acknowledged once that is saved.</summary>
internal sealed partial class SlackReceiver(
    TurnRunner turns, SlackWorkspaces workspaces, SlackSharing sharing, SlackHome home, SlackPresses presses, SlackWindows windows, SlackShortcuts shortcuts, SlackAtOnce atOnce, TimeProvider clock, ILogger<SlackReceiver> logger)
{
    /// <summary>Takes an envelope of Socket Mode.</summary>
    /// <param name="canAnswer">Whether the acknowledgement may say something.</param>
    /// <returns>Null when nothing could be saved, so that it comes again.</returns>
    public async Task<SlackAck?> TakeAsync(string type, JsonElement payload, bool canAnswer, CancellationToken cancellationToken)
    {
        try
        {
            switch (type)
            {
                case "events_api" when payload.Deserialize(SlackJson.Default.EventBody) is { } body:
                    return await TakeAsync(body, cancellationToken);
                case "interactive" when payload.Deserialize(SlackJson.Default.Interaction) is { } interaction:
                    return await TakeAsync(interaction, cancellationToken);
                case "slash_commands" when payload.Deserialize(SlackJson.Default.SlashCommand) is { } command:
                    return await TakeAsync(command, canAnswer, cancellationToken);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            Log.Unreadable(logger, type);
        }
        catch (StorageUnavailableException)
        {
            return null;
        }

        // What nobody understands today nobody will understand tomorrow.
        return SlackAck.Taken;
    }

    public async Task<SlackAck> TakeAsync(EventBody body, CancellationToken cancellationToken)
    {
        switch (body)
        {
            case { Type: "url_verification" }:
                return new SlackAck { Challenge = body.Challenge ?? string.Empty };
            case { Type: "app_rate_limited" }:
                Log.RateLimited(logger, body.TeamId is { } team && SlackOptions.IsWorkspace(team) ? team : "?");
                return SlackAck.Taken;
            case not { Type: "event_callback", Event: not null }:
                return SlackAck.Taken;
        }

        if (await workspaces.SenderAsync(body.Workspace, cancellationToken) is not { } workspace)
        {
            return SlackAck.Taken;
        }

        sharing.Note(workspace, body);
        switch (body.Event)
        {
            case { Type: "app_home_opened", Tab: not "messages", User: { } user }:
                await home.OpenedAsync(workspace, user, cancellationToken);
                break;
            case { Type: "tokens_revoked", Tokens.Bot: null or { IsDefaultOrEmpty: true } }:
                // Somebody took back what the bot may do for them; it does nothing for anybody.
                break;
            case { Type: "app_uninstalled" or "tokens_revoked" }:
                var saidAt = body.EventTime is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : clock.GetUtcNow();
                await workspaces.RemoveAsync(workspace, saidAt, InstallationState.Removed, cancellationToken);
                break;
            default:
                if (SlackTranslator.ToTurn(body, workspace, clock.GetUtcNow()) is { } incoming)
                {
                    await turns.RunAsync(incoming, cancellationToken);
                }

                break;
        }

        return SlackAck.Taken;
    }

    public async Task<SlackAck> TakeAsync(SlashCommand command, bool canAnswer, CancellationToken cancellationToken)
    {
        if (!command.IsWhole || await workspaces.SenderAsync(command.TeamId, cancellationToken) is not { } workspace)
        {
            return SlackAck.Taken;
        }

        var incoming = SlackTranslator.ToTurn(command, workspace, clock.GetUtcNow());
        if (canAnswer)
        {
            return await atOnce.RunAsync(incoming, cancellationToken);
        }

        await turns.RunAsync(incoming, cancellationToken);
        return SlackAck.Taken;
    }

    public async Task<SlackAck> TakeAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (interaction.User?.Id is not { Length: > 0 } user || await workspaces.SenderAsync(interaction.Team?.Id ?? interaction.User.TeamId, cancellationToken) is not { } workspace)
        {
            return SlackAck.Taken;
        }

        switch (interaction)
        {
            case { Type: "block_actions", Actions: [var action, ..] }:
                await presses.PressAsync(interaction, action, workspace, cancellationToken);
                return SlackAck.Taken;
            case { Type: "view_submission", View: { } view }:
                return await windows.SubmitAsync(workspace, user, view, cancellationToken);
            case { Type: "block_suggestion", View.CallbackId: { } dialog, BlockId: { } field }:
                return await windows.SuggestAsync(workspace, user, dialog, field, interaction.Value ?? string.Empty, cancellationToken);
            case { Type: "shortcut" or "message_action", CallbackId: { } callback, TriggerId: { } trigger }:
                await shortcuts.UseAsync(workspace, user, callback, trigger, interaction, cancellationToken);
                return SlackAck.Taken;
            default:
                return SlackAck.Taken;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Slack sent an envelope of type {Type} that nobody can read.")]
        public static partial void Unreadable(ILogger logger, string type);

        [LoggerMessage(2, LogLevel.Error, "Slack has stopped sending events of workspace {Workspace} for a while: there were too many.")]
        public static partial void RateLimited(ILogger logger, string workspace);
    }
}
