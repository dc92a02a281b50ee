using System.Net.Http.Headers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels;

/// <summary>Input that no page would send: a 4xx and no effect, whatever it is.</summary>
public sealed class HostileInputTests
{
    private const string Messages = "local/conversations/dm-mina/messages";
    private const string Actions = "local/actions";

    /// <summary>Bodies that must be refused wherever JSON is taken; Latin-1, so that any byte can be written.</summary>
    public static TheoryData<string, string> Bodies { get; } = new()
    {
        { "nothing", "" },
        { "no JSON", "hello" },
        { "cut short", """{"person":"mina","text":"help""" },
        { "null", "null" },
        { "a number", "1" },
        { "an array", """[{"person":"mina","text":"help"}]""" },
        { "a string", "\"help\"" },
        { "an empty object", "{}" },
        { "null values", """{"person":null,"text":null,"messageId":null,"actionId":null}""" },
        { "wrong types", """{"person":1,"text":{"a":1},"messageId":[],"actionId":true}""" },
        { "a number as text", """{"person":"mina","text":5,"messageId":"m1","actionId":5}""" },
        { "duplicate keys", """{"person":"mina","text":"help","text":"undo","messageId":"m1","actionId":"a","actionId":"b"}""" },
        { "a comment", """{"person":"mina",/* hi */"text":"help"}""" },
        { "a trailing comma", """{"person":"mina","text":"help",}""" },
        { "two documents", """{"person":"mina","text":"help"}{"person":"mina","text":"help"}""" },
        { "single quotes", "{'person':'mina','text':'help'}" },
        { "a control character", "{\"person\":\"mina\",\"text\":\"a\u0001b\"}" },
        { "half of a pair, escaped", """{"person":"mina\ud800","text":"x","messageId":"m1","actionId":"\udfff"}""" },
        { "invalid UTF-8", "{\"person\":\"mina\",\"text\":\"\u00ff\u00fe\",\"messageId\":\"m1\",\"actionId\":\"\u00ff\"}" },
        { "overlong UTF-8", "{\"person\":\"mina\",\"text\":\"\u00c0\u00af\",\"messageId\":\"m1\",\"actionId\":\"\u00c0\u00af\"}" },
        { "a surrogate in UTF-8", "{\"person\":\"mina\",\"text\":\"\u00ed\u00a0\u0080\",\"messageId\":\"m1\",\"actionId\":\"\u00ed\u00a0\u0080\"}" },
        { "UTF-16", "\u00ff\u00fe{\0\"\0" },
        { "a depth of 65", """{"person":"mina","text":"help","more":""" + new string('[', 65) + new string(']', 65) + "}" },
        { "a depth of 100,000", new string('[', 100_000) },
        { "a long id", $$"""{"person":"mina","text":"help","id":"{{new string('a', 101)}}"}""" },
        { "a long text", $$"""{"person":"mina","text":"{{new string('a', 40_001)}}","messageId":"m1","actionId":"a","value":"{{new string('a', 40_001)}}"}""" },
        { "a text of spaces", """{"person":"mina","text":" \t\r\n \u3000 "}""" },
        { "a file that is none", """{"person":"mina","text":"x","file":"f_00"}""" },
        { "a path as a file", """{"person":"mina","text":"x","file":"../sdrbot.db"}""" },
        { "a path with our prefix", """{"person":"mina","text":"x","file":"f_/../../sdrbot.db"}""" },
        { "an absolute path", """{"person":"mina","text":"x","file":"/etc/passwd"}""" },
        { "a person of somewhere else", """{"person":"' OR 1=1 --","text":"x","messageId":"m1 OR 1=1","actionId":"a"}""" },
        { "a person with NUL", """{"person":"mina\u0000","text":"x","messageId":"m1\u0000","actionId":"a"}""" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_malformed_body_is_refused(string what, string body)
    {
        await using var bot = await TestBot.StartAsync();
        var before = await Fingerprint.OfAsync(bot);
        foreach (var path in new[] { Messages, Actions })
        {
            using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await bot.Http.PostAsync(new Uri(path, UriKind.Relative), content);
            var status = (int)response.StatusCode;
            Assert.True(status is >= 400 and < 500, $"{what}: {status} at {path}");
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        }

        Assert.Equal(before, await Fingerprint.OfAsync(bot));
    }

    [Theory]
    [InlineData("\u0000a\u0000b", "ab")]
    [InlineData("\\ud800 half", "\ufffd half")]
    [InlineData("\\udc00\\ud800", "\ufffd\ufffd")]
    [InlineData("\\ud83d\\ude00", "😀")]
    public async Task A_text_is_kept_without_what_is_no_character(string sent, string kept)
    {
        await using var bot = await TestBot.StartAsync();
        using var content = new StringContent($$$"""{"person":"mina","text":"{{{sent.Replace("\0", "\\u0000", StringComparison.Ordinal)}}}","future":{"field":[1]}}""", Encoding.UTF8, "application/json");
        using var response = await bot.Http.PostAsync(new Uri(Messages, UriKind.Relative), content);
        var status = (int)response.StatusCode;

        // Half a pair may be refused as well as mended; it is never stored.
        Assert.True(status is 200 or 400, $"{status}");
        var messages = await bot.As("mina").ReadAsync();
        Assert.Equal(status == 200 ? [kept] : [], messages.Where(m => !m.From.Bot).Select(m => m.Text));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/xml")]
    [InlineData("")]
    [InlineData("nonsense")]
    public async Task Another_content_type_is_refused(string type)
    {
        await using var bot = await TestBot.StartAsync();
        var before = await Fingerprint.OfAsync(bot);
        foreach (var path in new[] { Messages, Actions })
        {
            using var content = new ByteArrayContent("""{"person":"mina","text":"help"}"""u8.ToArray());
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var response = await bot.Http.PostAsync(new Uri(path, UriKind.Relative), content);
            Assert.Equal(415, (int)response.StatusCode);
        }

        Assert.Equal(before, await Fingerprint.OfAsync(bot));
    }

    [Theory]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/json; charset=\"")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Another_charset_makes_no_fault(string type)
    {
        await using var bot = await TestBot.StartAsync();
        using var content = new ByteArrayContent("""{"person":"mina","text":"+AGg-"}"""u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await bot.Http.PostAsync(new Uri(Messages, UriKind.Relative), content);
        Assert.InRange((int)response.StatusCode, 200, 499);
        Assert.All((await bot.As("mina").ReadAsync()).Where(m => !m.From.Bot), m => Assert.Equal("+AGg-", m.Text));
    }

    [Fact]
    public async Task A_mark_of_byte_order_is_no_fault()
    {
        await using var bot = await TestBot.StartAsync();
        using var content = new ByteArrayContent([0xEF, 0xBB, 0xBF, .. """{"person":"mina","text":"help"}"""u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await bot.Http.PostAsync(new Uri(Messages, UriKind.Relative), content);
        Assert.InRange((int)response.StatusCode, 200, 499);
    }

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

    [Fact]
    public async Task Whatever_is_sent_there_is_no_fault()
    {
        const int Requests = 5_000;
        await using var bot = await TestBot.StartAsync();
        var bodies = Any().Sample(40, new Rnd((ulong)Seed.Value), Requests);
        var before = await Fingerprint.OfAsync(bot);
        var taken = 0;
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (request, cancellationToken) =>
        {
            using var content = new ByteArrayContent(request.Body);
            content.Headers.TryAddWithoutValidation("Content-Type", request.Type);
            using var message = new HttpRequestMessage(HttpMethod.Post, request.Path) { Content = content };
            using var response = await bot.Http.SendAsync(message, cancellationToken);
            var status = (int)response.StatusCode;
            Assert.True(status < 500, $"seed {Seed.Value}: {status} for {request.Path} {request.Type} {Convert.ToBase64String(request.Body)}");
            if (status < 300)
            {
                Interlocked.Increment(ref taken);
            }
        });

        if (taken == 0)
        {
            Assert.Equal(before, await Fingerprint.OfAsync(bot));
        }

        Assert.Equal(taken, (await bot.Database.ReadAsync(s => s.ManyAsync<string>("SELECT id FROM local_messages WHERE id LIKE 'u-%'"), CancellationToken.None)).Length);
        Assert.Equal("Healthy", await bot.Http.GetStringAsync(new Uri("health/ready", UriKind.Relative)));
    }

    private static Gen<(string Path, string Type, byte[] Body)> Any()
    {
        var valid = """{"person":"mina","text":"hello there","id":"1","messageId":"m1","actionId":"a1","value":"é","file":null}"""u8.ToArray();
        var bytes = Gen.Choose(0, 255).Select(b => (byte)b);
        var noise = bytes.ArrayOf();
        var bent = Gen.Choose(0, valid.Length - 1).SelectMany(_ => bytes, (at, b) => (byte[])[.. valid[..at], b, .. valid[(at + 1)..]]);
        var cut = Gen.Choose(0, valid.Length).Select(at => valid[..at]);
        var value = Gen.OneOf(
            Gen.Elements("null", "true", "1e999", "-0", "[]", "{}", "\"\\ud800\"", "\"\\u0000\"", "\"mina\"", "\"m1\"", "\"\"", "[[[[[[]]]]]]", "123456789012345678901234567890"),
            ArbMap.Default.GeneratorFor<string>().Where(s => s is not null).Select(s => System.Text.Json.JsonSerializer.Serialize(s)));
        var field = Gen.Elements("person", "text", "id", "file", "messageId", "actionId", "value", "Person", "x").SelectMany(_ => value, (name, v) => $"\"{name}\":{v}");
        var objects = field.ArrayOf().Select(all => Encoding.UTF8.GetBytes($"{{{string.Join(',', all)}}}"));
        var body = Gen.OneOf(noise, bent, cut, objects, objects);
        var path = Gen.Elements(Messages, Actions, "local/conversations/sales-floor/messages", "local/conversations/%00/messages", "local/conversations/dm-/messages", "local/conversations/é/messages");
        var type = Gen.Frequency((9, Gen.Constant("application/json")), (1, Gen.Elements("application/json;charset=utf-7", "text/json", "application/problem+json", "*/*", "a/b;c")));
        return path.SelectMany(_ => type, (p, t) => (p, t)).SelectMany(_ => body, (pt, b) => (pt.p, pt.t, b));
    }
}
