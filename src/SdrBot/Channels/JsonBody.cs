using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SdrBot.Channels;

/// <summary>The one guarded place where input from outside becomes a typed record.</summary>
internal static class JsonBody
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The record, or the 4xx that its sender gets.</returns>
    public static async Task<(T? Value, IResult? Problem)> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, int mostBytes)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return (null, Problems.Of(StatusCodes.Status415UnsupportedMediaType, "The body must be application/json."));
        }

        if (await CappedBody.ReadAsync(request, mostBytes) is not { } bytes)
        {
            return (null, Problems.Of(StatusCodes.Status413PayloadTooLarge, $"The body may have {mostBytes} bytes at most."));
        }

        try
        {
            _ = Strict.GetCharCount(bytes);
            return JsonSerializer.Deserialize(bytes, type) is { } value ? (value, null) : (null, Problems.Of(StatusCodes.Status400BadRequest, "The body is null."));
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException or InvalidOperationException or NotSupportedException)
        {
            return (null, Problems.Of(StatusCodes.Status400BadRequest, "The body is not the JSON that this address takes."));
        }
    }
}
