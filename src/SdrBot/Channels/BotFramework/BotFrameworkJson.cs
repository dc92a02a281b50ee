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
[JsonSerializable(typeof(CardData))]
[JsonSerializable(typeof(ExtensionAnswer))]
internal sealed partial class BotFrameworkJson : JsonSerializerContext;
