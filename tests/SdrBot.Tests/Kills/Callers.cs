using System.Collections.Concurrent;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Kills;

/// <summary>A platform that tells the bot what people write, while the bot is being killed; what is not acknowledged is sent again under the same id.</summary>
/// <param name="write">What somebody writes, with the key under which it is told apart, as a request that can be made anew.</param>
internal sealed class Callers(Func<string, (string Key, Func<HttpRequestMessage> Request)> write)
{
    private readonly ConcurrentDictionary<string, Func<HttpRequestMessage>> _waiting = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _acknowledged = new(StringComparer.Ordinal);

    /// <summary>The keys of what was acknowledged.</summary>
    public ICollection<string> Acknowledged => _acknowledged.Keys;

    public ICollection<string> All => [.. _acknowledged.Keys, .. _waiting.Keys];

    /// <summary>Everybody of the company writes so many messages, one after the other.</summary>
    public Task TalkAsync(Uri address, int each) => Task.WhenAll(Company.People.Select(async person =>
    {
        for (var i = 0; i < each; i++)
        {
            var (key, request) = write(person.Id);
            _waiting[key] = request;
            if (!await SendAsync(address, key, request))
            {
                return;
            }
        }
    }));

    /// <summary>What was never acknowledged the platform sends again.</summary>
    public async Task RepeatAsync(Uri address)
    {
        foreach (var (key, request) in _waiting)
        {
            Assert.True(await SendAsync(address, key, request));
        }
    }

    private async Task<bool> SendAsync(Uri address, string key, Func<HttpRequestMessage> make)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var request = make();
        try
        {
            using var response = await http.SendAsync(request);
            if (!response.IsSuccessStatusCode)
            {
                return false;
            }
        }
        catch (HttpRequestException)
        {
            return false;
        }

        _acknowledged[key] = true;
        return _waiting.TryRemove(key, out _);
    }
}
