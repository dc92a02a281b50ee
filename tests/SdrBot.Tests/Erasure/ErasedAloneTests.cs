using SdrBot.Tests.Support;

namespace SdrBot.Tests.Erasure;

/// <summary>Who is erased takes nothing of anybody else's along.</summary>
public sealed class ErasedAloneTests : IAsyncLifetime
{
    private const string Messages = "SELECT reply FROM messages UNION ALL SELECT body FROM local_messages";

    private TestBot _bot = null!;

    private Person Mina => _bot.As("mina");

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    /// <summary>Two leads of which the same was noted, objected and learned: what is left of the other is all of it.</summary>
    [Fact]
    public async Task Words_that_were_said_of_two_leads_stay_with_the_other()
    {
        const string Ben = "(SELECT id FROM leads WHERE name = 'Ben Beta')";
        await Mina.SayAsync("add lead Ann Alpha, Alphaworks, ann@alphaworks.example");
        await Mina.SayAsync("add lead Ben Beta, Betaworks, ben@betaworks.example");
        foreach (var lead in new[] { "Ann Alpha", "Ben Beta" })
        {
            await Mina.SayAsync($"note {lead}: left a message with the assistant");
            await Mina.SayAsync($"objection from {lead}: no budget this year");
            await Mina.SayAsync($"learned {lead}: they have 200 people");
        }

        await Mina.SayAsync("help");
        await _bot.As("dana").SayAsync("help objections");
        await _bot.SettleAsync();
        var rows = $"""
            SELECT text || version FROM notes WHERE lead_id = {Ben} UNION ALL SELECT text || version FROM objections WHERE lead_id = {Ben}
            UNION ALL SELECT words || value || version FROM findings WHERE lead_id = {Ben} UNION ALL SELECT to_words || version FROM finding_changes WHERE lead_id = {Ben}
            UNION ALL SELECT changes FROM undo WHERE turn_id IN (SELECT turn_id FROM notes WHERE lead_id = {Ben} UNION SELECT turn_id FROM objections WHERE lead_id = {Ben} UNION SELECT turn_id FROM findings WHERE lead_id = {Ben})
            """;
        var before = await _bot.LeftAsync(rows);
        var help = (await _bot.As("dana").HeardAsync())[^1];
        Assert.Contains("left a message with the assistant", before, StringComparison.Ordinal);
        Assert.Contains("no budget this year", help.Text, StringComparison.Ordinal);

        await _bot.EraseAsync("ann@alphaworks.example");

        Assert.Equal(before, await _bot.LeftAsync(rows));
        var still = (await _bot.As("dana").HeardAsync())[^1];
        Assert.Equal((help.Id, help.Text, help.Seq), (still.Id, still.Text, still.Seq));
        var left = await _bot.LeftAsync(Messages);
        Assert.DoesNotContain("Ann Alpha", left, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("alphaworks", left, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("note Ben Beta: left a message with the assistant", left, StringComparison.Ordinal);
        await Mina.SayAsync("undo");
        Assert.Equal("0", await _bot.LeftAsync($"SELECT count(*) FROM findings WHERE lead_id = {Ben}"));
    }

    /// <summary>What was said of one lead only goes wherever it was said again.</summary>
    [Fact]
    public async Task Words_that_were_said_of_nobody_else_go_from_everywhere()
    {
        await Mina.SayAsync("add lead Ann Alpha, Alphaworks, ann@alphaworks.example");
        await Mina.SayAsync("note Ann Alpha: leaves for Lisbon\nwith her twins in May");
        await _bot.Database.WriteAsync(
            "test",
            s => s.RunAsync(
                """
                INSERT INTO reflections (tenant, rep_id, week, question, answer, at, turn_id, version)
                  VALUES ('local', 'mina', '2026-03-02', 'win_early', 'She leaves for Lisbon' || char(10) || 'with her twins in May, I hear', 0, 'local:u-6', 1), ('local', 'mina', '2026-03-02', 'lesson', 'Ask earlier', 0, 'local:u-6', 1)
                """),
            CancellationToken.None);

        await _bot.EraseAsync("ann@alphaworks.example");

        Assert.Equal("Ask earlier\nShe [erased], I hear", await _bot.LeftAsync("SELECT answer FROM reflections ORDER BY answer"));
        Assert.DoesNotContain("Lisbon", await _bot.LeftAsync(Messages), StringComparison.Ordinal);
    }

    /// <summary>The help names somebody as an example; whoever is called so takes no help along.</summary>
    [Fact]
    public async Task Help_that_names_somebody_of_that_name_stays()
    {
        await Mina.SayAsync("add lead Jane Doe, Acme, jane@acme.example");
        await Mina.SayAsync("note Jane Doe: wants a demo");
        await _bot.As("dana").SayAsync("help leads");
        var help = (await _bot.As("dana").HeardAsync())[^1];
        Assert.Contains("add lead Jane Doe", help.Text, StringComparison.Ordinal);

        await _bot.EraseAsync("jane@acme.example");

        Assert.Equal(help.Text, (await _bot.As("dana").HeardAsync())[^1].Text);
        Assert.DoesNotContain("Jane Doe", await _bot.LeftAsync("SELECT body FROM local_messages WHERE conversation = 'dm-mina'"), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A name that two have says of nobody who it is: the messages about the erased one are known by its number, and the other's stay.</summary>
    [Fact]
    public async Task Of_two_namesakes_one_goes()
    {
        await Mina.SayAsync("add lead John Smith, Alphaworks, john@alphaworks.example, +1 212 555 0100");
        await Mina.SayAsync("add lead John Smith, Betaworks, john@betaworks.example, +1 212 555 0100");
        await Mina.SayAsync("lead john@alphaworks.example");
        await Mina.SayAsync("lead john@betaworks.example");
        var other = (await Mina.HeardAsync())[^1];
        Assert.Contains("Betaworks", other.Text, StringComparison.Ordinal);

        await _bot.EraseAsync("john@alphaworks.example");

        Assert.Equal(other.Text, (await Mina.HeardAsync())[^1].Text);
        Assert.DoesNotContain("Alphaworks", await _bot.LeftAsync("SELECT reply FROM messages"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("John Smith", await _bot.LeftAsync("SELECT name FROM leads"));
    }
}
