namespace SdrBot.Storage;

/// <summary>Held by the one server that works on a data folder. The operating system lets go of it when the process ends, however it ends.</summary>
internal sealed class FolderLock(DataFolder folder) : IDisposable
{
    private FileStream? _file;

    /// <exception cref="FolderInUseException">Another process holds it.</exception>
    public void Take()
    {
        var path = Path.Combine(folder.Path, "sdrbot.lock");
        try
        {
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new FolderInUseException($"Another SdrBot is running on the data folder {folder.Path}. Stop it first, or set Data:Folder to another folder.", e);
        }
    }

    public void Dispose() => _file?.Dispose();
}

/// <summary>A server works on the folder; two on one SQLite database would speak twice.</summary>
internal sealed class FolderInUseException : Exception
{
    public FolderInUseException()
    {
    }

    public FolderInUseException(string message)
        : base(message)
    {
    }

    public FolderInUseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
