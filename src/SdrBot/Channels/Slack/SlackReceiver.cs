using System.Text.Json;
using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Turns;
using SdrBot.Wording;

namespace SdrBot.Channels.Slack;

/// <summary>Where both doors meet: what Slack sent becomes a turn, and it is acknowledged once that is saved.</summary>
internal sealed partial class SlackReceiver(
    IDatabase database, TurnRunner turns, SlackWorkspaces workspaces, SlackHome home, SlackWindows windows, SlackShortcuts shortcuts, OutboxBell bell, TimeProvider clock, ILogger<SlackReceiver> logger)
{
    private const int LinesOfNow = 3;
    private const int LongestNow = 300;

    /// <summary>Takes an envelope of Socket Mode.</summary>
    /// <returns>Null when nothing could be saved, so that it comes again.</returns>
    public async Task<SlackAck?> TakeAsync(string type, JsonElement payload, CancellationToken cancellationToken)
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
                    return await TakeAsync(command, cancellationToken);
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
                Log.RateLimited(logger, body.TeamId ?? "?");
                return SlackAck.Taken;
            case not { Type: "event_callback", Event: not null }:
                return SlackAck.Taken;
        }

        if (await workspaces.SenderAsync(body.Workspace, cancellationToken) is not { } workspace)
        {
            return SlackAck.Taken;
        }

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

    public async Task<SlackAck> TakeAsync(SlashCommand command, CancellationToken cancellationToken)
    {
        if (!command.IsWhole || await workspaces.SenderAsync(command.TeamId, cancellationToken) is not { } workspace)
        {
            return SlackAck.Taken;
        }

        await turns.RunAsync(SlackTranslator.ToTurn(command, workspace, clock.GetUtcNow()), cancellationToken);
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
                await PressAsync(interaction, action, workspace, cancellationToken);
                return SlackAck.Taken;
            case { Type: "view_submission", View: { } view }:
                return await windows.SubmitAsync(workspace, user, view, cancellationToken);
            case { Type: "shortcut" or "message_action", CallbackId: { } callback, TriggerId: { } trigger }:
                await shortcuts.UseAsync(workspace, user, callback, trigger, interaction, cancellationToken);
                return SlackAck.Taken;
            default:
                return SlackAck.Taken;
        }
    }

    private async Task PressAsync(Interaction interaction, BlockAction action, SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        if (SlackRenderer.Parse(action.BlockId) is not var (id, version) || action.ActionId is not { Length: > 0 } actionId)
        {
            return;
        }

        var opens = await database.WriteAsync(
            $"slack|press|{id}",
            async session =>
            {
                if (await StoredMessage.FindAsync(session, id) is not { Conversation: { Channel: SlackChannel.Name } conversation } message || conversation.Tenant != workspace.Tenant)
                {
                    return null;
                }

                // What only one person sees can be changed through the newest address that came with a press, and through no other way.
                if (conversation.ReplyTo is not null && interaction.ResponseUrl is { } responseUrl)
                {
                    message = message with { Conversation = conversation with { ReplyTo = responseUrl } };
                    await Outbox.MoveAsync(session, id, message.Conversation);
                }

                var control = ControlId.Find(message.Reply, actionId);
                if (control is Button { Dialog: { } dialog })
                {
                    return dialog;
                }

                // A button that an edit took away still arrives; the second click of a double one is no news.
                if (control is null)
                {
                    await SayOutOfDateAsync(session, message, version, actionId, interaction.User!.Id!);
                    return null;
                }

                var command = control is Select select
                    ? Chosen(select, action) is { } option ? select.CommandFor(option) : null
                    : control.CommandFor(PlainText.Clean(action.Value ?? string.Empty));
                if (command is not null)
                {
                    var press = SlackTranslator.ToPress(message, version, interaction, action, command, clock.GetUtcNow());

                    // An App Home is no place to say anything: what does not change it is said where the two talk alone.
                    var place = SlackHome.Is(conversation) ? await new RepStore(session).PlaceAsync(SlackChannel.Name, workspace.Tenant, press.UserId) : null;
                    await turns.RunAsync(session, place is null ? press : press with { Conversation = place }, cancellationToken);
                    if (SlackHome.Is(conversation))
                    {
                        await home.KeepAroundAsync(session, message, press.UserId, cancellationToken);
                    }
                }

                return null;
            },
            cancellationToken);
        if (opens is not null && interaction.TriggerId is { } trigger)
        {
            windows.Open(workspace, interaction.User!.Id!, opens, trigger);
        }
    }

    /// <summary>To whoever pressed, alone: what the message says by now, such as who came first.</summary>
    private async Task SayOutOfDateAsync(Session session, StoredMessage message, int version, string actionId, string user)
    {
        var people = new RepStore(session);
        var tenant = message.Conversation.Tenant;
        if (await people.ByIdentityAsync(SlackChannel.Name, tenant, user) is not { Active: true } rep || await people.PlaceAsync(SlackChannel.Name, tenant, user) is not { } place)
        {
            return;
        }

        var taken = SlackTranslator.PressId(message.Id, version, actionId, user);
        if (await session.ScalarAsync<long>("SELECT EXISTS (SELECT 1 FROM turns WHERE tenant = @tenant AND id >= @taken AND id < @end)", new { tenant, taken, end = $"{taken[..^1]};" }) == 1)
        {
            return;
        }

        var said = new Paragraph(Words.In(rep.Language).Say("dialogs.out_of_date"));
        await new Outbox(session, bell, clock).PostAsync(
            place,
            $"stale:{message.Id}:{version}:{actionId}:{user}",
            message.Reply.Plain is { Length: > 0 } now ? new Reply([said, new Quote(Sentence.Of(string.Join('\n', now.Split('\n').Take(LinesOfNow))).Clip(LongestNow))]) : new Reply([said]));
    }

    /// <summary>An option's value is its place in the list, since Slack takes no long ones.</summary>
    private static string? Chosen(Select select, BlockAction action) =>
        int.TryParse(action.SelectedOption?.Value, System.Globalization.CultureInfo.InvariantCulture, out var at) && at >= 0 && at < select.Options.Length ? select.Options[at].Value : null;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Slack sent an envelope of type {Type} that nobody can read.")]
        public static partial void Unreadable(ILogger logger, string type);

        [LoggerMessage(2, LogLevel.Error, "Slack has stopped sending events of workspace {Workspace} for a while: there were too many.")]
        public static partial void RateLimited(ILogger logger, string workspace);
    }
}
