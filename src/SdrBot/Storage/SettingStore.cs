using System.Collections.Concurrent;
using SdrBot.People;

namespace SdrBot.Storage;

/// <summary>What companies decided. Asked for in every turn and changed once a month, so what is committed is kept in memory.</summary>
internal sealed class SettingStore(Session session, SettingCache cache) : ICompanySettings
{
    // What this unit has changed may still be rolled back, so it is read from the database.
    private readonly HashSet<(string Tenant, string Key)> _changed = [];

    public async Task<string?> FindAsync(string tenant, string key, CancellationToken cancellationToken)
    {
        if (_changed.Contains((tenant, key)) || !IsKept(key))
        {
            return await ReadAsync(tenant, key);
        }

        if (cache.Known.TryGetValue((tenant, key), out var known))
        {
            return known;
        }

        var value = await ReadAsync(tenant, key);
        if (!session.IsReader)
        {
            // A reader may see what has changed meanwhile, and what a unit of the same batch has saved may still be rolled back.
            session.AfterCommit(() => cache.Known[(tenant, key)] = value);
        }

        return value;
    }

    public Task SaveAsync(string tenant, string key, string? value, CancellationToken cancellationToken)
    {
        _changed.Add((tenant, key));
        cache.Known.TryRemove((tenant, key), out _);
        session.AfterCommit(() => cache.Known.TryRemove((tenant, key), out _));
        return value is null
            ? session.RunAsync("DELETE FROM settings WHERE tenant = @tenant AND key = @key", new { tenant, key })
            : session.RunAsync(
                "INSERT INTO settings (tenant, key, value) VALUES (@tenant, @key, @value) ON CONFLICT (tenant, key) DO UPDATE SET value = excluded.value", new { tenant, key, value });
    }

    /// <summary>What may tell of a prospect is not kept in memory, where erasing would not find it.</summary>
    private static bool IsKept(string key) => !key.StartsWith(CompanySetting.CoachingGoal(string.Empty), StringComparison.Ordinal);

    private Task<string?> ReadAsync(string tenant, string key) =>
        session.ScalarAsync<string>("SELECT value FROM settings WHERE tenant = @tenant AND key = @key", new { tenant, key });
}

internal sealed class SettingCache
{
    public ConcurrentDictionary<(string Tenant, string Key), string?> Known { get; } = new();
}
