using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Slack's Socket Mode: an address is good for one connection, an envelope goes to any of them, and it is acknowledged where it came from.</summary>
internal sealed class FakeSockets(Func<Uri> address)
{
    private const string HandshakeKey = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private readonly ConcurrentDictionary<string, bool> _tickets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (FakeSocket Socket, TaskCompletionSource<JsonObject> Ack)> _unacknowledged = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly List<FakeSocket> _open = [];
    private readonly List<string> _problems = [];
    private int _most;
    private int _accepted;

    /// <summary>What a client did that Slack does not allow.</summary>
    public IReadOnlyList<string> Problems => Locked(() => _problems.ToArray());

    /// <summary>The most connections that were open at the same time.</summary>
    public int Most => Locked(() => _most);

    public int Accepted => Locked(() => _accepted);

    public IReadOnlyList<FakeSocket> Open => Locked(() => _open.ToArray());

    /// <summary>False: new connections are accepted and not greeted.</summary>
    public bool IsGreeting { get; set; } = true;

    /// <summary>Until then new connections wait for their greeting.</summary>
    public Task GreetsAfter { get; set; } = Task.CompletedTask;

    public string NewAddress()
    {
        var ticket = Guid.NewGuid().ToString("N");
        _tickets[ticket] = true;
        return new UriBuilder(address()) { Scheme = "ws", Query = $"ticket={ticket}&app_id=A0TEST" }.Uri.ToString();
    }

    public async Task AcceptAsync(HttpContext context)
    {
        if (!_tickets.TryRemove(context.Request.Query["ticket"].ToString(), out _) || context.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true } upgrade)
        {
            Note("an address was used twice");
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        context.Response.Headers.Upgrade = "websocket";
        context.Response.Headers.Connection = "Upgrade";
#pragma warning disable CA5350 // What the protocol says.
        context.Response.Headers["Sec-WebSocket-Accept"] = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(context.Request.Headers["Sec-WebSocket-Key"] + HandshakeKey)));
#pragma warning restore CA5350
        var line = new QuietableStream(await upgrade.UpgradeAsync());
        using var socket = WebSocket.CreateFromStream(line, new WebSocketCreationOptions { IsServer = true });
        await using var client = new FakeSocket(socket, line, context.Abort);
        var connections = Locked(() =>
        {
            _open.Add(client);
            _accepted++;
            _most = Math.Max(_most, _open.Count);
            return _open.Count;
        });
        try
        {
            if (IsGreeting)
            {
                await GreetsAfter;
                await client.SendAsync(new JsonObject { ["type"] = "hello", ["num_connections"] = connections, ["connection_info"] = new JsonObject { ["app_id"] = "A0TEST" } });
            }

            while (await client.ReceiveAsync() is { } said)
            {
                Acknowledged(client, said);
            }
        }
        finally
        {
            // Before the other side hears that it is closed, and opens the next.
            Locked(() => _open.Remove(client));
        }
    }

    /// <summary>Sends an envelope over one of the connections, as Slack does.</summary>
    /// <returns>The acknowledgement.</returns>
    public async Task<JsonObject> SendAsync(string type, JsonObject payload, string? envelopeId = null, FakeSocket? over = null)
    {
        var socket = over ?? await NewestAsync();
        var id = envelopeId ?? Guid.NewGuid().ToString();
        var ack = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        _unacknowledged[id] = (socket, ack);
        await socket.SendAsync(new JsonObject
        {
            ["envelope_id"] = id,
            ["type"] = type,
            ["payload"] = payload.DeepClone(),
            ["accepts_response_payload"] = type != "events_api",
        });
        return await ack.Task.WaitAsync(TestBot.Patience);
    }

    /// <summary>The connection that was opened last, once there is one.</summary>
    public async Task<FakeSocket> NewestAsync() =>
        await SlackBot.UntilAsync(() => Open is [.., var newest] ? newest : null, "a connection");

    /// <summary>Cuts all connections.</summary>
    public void Kill()
    {
        foreach (var socket in Open)
        {
            socket.Cut();
        }
    }

    private void Acknowledged(FakeSocket socket, JsonObject said)
    {
        if ((string?)said["envelope_id"] is not { } id || !_unacknowledged.TryRemove(id, out var sent))
        {
            Note($"an acknowledgement of nothing: {said.ToJsonString()}");
        }
        else if (sent.Socket != socket)
        {
            Note("an acknowledgement on another connection");
        }
        else
        {
            sent.Ack.TrySetResult(said);
        }
    }

    private void Note(string problem) => Locked(() =>
    {
        _problems.Add(problem);
        return true;
    });

    private T Locked<T>(Func<T> work)
    {
        lock (_lock)
        {
            return work();
        }
    }
}
