using System.Collections.Immutable;
using System.Text;

namespace SdrBot.Tests.Kills;

/// <summary>What was asked of the bot, and what it acknowledged: a file of the driver's own, synced line by line, that knows nothing of the bot's database.</summary>
internal sealed class Ledger(string path) : IDisposable
{
    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read);
    private readonly Lock _lock = new();

    public void Invoked(Operation operation) => Write($"invoked\t{operation.Person}\t{operation.Id}\t{operation.Text}");

    public void Acknowledged(Operation operation) => Write($"acked\t{operation.Person}\t{operation.Id}\t{operation.Text}");

    /// <summary>Every operation once, and whether it was acknowledged, read back from the disk.</summary>
    public ImmutableArray<(Operation Operation, bool IsAcknowledged)> Read()
    {
        var all = new Dictionary<Operation, bool>();
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split('\t');
            var operation = new Operation(fields[1], fields[2], fields[3]);
            all[operation] = all.GetValueOrDefault(operation) || fields[0] == "acked";
        }

        return [.. all.Select(o => (o.Key, o.Value))];
    }

    public void Dispose() => _file.Dispose();

    private void Write(string line)
    {
        lock (_lock)
        {
            _file.Write(Encoding.UTF8.GetBytes(line + '\n'));
            _file.Flush(flushToDisk: true);
        }
    }
}

/// <summary>One message that a person sends.</summary>
/// <param name="Id">The same when it is sent again.</param>
internal sealed record Operation(string Person, string Id, string Text)
{
    /// <summary>Logs a touch, so that the turn must leave exactly one.</summary>
    public bool IsLog => Text.StartsWith("log ", StringComparison.Ordinal);

    /// <summary>Takes back the person's last log that is not taken back yet.</summary>
    public bool IsUndo => Text == "undo";

    /// <summary>Posts a note that may come only once, however often it is asked for.</summary>
    public bool IsStandup => Text.StartsWith("standup post ", StringComparison.Ordinal);

    /// <summary>Hands off or takes over: what it causes may be said on the cards alone.</summary>
    public bool IsHandoff => Text.StartsWith("hand off ", StringComparison.Ordinal) || Text.StartsWith("accept ", StringComparison.Ordinal);
}
