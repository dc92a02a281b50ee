using System.Text.Json;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels;

/// <summary>Whoever is added to the team can be somebody in the local chat.</summary>
public sealed class NewPeopleTests
{
    [Fact]
    public async Task Somebody_added_by_a_manager_is_in_the_list_and_is_answered()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.As("grace").SayAsync($"add person {new string('J', 3)}oan 👩‍💼 {new string('x', 10_000)}, sdr, Asia/Tokyo");
        await bot.SettleAsync();
        using var people = JsonDocument.Parse(await bot.Http.GetStringAsync(new Uri("local/people", UriKind.Relative)));
        var joan = people.RootElement.GetProperty("people").EnumerateArray().Single(p => p.GetProperty("id").GetString() == "jjjoan");
        Assert.InRange(new System.Globalization.StringInfo(joan.GetProperty("name").GetString()!).LengthInTextElements, 1, 80);
        Assert.Equal("Asia/Tokyo", joan.GetProperty("zone").GetString());
        await bot.As("jjjoan").SayAsync("hi");
        Assert.StartsWith("Hello, ", (await bot.As("jjjoan").HeardAsync())[^1].Text, StringComparison.Ordinal);
    }
}
