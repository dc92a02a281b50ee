using System.Globalization;
using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>What Teams tells the bot of what people do.</summary>
internal static class TeamsActivity
{
    private static int _ids;

    /// <summary>A message in the personal chat.</summary>
    public static JsonObject Message(TeamsAccount from, string? text, string? id = null) => new()
    {
        ["type"] = "message",
        ["id"] = id ?? NextId(),
        ["channelId"] = "msteams",
        ["serviceUrl"] = FakeConnector.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = from.Id, ["name"] = from.Name, ["aadObjectId"] = from.AadObjectId },
        ["recipient"] = new JsonObject { ["id"] = $"28:{FakeConnector.AppId}", ["name"] = "SdrBot" },
        ["conversation"] = new JsonObject { ["id"] = $"a:{from.Id[3..]}", ["conversationType"] = "personal", ["tenantId"] = from.Tenant },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = from.Tenant } },
        ["locale"] = "en-US",
        ["text"] = text,
    };

    /// <summary>The bot mentioned in a channel's thread.</summary>
    public static JsonObject Mention(TeamsAccount from, string text, string thread = "1700000000001", string channel = "19:floor@thread.tacv2")
    {
        var said = Message(from, $"<at>SdrBot</at> {text}");
        said["conversation"] = new JsonObject { ["id"] = $"{channel};messageid={thread}", ["conversationType"] = "channel", ["isGroup"] = true, ["tenantId"] = from.Tenant };
        said["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = "<at>SdrBot</at>", ["mentioned"] = new JsonObject { ["id"] = $"28:{FakeConnector.AppId}", ["name"] = "SdrBot" } });
        return said;
    }

    /// <summary>A button or a window in the personal chat.</summary>
    /// <param name="name">Such as <c>adaptiveCard/action</c>.</param>
    public static JsonObject Invoke(TeamsAccount from, string? name, JsonNode? value)
    {
        var invoke = Message(from, null);
        (invoke["type"], invoke["name"], invoke["value"]) = ("invoke", name, value);
        return invoke;
    }

    /// <summary>What people type, as Teams sends it: three characters as entities.</summary>
    public static string Typed(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    public static string NextId() => (1_700_000_100_000 + Interlocked.Increment(ref _ids)).ToString(CultureInfo.InvariantCulture);
}
