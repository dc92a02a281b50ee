using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrBot.Channels.BotFramework;

/// <summary>A text, or nothing where something else stands in its place.</summary>
internal sealed class LooseText : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

internal sealed class LooseFlag : JsonConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            return reader.GetBoolean();
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, BotFrameworkJson.Default.NullableBoolean);
}

internal sealed class LooseAccount : JsonConverter<ChannelAccount?>
{
    public override ChannelAccount? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return JsonSerializer.Deserialize(ref reader, BotFrameworkJson.Default.ChannelAccount);
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, ChannelAccount? value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, BotFrameworkJson.Default.ChannelAccount!);
}
