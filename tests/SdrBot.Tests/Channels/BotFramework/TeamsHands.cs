using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>What people do in Teams: they write, and press what it shows.</summary>
internal static class TeamsHands
{
    /// <summary>Somebody writes to the bot directly.</summary>
    public static Task WriteAsync(this TeamsBot teams, TeamsAccount from, string text) => teams.TakenAsync(TeamsActivity.Message(from, text));

    /// <summary>Uses the first action of that title on the card, as Teams does.</summary>
    /// <returns>What Teams is answered; null when it is only taken.</returns>
    public static Task<JsonObject?> PressAsync(this TeamsBot teams, TeamsAccount who, SentActivity message, string title, params (string Input, string Value)[] filled) =>
        teams.UseAsync(who, message, TeamsEyes.Actions(message.Card).First(a => (string?)a["title"] == title && (string?)a["type"] != "Action.ShowCard"), filled);

    /// <summary>Uses an action with what was filled in around it.</summary>
    public static async Task<JsonObject?> UseAsync(this TeamsBot teams, TeamsAccount who, SentActivity message, JsonObject action, params (string Input, string Value)[] filled)
    {
        var data = action["data"]?.DeepClone().AsObject() ?? [];
        foreach (var (input, value) in filled)
        {
            data[input] = value;
        }

        var invoke = (string?)action["data"]?["msteams"]?["type"] is { } window
            ? TeamsActivity.Invoke(who, window, new JsonObject { ["data"] = data, ["context"] = new JsonObject { ["theme"] = "default" } })
            : TeamsActivity.Invoke(who, "adaptiveCard/action", new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = (string?)action["verb"], ["data"] = data }, ["trigger"] = "manual" });
        invoke["conversation"] = message.Root.StartsWith("19:", StringComparison.Ordinal)
            ? new JsonObject { ["id"] = message.Thread is null ? $"{message.Root};messageid={message.Id}" : message.Place, ["conversationType"] = "channel", ["isGroup"] = true, ["tenantId"] = who.Tenant }
            : new JsonObject { ["id"] = message.Place, ["conversationType"] = "personal", ["tenantId"] = who.Tenant };
        invoke["replyToId"] = message.Id;
        return await teams.InvokeAsync(invoke);
    }
}
