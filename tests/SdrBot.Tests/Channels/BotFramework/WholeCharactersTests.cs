using System.Text;
using System.Text.Json;
using SdrBot.Channels.BotFramework;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>Pictures and rare characters in what is sent: shorter, and the same.</summary>
public sealed class WholeCharactersTests
{
    private static readonly string[] Parts = ["👩‍🚀", "𠮷", "김", "é", "\\", "\\u", "\\uD83D\\uDE00", "\\\\uD83D", "\uD83D", "\uDE00", "\"", "\n", "\u0001", "u", "D83D", "x"];

    [Theory]
    [InlineData("⏳ 🎉 done", "⏳ 🎉 done")]
    [InlineData("🎉", "🎉")]
    [InlineData("🎉🎉🎉", "🎉🎉🎉")]
    [InlineData("\\uD83C\\uDF89", "\\\\uD83C\\\\uDF89")]
    public void A_picture_is_four_bytes(string text, string written) => Assert.Equal($"\"{written}\"", Encoding.UTF8.GetString(BotFrameworkJson.Bytes(text, BotFrameworkJson.Wire.String)));

    [Fact]
    public void Whatever_is_written_reads_as_before()
    {
        var chance = Seed.Random();
        for (var i = 0; i < 20_000; i++)
        {
#pragma warning disable CA5394 // Chance is no secret.
            var text = string.Concat(Enumerable.Range(0, chance.Next(12)).Select(_ => Parts[chance.Next(Parts.Length)]));
#pragma warning restore CA5394
            var before = JsonSerializer.SerializeToUtf8Bytes(text, BotFrameworkJson.Wire.String);
            var read = JsonSerializer.Deserialize<string>(before);
            var after = BotFrameworkJson.Bytes(text, BotFrameworkJson.Wire.String);
            Assert.Equal(read, JsonSerializer.Deserialize<string>(after));
            Assert.True(after.Length <= before.Length);
        }
    }
}
