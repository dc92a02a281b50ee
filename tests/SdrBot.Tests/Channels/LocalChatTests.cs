using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels;

/// <summary>The HTTP contract of the local chat, as the README documents it.</summary>
public sealed class LocalChatTests
{
    [Fact]
    public async Task The_people_are_those_of_the_company()
    {
        await using var bot = await TestBot.StartAsync();
        using var people = await GetAsync(bot, "local/people");
        var all = people.RootElement.GetProperty("people");
        Assert.Equal(["mina", "dana", "haruto", "alex", "bianca", "grace"], all.EnumerateArray().Select(p => p.GetProperty("id").GetString()!));
        Assert.Equal(["id", "name", "role", "roleName", "zone", "language"], all[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal("Asia/Seoul", all[0].GetProperty("zone").GetString());
    }

    [Fact]
    public async Task A_person_has_a_direct_conversation_and_the_channels()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.As("mina").SayAsync("help");
        await bot.SettleAsync();
        using var answer = await GetAsync(bot, "local/conversations?person=mina");
        var all = answer.RootElement.GetProperty("conversations").EnumerateArray().ToImmutableArray();
        Assert.Equal(["dm-mina", "ae-handoffs", "sales-floor"], all.Select(c => c.GetProperty("id").GetString()!));
        Assert.Equal(["direct", "channel", "channel"], all.Select(c => c.GetProperty("kind").GetString()!));
        Assert.StartsWith("What I can do", all[0].GetProperty("last").GetProperty("preview").GetString(), StringComparison.Ordinal);
        Assert.False(all[1].TryGetProperty("last", out _));
    }

    [Fact]
    public async Task A_message_is_shown_and_answered()
    {
        await using var bot = await TestBot.StartAsync();
        var posted = await bot.As("mina").SayAsync("xyzzy", messageId: "first");
        await bot.SettleAsync();
        using var answer = await GetAsync(bot, "local/conversations/dm-mina/messages?person=mina");
        var messages = answer.RootElement.GetProperty("messages");
        Assert.Equal(2, messages.GetArrayLength());
        Assert.Equal(posted.Id, messages[0].GetProperty("id").GetString());
        Assert.Equal("first", messages[0].GetProperty("clientId").GetString());
        Assert.Equal("xyzzy", messages[0].GetProperty("text").GetString());
        Assert.Equal("Mina Park", messages[0].GetProperty("from").GetProperty("name").GetString());
        Assert.True(messages[1].GetProperty("from").GetProperty("bot").GetBoolean());
        Assert.Equal("2026-03-04T00:00:00+00:00", messages[1].GetProperty("at").GetString());
        Assert.Equal("button", messages[1].GetProperty("actions")[0].GetProperty("kind").GetString());
        Assert.False(answer.RootElement.GetProperty("more").GetBoolean());
    }

    [Fact]
    public async Task The_command_behind_a_button_stays_inside()
    {
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        await bot.As("mina").SayAsync("tally one");
        await bot.SettleAsync();
        var text = await bot.Http.GetStringAsync(new Uri("local/conversations/dm-mina/messages?person=mina", UriKind.Relative));
        Assert.DoesNotContain("tally more", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_is_read_page_by_page_from_its_end()
    {
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        for (var i = 0; i < 5; i++)
        {
            await bot.As("mina").SayAsync($"tally {i}");
        }

        await bot.SettleAsync();
        var all = (await bot.As("mina").ReadAsync()).Select(m => m.Id).ToList();
        var read = new List<string>();
        long? before = null;
        bool more;
        do
        {
            using var answer = await GetAsync(bot, $"local/conversations/dm-mina/messages?person=mina&limit=3{(before is null ? "" : $"&before={before}")}");
            var page = answer.RootElement.GetProperty("messages").EnumerateArray().ToList();
            read.InsertRange(0, page.Select(m => m.GetProperty("id").GetString()!));
            before = page[0].GetProperty("order").GetInt64();
            more = answer.RootElement.GetProperty("more").GetBoolean();
        }
        while (more);

        Assert.Equal(10, all.Count);
        Assert.Equal(all, read);
    }

    [Theory]
    [InlineData("local/conversations")]
    [InlineData("local/conversations?person=nobody")]
    [InlineData("local/conversations?person=")]
    [InlineData("local/conversations/dm-dana/messages?person=mina")]
    [InlineData("local/conversations/dm-nobody/messages?person=nobody")]
    [InlineData("local/conversations/elsewhere/messages?person=mina")]
    [InlineData("local/events")]
    [InlineData("local/events?person=nobody")]
    [InlineData("local/nothing")]
    public async Task What_is_not_yours_is_not_there(string path)
    {
        await using var bot = await TestBot.StartAsync();
        using var response = await bot.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Nobody_writes_or_presses_in_the_conversation_of_somebody_else()
    {
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        await bot.As("dana").SayAsync("tally one");
        var (message, action) = await bot.As("dana").FindAsync(Tally.More);
        var before = await Fingerprint.OfAsync(bot);
        using var written = await bot.As("mina").PostAsync("tally two", "dm-dana");
        using var pressed = await bot.As("mina").UseAsync(message.Id, action.Id);
        using var stranger = await bot.As("nobody").PostAsync("tally three", "sales-floor");
        Assert.All([written, pressed, stranger], r => Assert.Equal(HttpStatusCode.NotFound, r.StatusCode));
        Assert.Equal(before, await Fingerprint.OfAsync(bot));
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("limit=-1")]
    [InlineData("limit=x")]
    [InlineData("limit=99999999999999999999")]
    [InlineData("before=0")]
    [InlineData("before=1e3")]
    [InlineData("before=٣")]
    public async Task A_page_that_cannot_be_meant_is_refused(string query)
    {
        await using var bot = await TestBot.StartAsync();
        using var response = await bot.Http.GetAsync(new Uri($"local/conversations/dm-mina/messages?person=mina&{query}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_same_id_again_is_the_same_message()
    {
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        var mina = bot.As("mina");
        var first = await mina.SayAsync("tally one", messageId: "same");
        var again = await mina.SayAsync("tally one", messageId: "same");
        await bot.RestartAsync();
        var restarted = await mina.SayAsync("tally one", messageId: "same");
        await bot.As("dana").SayAsync("tally two", messageId: "same");
        Assert.Equal(first, again);
        Assert.Equal(first, restarted);
        Assert.Equal(["one", "two"], await Tally.WordsAsync(bot));
        Assert.Single(await mina.HeardAsync());
    }

    [Fact]
    public async Task Health_says_alive_and_ready()
    {
        await using var bot = await TestBot.StartAsync();
        Assert.Equal("Healthy", await bot.Http.GetStringAsync(new Uri("health/live", UriKind.Relative)));
        Assert.Equal("Healthy", await bot.Http.GetStringAsync(new Uri("health/ready", UriKind.Relative)));
    }

    private static async Task<JsonDocument> GetAsync(TestBot bot, string path) => JsonDocument.Parse(await bot.Http.GetStringAsync(new Uri(path, UriKind.Relative)));
}
