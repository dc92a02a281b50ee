namespace SdrBot.Channels.BotFramework;

/// <summary>The one connection outwards: to the keys, to Entra and to the channels' services. No redirect takes a token along.</summary>
internal sealed class BotFrameworkHttp(HttpMessageHandler handler) : IDisposable
{
    private const int LargestAnswer = 4 * 1024 * 1024;

    public HttpClient Client { get; } = new(handler) { MaxResponseContentBufferSize = LargestAnswer };

#pragma warning disable CA2000 // The client owns it.
    public static BotFrameworkHttp Create() => new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
#pragma warning restore CA2000

    public void Dispose() => Client.Dispose();
}
