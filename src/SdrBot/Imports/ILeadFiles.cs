namespace SdrBot.Imports;

/// <summary>Where the files lie that people attach to their messages.</summary>
internal interface ILeadFiles
{
    /// <returns>The path of a file; null when there is none of that name.</returns>
    string? Path(string name);
}
