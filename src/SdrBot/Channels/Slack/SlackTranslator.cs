using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Turns;

namespace SdrBot.Channels.Slack;

/// <summary>What Slack sent, as turns. Pure.</summary>
internal static class SlackTranslator
{
    private const string Mention = "app_mention";
    private const string Message = "message";
    private const string DirectMessage = "im";
    private const string FileShare = "file_share";

    /// <summary>A subtype marks edits, joins and other messages that nobody addressed to the bot; a file or a reply that is also shown in the channel are ordinary.</summary>
    private static readonly HashSet<string> Spoken = new(StringComparer.Ordinal) { FileShare, "thread_broadcast" };

    /// <returns>Null when the event is nothing that somebody says to the bot.</returns>
    public static Incoming? ToTurn(EventBody body, SlackWorkspace workspace, DateTimeOffset now)
    {
        if (body.Event is not { BotId: null, User: { Length: > 0 } user, Channel: { Length: > 0 } channel, Ts: { Length: > 0 } ts, Text: { } text } said
            || user == workspace.BotUserId
            || (said.Subtype is { } subtype && !Spoken.Contains(subtype)))
        {
            return null;
        }

        var isDirect = said is { Type: Message, ChannelType: DirectMessage };
        if (!isDirect && said.Type != Mention)
        {
            return null;
        }

        // The same message may come as several events, under several ids: its place is what it is known by.
        var thread = isDirect ? said.ThreadTs : said.ThreadTs ?? ts;
        return new Incoming($"slack:{channel}:{ts}", Conversation(workspace, channel, thread), user, Words(text, workspace, body), now)
        {
            IsDirect = isDirect,
            Channels = Channels(text, workspace),
            Attached = SlackFiles.Sheet(said),
            FileProblem = string.IsNullOrWhiteSpace(text) && said.Subtype == FileShare && SlackFiles.Sheet(said) is null ? "no_sheet" : null,
        };
    }

    /// <summary>A slash command is private to whoever types it; Slack never delivers it twice.</summary>
    public static Incoming ToTurn(SlashCommand command, SlackWorkspace workspace, DateTimeOffset now) => new(
        $"slack:{command.TriggerId}",
        Conversation(workspace, command.ChannelId!, null) with { OnlyFor = command.UserId, ReplyTo = command.ResponseUrl },
        command.UserId!,
        string.IsNullOrWhiteSpace(command.Text) ? "help" : SlackText.Decode(command.Text).Trim(),
        now)
    { Channels = Channels(command.Text ?? string.Empty, workspace) };

    /// <summary>A press names the version it saw, so that the same control of an edited message is another press; and what was chosen, but not what that means: the second half of a double click finds the control gone.</summary>
    public static Incoming ToPress(StoredMessage message, int version, Interaction interaction, BlockAction action, string command, DateTimeOffset now) => new(
        $"{PressId(message.Id, version, action.ActionId!, interaction.User!.Id!)}{Digest(action.SelectedOption?.Value ?? action.Value ?? string.Empty)}",
        message.Conversation,
        interaction.User.Id!,
        command,
        now)
    { PressedIn = message.Key, IsDirect = IsDirect(message.Conversation) };

    /// <summary>How the ids begin of all that one person does with one control of a message as it stood; ends in a colon.</summary>
    public static string PressId(long messageId, int version, string actionId, string user) => $"slack:press:{messageId}:{version}:{actionId}:{user}:";

    public static ConversationReference Conversation(SlackWorkspace workspace, string channel, string? thread) =>
        new(SlackChannel.Name, workspace.Tenant, channel, thread) { Workspace = workspace.Id };

    /// <summary>Whether one person reads alone. Ids of direct conversations begin with D; a person's own id stands for the one with that person.</summary>
    public static bool IsDirect(ConversationReference conversation) => conversation.OnlyFor is not null || SlackHome.Is(conversation) || conversation.Id is ['D' or 'U' or 'W', ..];

    /// <summary>Slack marks a channel that somebody chose from its list: <c>&lt;#C123|ae-west&gt;</c>.</summary>
    private static ImmutableDictionary<string, ConversationReference>? Channels(string text, SlackWorkspace workspace) =>
        SlackText.Channels(text) is { IsEmpty: false } mentioned ? mentioned.ToImmutableDictionary(m => m.Key, m => Conversation(workspace, m.Value, null)) : null;

    private static string Words(string text, SlackWorkspace workspace, EventBody body)
    {
        var bot = workspace.BotUserId ?? body.Authorizations?.FirstOrDefault(a => a.IsBot)?.UserId;
        var said = bot is null ? text : text.Replace($"<@{bot}>", " ", StringComparison.Ordinal);
        return SlackText.Decode(said).Trim().TrimStart(',', ':').Trim();
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
}
