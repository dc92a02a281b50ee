using Microsoft.Data.Sqlite;
using SdrBot.Channels.LocalChat;
using SdrBot.Erasure;
using SdrBot.Storage;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Handoffs;

/// <summary>An erased person is gone from every handoff.</summary>
public sealed class HandoffErasureTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await HandoffFloor.HandedOffAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    /// <summary>An erased lead is gone from the card, the messages and the trail.</summary>
    [Fact]
    public async Task Erased_with_its_handoff()
    {
        await _bot.As("alex").SayAsync("ask about Acme: does Wolfgang Amadeus sign?");
        await _bot.As("mina").SayAsync("reply about Acme: Wolfgang Amadeus signs everything");
        await _bot.SettleAsync();
        await EraseJaneAsync();
        foreach (var table in new[] { "handoffs", "handoff_credits", "handoff_questions" })
        {
            Assert.Equal(["0"], await _bot.RowsAsync($"SELECT count(*) FROM {table}"));
        }

        var left = string.Join('\n', await _bot.RowsAsync("SELECT reply FROM messages UNION ALL SELECT body FROM local_messages UNION ALL SELECT coalesce(title, '') FROM tasks"));
        Assert.DoesNotContain("Jane Doe", left, StringComparison.Ordinal);
        Assert.DoesNotContain("Amadeus", left, StringComparison.Ordinal);
    }

    /// <summary>A name may stand in what was written about somebody else's handoff; it goes there too, and the seal of that trail still holds, since it never had words.</summary>
    [Fact]
    public async Task Erased_from_what_people_wrote_about_other_handoffs()
    {
        await _bot.QualifiedAsync("mina", "Globex", "Joe Roe");
        await _bot.As("grace").SayAsync("add next step Visit of Jane Doe");
        await _bot.As("mina").SayAsync("hand off Globex to Alex for Visit of Jane Doe");
        await _bot.As("alex").SayAsync("decline Globex because Jane Doe knows them better");
        await _bot.As("mina").SayAsync("resubmit Globex");
        await _bot.As("alex").SayAsync("accept Globex");
        await _bot.As("alex").SayAsync("rate Globex 2 because Jane Doe told me more");
        await _bot.As("alex").SayAsync("outcome Globex lost because competitor Jane Doe Ltd");
        await _bot.SettleAsync();
        Assert.Equal(["0"], await _bot.RowsAsync("SELECT count(*) FROM handoff_credits WHERE detail LIKE '% %'"));
        Assert.Equal(["1"], await _bot.RowsAsync("SELECT count(*) FROM handoffs WHERE competitor LIKE '%Jane Doe%'"));
        await EraseJaneAsync();
        var left = string.Join('\n', await _bot.RowsAsync(
            """
            SELECT competitor || quality_reason || coalesce(decline_words, '') || next_step || brief FROM handoffs UNION ALL SELECT key || name FROM next_steps UNION ALL SELECT coalesce(detail, '') FROM handoff_credits
            UNION ALL SELECT reply FROM messages UNION ALL SELECT body FROM local_messages UNION ALL SELECT coalesce(title, '') FROM tasks
            """));
        Assert.DoesNotContain("Jane Doe", left, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("jane_doe", left, StringComparison.Ordinal);
        await _bot.As("mina").SayAsync("credit Globex");
        Assert.Contains("Nothing was changed since it was written", (await _bot.As("mina").HeardAsync())[^1].Text, StringComparison.Ordinal);
    }

    private async Task EraseJaneAsync()
    {
        var lead = (await _bot.Database.ReadAsync(s => new LeadStore(s).FindAsync(LocalConversations.Tenant, HandoffFloor.Acme, CancellationToken.None), CancellationToken.None))!;
        await using (var connection = new SqliteConnection($"Data Source={new DataFolder(_bot.Folder).Database};Pooling=False"))
        {
            await connection.OpenAsync();
            LeadEraser.Erase(connection, lead, _bot.Clock.GetUtcNow());
        }

        await _bot.SettleAsync();
    }
}
