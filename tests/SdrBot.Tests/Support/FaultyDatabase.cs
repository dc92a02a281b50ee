using SdrBot.Storage;

namespace SdrBot.Tests.Support;

/// <summary>The real database, through a layer with a bug: whoever writes in the broken lane is thrown out.</summary>
internal sealed class FaultyDatabase(SqliteDatabase database) : IDatabase
{
    private int _thrown;

    /// <summary>The lane that is broken; null for none.</summary>
    public string? Broken { get; set; }

    /// <summary>How often it threw.</summary>
    public int Thrown => Volatile.Read(ref _thrown);

    public Task<T> WriteAsync<T>(string lane, Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        if (lane != Broken)
        {
            return database.WriteAsync(lane, work, cancellationToken);
        }

        Interlocked.Increment(ref _thrown);
        throw new InvalidOperationException("a bug");
    }

    public Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken) => database.ReadAsync(work, cancellationToken);
}
