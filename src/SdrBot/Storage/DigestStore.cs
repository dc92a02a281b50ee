using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Digests;
using SdrBot.People;
using SdrBot.Tasks;

namespace SdrBot.Storage;

/// <summary>The days of reps, read for many at once.</summary>
internal sealed class DigestStore(Session session) : IDigestStore
{
    private static readonly string[] Named = [TaskKind.Meeting, TaskKind.Reply, TaskKind.Callback];

    public async Task<bool> ClaimAsync(string tenant, string audience, string kind, DateOnly day, DateTimeOffset now, CancellationToken cancellationToken) =>
        await session.RunAsync(
            "INSERT INTO digests (tenant, audience, kind, day, at) VALUES (@tenant, @audience, @kind, @day, @now) ON CONFLICT DO NOTHING", new { tenant, audience, kind, day, now }) == 1;

    public async Task<bool> WasSaidAsync(string tenant, string audience, string kind, DateOnly day, CancellationToken cancellationToken) =>
        await session.ScalarAsync<long>(
            "SELECT EXISTS (SELECT 1 FROM digests WHERE tenant = @tenant AND audience = @audience AND kind = @kind AND day = @day)", new { tenant, audience, kind, day }) == 1;

    public async Task<ImmutableArray<DigestFacts>> FactsAsync(ImmutableArray<Rep> reps, DateOnly day, CancellationToken cancellationToken)
    {
        var first = reps[0];
        var scope = new
        {
            first.Tenant,
            ids = reps.Select(r => r.Id).ToArray(),
            from = LocalClock.StartOf(first.TimeZone, day),
            to = LocalClock.StartOf(first.TimeZone, day.AddDays(1)),
            day,
            before = DigestSchedule.WorkdayBefore(first, day),
            Named,
        };
        var items = (await ItemsAsync(scope)).ToLookup(i => i.OwnerId, StringComparer.Ordinal);
        var work = (await WorkAsync(scope)).ToLookup(w => w.OwnerId, StringComparer.Ordinal);
        var numbers = (await NumbersAsync(scope)).ToDictionary(n => (n.RepId, n.Day), n => new DayNumbers(n.Touches, n.Conversations, n.Meetings));
        return
        [
            .. reps.Select(r => new DigestFacts(r, day)
            {
                Items = [.. items[r.Id].Select(i => i.ToItem(r))],
                Work = [.. work[r.Id].GroupBy(w => w.Activity, (activity, w) => Count(activity, [.. w])).OrderByDescending(w => w.Open).ThenBy(w => w.Activity, StringComparer.Ordinal)],
                OnTime = items[r.Id].Count(i => i.IsOnTime) + work[r.Id].Sum(w => w.OnTime),
                Numbers = numbers.GetValueOrDefault((r.Id, day)) ?? DayNumbers.None,
                Before = numbers.GetValueOrDefault((r.Id, scope.before)) ?? DayNumbers.None,
            }),
        ];
    }

