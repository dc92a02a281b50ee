using System.Text;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Imports;

/// <summary>A long sheet, sent in the chat: what it would do, how far it is, and what a stop in the middle leaves behind.</summary>
public sealed class ImportInChatTests : IAsyncLifetime
{
    private const int Rows = 6_000;

    private readonly string _sheet = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
    private TestBot _bot = null!;

    public async Task InitializeAsync()
    {
        var text = new StringBuilder("Name,Company,Email,Notes\n");
        for (var i = 1; i <= Rows; i++)
        {
            text.Append(i % 1_000 == 0 ? $"N{i},C{i},not an address,\n" : $"N{i},C{i},n{i}@c{i}.example,note {i}\n");
        }

        await File.WriteAllTextAsync(_sheet, text.ToString());
        _bot = await TestBot.StartAsync(isTicking: false);
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        File.Delete(_sheet);
    }

    [Fact]
    public async Task A_restart_in_the_middle_neither_loses_nor_doubles_a_row()
    {
        await SendAsync();
        Assert.Equal(0, await CountAsync("leads"));
        await PressAndSeeProgressAsync();
        await _bot.RestartAsync();

        var left = Rows - await DoneAsync();
        await _bot.SettleAsync();

        Assert.InRange(left, 1, Rows);
        await SaysAsync("Imported: 6,000 rows", "New leads: 5,994", "Cannot be read: 6", "Line 1,001: Email: no valid e-mail address");
        Assert.Equal((5_994L, 5_994L, 5_994L), (await CountAsync("leads"), await CountAsync("notes"), await CountAsync("tasks")));

        // The same sheet again changes nothing.
        await SendAsync();
        await SaysAsync("New leads: 0", "Known, nothing new: 5,994");
        await _bot.As("mina").PressAsync("Import");
        await _bot.SettleAsync();
        await SaysAsync("Imported: 6,000 rows", "Known, nothing new: 5,994");
        Assert.Equal((5_994L, 5_994L), (await CountAsync("leads"), await CountAsync("notes")));
    }

    [Fact]
    public async Task Cancelled_in_the_middle_it_stops_and_keeps_what_is_there()
    {
        await SendAsync();
        await PressAndSeeProgressAsync();
        var mina = _bot.As("mina");
        var message = (await mina.ReadAsync()).Last(m => m.Actions.Any(a => a.Label == "Cancel"));
        using var pressed = await mina.UseAsync(message.Id, message.Actions.Single(a => a.Label == "Cancel").Id);
        await _bot.SettleAsync();

        await SaysAsync("Cancelled.");
        var kept = await CountAsync("leads");
        Assert.InRange(kept, 1, 5_993);
        Assert.Equal(kept, await CountAsync("tasks"));

        await SendAsync();
        await _bot.As("mina").PressAsync("Import");
        await _bot.SettleAsync();
        Assert.Equal(5_994, await CountAsync("leads"));
    }

    private async Task SendAsync()
    {
        var mina = _bot.As("mina");
        await mina.SayAsync("here they are", file: await mina.UploadAsync(_sheet));
        await _bot.SettleAsync();
    }

    /// <summary>Others may talk while it goes on, and its message says how far it is.</summary>
    private async Task PressAndSeeProgressAsync()
    {
        var mina = _bot.As("mina");
        await mina.PressAsync("Import");
        using var patience = new CancellationTokenSource(TestBot.Patience);
        while (!(await mina.ReadAsync()).Any(m => m.Blocks.Any(b => b.Type == "progress" && b is { Value: > 0, Max: Rows })))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private async Task SaysAsync(params string[] parts)
    {
        var last = string.Join('\n', Shown.Lines((await _bot.As("mina").HeardAsync()).Last()));
        Assert.All(parts, p => Assert.Contains(p, last, StringComparison.Ordinal));
    }

    private Task<long> CountAsync(string table) => _bot.Database.ReadAsync(s => s.ScalarAsync<long>($"SELECT count(*) FROM {table}"), CancellationToken.None);

    private Task<long> DoneAsync() => _bot.Database.ReadAsync(s => s.ScalarAsync<long>("SELECT done FROM imports"), CancellationToken.None);
}
