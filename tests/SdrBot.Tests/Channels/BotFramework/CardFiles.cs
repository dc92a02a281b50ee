using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>Writes every card that the tests see into the folder that <c>SDRBOT_CARDS</c> names, for validators that are no part of the tests.</summary>
internal static class CardFiles
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("SDRBOT_CARDS");

    public static void Keep(JsonNode? node)
    {
        if (string.IsNullOrEmpty(Folder))
        {
            return;
        }

        foreach (var card in Cards(node))
        {
            var text = card.ToJsonString();
            Directory.CreateDirectory(Folder);
            File.WriteAllText(Path.Combine(Folder, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8))}.json"), text);
        }
    }

    private static IEnumerable<JsonObject> Cards(JsonNode? node) => node switch
    {
        JsonObject card when (string?)card["type"] == "AdaptiveCard" => [card],
        JsonObject other => other.SelectMany(p => Cards(p.Value)),
        JsonArray array => array.SelectMany(Cards),
        _ => [],
    };
}
