using Microsoft.Extensions.Configuration.Json;
using SdrBot.Channels.BotFramework;
using SdrBot.Channels.LocalChat;
using SdrBot.Channels.Slack;

namespace SdrBot.Settings;

/// <summary>Stops the start on a setting that nobody reads or that cannot be meant, with its key and without its value.</summary>
internal static class SettingsCheck
{
    private const int HighestPort = 65_535;

    /// <exception cref="SettingException">The first setting that is wrong.</exception>
    public static void Check(IConfigurationRoot configuration)
    {
        CheckNames(configuration);
        if (!string.Equals(configuration["Storage:Provider"] ?? "Sqlite", "Sqlite", StringComparison.OrdinalIgnoreCase))
        {
            throw SettingException.Of("Storage:Provider", "must be Sqlite.");
        }

        if (!string.IsNullOrWhiteSpace(configuration["Storage:ConnectionString"]))
        {
            throw SettingException.Of("Storage:ConnectionString", "must be empty with Sqlite: the database lies in Data:Folder.");
        }

        if (string.IsNullOrWhiteSpace(configuration["Data:Folder"]) || configuration["Data:Folder"]!.Contains('\0', StringComparison.Ordinal))
        {
            throw SettingException.Of("Data:Folder", "must name the folder for the database.");
        }

        if (!bool.TryParse(configuration["LocalChat:Enabled"] ?? "true", out var isLocal))
        {
            throw SettingException.Of("LocalChat:Enabled", "must be true or false.");
        }

        SlackSettings.Read(configuration.GetSection("Slack"));
        BotFrameworkSettings.Read(configuration);
        FirstAttemptSetting.Minutes(configuration);
        if (configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            throw SettingException.Of("Kestrel:Endpoints", "is not read; name the addresses in Urls.");
        }

        CheckUrls(configuration["Urls"], isLocal);
        CheckLevels(configuration.GetSection("Logging"));
    }

    private static void CheckNames(IConfigurationRoot configuration)
    {
        foreach (var section in configuration.GetChildren().Where(s => !KnownSettings.Sections.ContainsKey(s.Key) && !KnownSettings.Framework.Contains(s.Key)))
        {
            if (configuration.Providers.OfType<JsonConfigurationProvider>().Any(file => file.GetChildKeys([], null).Contains(section.Key, StringComparer.OrdinalIgnoreCase)))
            {
                throw SettingException.Of(section.Key, "there is no such setting.");
            }

            if (KnownSettings.Meant(section.Key, [.. section.GetChildren().Select(s => s.Key)]) is { } meant)
            {
                throw SettingException.Of(section.Key, $"there is no such setting; {meant} is meant (in the environment {meant.Replace(":", "__", StringComparison.Ordinal)}).");
            }
        }

        foreach (var (name, keys) in KnownSettings.Sections)
        {
            var section = configuration.GetSection(name);
            if (!string.IsNullOrEmpty(section.Value))
            {
                throw SettingException.Of(name, $"is a section: {string.Join(", ", keys.Select(k => $"{name}:{k}"))}.");
            }

            foreach (var setting in section.GetChildren())
            {
                if (!keys.Contains(setting.Key) || setting.GetChildren().Any())
                {
                    throw SettingException.Of(setting.Path, "there is no such setting.");
                }
            }
        }
    }

    private static void CheckUrls(string? urls, bool isLocal)
    {
        var all = (urls ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (urls is not null && all.Length == 0)
        {
            throw SettingException.Of("Urls", "must name an address such as http://localhost:3978.");
        }

        foreach (var url in all)
        {
            if (Parse(url) is not { } address)
            {
                throw SettingException.Of("Urls", "must be http addresses such as http://localhost:3978, separated by semicolons; https belongs to a proxy in front.");
            }

            if (isLocal && !LoopbackOnly.IsLoopback(address.Host))
            {
                throw SettingException.Of("Urls", "must be loopback addresses while LocalChat:Enabled is true: the local chat lets its visitor be anybody. Set LocalChat:Enabled to false to serve other addresses.");
            }
        }
    }

    private static BindingAddress? Parse(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address is { Scheme: "http", PathBase: "", Port: >= 0 and <= HighestPort } ? address : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static void CheckLevels(IConfigurationSection logging)
    {
        foreach (var level in logging.GetChildren().Append(logging).SelectMany(s => s.GetSection("LogLevel").GetChildren()))
        {
            if (!Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out var known) || !Enum.IsDefined(known))
            {
                throw SettingException.Of(level.Path, $"must be one of {string.Join(", ", Enum.GetNames<LogLevel>())}.");
            }
        }
    }
}
