using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text;
using FsCheck.Fluent;
using FsCheck;
using SdrBot.Channels.LocalChat;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels;

/// <summary>Thousands of bodies that chance made, at each address that takes JSON.</summary>
public sealed class AnyInputTests
{
    [Fact]
    public async Task Whatever_is_sent_there_is_no_fault()
    {
        const int Requests = 5_000;
        await using var bot = await TestBot.StartAsync();
        var bodies = Any().Sample(40, new Rnd((ulong)Seed.Value), Requests);
        var taken = new ConcurrentDictionary<string, byte>();
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (request, cancellationToken) =>
        {
            using var content = new ByteArrayContent(request.Body);
            content.Headers.TryAddWithoutValidation("Content-Type", request.Type);
            using var message = new HttpRequestMessage(HttpMethod.Post, request.Path) { Content = content };
            using var response = await bot.Http.SendAsync(message, cancellationToken);
            var status = (int)response.StatusCode;
            Assert.True(status < 500, $"seed {Seed.Value}: {status} for {request.Path} {request.Type} {Convert.ToBase64String(request.Body)}");
            if (status < 300 && request.Path != HostileInputTests.Actions)
            {
                var answer = await response.Content.ReadFromJsonAsync(LocalJson.Default.PostedAnswer, cancellationToken);
                taken.TryAdd(answer!.Id, 0);
            }
        });

        // What was taken is there once, and nothing else is.
        Assert.NotEmpty(taken);
        var stored = await bot.Database.ReadAsync(s => s.ManyAsync<string>("SELECT id FROM local_messages WHERE id LIKE 'u-%'"), CancellationToken.None);
        Assert.Equal(taken.Keys.Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
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
            ArbMap.Default.GeneratorFor<string>().Where(s => s is not null).Select(s => JsonSerializer.Serialize(s)));
        var field = Gen.Elements("person", "text", "id", "file", "messageId", "actionId", "value", "Person", "x").SelectMany(_ => value, (name, v) => $"\"{name}\":{v}");
        var objects = field.ArrayOf().Select(all => Encoding.UTF8.GetBytes($"{{{string.Join(',', all)}}}"));
        var texts = ArbMap.Default.GeneratorFor<string>().Where(s => s is not null)
            .Select(s => JsonSerializer.SerializeToUtf8Bytes(new PostedMessage("mina", s, null, null), LocalJson.Default.PostedMessage));
        var body = Gen.OneOf(noise, bent, cut, objects, objects, texts);
        var path = Gen.Elements(HostileInputTests.Messages, HostileInputTests.Actions, "local/conversations/sales-floor/messages", "local/conversations/%00/messages", "local/conversations/dm-/messages", "local/conversations/é/messages");
        var type = Gen.Frequency((9, Gen.Constant("application/json")), (1, Gen.Elements("application/json;charset=utf-7", "text/json", "application/problem+json", "*/*", "a/b;c")));
        return path.SelectMany(_ => type, (p, t) => (p, t)).SelectMany(_ => body, (pt, b) => (pt.p, pt.t, b));
    }
}
