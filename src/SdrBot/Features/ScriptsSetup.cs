using System.Collections.Immutable;
using SdrBot.Scripts;
using SdrBot.Settings;
using SdrBot.Storage;
using SdrBot.Touches;

namespace SdrBot.Features;

internal static class ScriptsSetup
{
    private const string Folder = "scripts";

    /// <exception cref="SettingException">One of the company's files cannot be used; the message names it.</exception>
    public static IServiceCollection AddScripts(this IServiceCollection services) => services
        .AddSingleton(s => Read(s.GetRequiredService<CompanyFolders>()))
        .AddScoped<ScriptDesk>()
        .AddScoped<ScriptCard>()
        .AddScoped<IAfterTouch, RememberScript>();

    /// <summary>Reads each company's own scripts (<c>scripts/*.json</c> in its folder) before anything listens.</summary>
    /// <exception cref="SettingException">One of the files cannot be used; the message names it.</exception>
    public static void CheckScripts(this IHost app) => app.Services.GetRequiredService<CompanyScripts>();

    private static CompanyScripts Read(CompanyFolders folders)
    {
        var own = ImmutableDictionary.CreateBuilder<string, ScriptShelf>(StringComparer.Ordinal);
        foreach (var tenant in folders.Companies)
        {
            var files = folders.Files(tenant, Folder, "*.json");
            if (files.Count > 0)
            {
                own[tenant] = new(ScriptLibrary.With(files.SelectMany(f => Read(CompanyFolders.Name(tenant, Folder), f).AsEnumerable())));
            }
        }

        return new(own.ToImmutable());
    }

    private static ImmutableArray<ScriptText> Read(string folder, FileInfo file)
    {
        try
        {
            return ScriptLibrary.Parse(File.ReadAllBytes(file.FullName));
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"The scripts in {folder}/{file.Name} in the data folder cannot be used: {(e is FormatException ? e.Message : "the file cannot be read")}.");
        }
    }
}
