using System.Text;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels;

/// <summary>Requests that no browser of ours would send, down to their bytes, and the ones that the page itself sends.</summary>
public sealed class HostileRequestTests
{
    public static TheoryData<string, string, int> Requests { get; } = new()
    {
        { "ten megabytes announced", "POST /local/conversations/dm-mina/messages HTTP/1.1\nHost: localhost\nContent-Type: application/json\nContent-Length: 10485760\n\n", 413 },
        { "a length that is none", "POST /local/actions HTTP/1.1\nHost: localhost\nContent-Type: application/json\nContent-Length: -1\n\n", 400 },
        { "two lengths", "POST /local/actions HTTP/1.1\nHost: localhost\nContent-Type: application/json\nContent-Length: 2\nContent-Length: 3\n\n{}", 400 },
        { "a header of 40 KB", $"GET /local/people HTTP/1.1\nHost: localhost\nX-Long: {new string('a', 40_000)}\n\n", 431 },
        { "an address of 9 KB", $"GET /local/people?x={new string('a', 9_000)} HTTP/1.1\nHost: localhost\n\n", 414 },
        { "two hundred headers", $"GET /local/people HTTP/1.1\nHost: localhost\n{string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: a\n"))}\n", 431 },
        { "no host", "GET /local/people HTTP/1.1\n\n", 400 },
        { "two hosts", "GET /local/people HTTP/1.1\nHost: localhost\nHost: localhost\n\n", 400 },
        { "another host", "GET /local/people HTTP/1.1\nHost: evil.example\n\n", 403 },
        { "a host that begins like ours", "GET /local/people HTTP/1.1\nHost: localhost.evil.example\n\n", 403 },
        { "another host for the page", "GET / HTTP/1.1\nHost: evil.example\n\n", 403 },
        { "another host in another case", "GET /LOCAL/people HTTP/1.1\nHost: evil.example\n\n", 403 },
        { "an absolute address elsewhere", "GET http://evil.example/local/people HTTP/1.1\nHost: evil.example\n\n", 403 },
        { "another origin", "POST /local/actions HTTP/1.1\nHost: localhost\nOrigin: https://evil.example\nContent-Type: application/json\nContent-Length: 2\n\n{}", 403 },
        { "no origin of its own", "POST /local/actions HTTP/1.1\nHost: localhost\nOrigin: null\nContent-Type: application/json\nContent-Length: 2\n\n{}", 403 },
        { "our host at another port", "POST /local/actions HTTP/1.1\nHost: localhost:3978\nOrigin: http://localhost:8080\nContent-Type: application/json\nContent-Length: 2\n\n{}", 403 },
        { "a fetch across sites", "GET /local/people HTTP/1.1\nHost: localhost\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: cors\n\n", 403 },
        { "a script across sites", "GET /local/people HTTP/1.1\nHost: localhost\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: no-cors\n\n", 403 },
        { "an upload across sites", "POST /local/files?person=mina&name=x HTTP/1.1\nHost: localhost\nSec-Fetch-Site: same-site\nSec-Fetch-Mode: navigate\nContent-Length: 1\n\nx", 403 },
        { "a path out of the page", "GET /local/page/../../appsettings.json HTTP/1.1\nHost: localhost\n\n", 404 },
        { "an encoded path out of the page", "GET /local/page/..%2f..%2fappsettings.json HTTP/1.1\nHost: localhost\n\n", 404 },
        { "a page with NUL", "GET /local/page/chat.js%00 HTTP/1.1\nHost: localhost\n\n", 400 },
        { "a conversation with a slash", "GET /local/conversations/dm-mina%2f..%2fdm-dana/messages?person=mina HTTP/1.1\nHost: localhost\n\n", 404 },
        { "another method", "DELETE /local/conversations/dm-mina/messages HTTP/1.1\nHost: localhost\n\n", 405 },
        { "TRACE", "TRACE /local/people HTTP/1.1\nHost: localhost\n\n", 405 },
        { "a method of nobody", "BREW /local/people HTTP/1.1\nHost: localhost\n\n", 405 },
        { "a stream from no number", "GET /local/events?person=mina HTTP/1.1\nHost: localhost\nLast-Event-ID: x\n\n", 400 },
        { "a stream from a huge number", "GET /local/events?person=mina HTTP/1.1\nHost: localhost\nLast-Event-ID: 99999999999999999999999\n\n", 400 },
        { "no HTTP", "hello\n\n", 400 },
        { "HTTP of the future", "GET / HTTP/9.9\nHost: localhost\n\n", 505 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_hostile_request_is_refused(string what, string request, int status)
    {
        await using var bot = await TestBot.StartAsync();
        var before = await Fingerprint.OfAsync(bot);
        Assert.Equal((what, status), (what, await RawHttp.SendAsync(bot.Http.BaseAddress!, request)));
        Assert.Equal(before, await Fingerprint.OfAsync(bot));
        Assert.Empty(Directory.EnumerateFiles(bot.Folder, "f_*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Ten_megabytes_in_pieces_are_refused()
    {
        await using var bot = await TestBot.StartAsync();
        var piece = $"10000\r\n{new string('a', 0x10000)}\r\n";
        var body = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(piece, 160)) + "0\r\n\r\n");
        var status = await RawHttp.SendAsync(
            bot.Http.BaseAddress!, "POST /local/conversations/dm-mina/messages HTTP/1.1\nHost: localhost\nContent-Type: application/json\nTransfer-Encoding: chunked\n\n", body);

        // The bot may hang up before all was sent; then its answer may be lost on the way.
        Assert.True(status is 413 or 0, $"{status}");
        Assert.Empty(await bot.As("mina").ReadAsync());
    }

    [Fact]
    public async Task The_own_page_is_let_in()
    {
        await using var bot = await TestBot.StartAsync();
        foreach (var headers in new[]
        {
            $"Host: {bot.Http.BaseAddress!.Authority}\nOrigin: {bot.Http.BaseAddress.GetLeftPart(UriPartial.Authority)}\nSec-Fetch-Site: same-origin",
            "Host: localhost:3978\nOrigin: http://localhost:3978\nSec-Fetch-Site: same-origin",
            "Host: [::1]:3978\nSec-Fetch-Site: none",
            "Host: 127.0.0.1",
        })
        {
            Assert.Equal(200, await RawHttp.SendAsync(bot.Http.BaseAddress, $"GET /local/people HTTP/1.1\n{headers}\n\n"));
        }
    }

    /// <summary>A link elsewhere may open the page, and nothing else.</summary>
    [Fact]
    public async Task A_link_from_elsewhere_opens_the_page()
    {
        await using var bot = await TestBot.StartAsync();
        Assert.Equal(200, await RawHttp.SendAsync(bot.Http.BaseAddress!, "GET / HTTP/1.1\nHost: localhost\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\n\n"));
    }
}
