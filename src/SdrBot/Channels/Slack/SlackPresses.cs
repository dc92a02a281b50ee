using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Turns;

namespace SdrBot.Channels.Slack;

/// <summary>Controls that were used: the command is looked up in the message's row, and becomes a turn or opens a window.</summary>
internal sealed class SlackPresses(IDatabase database, TurnRunner turns, SlackHome home, SlackWindows windows, OldButtons oldButtons, TimeProvider clock)
{
    public async Task PressAsync(Interaction interaction, BlockAction action, SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        if (SlackRenderer.Parse(action.BlockId) is not var (id, version) || action.ActionId is not { Length: > 0 })
        {
            return;
        }

        var opens = await database.WriteAsync(
            $"slack|press|{id}",
            async session => await StoredMessage.FindAsync(session, id) is { Conversation.Channel: SlackChannel.Name } message && message.Conversation.Tenant == workspace.Tenant
                ? await TakeAsync(session, message, version, interaction, action, cancellationToken)
                : null,
            cancellationToken);
        if (opens is not null && interaction.TriggerId is { } trigger)
        {
            windows.Open(workspace, interaction.User!.Id!, opens, trigger);
        }
    }

    /// <returns>The window that the control opens; null for none.</returns>
    private async Task<string?> TakeAsync(Session session, StoredMessage message, int version, Interaction interaction, BlockAction action, CancellationToken cancellationToken)
    {
        // What only one person sees can be changed through the newest address that came with a press, and through no other way.
        if (message.Conversation.ReplyTo is not null && interaction.ResponseUrl is { } responseUrl)
        {
            message = message with { Conversation = message.Conversation with { ReplyTo = responseUrl } };
            await Outbox.MoveAsync(session, message.Id, message.Conversation);
        }

        switch (ControlId.Find(message.Reply, action.ActionId!))
        {
            case Button { Dialog: { } dialog }:
                return dialog;
            case Select select when ControlId.Option(select, action.SelectedOption?.Value) is { } option:
                await RunAsync(session, message, SlackTranslator.ToPress(message, version, interaction, action, select.CommandFor(option), clock.GetUtcNow()), cancellationToken);
                return null;
            case Select:
                return null;
            case { } control:
                await RunAsync(session, message, SlackTranslator.ToPress(message, version, interaction, action, control.CommandFor(PlainText.Clean(action.Value ?? string.Empty)), clock.GetUtcNow()), cancellationToken);
                return null;
            default:
                await oldButtons.SayAsync(session, message, interaction.User!.Id!, SlackTranslator.PressId(message.Id, version, action.ActionId!, interaction.User.Id!));
                return null;
        }
    }

    private async Task RunAsync(Session session, StoredMessage message, Incoming press, CancellationToken cancellationToken)
    {
        if (!SlackHome.Is(message.Conversation))
        {
            await turns.RunAsync(session, press, cancellationToken);
            return;
        }

        // An App Home is no place to say anything: what does not change it is said where the two talk alone.
        var place = await new RepStore(session).PlaceAsync(SlackChannel.Name, message.Conversation.Tenant, press.UserId);
        await turns.RunAsync(session, place is null ? press : press with { Conversation = place }, cancellationToken);
        await home.KeepAroundAsync(session, message, press.UserId, cancellationToken);
    }
}
