namespace SdrBot.Settings;

/// <summary>Where settings come from: <c>appsettings.json</c>, and over it the environment (<c>Data__Folder</c>).</summary>
internal static class SettingsSources
{
    /// <exception cref="InvalidDataException">The file is no JSON.</exception>
    public static IConfigurationBuilder AddSettings(this IConfigurationBuilder configuration, string folder) => configuration
        .AddJsonFile(Path.Combine(folder, "appsettings.json"), optional: true, reloadOnChange: false)
        .AddEnvironmentVariables();

    /// <summary>The settings, checked.</summary>
    /// <exception cref="SettingException">A setting is unknown or impossible.</exception>
    public static IConfiguration Read(string folder)
    {
        var configuration = new ConfigurationBuilder().AddSettings(folder).Build();
        SettingsCheck.Check(configuration);
        return configuration;
    }
}
