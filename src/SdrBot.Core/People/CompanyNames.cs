using System.Collections.Immutable;

namespace SdrBot.People;

/// <summary>The names that a company uses in place of the shipped ones, such as "Engaged" for MQL.</summary>
public sealed class CompanyNames(ICompanySettings settings)
{
    /// <returns>By the key of the sentence that they replace.</returns>
    public async Task<ImmutableDictionary<string, string>> OfAsync(string tenant, CancellationToken cancellationToken) =>
        await settings.FindAsync(tenant, CompanySetting.Names, cancellationToken) is { } text
            ? SettingLines.Parse(text).All.ToImmutableDictionary(l => l.Key, l => l.Value, StringComparer.Ordinal)
            : ImmutableDictionary<string, string>.Empty;

    public async Task SaveAsync(string tenant, IEnumerable<string> keys, string? name, CancellationToken cancellationToken)
    {
        var lines = SettingLines.Parse(await settings.FindAsync(tenant, CompanySetting.Names, cancellationToken));
        await settings.SaveAsync(tenant, CompanySetting.Names, keys.Aggregate(lines, (l, key) => l.With(key, name)).Text(), cancellationToken);
    }
}
