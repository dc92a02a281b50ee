using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>A message as it stands in Teams.</summary>
internal sealed record SentActivity(string Place, string Id, JsonObject Body)
{
    private const string ThreadMark = ";messageid=";

    public int Edits { get; init; }

    /// <summary>Grows with every message and every edit.</summary>
    public long Change { get; init; }

    /// <summary>The conversation, without a thread.</summary>
    public string Root => Place.Split(ThreadMark)[0];

    /// <summary>The message below which it stands.</summary>
    public string? Thread => Place.Split(ThreadMark) is [_, var thread] ? thread : null;

    public JsonObject? Card => Body["attachments"]?[0]?["content"]?.AsObject();

    /// <summary>Everything it says, on a card or not.</summary>
    public string Text => (string?)Body["text"] ?? string.Concat(Runs(Card));

    private static IEnumerable<string> Runs(JsonNode? node) => node switch
    {
        JsonObject run when (string?)run["type"] == "TextRun" => [(string)run["text"]!],
        JsonObject element when (string?)element["type"] is "RichTextBlock" or "TableCell" => element.SelectMany(p => Runs(p.Value)).Append("\n"),
        JsonObject element => element.SelectMany(p => Runs(p.Value)),
        JsonArray array => array.SelectMany(Runs),
        _ => [],
    };
}
