using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace SdrBot.Channels.Slack;

/// <summary>One Socket Mode connection: reads envelopes, hands each to the receiver, and acknowledges it here and nowhere else once it is saved.</summary>
internal sealed partial class SlackConnection : IAsyncDisposable
{
    /// <summary>No envelope comes near this; what does is no envelope.</summary>
    private const int LargestFrame = 4 * 1024 * 1024;
    private const int MostAtOnce = 64;

    /// <summary>A server that answers no ping for so long is gone, whatever the network says.</summary>
    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PongWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan HelloWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FarewellWithin = TimeSpan.FromSeconds(5);

    private readonly ClientWebSocket _socket = new();
#pragma warning disable CA2213 // What is still under way lets go of them after the connection is gone; none holds anything that needs an end.
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly SemaphoreSlim _working = new(MostAtOnce, MostAtOnce);
    private readonly TaskCompletionSource<int> _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
#pragma warning restore CA2213
    private readonly SlackReceiver _receiver;
    private readonly ILogger _logger;

    private SlackConnection(SlackReceiver receiver, ILogger logger)
    {
        (_receiver, _logger) = (receiver, logger);
        _socket.Options.KeepAliveInterval = Ping;
        _socket.Options.KeepAliveTimeout = PongWithin;
    }

    /// <summary>Completes with the reason when Slack asks for another connection in this one's place.</summary>
    public Task<string> AskedToLeave => _asked.Task;

    /// <summary>Completes when nothing more will come.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>How many connections the app has in all, as Slack said when this one began.</summary>
    public int ConnectionsOfApp => _hello.Task.IsCompletedSuccessfully ? _hello.Task.Result : 0;

    /// <returns>A connection that Slack has greeted: only from then on does it count.</returns>
    /// <exception cref="WebSocketException">It could not be made.</exception>
    /// <exception cref="TimeoutException">Slack did not greet.</exception>
    public static async Task<SlackConnection> OpenAsync(Uri address, SlackReceiver receiver, ILogger logger, CancellationToken cancellationToken)
    {
        var connection = new SlackConnection(receiver, logger);
        try
        {
            await connection._socket.ConnectAsync(address, cancellationToken).WaitAsync(HelloWithin, cancellationToken);
            connection.Ended = connection.ReadAsync();
            await Task.WhenAny(connection._hello.Task, connection.Ended).WaitAsync(HelloWithin, cancellationToken);
            return connection._hello.Task.IsCompleted ? connection : throw new WebSocketException("The connection ended before Slack said hello.");
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets what is under way be acknowledged, then goes.</summary>
    public async Task LeaveAsync()
    {
        using var patience = new CancellationTokenSource(FarewellWithin);
        try
        {
            for (var i = 0; i < MostAtOnce; i++)
            {
                await _working.WaitAsync(patience.Token);
            }

            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
            await Ended.WaitAsync(patience.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or InvalidOperationException)
        {
            // It is gone or will not answer: what it did not acknowledge comes again elsewhere.
        }

        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stop.IsCancellationRequested)
        {
            await _stop.CancelAsync();
            _socket.Abort();
        }

        await Ended;
        _socket.Dispose();
    }

    private async Task ReadAsync()
    {
        var frame = new ArrayBufferWriter<byte>(16 * 1024);
        try
        {
            while (_socket.State is WebSocketState.Open or WebSocketState.CloseSent)
            {
                var read = await _socket.ReceiveAsync(frame.GetMemory(4096), _stop.Token);
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                frame.Advance(read.Count);
                if (frame.WrittenCount > LargestFrame)
                {
                    Log.Odd(_logger, "a frame of more than four megabytes");
                    break;
                }

                if (read.EndOfMessage)
                {
                    if (read.MessageType == WebSocketMessageType.Text)
                    {
                        await TakeAsync(frame.WrittenSpan.ToArray());
                    }

                    frame.ResetWrittenCount();
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            Log.Lost(_logger, e.Message);
        }
    }

    private async Task TakeAsync(byte[] frame)
    {
        SocketFrame? said;
        try
        {
            said = JsonSerializer.Deserialize(frame, SlackJson.Default.SocketFrame);
        }
        catch (JsonException)
        {
            said = null;
        }

        switch (said)
        {
            case { Type: "hello" }:
                _hello.TrySetResult(said.NumConnections);
                break;
            case { Type: "disconnect" }:
                _asked.TrySetResult(said.Reason ?? string.Empty);
                break;
            case { EnvelopeId: { Length: > 0 } id, Type: { } type }:
                // Begun in the order of arrival, which is the order within a conversation; waited for elsewhere.
                await _working.WaitAsync(_stop.Token);
                _ = WorkAsync(id, type, said);
                break;
            default:
                Log.Odd(_logger, "a frame that is no envelope");
                break;
        }
    }

    private async Task WorkAsync(string id, string type, SocketFrame envelope)
    {
        try
        {
            if (await _receiver.TakeAsync(type, envelope.Payload, envelope.AcceptsResponsePayload, _stop.Token) is not { } ack)
            {
                // Nothing was saved, so nothing is acknowledged: it comes again.
                return;
            }

            var payload = envelope.AcceptsResponsePayload && !ack.IsEmpty ? ack : null;
            await SendAsync(JsonSerializer.SerializeToUtf8Bytes(new SocketAck(id, payload), SlackJson.Default.SocketAck));
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            // Saved but not acknowledged: it comes again, and is known.
            Log.Lost(_logger, e.Message);
        }
        finally
        {
            _working.Release();
        }
    }

    private async Task SendAsync(byte[] frame)
    {
        await _sending.WaitAsync(_stop.Token);
        try
        {
            await _socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, _stop.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A Slack connection ended: {Reason}.")]
        public static partial void Lost(ILogger logger, string reason);

        [LoggerMessage(2, LogLevel.Warning, "Slack sent {What}; it is ignored.")]
        public static partial void Odd(ILogger logger, string what);
    }
}
