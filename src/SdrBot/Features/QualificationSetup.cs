using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Qualification;
using SdrBot.Settings;
using SdrBot.Storage;
using SdrBot.Touches;

namespace SdrBot.Features;

internal static class QualificationSetup
{
    private const string Folder = "frameworks";

    public static IServiceCollection AddQualification(this IServiceCollection services) => services
        .AddSingleton(s => Read(s.GetRequiredService<CompanyFolders>()))
        .AddScoped<Assessor>()
        .AddScoped<FindingLog>()
        .AddScoped<Checklist>()
        .AddScoped<CommandInBetween>()
        .AddScoped<IForm, ChecklistForm>()
        .AddScoped<IDialog, ChecklistDialog>()
        .AddScoped<IAfterTouch, NotedAnswers>()
        .AddScoped<ILeadCardPart, QualificationOnCard>();

    /// <summary>Reads each company's own frameworks (<c>frameworks/*.json</c> in its folder) before anything listens.</summary>
    /// <exception cref="SettingException">One of the files cannot be used; the message names it.</exception>
    public static void ReadFrameworks(this IHost app) => app.Services.GetRequiredService<CompanyFrameworks>();

    private static CompanyFrameworks Read(CompanyFolders folders)
    {
        var own = ImmutableDictionary.CreateBuilder<string, FrameworkLibrary>(StringComparer.Ordinal);
        foreach (var tenant in folders.Companies)
        {
            var files = folders.Files(tenant, Folder, "*.json");
            if (files.Count > 0)
            {
                own[tenant] = Read(CompanyFolders.Name(tenant, Folder), files);
            }
        }

        return new(own.ToImmutable());
    }

    private static FrameworkLibrary Read(string folder, IReadOnlyList<FileInfo> files)
    {
        var last = string.Empty;
        try
        {
            return FrameworkLibrary.With(files.Select(f => (f.Name, File: Read(folder, f))).ToList().Select(f =>
            {
                last = f.Name;
                return f.File;
            }));
        }
        catch (FormatException e)
        {
            throw new SettingException($"The frameworks in the data folder ({folder}/{last} and before) cannot be used together: {e.Message}.");
        }
    }

    private static FrameworkFile Read(string folder, FileInfo file)
    {
        try
        {
            return FrameworkFile.Parse(File.ReadAllBytes(file.FullName));
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"The framework {folder}/{file.Name} in the data folder cannot be used: {(e is FormatException ? e.Message : "it cannot be read")}.");
        }
    }
}
