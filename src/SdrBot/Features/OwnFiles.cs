using System.Collections.Immutable;
using SdrBot.Libraries;
using SdrBot.Retrieval;
using SdrBot.Settings;
using SdrBot.Storage;

namespace SdrBot.Features;

/// <summary>What a company wrote for itself and what is read at the start alone. A bad file of the company of the settings stops the start; one of another company is left out, and its managers are told.</summary>
internal sealed partial class OwnFiles(CompanyFolders folders, LibraryFolders libraries, ILogger<OwnFiles> logger)
{
    private const string Pattern = "*.json";

    public IEnumerable<string> Companies => folders.Companies;

    /// <summary>As people find them below the data folder.</summary>
    public IEnumerable<string> Names(string tenant, string folder) => folders.Files(tenant, folder, Pattern).Select(f => Path(tenant, folder, f));

    /// <param name="what">How the file is called in the message that stops the start, such as <c>The cadence</c>.</param>
    /// <exception cref="SettingException">A file of the company of the settings cannot be used; the message names it.</exception>
    public ImmutableArray<T> Read<T>(string tenant, string folder, string what, Func<byte[], T> read)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        foreach (var file in folders.Files(tenant, folder, Pattern))
        {
            var path = Path(tenant, folder, file);
            try
            {
                all.Add(read(File.ReadAllBytes(file.FullName)));
            }
            catch (FormatException e)
            {
                LeaveOut(tenant, new FileProblem(path, 1, "unusable", e.Message), $"{what} {path} in the data folder cannot be used: {e.Message}.");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LeaveOut(tenant, new FileProblem(path, 1, "unreadable", string.Empty), $"{what} {path} in the data folder cannot be used: it cannot be read.");
            }
        }

        return all.ToImmutable();
    }

    /// <param name="message">What stops the start when it is the company of the settings.</param>
    /// <exception cref="SettingException">It is.</exception>
    public void LeaveOut(string tenant, FileProblem problem, string message)
    {
        if (tenant == CompanyFolders.Own)
        {
            throw new SettingException(message);
        }

        Log.LeftOut(logger, problem.File, problem.What == "unusable" ? problem.Detail : problem.What);
        libraries.Note(tenant, problem with { IsReadAtStart = true });
    }

    private static string Path(string tenant, string folder, FileInfo file) => $"{CompanyFolders.Name(tenant, folder)}/{file.Name}";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The file {File} in the data folder cannot be used ({Why}); its company goes on without it.")]
        public static partial void LeftOut(ILogger logger, string file, string why);
    }
}
