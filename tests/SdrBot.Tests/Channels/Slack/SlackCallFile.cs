using System.Globalization;
using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>For a judge to read afterwards: each call a line, in the file that <c>SDRBOT_SLACK_CALLS</c> names.</summary>
internal static class SlackCallFile
{
    private static readonly Lock Writing = new();

    public static void Add(string? method, JsonObject arguments)
    {
        if (Environment.GetEnvironmentVariable("SDRBOT_SLACK_CALLS") is { Length: > 0 } file)
        {
            var line = method is null ? new JsonObject { ["blocks"] = arguments["blocks"]?.DeepClone() } : new JsonObject { ["method"] = method, ["args"] = new JsonObject(arguments.Select(a => KeyValuePair.Create(a.Key, Typed(a)))) };
            lock (Writing)
            {
                File.AppendAllText(file, line.ToJsonString() + "\n");
            }
        }
    }

    /// <summary>A form has only texts; what was meant by them is a flag or a number.</summary>
    private static JsonNode? Typed(KeyValuePair<string, JsonNode?> argument) => argument switch
    {
        { Key: "include_locale" or "include_all_metadata", Value: JsonValue value } when value.TryGetValue<string>(out var text) && bool.TryParse(text, out var flag) => JsonValue.Create(flag),
        { Key: "limit", Value: JsonValue value } when value.TryGetValue<string>(out var text) => JsonValue.Create(int.Parse(text, CultureInfo.InvariantCulture)),
        _ => argument.Value?.DeepClone(),
    };
}
