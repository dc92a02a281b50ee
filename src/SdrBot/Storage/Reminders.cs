using System.Collections.Immutable;
using SdrBot.Digests;
using SdrBot.People;

namespace SdrBot.Storage;

/// <summary>Tasks whose hour has come and that were not announced yet.</summary>
internal sealed class Reminders(Session session)
{
    private static readonly TimeSpan MeetingLasts = TimeSpan.FromMinutes(30);

    public static bool MayRing(Rep rep, DateTimeOffset now)
    {
        var local = rep.LocalTime(now);
        return rep.WorksOn(DateOnly.FromDateTime(local)) && rep.Hours.Includes(local) && rep.Quiet?.Includes(local) != true;
    }

    /// <summary>A rep who is in a meeting is left alone until it is over; the meeting itself rings when it begins. Whoever has no place to be told yet is told when there is one.</summary>
    public async Task<ImmutableArray<DueReminder>> DueAsync(DateTimeOffset now, int limit)
    {
        var due = await session.ManyAsync<DueRow>(
            """
            SELECT t.id, t.tenant, t.owner_id, t.number, t.kind, t.activity, t.title, t.due_at, l.name AS lead, l.company FROM tasks t LEFT JOIN leads l ON l.id = t.lead_id
            WHERE t.state = 'open' AND t.has_time = 1 AND t.reminded = 0 AND t.due_at <= @now
              AND EXISTS (SELECT 1 FROM identities i WHERE i.tenant = t.tenant AND i.rep_id = t.owner_id AND i.conversation IS NOT NULL)
              AND NOT EXISTS (SELECT 1 FROM tasks m WHERE m.tenant = t.tenant AND m.owner_id = t.owner_id AND m.state = 'open' AND m.kind = 'meeting'
                                AND m.has_time = 1 AND m.id <> t.id AND m.due_at <= @now AND m.due_at > @began)
            ORDER BY t.due_at DESC LIMIT +@limit
            """,
            new { now, began = now - MeetingLasts, limit });
        var reminders = ImmutableArray.CreateBuilder<DueReminder>(due.Length);
        foreach (var tenant in due.GroupBy(d => d.Tenant, StringComparer.Ordinal))
        {
            foreach (var rows in tenant.Chunk(400))
            {
                var reps = (await session.ManyAsync<RepRow>($"SELECT {RepStore.Columns} FROM reps WHERE tenant = @Key AND id IN @ids", new { tenant.Key, ids = rows.Select(r => r.OwnerId).Distinct() }))
                    .ToDictionary(r => r.Id, r => r.ToRep(), StringComparer.Ordinal);
                reminders.AddRange(rows.Where(r => reps.ContainsKey(r.OwnerId)).Select(r => r.ToReminder(reps[r.OwnerId])).Reverse());
            }
        }

        return reminders.ToImmutable();
    }

    /// <summary>Takes the right to ring for each.</summary>
    /// <returns>Those that were not done, moved or announced meanwhile.</returns>
    public async Task<ImmutableArray<DueReminder>> TakeAsync(ImmutableArray<DueReminder> due)
    {
        var taken = ImmutableArray.CreateBuilder<DueReminder>(due.Length);
        foreach (var reminder in due)
        {
            if (await session.RunAsync("UPDATE tasks SET reminded = 1 WHERE id = @TaskId AND state = 'open' AND reminded = 0 AND due_at = @DueAt", new { reminder.TaskId, reminder.DueAt }) == 1)
            {
                taken.Add(reminder);
            }
        }

        return taken.ToImmutable();
    }

    private sealed record DueRow
    {
        public long Id { get; init; }

        public required string Tenant { get; init; }

        public required string OwnerId { get; init; }

        public int Number { get; init; }

        public required string Kind { get; init; }

        public required string Activity { get; init; }

        public string? Title { get; init; }

        public DateTimeOffset DueAt { get; init; }

        public string? Lead { get; init; }

        public string? Company { get; init; }

        public DueReminder ToReminder(Rep rep) =>
            new(rep, Id, DueAt, new Reminder(Number, Kind, Activity, Lead, Company, Title, TimeOnly.FromDateTime(rep.LocalTime(DueAt))));
    }
}

internal sealed record DueReminder(Rep Rep, long TaskId, DateTimeOffset DueAt, Reminder Item);
