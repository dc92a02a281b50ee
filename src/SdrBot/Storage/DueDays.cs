using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SdrBot.Conversations;
using SdrBot.Digests;
using SdrBot.People;

namespace SdrBot.Storage;

/// <summary>Whose day begins or ends about now and was not said yet, read for everybody at once.</summary>
internal sealed class DueDays(Session session)
{
    private const string LastBeat = "last_beat";
    private const string LastOutages = "last_outages";
    private const int MostOutages = 20;
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(14);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>A clock change can move the wall clock by so much against the schedule; the schedule itself decides exactly.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromHours(2);

    /// <summary>Those whose digest has not been said today, with the day of their last one. A digest of tomorrow counts too: who travels west lives the day again, and gets one digest for it.</summary>
    public async Task<ImmutableArray<DueRep>> DigestsAsync(DateTimeOffset now)
    {
        var due = ImmutableArray.CreateBuilder<DueRep>();
        foreach (var (tenant, zone) in await ZonesAsync())
        {
            var local = LocalClock.At(Zones.Find(zone) ?? TimeZoneInfo.Utc, now);
            var day = DateOnly.FromDateTime(local);
            var rows = await session.ManyAsync<DueRow>(
                $"""
                SELECT {RepStore.Columns}, (SELECT max(d.day) FROM digests d WHERE d.tenant = r.tenant AND d.audience = r.id AND d.kind = 'digest' AND d.day < @day) AS last
                FROM reps r
                WHERE r.tenant = @tenant AND r.zone = @zone AND r.active = 1 AND r.digest_at >= @from AND r.digest_at <= @to
                  AND r.role IN (SELECT id FROM roles WHERE tenant = @tenant AND permissions LIKE @receives)
                  AND NOT EXISTS (SELECT 1 FROM digests d WHERE d.tenant = r.tenant AND d.audience = r.id AND d.kind = 'digest' AND d.day IN (@day, @next))
                """,
                new
                {
                    tenant,
                    zone,
                    day,
                    next = day.AddDays(1),
                    from = Clamp(local.TimeOfDay - DigestSchedule.Grace - Margin),
                    to = Clamp(local.TimeOfDay + Margin),
                    receives = $"%{Permission.ReceiveDigest}%",
                });
            due.AddRange(rows.Select(r => new DueRep(r.ToRep(), day, r.Last)));
        }

        return due.ToImmutable();
    }

    /// <summary>Those whose recap has not been said today.</summary>
    public async Task<ImmutableArray<DueRep>> RecapsAsync(DateTimeOffset now)
    {
        var due = ImmutableArray.CreateBuilder<DueRep>();
        foreach (var (tenant, zone) in await ZonesAsync())
        {
            var day = DateOnly.FromDateTime(LocalClock.At(Zones.Find(zone) ?? TimeZoneInfo.Utc, now));
            var rows = await session.ManyAsync<DueRow>(
                $"""
                SELECT {RepStore.Columns}, NULL AS last FROM reps r
                WHERE r.tenant = @tenant AND r.zone = @zone AND r.active = 1 AND r.digest_at IS NOT NULL
                  AND r.role IN (SELECT id FROM roles WHERE tenant = @tenant AND permissions LIKE @receives)
                  AND NOT EXISTS (SELECT 1 FROM digests d WHERE d.tenant = r.tenant AND d.audience = r.id AND d.kind = 'recap' AND d.day IN (@day, @next))
                """,
                new { tenant, zone, day, next = day.AddDays(1), receives = $"%{Permission.ReceiveDigest}%" });
            due.AddRange(rows.Select(r => new DueRep(r.ToRep(), day, null)));
        }

        return due.ToImmutable();
    }

    /// <summary>Where the bot writes to each of the reps; who never met it is missing.</summary>
    public async Task<ImmutableDictionary<string, ConversationReference>> ConversationsAsync(string tenant, IEnumerable<string> ids)
    {
        var rows = await session.ManyAsync<AddressRow>(
            "SELECT rep_id, channel, conversation FROM identities WHERE tenant = @tenant AND rep_id IN @ids AND conversation IS NOT NULL ORDER BY coalesce(heard_at, 0) DESC, channel, user_id", new { tenant, ids });
        return rows.GroupBy(r => r.RepId, StringComparer.Ordinal)
            .ToImmutableDictionary(g => g.Key, g => JsonSerializer.Deserialize(g.First().Conversation, StorageJson.Default.ConversationReference)!, StringComparer.Ordinal);
    }

    /// <summary>Notes that the bot is alive.</summary>
    /// <returns>When it lately was not.</returns>
    public async Task<ImmutableArray<Outage>> BeatAsync(DateTimeOffset now)
    {
        var last = Instant(await SettingAsync(LastBeat));
        var outages = Outages(await SettingAsync(LastOutages));
        await SaveAsync(LastBeat, Text(now));
        if (last is not { } before || now - before <= Pause)
        {
            return outages;
        }

        outages = [.. outages.Add(new Outage(before, now)).Where(o => now - o.To < Remembered).TakeLast(MostOutages)];
        await SaveAsync(LastOutages, string.Join(' ', outages.Select(o => $"{Text(o.From)}-{Text(o.To)}")));
        return outages;
    }

    private static ImmutableArray<Outage> Outages(string? text) =>
    [
        .. (text ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(o => o.Split('-') is [var from, var to] && Instant(from) is { } start && Instant(to) is { } end ? new Outage(start, end) : null)
            .OfType<Outage>(),
    ];

    private async Task<ImmutableArray<(string Tenant, string Zone)>> ZonesAsync() =>
        [.. (await session.ManyAsync<ZoneRow>("SELECT DISTINCT tenant, zone FROM reps WHERE active = 1 AND digest_at IS NOT NULL")).Select(z => (z.Tenant, z.Zone))];

    private Task<string?> SettingAsync(string key) => session.ScalarAsync<string>("SELECT value FROM settings WHERE tenant = '' AND key = @key", new { key });

    private Task<int> SaveAsync(string key, string value) => session.RunAsync(
        "INSERT INTO settings (tenant, key, value) VALUES ('', @key, @value) ON CONFLICT (tenant, key) DO UPDATE SET value = excluded.value", new { key, value });

    private static string Text(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset? Instant(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    private static TimeOnly Clamp(TimeSpan time) =>
        time < TimeSpan.Zero ? TimeOnly.MinValue : time >= TimeSpan.FromDays(1) ? TimeOnly.MaxValue : TimeOnly.FromTimeSpan(time);

    private sealed record DueRow : RepRow
    {
        public DateOnly? Last { get; init; }
    }

    private sealed record AddressRow
    {
        public required string RepId { get; init; }

        public required string Channel { get; init; }

        public required string Conversation { get; init; }
    }

    private sealed record ZoneRow
    {
        public required string Tenant { get; init; }

        public required string Zone { get; init; }
    }
}

/// <param name="Last">The day of the last digest before.</param>
internal sealed record DueRep(Rep Rep, DateOnly Day, DateOnly? Last);
