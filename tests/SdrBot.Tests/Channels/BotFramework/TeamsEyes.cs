using System.Text.Json.Nodes;
using SdrBot.Channels;
using SdrBot.Channels.BotFramework;
using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>What people see in Teams, once it is there.</summary>
internal static class TeamsEyes
{
    /// <summary>Waits until so many messages of the bot stand there, while its clock goes on.</summary>
    public static Task<IReadOnlyList<SentActivity>> ShowsAsync(this TeamsBot teams, int count) => teams.UntilAsync(() => teams.Connector.Messages.Count >= count ? teams.Connector.Messages : null, $"{count} messages");

    public static Task<T> UntilAsync<T>(this TeamsBot teams, Func<T?> look, string what)
        where T : class =>
        Until.FoundAsync(look, () => $"Teams does not show {what}; it shows {teams.Connector.Messages.Count}.", () => teams.Bot.Clock.Advance(TimeSpan.FromMilliseconds(200)));

    /// <returns>What the button means that opens a window.</returns>
    public static Task<string> CommandAsync(this TeamsBot teams, JsonObject action) => teams.Bot.Database.ReadAsync(
        async session => MessageAddress.Parse((string?)action["data"]!["m"]) is var (id, _)
            && await StoredMessage.FindAsync(session, id) is { } message
            && ControlId.Find(message.Reply, (string)action["data"]!["a"]!) is Button { Dialog: not null } button
                ? button.Command
                : throw new InvalidOperationException("That button opens no window."),
        CancellationToken.None);

    /// <summary>Completes when everything that is to be said now has been said in Teams, and no sheet is being read or imported.</summary>
    public static Task SettleAsync(this TeamsBot teams) => teams.Bot.SettleOnAsync(BotFrameworkChannel.Name);

    /// <summary>Every action on a card, also those that unfold.</summary>
    public static IEnumerable<JsonObject> Actions(JsonNode? node) => node switch
    {
        JsonObject o when ((string?)o["type"])?.StartsWith("Action.", StringComparison.Ordinal) is true => o.SelectMany(p => Actions(p.Value)).Prepend(o),
        JsonObject o => o.SelectMany(p => Actions(p.Value)),
        JsonArray a => a.SelectMany(Actions),
        _ => [],
    };
}
