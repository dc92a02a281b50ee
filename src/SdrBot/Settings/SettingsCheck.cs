using System.Collections.Frozen;
using SdrBot.Channels.LocalChat;

namespace SdrBot.Settings;

/// <summary>Stops the start on a setting that nobody reads or that cannot be meant, with its key and without its value.</summary>
internal static class SettingsCheck
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Known = new Dictionary<string, string[]>
    {
        ["Data"] = ["Folder"],
        ["Storage"] = ["Provider", "ConnectionString"],
        ["LocalChat"] = ["Enabled"],
    }.ToFrozenDictionary(s => s.Key, s => s.Value.ToFrozenSet(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);

    /// <summary>Sections that the framework reads.</summary>
    private static readonly FrozenSet<string> Framework = new[] { "Urls", "Logging", "AllowedHosts", "Kestrel", "OTEL" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="SettingException">The first setting that is wrong.</exception>
    public static void Check(IConfiguration configuration, IConfiguration file)
    {
        foreach (var section in file.GetChildren().Where(s => !Known.ContainsKey(s.Key) && !Framework.Contains(s.Key)))
        {
            throw SettingException.Of(section.Key, "there is no such setting.");
        }

        foreach (var (name, keys) in Known)
        {
            foreach (var setting in configuration.GetSection(name).GetChildren().Where(s => !keys.Contains(s.Key)))
            {
                throw SettingException.Of(setting.Path, "there is no such setting.");
            }
        }

        var provider = configuration["Storage:Provider"];
        if (!string.Equals(provider, "Sqlite", StringComparison.OrdinalIgnoreCase))
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

        CheckUrls(configuration["Urls"], isLocal);
    }

    private static void CheckUrls(string? urls, bool isLocal)
    {
        foreach (var url in (urls ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            BindingAddress address;
            try
            {
                address = BindingAddress.Parse(url);
            }
            catch (FormatException)
            {
                throw SettingException.Of("Urls", "must be addresses such as http://localhost:3978, separated by semicolons.");
            }

            if (isLocal && !LoopbackOnly.IsLoopback(address.Host))
            {
                throw SettingException.Of("Urls", "must be loopback addresses while LocalChat:Enabled is true: the local chat lets its visitor be anybody. Set LocalChat:Enabled to false to serve other addresses.");
            }
        }
    }
}
