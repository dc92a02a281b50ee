namespace SdrBot.Storage;

/// <summary>
/// Where the files lie that a company wrote for itself (<c>playbook</c>, <c>answers</c>, <c>frameworks</c>, <c>cadences</c>, <c>scripts</c>).
/// The company of the settings has the data folder itself; each that installed the bot has <c>companies/{tenant}</c> in it.
/// </summary>
internal sealed class CompanyFolders(DataFolder data)
{
    /// <summary>The company of the settings.</summary>
    public const string Own = "local";

    private const string Others = "companies";

    /// <summary>Those that have a folder, the company of the settings first.</summary>
    public IEnumerable<string> Companies
    {
        get
        {
            var others = new DirectoryInfo(Path.Combine(data.Path, Others));
            return others.Exists ? others.EnumerateDirectories().Select(f => f.Name).Where(n => n != Own && n.All(char.IsAsciiLetterOrDigit)).Order(StringComparer.Ordinal).Prepend(Own) : [Own];
        }
    }

    /// <summary>The files of one kind, by name.</summary>
    public IReadOnlyList<FileInfo> Files(string tenant, string folder, string pattern)
    {
        var own = new DirectoryInfo(Path.Combine(data.Path, Name(tenant, folder)));
        return own.Exists ? [.. own.EnumerateFiles(pattern).OrderBy(f => f.Name, StringComparer.Ordinal)] : [];
    }

    /// <summary>A file of the company's, whose folder is made when it is not there.</summary>
    public string File(string tenant, string folder, string name) => data.File(Name(tenant, folder), name);

    /// <summary>A folder as people find it below the data folder.</summary>
    public static string Name(string tenant, string folder) => tenant == Own ? folder : Path.Combine(Others, tenant, folder);
}
