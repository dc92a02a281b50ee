using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace SdrBot.Channels.BotFramework;

/// <summary>The keys that sign what the channels send, each with the channels that it may speak for.</summary>
/// <remarks>A key that nobody knows is looked for at once, since keys roll over; a flood of them costs one look in each interval.</remarks>
internal sealed partial class SigningKeys(BotFrameworkOptions options, BotFrameworkHttp http, TimeProvider clock, ILogger<SigningKeys> logger) : IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>How soon it is tried again when the keys could not be read at all.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Age = TimeSpan.FromHours(24);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1);
    private volatile Known? _known;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    /// <returns>Null when there is no such key, or nobody can say.</returns>
    public async Task<SigningKey?> FindAsync(string kid, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_known is { } known && known.Keys.TryGetValue(kid, out var key) && now - known.ReadAt < Age)
        {
            return key;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            // Whoever waited here may find that somebody else has just looked.
            var isOld = _known is not { } fresh || now - fresh.ReadAt >= Age || !fresh.Keys.ContainsKey(kid);
            if (isOld && now >= _notBefore)
            {
                await ReadAsync(now, cancellationToken);
            }
        }
        finally
        {
            _one.Release();
        }

        return _known?.Keys.GetValueOrDefault(kid);
    }

    public void Dispose() => _one.Dispose();

    private async Task ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isFirst = _known is null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var documents = new HttpDocumentRetriever(http.Client) { RequireHttps = !options.OpenIdMetadata.IsLoopback };
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(options.OpenIdMetadata.AbsoluteUri, documents, patience.Token);
            _known = new Known(
                read.JsonWebKeySet.Keys.Where(k => !string.IsNullOrEmpty(k.Kid)).DistinctBy(k => k.Kid, StringComparer.Ordinal).ToFrozenDictionary(k => k.Kid, k => new SigningKey(k, Endorsements(k)), StringComparer.Ordinal),
                now);

            // The first reading is no answer to an unknown key, so the first of those is looked for at once.
            _notBefore = isFirst ? now : now + Interval;
        }
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidOperationException or ArgumentException or JsonException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            _notBefore = now + (isFirst ? Again : Interval);
            Log.NotRead(logger, e);
        }
    }

    private static FrozenSet<string> Endorsements(JsonWebKey key) => key.AdditionalData.TryGetValue("endorsements", out var value) switch
    {
        true when value is JsonElement { ValueKind: JsonValueKind.Array } array => array.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!).ToFrozenSet(StringComparer.Ordinal),
        true when value is IEnumerable<object> list => list.OfType<string>().ToFrozenSet(StringComparer.Ordinal),
        _ => FrozenSet<string>.Empty,
    };

    private sealed record Known(FrozenDictionary<string, SigningKey> Keys, DateTimeOffset ReadAt);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The keys of the Bot Framework could not be read; what they sign is refused until they are.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}

/// <param name="Endorsements">The channels that the key may speak for.</param>
internal sealed record SigningKey(JsonWebKey Key, FrozenSet<string> Endorsements);
