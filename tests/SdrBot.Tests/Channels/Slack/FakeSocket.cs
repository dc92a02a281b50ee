using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Text;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>A connection, from Slack's side.</summary>
internal sealed class FakeSocket(WebSocket socket, QuietableStream line, Action cut) : IAsyncDisposable
{
    private readonly SemaphoreSlim _sending = new(1, 1);

    public Task SendAsync(JsonObject frame) => SendAsync(frame.ToJsonString());

    public async Task SendAsync(string frame, WebSocketMessageType type = WebSocketMessageType.Text)
    {
        await _sending.WaitAsync();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(frame), type, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <param name="reason">Such as <c>refresh_requested</c>.</param>
    public Task AskToLeaveAsync(string reason) => SendAsync(new JsonObject { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "fake" } });

    /// <summary>From now on nothing arrives at the other side, not even an answer to a ping, and the connection looks open.</summary>
    public void Mute() => line.IsQuiet = true;

    public void Cut() => cut();

    /// <returns>Null when the connection is over.</returns>
    public async Task<JsonObject?> ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                length += read.Count;
                if (read.EndOfMessage)
                {
                    return JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, length))!.AsObject();
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>Answers whoever said goodbye.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (socket.State == WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // It did not wait for the answer.
        }

        _sending.Dispose();
    }
}
