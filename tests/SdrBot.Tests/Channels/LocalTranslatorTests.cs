using SdrBot.Channels.LocalChat;

namespace SdrBot.Tests.Channels;

public sealed class LocalTranslatorTests
{
    [Fact]
    public void What_is_said_later_stands_later_in_the_indices()
    {
        var begin = new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero);
        string[] ids = [.. Enumerable.Range(0, 20).Select(i => LocalTranslator.MessageId("dm-mina", $"p{i % 3}", Guid.CreateVersion7(begin.AddSeconds(i)).ToString()))];

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void An_id_counts_for_one_person_in_one_conversation()
    {
        var id = Guid.CreateVersion7().ToString();
        string[] all = [.. new[] { id, id.ToUpperInvariant(), "1" }.SelectMany(i => new[] { ("dm-mina", "mina", i), ("dm-mina", "dana", i), ("sales-floor", "mina", i) }).Select(m => LocalTranslator.MessageId(m.Item1, m.Item2, m.Item3))];

        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Equal(all[0], LocalTranslator.MessageId("dm-mina", "mina", id));
    }
}
