using System.Collections.Immutable;
using System.Text.Json.Serialization;
using SdrBot.Cadences;
using SdrBot.Conversations;
using SdrBot.Handoffs;
using SdrBot.Imports;
using SdrBot.Turns;

namespace SdrBot.Storage;

/// <summary>Everything that stands in a column as JSON. No type names: what is stored outlives the classes.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Reply))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(Incoming))]
[JsonSerializable(typeof(Cadence))]
[JsonSerializable(typeof(Brief))]
[JsonSerializable(typeof(Assignment))]
[JsonSerializable(typeof(List<RowChange>))]
[JsonSerializable(typeof(ImportSummary))]
[JsonSerializable(typeof(ImmutableDictionary<string, string>))]
[JsonSerializable(typeof(IEnumerable<string>))]
internal sealed partial class StorageJson : JsonSerializerContext;
