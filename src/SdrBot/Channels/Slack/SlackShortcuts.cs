using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Objections;
using SdrBot.Turns;

namespace SdrBot.Channels.Slack;

/// <summary>What the shortcuts of the manifest do: most open a window, some of which take the message along; a response is suggested at once, for whoever asked alone.</summary>
internal sealed class SlackShortcuts(SlackAccess access, SlackWindows windows, TurnRunner turns, TimeProvider clock)
{
    private const string Remind = "remind_message";
    private const int LongestQuote = 1500;

    /// <summary>Durable when it completes, or nothing that needs to be.</summary>
    public Task UseAsync(SlackWorkspace workspace, string user, string callback, string trigger, Interaction interaction, CancellationToken cancellationToken)
    {
        var text = interaction.Message?.Text is { Length: > 0 } said ? Clipped.To(SlackText.Decode(said), LongestQuote) : null;
        switch (callback)
        {
            case SuggestDialog.DialogName when text is not null && interaction is { ResponseUrl: { Length: > 0 } responseUrl, Channel.Id: { Length: > 0 } channel }:
                return turns.RunAsync(Asked(workspace, user, trigger, text, SlackTranslator.Conversation(workspace, channel, null) with { OnlyFor = user, ReplyTo = responseUrl }), cancellationToken);
            case Remind when text is not null:
                windows.Open(workspace, user, async c => $"{Remind} {await LinkAsync(workspace, interaction, c) ?? "-"} {text}", trigger);
                return Task.CompletedTask;
            default:
                windows.Open(workspace, user, text is null ? callback : $"{callback} {text}", trigger);
                return Task.CompletedTask;
        }
    }

    private Incoming Asked(SlackWorkspace workspace, string user, string trigger, string text, ConversationReference place) =>
        new($"slack:{trigger}", place, user, SuggestDialog.DialogName, clock.GetUtcNow())
        {
            Submission = new Submission(SuggestDialog.DialogName, null, ImmutableDictionary<string, string>.Empty.Add(SuggestDialog.Said, PlainText.Clean(text))),
        };

    /// <summary>Slack gives the address of a message only where the bot is a member; elsewhere it is made as Slack makes it.</summary>
    private async Task<string?> LinkAsync(SlackWorkspace workspace, Interaction interaction, CancellationToken cancellationToken)
    {
        if (interaction is not { Channel.Id: { Length: > 0 } channel, Message.Ts: { Length: > 0 } ts })
        {
            return null;
        }

        var result = await access.CallAsync("chat.getPermalink", workspace, new GetPermalink(channel, ts), SlackJson.Default.GetPermalink, cancellationToken);
        return result is SlackResult.Ok { Answer.Permalink: { Length: > 0 } link } ? link
            : interaction.Team?.Domain is { Length: > 0 } domain && domain.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
                ? string.Create(CultureInfo.InvariantCulture, $"https://{domain}.slack.com/archives/{channel}/p{ts.Replace(".", string.Empty, StringComparison.Ordinal)}")
                : null;
    }
}
