using System.Collections.Immutable;
using SdrBot.Scripts;
using SdrBot.Settings;
using SdrBot.Touches;

namespace SdrBot.Features;

internal static class ScriptsSetup
{
    private const string Folder = "scripts";

    /// <exception cref="SettingException">A file of the company of the settings cannot be used; the message names it.</exception>
    public static IServiceCollection AddScripts(this IServiceCollection services) => services
        .AddSingleton(s => Read(s.GetRequiredService<OwnFiles>()))
        .AddScoped<ScriptDesk>()
        .AddScoped<ScriptCard>()
        .AddScoped<IAfterTouch, RememberScript>();

    /// <summary>Reads each company's own scripts (<c>scripts/*.json</c> in its folder) before anything listens.</summary>
    /// <exception cref="SettingException">A file of the company of the settings cannot be used; the message names it.</exception>
    public static void CheckScripts(this IHost app) => app.Services.GetRequiredService<CompanyScripts>();

    private static CompanyScripts Read(OwnFiles files)
    {
        var own = ImmutableDictionary.CreateBuilder<string, ScriptShelf>(StringComparer.Ordinal);
        foreach (var tenant in files.Companies)
        {
            var read = files.Read(tenant, Folder, "The scripts in", bytes => ScriptLibrary.Parse(bytes));
            if (!read.IsEmpty)
            {
                own[tenant] = new(ScriptLibrary.With(read.SelectMany(s => s)));
            }
        }

        return new(own.ToImmutable());
    }
}
