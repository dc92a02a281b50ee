using System.Collections.Frozen;

namespace SdrBot.Settings;

/// <summary>Every setting that somebody reads.</summary>
internal static class KnownSettings
{
    /// <summary>Our sections with their keys.</summary>
    public static FrozenDictionary<string, FrozenSet<string>> Sections { get; } = new Dictionary<string, string[]>
    {
        ["Data"] = ["Folder"],
        ["Storage"] = ["Provider", "ConnectionString"],
        ["LocalChat"] = ["Enabled"],
        ["Slack"] = ["ApiUrl", "BotToken", "AppToken", "SigningSecret", "Mode", "ClientId", "ClientSecret", "Workspaces"],
        ["BotFramework"] = ["AppId", "TenantId", "AppPassword", "CertificateFile", "CertificatePassword", "ManagedIdentity", "Cloud", "OpenIdMetadata", "AllowedServiceHosts", "AllowUnauthenticated"],
        ["Leads"] = ["FirstAttemptMinutes"],
    }.ToFrozenDictionary(s => s.Key, s => s.Value.ToFrozenSet(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);

    /// <summary>Sections that the framework reads.</summary>
    public static FrozenSet<string> Framework { get; } =
        new[] { "Urls", "Logging", "AllowedHosts", "Kestrel", "OTEL" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The setting that a mistyped name means; null when it is nobody's. An environment is full of names that are not for us, so only a near miss counts.</summary>
    /// <param name="section">A top-level name that is not ours.</param>
    /// <param name="keys">The names below it.</param>
    public static string? Meant(string section, IReadOnlyCollection<string> keys)
    {
        var joined = keys.Count == 0
            ? Sections.SelectMany(s => s.Value, (s, key) => $"{s.Key}:{key}").FirstOrDefault(path => Bare(path) == Bare(section))
            : null;
        return joined ?? Sections
            .Where(s => keys.Count > 0 && Distance(s.Key, section) <= (keys.Any(s.Value.Contains) ? 2 : 1))
            .Select(s => $"{s.Key}:{s.Value.MinBy(known => keys.Min(key => Distance(known, key)))}")
            .FirstOrDefault();
    }

    private static string Bare(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>How many letters have to be put in, left out, changed or swapped with a neighbour to get from one name to the other.</summary>
    private static int Distance(string one, string other)
    {
        var (a, b) = (one.ToUpperInvariant(), other.ToUpperInvariant());
        var steps = Enumerable.Range(0, a.Length + 1).Select(_ => new int[b.Length + 1]).ToArray();
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                steps[i][j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(steps[i - 1][j], steps[i][j - 1]) + 1, steps[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    steps[i][j] = Math.Min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }

        return steps[a.Length][b.Length];
    }
}
