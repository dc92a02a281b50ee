using System.Globalization;
using System.Text.Json;
using SdrBot.Channels.LocalChat;

namespace SdrBot.Tests.Support;

/// <summary>The server-sent events of one person, as a browser would read them.</summary>
internal sealed class EventStream : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;

    private EventStream(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _reader = new StreamReader(body);
    }

    /// <summary>The number of the last event read: where a resumed stream goes on.</summary>
    public long LastId { get; private set; }

    public static async Task<EventStream> OpenAsync(HttpClient http, string person, long? after)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"local/events?person={person}");
        if (after is { } id)
        {
            request.Headers.Add("Last-Event-ID", id.ToString(CultureInfo.InvariantCulture));
        }

        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return new EventStream(response, await response.Content.ReadAsStreamAsync());
    }

    /// <returns>The next message; null when the bot closed the stream.</returns>
    public async Task<LocalMessage?> NextAsync()
    {
        using var patience = new CancellationTokenSource(TestBot.Patience);
        string? data = null;
        while (await _reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                LastId = long.Parse(line.AsSpan(4), CultureInfo.InvariantCulture);
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                data = line[6..];
            }
            else if (line.Length == 0 && data is not null)
            {
                return JsonSerializer.Deserialize(data, LocalJson.Default.LocalMessage);
            }
        }

        return null;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _response.Dispose();
    }
}
