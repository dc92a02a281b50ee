namespace SdrBot.Turns;

/// <summary>A file as a platform names it in a message.</summary>
/// <param name="Address">Where the platform keeps it.</param>
/// <param name="Size">In bytes, as the platform says; null when it does not.</param>
internal sealed record Attachment(string Address, long? Size);

/// <summary>Fetches files that people send on a platform.</summary>
internal interface IPlatformFiles
{
    string Channel { get; }

    Task<Fetched> FetchAsync(Incoming incoming, CancellationToken cancellationToken);
}

/// <summary>What came of fetching a file.</summary>
internal abstract record Fetched
{
    /// <param name="File">Its name among the uploads.</param>
    internal sealed record Here(string File) : Fetched;

    /// <param name="Problem">Of the sentence under <c>conversations.file</c>.</param>
    internal sealed record Never(string Problem) : Fetched;

    /// <summary>Not now; it is tried again.</summary>
    internal sealed record Later : Fetched;
}
