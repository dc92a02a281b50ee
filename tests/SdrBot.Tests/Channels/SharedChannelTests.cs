using System.Text.Json;
using SdrBot.Channels.LocalChat;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels;

/// <summary>No shared channel ever shows a prospect's data, whatever is asked there (H6).</summary>
public sealed class SharedChannelTests
{
    private const string Marker = "Zyxwv";

    [Fact]
    public async Task Whatever_is_asked_in_a_channel_tells_nobody_else_of_a_prospect()
    {
        await using var bot = await TestBot.StartAsync();
        var mina = bot.As("mina");
        await mina.SayAsync($"add lead Jane {Marker}, {Marker} Corp, jane@{Marker}.example, +1 212 555 0100, goal: {Marker} goals");
        await mina.SayAsync($"add lead John {Marker}, {Marker} Corp, john@{Marker}.example");
        var samples = Host.Commands().Commands.SelectMany(c => c.Patterns).Select(p => Filled(p.Text)).Where(t => t is not ("stop" or "undo"))
            .Concat(
            [
                $"called Jane {Marker}, no answer", $"where are we with Jane {Marker}", $"note {Marker}: likes blue", $"called {Marker}, not interested", $"they said {Marker} is too expensive, what do I say?",
                $"objection for Jane: {Marker} is too expensive", $"xyzzy {Marker}", $"remind me tomorrow 9:00 about Jane {Marker}", "undo",
            ]);
        foreach (var text in samples)
        {
            bot.Clock.Advance(TimeSpan.FromSeconds(5));
            await mina.SayAsync($"@SdrBot {text}", LocalConversations.SalesFloor);
        }

        var inChannel = await mina.HeardAsync(LocalConversations.SalesFloor);
        Assert.NotEmpty(inChannel);
        Assert.All(inChannel, m => Assert.DoesNotContain(Marker, JsonSerializer.Serialize(m, LocalJson.Default.LocalMessage), StringComparison.OrdinalIgnoreCase));
        Assert.Contains(await mina.HeardAsync(), m => m.Text.Contains(Marker, StringComparison.Ordinal));
    }

    /// <summary>Every phrase, with the lead in each place that may take it.</summary>
    private static string Filled(string pattern) => pattern
        .Replace("{lead}", $"Jane {Marker}", StringComparison.Ordinal).Replace("{text}", $"Jane {Marker}: phone: likes blue", StringComparison.Ordinal)
        .Replace("{caller}", $"Jane {Marker}", StringComparison.Ordinal).Replace("{words}", $"Jane {Marker}", StringComparison.Ordinal)
        .Replace("{task}", "1", StringComparison.Ordinal).Replace("{id}", "1", StringComparison.Ordinal).Replace("{line}", $"called Jane {Marker}, no answer", StringComparison.Ordinal)
        .Replace('{', ' ').Replace('}', ' ');
}
