using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SdrBot.Channels.BotFramework;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(bool?))]
[JsonSerializable(typeof(OutgoingActivity))]
[JsonSerializable(typeof(AdaptiveCard))]
[JsonSerializable(typeof(CardElement))]
[JsonSerializable(typeof(InvokeAnswer))]
[JsonSerializable(typeof(TaskAnswer))]
[JsonSerializable(typeof(TaskWindow))]
[JsonSerializable(typeof(InvokeError))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(NewConversation))]
[JsonSerializable(typeof(ConnectorAnswer))]
[JsonSerializable(typeof(TeamsMember))]
[JsonSerializable(typeof(ExtensionAnswer))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class BotFrameworkJson : JsonSerializerContext
{
    /// <summary>What is sent: nothing of it is ever part of a page.</summary>
    public static BotFrameworkJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The bytes that are sent: characters of every script stand as themselves, pictures too, since Teams counts bytes.</summary>
    /// <param name="type">One of <see cref="Wire"/>.</param>
    public static byte[] Bytes<T>(T value, JsonTypeInfo<T> type) => WholeCharacters.In(JsonSerializer.SerializeToUtf8Bytes(value, type));
}