    /// <summary>Local days do not all have 24 hours, so each comes with the instant in which it begins.</summary>
    public Task<ImmutableArray<DayClosings>> ClosingsAsync(Rep rep, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var days = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays)
            .Select(d => string.Create(CultureInfo.InvariantCulture, $"('{d:yyyy-MM-dd}', {Milliseconds(rep, d)}, {Milliseconds(rep, d.AddDays(1))})"));
        return session.ManyAsync<DayClosings>(
            $"""
            WITH days (day, begins, ends) AS (VALUES {string.Join(", ", days)})
            SELECT d.day, count(*) AS closed, sum(CASE WHEN t.due_at >= d.begins THEN 1 ELSE 0 END) AS on_time
            FROM days d JOIN tasks t ON t.tenant = @Tenant AND t.owner_id = @Id AND t.closed_at >= d.begins AND t.closed_at < d.ends AND t.state <> 'dropped'
            GROUP BY d.day
            """,
            new { rep.Tenant, rep.Id });
    }

    public Task<string?> BlockersAsync(Rep rep, DateOnly day, CancellationToken cancellationToken) => session.ScalarAsync<string>(
        "SELECT facts FROM digests WHERE tenant = @Tenant AND audience = @Id AND kind = 'blockers' AND day = @day", new { rep.Tenant, rep.Id, day });

    public Task SaveBlockersAsync(Rep rep, DateOnly day, string blockers, DateTimeOffset now, CancellationToken cancellationToken) => session.RunAsync(
        """
        INSERT INTO digests (tenant, audience, kind, day, at, facts) VALUES (@Tenant, @Id, 'blockers', @day, @now, @blockers)
        ON CONFLICT (tenant, audience, kind, day) DO UPDATE SET facts = excluded.facts, at = excluded.at
        """,
        new { rep.Tenant, rep.Id, day, now, blockers });

    public async Task<ImmutableArray<Score>> ScoresAsync(string tenant, DateOnly day, CancellationToken cancellationToken) =>
    [
        .. (await session.ManyAsync<ScoreRow>(
            """
            SELECT r.name, r.daily_target, count(t.day) AS touches, coalesce(sum(t.is_conversation), 0) AS conversations, count(CASE WHEN t.outcome = 'meeting_booked' THEN 1 END) AS meetings
            FROM reps r JOIN roles o ON o.tenant = r.tenant AND o.id = r.role LEFT JOIN touches t ON t.tenant = r.tenant AND t.rep_id = r.id AND t.day = @day
            WHERE r.tenant = @tenant AND r.active = 1 AND o.permissions LIKE @receives
            GROUP BY r.id, r.name, r.daily_target ORDER BY touches DESC, r.name
            """,
            new { tenant, day, receives = $"%{Permission.ReceiveDigest}%" })).Select(s => new Score(s.Name, s.DailyTarget, new DayNumbers(s.Touches, s.Conversations, s.Meetings))),
    ];

    private static long Milliseconds(Rep rep, DateOnly day) => LocalClock.StartOf(rep.TimeZone, day).ToUnixTimeMilliseconds();

    private static DigestCount Count(string activity, ImmutableArray<WorkRow> rows) => new(activity, rows.Sum(w => w.Open), rows.Sum(w => w.Done));

    /// <summary>Two halves, each by its own index: what is open and due, and what was closed today. What a plan dropped is no work done.</summary>
    private Task<ImmutableArray<ItemRow>> ItemsAsync(object scope) => session.ManyAsync<ItemRow>(
        """
        SELECT t.owner_id, t.kind, t.title, t.due_at, t.has_time, 0 AS is_done, 0 AS is_on_time, l.name AS lead, l.company, h.state, coalesce(h.is_open_to_all, 0) AS is_open_to_all, a.name AS ae
        FROM tasks t LEFT JOIN leads l ON l.id = t.lead_id
        LEFT JOIN handoffs h ON t.kind = 'meeting' AND h.id = (SELECT max(id) FROM handoffs WHERE lead_id = t.lead_id) LEFT JOIN reps a ON a.tenant = h.tenant AND a.id = h.ae_id
        WHERE t.tenant = @Tenant AND t.owner_id IN @ids AND t.state = 'open' AND t.due_at < @to AND t.kind IN @Named
        UNION ALL
        SELECT t.owner_id, t.kind, t.title, t.due_at, t.has_time, 1, t.due_at >= @from, l.name, l.company, h.state, coalesce(h.is_open_to_all, 0) AS is_open_to_all, a.name
        FROM tasks t LEFT JOIN leads l ON l.id = t.lead_id
        LEFT JOIN handoffs h ON t.kind = 'meeting' AND h.id = (SELECT max(id) FROM handoffs WHERE lead_id = t.lead_id) LEFT JOIN reps a ON a.tenant = h.tenant AND a.id = h.ae_id
        WHERE t.tenant = @Tenant AND t.owner_id IN @ids AND t.closed_at >= @from AND t.closed_at < @to AND t.kind IN @Named AND t.state <> 'dropped'
        """,
        scope);

    private Task<ImmutableArray<WorkRow>> WorkAsync(object scope) => session.ManyAsync<WorkRow>(
        """
        SELECT owner_id, activity, count(*) AS open, 0 AS done, 0 AS on_time FROM tasks
        WHERE tenant = @Tenant AND owner_id IN @ids AND state = 'open' AND due_at < @to AND kind NOT IN @Named GROUP BY owner_id, activity
        UNION ALL
        SELECT owner_id, activity, 0, count(*), sum(due_at >= @from) FROM tasks
        WHERE tenant = @Tenant AND owner_id IN @ids AND closed_at >= @from AND closed_at < @to AND kind NOT IN @Named AND state <> 'dropped' GROUP BY owner_id, activity
        """,
        scope);

    private Task<ImmutableArray<NumbersRow>> NumbersAsync(object scope) => session.ManyAsync<NumbersRow>(
        """
        SELECT rep_id, day, count(*) AS touches, sum(is_conversation) AS conversations, sum(CASE WHEN outcome = 'meeting_booked' THEN 1 ELSE 0 END) AS meetings
        FROM touches WHERE tenant = @Tenant AND rep_id IN @ids AND day IN (@before, @day) GROUP BY rep_id, day
        """,
        scope);

    private sealed record ItemRow
    {
        public required string OwnerId { get; init; }

        public required string Kind { get; init; }

        public string? Title { get; init; }

        public DateTimeOffset DueAt { get; init; }

        public bool HasTime { get; init; }

        public bool IsDone { get; init; }

        public bool IsOnTime { get; init; }

        public string? Lead { get; init; }

        public string? Company { get; init; }

        public string? State { get; init; }

        public bool IsOpenToAll { get; init; }

        public string? Ae { get; init; }

        public DigestItem ToItem(Rep rep) => new(Kind, Lead, Company, Title, HasTime ? TimeOnly.FromDateTime(rep.LocalTime(DueAt)) : null, IsDone)
        {
            Handoff = Kind != TaskKind.Meeting || Lead is null ? null : State switch
            {
                null or "withdrawn" or "closed" => "none",
                "offered" when IsOpenToAll || Ae is null => "open",
                var state => state,
            },
            HandoffTo = Ae,
        };
    }

    private sealed record WorkRow
    {
        public required string OwnerId { get; init; }

        public required string Activity { get; init; }

        public int Open { get; init; }

        public int Done { get; init; }

        public int OnTime { get; init; }
    }

    private sealed record NumbersRow
    {
        public required string RepId { get; init; }

        public DateOnly Day { get; init; }

        public int Touches { get; init; }

        public int Conversations { get; init; }

        public int Meetings { get; init; }
    }

    private sealed record ScoreRow
    {
        public required string Name { get; init; }

        public int DailyTarget { get; init; }

        public int Touches { get; init; }

        public int Conversations { get; init; }

        public int Meetings { get; init; }
    }
}
