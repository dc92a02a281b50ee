using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

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
internal sealed partial class BotFrameworkJson : JsonSerializerContext
{
    /// <summary>What is sent: characters of every script stand as themselves, since Teams counts bytes. Nothing of it is ever part of a page.</summary>
    public static BotFrameworkJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
