using System.Collections.Immutable;
using SdrBot.Coaching;
using SdrBot.Touches;

namespace SdrBot.Storage;

internal sealed class CoachingStore(Session session) : ICoachingStore
{
    private const string Spoken = "channel IN ('call', 'meeting') AND is_conversation = 1";

    public Task<Touch?> LastTalkAsync(string tenant, string repId, DateTimeOffset since, CancellationToken cancellationToken) => session.OneAsync<Touch>(
        $"SELECT {TouchStore.Columns} FROM touches WHERE tenant = @tenant AND rep_id = @repId AND day >= @day AND at >= @since AND {Spoken} ORDER BY at DESC, id DESC LIMIT 1",
        new { tenant, repId, since, day = DateOnly.FromDateTime(since.UtcDateTime).AddDays(-1) });

    public Task<int> TalksAsync(string tenant, string repId, DateOnly from, CancellationToken cancellationToken) => session.ScalarAsync<int>(
        $"SELECT count(*) FROM touches WHERE tenant = @tenant AND rep_id = @repId AND day >= @from AND {Spoken}", new { tenant, repId, from });

    public async Task<bool> IsFirstTalkAsync(Touch touch, CancellationToken cancellationToken) => await session.ScalarAsync<long>(
        $"SELECT EXISTS (SELECT 1 FROM touches WHERE lead_id = @LeadId AND tenant = @Tenant AND at <= @At AND id <> @Id AND {Spoken})", touch) == 0;

    public async Task SaveAsync(Listening listening, CancellationToken cancellationToken)
    {
        var known = await session.ScalarAsync<long?>("SELECT id FROM listening WHERE touch_id = @TouchId", listening);
        await KeepAsync("listening", known, listening, "share = @Share, kind = @Kind, at = @At, turn_id = @TurnId", "tenant, rep_id, touch_id, kind, share, at, day, turn_id, version", "@Tenant, @RepId, @TouchId, @Kind, @Share, @At, @Day, @TurnId, @Version");
    }

    public Task<ImmutableArray<Listening>> ListeningAsync(string tenant, string repId, DateOnly from, CancellationToken cancellationToken) => session.ManyAsync<Listening>(
        "SELECT id, tenant, rep_id, touch_id, kind, share, at, day, turn_id, version FROM listening WHERE tenant = @tenant AND rep_id = @repId AND day >= @from ORDER BY day, id", new { tenant, repId, from });

    public async Task SaveAsync(SelfCheck check, CancellationToken cancellationToken)
    {
        var row = new { check.Tenant, check.RepId, check.TouchId, habits = string.Join(' ', check.Habits), check.At, check.Day, check.TurnId, check.Version };
        var known = check.TouchId is null ? null : await session.ScalarAsync<long?>("SELECT id FROM self_checks WHERE touch_id = @TouchId", row);
        await KeepAsync("self_checks", known, row, "habits = @habits, at = @At, turn_id = @TurnId", "tenant, rep_id, touch_id, habits, at, day, turn_id, version", "@Tenant, @RepId, @TouchId, @habits, @At, @Day, @TurnId, @Version");
    }

    public async Task<ImmutableArray<SelfCheck>> ChecksAsync(string tenant, string repId, int limit, CancellationToken cancellationToken) =>
    [
        .. (await session.ManyAsync<CheckRow>(
            "SELECT id, tenant, rep_id, touch_id, habits, at, day, turn_id, version FROM self_checks WHERE tenant = @tenant AND rep_id = @repId ORDER BY at DESC, id DESC LIMIT +@limit",
            new { tenant, repId, limit })).Select(r => r.ToCheck()),
    ];

    public async Task SaveAsync(Reflection reflection, CancellationToken cancellationToken)
    {
        var known = await session.ScalarAsync<long?>("SELECT id FROM reflections WHERE tenant = @Tenant AND rep_id = @RepId AND week = @Week AND question = @Question", reflection);
        await KeepAsync("reflections", known, reflection, "answer = @Answer, at = @At, turn_id = @TurnId", "tenant, rep_id, week, question, answer, at, turn_id, version", "@Tenant, @RepId, @Week, @Question, @Answer, @At, @TurnId, @Version");
    }

    public Task<ImmutableArray<Reflection>> ReflectionAsync(string tenant, string repId, DateOnly week, CancellationToken cancellationToken) => session.ManyAsync<Reflection>(
        "SELECT id, tenant, rep_id, week, question, answer, at, turn_id, version FROM reflections WHERE tenant = @tenant AND rep_id = @repId AND week = @week ORDER BY id", new { tenant, repId, week });

    public Task<DateOnly?> LastReflectionAsync(string tenant, string repId, DateOnly until, CancellationToken cancellationToken) => session.ScalarAsync<DateOnly?>(
        "SELECT max(week) FROM reflections WHERE tenant = @tenant AND rep_id = @repId AND week <= @until", new { tenant, repId, until });

    /// <summary>What is there already is changed, and what is new is added; both can be taken back.</summary>
    private async Task KeepAsync(string table, long? known, object row, string set, string columns, string values)
    {
        if (known is not { } id)
        {
            var made = await session.ScalarAsync<long>($"INSERT INTO {table} ({columns}) VALUES ({values}) RETURNING id", row);
            session.Journal?.Created(table, made);
            return;
        }

        if (session.Journal is { } journal)
        {
            await journal.BeforeAsync(table, id);
        }

        var change = new Dapper.DynamicParameters(row);
        change.Add("known", id);
        await session.RunAsync($"UPDATE {table} SET {set}, version = version + 1 WHERE id = @known", change);
    }

    private sealed record CheckRow
    {
        public long Id { get; init; }

        public required string Tenant { get; init; }

        public required string RepId { get; init; }

        public long? TouchId { get; init; }

        public required string Habits { get; init; }

        public DateTimeOffset At { get; init; }

        public DateOnly Day { get; init; }

        public required string TurnId { get; init; }

        public int Version { get; init; }

        public SelfCheck ToCheck() => new()
        {
            Id = Id,
            Tenant = Tenant,
            RepId = RepId,
            TouchId = TouchId,
            Habits = [.. Habits.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            At = At,
            Day = Day,
            TurnId = TurnId,
            Version = Version,
        };
    }
}
