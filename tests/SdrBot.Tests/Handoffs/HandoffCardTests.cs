using SdrBot.Tests.Support;
using Xunit.Abstractions;

namespace SdrBot.Tests.Handoffs;

/// <summary>What a channel reads on the card of a handoff: enough to decide in a moment, and nothing that reaches the prospect.</summary>
public sealed class HandoffCardTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Channel = "ae-handoffs";
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await HandoffFloor.HandedOffAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task The_channel_never_reads_how_to_reach_the_prospect()
    {
        await _bot.Database.WriteAsync("test", s => s.RunAsync("UPDATE findings SET words = 'call me at +1 202 555 0143 or jane@Acme.example, we lose two hours' WHERE question = 'pain'"), CancellationToken.None);
        await _bot.As("mina").SayAsync("withdraw Acme");
        await _bot.As("mina").SayAsync("hand off Acme to Alex for a demo");
        await _bot.As("alex").PressAsync("Accept", conversation: Channel);
        await _bot.SettleAsync();
        foreach (var body in await _bot.RowsAsync($"SELECT body FROM local_messages WHERE conversation = '{Channel}'"))
        {
            Assert.DoesNotContain("555", body, StringComparison.Ordinal);
            Assert.DoesNotContain("@Acme", body, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains(await _bot.As("alex").HeardAsync(), m => m.Text.Contains("555 0143", StringComparison.Ordinal) && m.Text.Contains("Jane@Acme.example", StringComparison.Ordinal));
    }

    /// <summary>Who skims reads about five words a second.</summary>
    [Fact]
    public async Task A_full_card_is_read_in_twenty_seconds()
    {
        var mina = _bot.As("mina");
        await mina.SayAsync("withdraw Acme");
        await mina.SayAsync("fact Acme news: opened a second hub in Busan via Platum");
        await mina.SayAsync("fact Acme technology: runs a home-grown planner on spreadsheets via BuiltWith");
        await mina.SayAsync("called Acme, connected, they asked for references");
        await mina.SayAsync("log emailed Acme");
        await mina.SayAsync("called Acme, meeting booked next Tuesday 3pm");
        await mina.SayAsync("hand off Acme to Alex for a demo with a sales engineer");
        var card = (await _bot.As("alex").HeardAsync(Channel))[^1];
        var words = card.Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetterOrDigit));

        output.WriteLine($"Brief: {words} words, {words / 5.0:F0} s at five words a second.\n{string.Join('\n', Shown.Lines(card))}");
        Assert.InRange(words, 40, 110);
        foreach (var part in new[] { "planning by hand", "50,000", "Shorter mornings", "CTO", "200", "Busan", "sales engineer" })
        {
            Assert.Contains(part, card.Text, StringComparison.Ordinal);
        }
    }
}
