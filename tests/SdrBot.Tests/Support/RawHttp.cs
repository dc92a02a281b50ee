using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace SdrBot.Tests.Support;

/// <summary>Requests byte by byte, such as no well-behaved client would send.</summary>
internal static class RawHttp
{
    /// <returns>The status; 0 when the connection was closed without an answer.</returns>
    public static async Task<int> SendAsync(Uri server, string head, ReadOnlyMemory<byte> body = default)
    {
        using var patience = new CancellationTokenSource(TestBot.Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, patience.Token);
        await using var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(head.ReplaceLineEndings("\r\n")), patience.Token);
            await stream.WriteAsync(body, patience.Token);
        }
        catch (IOException)
        {
            // The server has answered already and reads no further.
        }

        return await ReadAsync(stream, patience.Token);
    }

    private static async Task<int> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        try
        {
            return await reader.ReadLineAsync(cancellationToken) is { Length: >= 12 } line ? int.Parse(line.AsSpan(9, 3), CultureInfo.InvariantCulture) : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
