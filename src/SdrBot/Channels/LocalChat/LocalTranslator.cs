using System.Security.Cryptography;
using System.Text;
using SdrBot.Storage;
using SdrBot.Turns;

namespace SdrBot.Channels.LocalChat;

/// <summary>What the page sent, as turns. Pure.</summary>
internal static class LocalTranslator
{
    private const string Mention = "@sdrbot";

    /// <returns>Null when people talk among themselves: in a shared channel only a mention is for the bot.</returns>
    public static Incoming? ToTurn(string conversation, string person, string id, string text, string? file, DateTimeOffset now)
    {
        var isDirect = LocalConversations.IsDirect(conversation);
        var mention = text.IndexOf(Mention, StringComparison.OrdinalIgnoreCase);
        if (!isDirect && mention < 0)
        {
            return null;
        }

        var words = mention < 0 ? text : text.Remove(mention, Mention.Length).Trim(' ', ',', ':');
        return new Incoming($"local:{MessageId(conversation, person, id)}", LocalConversations.Reference(conversation), person, words, now) { IsDirect = isDirect, File = file };
    }

    /// <summary>A press names the version it saw, so that the same control of an edited message is another press.</summary>
    public static Incoming ToPress(StoredMessage message, string person, string actionId, string command, DateTimeOffset now)
    {
        var id = $"press:{message.Id}:{message.Version}:{actionId}:{person}:{Digest(command)}";
        return new Incoming(id, message.Conversation, person, command, now) { PressedIn = message.Key, IsDirect = LocalConversations.IsDirect(message.Conversation.Id) };
    }

    /// <summary>
    /// The client's id is its own affair: it counts per person and conversation. A UUID's first digits stand in front, since in version 7
    /// they are the time: what is said together then lies together in the indices, instead of touching another page each time.
    /// </summary>
    public static string MessageId(string conversation, string person, string id) => $"u-{(Guid.TryParse(id, out var uuid) ? uuid.ToString("N")[..12] : null)}{Digest($"{conversation}\n{person}\n{id}")}";

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
}
