using System.Net.Http.Headers;
using System.Text;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels;

/// <summary>Bodies that no page would send: a 4xx and no effect, whatever they are.</summary>
public sealed class HostileInputTests
{
    internal const string Messages = "local/conversations/dm-mina/messages";
    internal const string Actions = "local/actions";

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
}
