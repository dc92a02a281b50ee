using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Turns;

namespace SdrBot.Channels.BotFramework;

/// <summary>What a channel sent, as turns. Pure.</summary>
internal static partial class BotFrameworkTranslator
{
    /// <summary>The company of an installation whose settings stand with the program: the same that the command line imports for.</summary>
    public const string Tenant = "local";

    private const string Bot = "bot";

    /// <summary>Teams sends an invoke that it believes lost again after fifteen seconds and more, with another id.</summary>
    private static readonly TimeSpan Resent = TimeSpan.FromMinutes(1);

    /// <returns>Null when the activity is nothing that somebody says to the bot.</returns>
    public static Incoming? ToTurn(Activity activity, BotConversation conversation, DateTimeOffset now)
    {
        if (UserOf(activity) is not { } user || activity.Text is null || (!activity.IsPersonal && !IsMentioned(activity)))
        {
            return null;
        }

        var text = Words(activity);
        if (text.Length == 0 && activity.IsPersonal)
        {
            return null;
        }

        return new Incoming(IdOf(activity, conversation), Place(activity, conversation), user, text.Length == 0 ? "help" : text, now) { IsDirect = activity.IsPersonal, Channels = ChannelMentions.Of(activity) };
    }

    /// <summary>A press names the version it saw, so that the same control of an edited message is another press.</summary>
    public static Incoming ToPress(StoredMessage message, int version, string user, bool isDirect, string control, string command, DateTimeOffset now) =>
        new($"{PressId(message.Id, version, control, user)}{Digest(command)}", message.Conversation, user, command, now) { PressedIn = message.Key, IsDirect = isDirect, SamePress = Resent };

    /// <summary>How the ids begin of all that one person does with one control of a message as it stood; ends in a colon.</summary>
    public static string PressId(long messageId, int version, string control, string user) => $"msteams:press:{messageId}:{version}:{control}:{user}:";

    /// <summary>In Teams the person in Entra, elsewhere the account behind the channel's name: there people may choose their ids.</summary>
    /// <returns>Null for bots, and when nobody is named.</returns>
    public static string? UserOf(Activity activity) => activity switch
    {
        { From: { Role: Bot } } => null,
        { From.Id: { } from, Recipient.Id: { } recipient } when from == recipient => null,
        { IsTeams: true, From.AadObjectId: { Length: > 0 } person } => person,
        { ChannelId: { } channel, From.Id: { Length: > 0 } account } => BotConversation.OwnId(channel, account),
        _ => null,
    };

    public static ConversationReference Place(Activity activity, BotConversation conversation) =>
        conversation.Reference(Tenant, BotConversation.Split(activity.Conversation!.Id!).Thread);

    /// <summary>A channel that gives no id cannot send anything twice that we would know of.</summary>
    public static string IdOf(Activity activity, BotConversation conversation) =>
        activity.Id is { Length: > 0 } id ? $"msteams:{conversation.Id}:{id}" : $"msteams:{Guid.NewGuid():N}";

    public static bool Names(JsonElement members, string? id) => id is not null && members.Each().Any(m => m.Text("id") == id);

    private static bool IsMentioned(Activity activity) =>
        Mentions(activity).Any() || (activity.Recipient?.Name is { Length: > 0 } name && activity.Text!.Contains($"<at>{name}</at>", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<JsonElement> Mentions(Activity activity) =>
        activity.Entities.Each().Where(e => e.Text("type") == "mention" && e.Child("mentioned").Text("id") is { } id && id == activity.Recipient?.Id);

    /// <summary>Without the bot's own name, which only says that it is meant; other people's names stay.</summary>
    private static string Words(Activity activity)
    {
        var text = activity.Text!;
        foreach (var mention in Mentions(activity))
        {
            foreach (var said in new[] { mention.Text("text"), Marked(mention.Child("mentioned").Text("name")), Marked(activity.Recipient?.Name) })
            {
                text = string.IsNullOrEmpty(said) ? text : text.Replace(said, " ", StringComparison.OrdinalIgnoreCase);
            }
        }

        text = Marked(activity.Recipient?.Name) is { } own ? text.Replace(own, " ", StringComparison.OrdinalIgnoreCase) : text;
        text = At().Replace(ChannelMentions.Named(text, activity), "${name}");

        // Teams writes the three characters of markup as entities; elsewhere text is what was typed.
        text = activity.IsTeams ? WebUtility.HtmlDecode(text) : text.Replace("&nbsp;", " ", StringComparison.Ordinal);
        return text.Replace('\u00A0', ' ').Trim().TrimStart(',', ':').Trim();
    }

    private static string? Marked(string? name) => string.IsNullOrEmpty(name) ? null : $"<at>{name}</at>";

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));

    [GeneratedRegex("<at[^<>]{0,100}>(?<name>[^<>]{0,200})</at>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex At();
}
