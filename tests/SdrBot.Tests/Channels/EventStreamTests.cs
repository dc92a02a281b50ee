using System.Globalization;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels;

/// <summary>The stream of events: everything once and in order, wherever it was cut.</summary>
public sealed class EventStreamTests
{
    [Fact]
    public async Task A_stream_that_is_cut_again_and_again_loses_and_doubles_nothing()
    {
        const int Messages = 60;
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        var mina = bot.As("mina");
        var chance = Seed.Random();
        var talk = Task.Run(async () =>
        {
            for (var i = 0; i < Messages; i++)
            {
                await mina.SayAsync(i % 3 == 0 ? "help" : $"tally {i.ToString(CultureInfo.InvariantCulture)}");
            }
        });

        var seen = new List<long>();
        var stream = await mina.ListenAsync(after: 0);
        try
        {
            while (seen.Count < 2 * Messages)
            {
#pragma warning disable CA5394 // Where the stream is cut is no secret.
                if (chance.Next(5) == 0)
#pragma warning restore CA5394
                {
                    stream.Dispose();
                    stream = await mina.ListenAsync(after: stream.LastId);
                }

                var message = await stream.NextAsync();
                Assert.NotNull(message);
                Assert.Equal(stream.LastId, message.Seq);
                seen.Add(message.Seq);
            }
        }
        finally
        {
            stream.Dispose();
        }

        await talk;
        Assert.Equal(seen.Order().Distinct(), seen);
        Assert.Equal((await mina.ReadAsync()).Select(m => m.Seq).Order(), seen);
    }

    [Fact]
    public async Task Streams_carry_what_their_person_may_read()
    {
        await using var bot = await TestBot.StartAsync();
        using var dana = await bot.As("dana").ListenAsync();
        await bot.As("mina").SayAsync("my secret");
        await bot.As("mina").SayAsync("good morning", "sales-floor");
        var heard = await dana.NextAsync();
        Assert.Equal(("sales-floor", "good morning"), (heard!.Conversation, heard.Text));
    }

    [Fact]
    public async Task An_edit_comes_with_its_place_and_a_new_number()
    {
        await using var bot = await TestBot.StartAsync(phrases: Tally.Phrases);
        var mina = bot.As("mina");
        await mina.SayAsync("tally one");
        var (message, _) = await mina.FindAsync(Tally.Close);
        using var stream = await mina.ListenAsync(message.Seq);
        await mina.PressAsync(Tally.Close);
        var edited = await stream.NextAsync();
        Assert.Equal((message.Id, message.Order, message.At), (edited!.Id, edited.Order, edited.At));
        Assert.True(edited.Seq > message.Seq);
        Assert.Equal("one closed", edited.Text);
    }

    [Fact]
    public async Task A_page_that_remembers_another_database_begins_anew()
    {
        await using var bot = await TestBot.StartAsync();
        using var patience = new CancellationTokenSource(TestBot.Patience);
        using var request = new HttpRequestMessage(HttpMethod.Get, "local/events?person=mina");
        request.Headers.Add("Last-Event-ID", "123456");
        using var response = await bot.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(patience.Token));
        var lines = new List<string?>();
        while (lines is not [.., "event: reset"])
        {
            lines.Add(await reader.ReadLineAsync(patience.Token));
        }

        Assert.Equal([": hello", "", "event: reset"], lines);
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_open_streams()
    {
        await using var bot = await TestBot.StartAsync();
        using var stream = await bot.As("mina").ListenAsync();
        var start = TimeProvider.System.GetTimestamp();
        await bot.RestartAsync();
        Assert.Null(await stream.NextAsync());

        // A stop that waits for something waits half a minute for it.
        Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(25));
    }
}
