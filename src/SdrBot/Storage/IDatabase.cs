namespace SdrBot.Storage;

/// <summary>Where everything is kept. Work handed to it is saved whole or not at all, and is durable when the task completes.</summary>
internal interface IDatabase
{
    /// <summary>Runs the work inside a transaction; what it queued with <see cref="Session.AfterCommit"/> happens once it is durable.</summary>
    /// <param name="lane">Work of one lane runs one after the other, in the order in which it was handed over.</param>
    /// <exception cref="StorageUnavailableException">Nothing was saved, and the caller may try again later.</exception>
    Task<T> WriteAsync<T>(string lane, Func<Session, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs the work on a snapshot, beside the writers.</summary>
    Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken);
}

/// <summary>The database could not save or read just now: a full disk, a lock held too long, a broken file.</summary>
internal sealed class StorageUnavailableException : Exception
{
    public StorageUnavailableException()
    {
    }

    public StorageUnavailableException(string message)
        : base(message)
    {
    }

    public StorageUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The file is broken: coming again does not help until a backup is restored.</summary>
    public bool IsForGood { get; init; }
}
