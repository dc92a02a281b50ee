using System.Collections.Immutable;
using SdrBot.Scripts;
using SdrBot.Settings;
using SdrBot.Storage;
using SdrBot.Touches;

namespace SdrBot.Features;

internal static class ScriptsSetup
{
    /// <exception cref="SettingException">One of the company's files cannot be used; the message names it.</exception>
    public static IServiceCollection AddScripts(this IServiceCollection services) => services
        .AddSingleton(s => new ScriptShelf(ScriptLibrary.With(ReadOwn(s.GetRequiredService<DataFolder>()))))
        .AddScoped<ScriptDesk>()
        .AddScoped<ScriptCard>()
        .AddScoped<IAfterTouch, RememberScript>();

    /// <summary>Reads the company's own scripts (<c>scripts/*.json</c> in the data folder) before anything listens.</summary>
    /// <exception cref="SettingException">One of the files cannot be used; the message names it.</exception>
    public static void CheckScripts(this IHost app) => app.Services.GetRequiredService<ScriptShelf>();

    private static IEnumerable<ScriptText> ReadOwn(DataFolder folder)
    {
        var own = new DirectoryInfo(Path.Combine(folder.Path, "scripts"));
        return own.Exists ? own.EnumerateFiles("*.json").OrderBy(f => f.Name, StringComparer.Ordinal).SelectMany(f => Read(f)) : [];
    }

    private static ImmutableArray<ScriptText> Read(FileInfo file)
    {
        try
        {
            return ScriptLibrary.Parse(File.ReadAllBytes(file.FullName));
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"The scripts in scripts/{file.Name} in the data folder cannot be used: {(e is FormatException ? e.Message : "the file cannot be read")}.");
        }
    }
}
