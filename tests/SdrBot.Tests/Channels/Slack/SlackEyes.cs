using System.Text.Json.Nodes;
using SdrBot.Channels.Slack;
using SdrBot.Channels;
using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>What people see on Slack, once it is there.</summary>
internal static class SlackEyes
{
    /// <summary>Waits for a message that says something.</summary>
    public static Task<ShownMessage> MessageAsync(this SlackBot bot, string channel, string text, Func<ShownMessage, bool>? isIt = null) => Until.FoundAsync(
        () => bot.Slack.Messages.FirstOrDefault(m => m.Channel == channel && m.Text.Contains(text, StringComparison.OrdinalIgnoreCase) && isIt?.Invoke(m) != false),
        () => $"Slack does not show “{text}” in {channel}. It shows:\n{string.Join("\n\n", bot.Slack.Messages.Select(m => $"{m.Channel}: {m.Text}"))}",

        // A channel takes about one message a second.
        () => bot.Bot.Clock.Advance(TimeSpan.FromMilliseconds(500)));

    /// <summary>The window that was opened as the so-many-eth.</summary>
    public static Task<JsonObject> WindowAsync(this SlackBot bot, int number) => SlackBot.UntilAsync(() => bot.Slack.Windows.Count >= number ? bot.Slack.Windows[number - 1] : null, "a window");

    /// <summary>Waits until Slack shows so many messages of the bot.</summary>
    public static Task<IReadOnlyList<ShownMessage>> ShowsAsync(this SlackBot bot, int count) => SlackBot.UntilAsync(() => bot.Slack.Messages.Count >= count ? bot.Slack.Messages : null, $"{count} messages");

    /// <summary>The same while the bot's clock goes on, for what is tried again.</summary>
    public static Task<IReadOnlyList<ShownMessage>> ShowsInTimeAsync(this SlackBot bot, int count) => SlackBot.UntilAsync(
        () =>
        {
            bot.Bot.Clock.Advance(TimeSpan.FromSeconds(1));
            return bot.Slack.Messages.Count >= count ? bot.Slack.Messages : null;
        },
        $"{count} messages");

    /// <summary>Completes when everything that is to be said now has been said on Slack, and no sheet is being read or imported.</summary>
    public static Task SettleAsync(this SlackBot bot) => bot.Bot.SettleOnAsync(SlackChannel.Name);

    /// <returns>What a button says that opens a window; null when it opens none.</returns>
    public static Task<string?> InWindowAsync(this SlackBot bot, ShownControl control) => bot.Bot.Database.ReadAsync(
        async session => SlackRenderer.Parse((string?)control.Block["block_id"]) is var (id, _)
            && await StoredMessage.FindAsync(session, id) is { } message
            && ControlId.Find(message.Reply, (string)control.Element["action_id"]!) is Button { Dialog: not null } button
                ? button.Command
                : null,
        CancellationToken.None);
}
