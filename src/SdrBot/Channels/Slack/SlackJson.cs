using System.Text.Json.Serialization;

namespace SdrBot.Channels.Slack;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EventBody))]
[JsonSerializable(typeof(SlashCommand))]
[JsonSerializable(typeof(SocketFrame))]
[JsonSerializable(typeof(SocketAck))]
[JsonSerializable(typeof(SlackAck))]
[JsonSerializable(typeof(OpenView))]
[JsonSerializable(typeof(UpdateView))]
[JsonSerializable(typeof(PublishView))]
[JsonSerializable(typeof(GetPermalink))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(PostMessage))]
[JsonSerializable(typeof(UpdateMessage))]
[JsonSerializable(typeof(PostEphemeral))]
[JsonSerializable(typeof(ResponseUrlBody))]
[JsonSerializable(typeof(ReadHistory))]
[JsonSerializable(typeof(ReadUser))]
[JsonSerializable(typeof(OpenConversation))]
[JsonSerializable(typeof(SlackUser))]
[JsonSerializable(typeof(NoArguments))]
[JsonSerializable(typeof(ExchangeTokens))]
[JsonSerializable(typeof(SlackTokens))]
[JsonSerializable(typeof(SlackTeam))]
[JsonSerializable(typeof(SlackAnswer))]
internal sealed partial class SlackJson : JsonSerializerContext;
