using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Qualification;
using SdrBot.Settings;
using SdrBot.Storage;
using SdrBot.Touches;

namespace SdrBot.Features;

internal static class QualificationSetup
{
    public static IServiceCollection AddQualification(this IServiceCollection services) => services
        .AddSingleton(s => Read(s.GetRequiredService<DataFolder>()))
        .AddScoped<Assessor>()
        .AddScoped<FindingLog>()
        .AddScoped<Checklist>()
        .AddScoped<CommandInBetween>()
        .AddScoped<IForm, ChecklistForm>()
        .AddScoped<IDialog, ChecklistDialog>()
        .AddScoped<IAfterTouch, NotedAnswers>()
        .AddScoped<ILeadCardPart, QualificationOnCard>();

    /// <summary>Reads the company's own frameworks (<c>frameworks/*.json</c> in the data folder) before anything listens.</summary>
    /// <exception cref="SettingException">One of the files cannot be used; the message names it.</exception>
    public static void ReadFrameworks(this IHost app) => app.Services.GetRequiredService<FrameworkLibrary>();

    private static FrameworkLibrary Read(DataFolder folder)
    {
        var own = new DirectoryInfo(Path.Combine(folder.Path, "frameworks"));
        var files = own.Exists ? own.EnumerateFiles("*.json").OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => (f.Name, File: Read(f))).ToList() : [];
        var last = string.Empty;
        try
        {
            return FrameworkLibrary.With(files.Select(f =>
            {
                last = f.Name;
                return f.File;
            }));
        }
        catch (FormatException e)
        {
            throw new SettingException($"The frameworks in the data folder (frameworks/{last} and before) cannot be used together: {e.Message}.");
        }
    }

    private static FrameworkFile Read(FileInfo file)
    {
        try
        {
            return FrameworkFile.Parse(File.ReadAllBytes(file.FullName));
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"The framework frameworks/{file.Name} in the data folder cannot be used: {(e is FormatException ? e.Message : "it cannot be read")}.");
        }
    }
}
