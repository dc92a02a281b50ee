using System.Collections.Immutable;
using SdrBot.Advice;
using SdrBot.Coaching;
using SdrBot.Conversations;
using SdrBot.Digests;
using SdrBot.People;
using SdrBot.Performance;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Jobs;

/// <summary>What comes once a week: the picture of its numbers and the questions that a rep looks back with, and the product questions for whoever may know. A row of the digests decides, under the Monday of the week.</summary>
internal sealed class WeeklyJob(IDatabase database, IServiceScopeFactory scopes, OutboxBell bell, JobPulse pulse, TimeProvider clock, ILogger<WeeklyJob> logger) : Job(pulse, clock, logger)
{
    /// <summary>In the order in which it is said.</summary>
    private static readonly string[] EndOfWeek = [DigestKind.Week, DigestKind.Reflection];

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _logger = logger;

    public override async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var units = new UnitsOfJob(_logger, cancellationToken);
        foreach (var due in await database.ReadAsync(s => DueAsync(s, now), cancellationToken))
        {
            await units.TryAsync($"{due.Kind} {due.Rep.Id}", () => database.WriteAsync("digests", s => SayAsync(s, due, now), cancellationToken));
        }

        units.ThrowIfAnyFailed();
    }

    private static async Task<ImmutableArray<DueWeek>> DueAsync(Session session, DateTimeOffset now)
    {
        var due = ImmutableArray.CreateBuilder<DueWeek>();
        var people = new RepStore(session);
        var store = new DigestStore(session);
        var asking = (await session.ManyAsync<string>("SELECT DISTINCT tenant FROM questions WHERE answer IS NULL")).ToHashSet(StringComparer.Ordinal);
        foreach (var tenant in await session.ManyAsync<string>("SELECT DISTINCT tenant FROM reps WHERE active = 1"))
        {
            foreach (var rep in await people.AllAsync(tenant, CancellationToken.None))
            {
                if (rep.DigestAt is not null && WeekOfReflection.Due(rep, now) is { } ending
                    && await people.RoleAsync(tenant, rep.Role, CancellationToken.None) is { } role && role.Permissions.Contains(Permission.ReceiveDigest))
                {
                    foreach (var kind in EndOfWeek)
                    {
                        if (!await store.WasSaidAsync(tenant, rep.Id, kind, ending, CancellationToken.None) && await HasWorkedAsync(session, rep, ending))
                        {
                            due.Add(new(rep, kind, ending));
                        }
                    }
                }

                if (asking.Contains(tenant) && QuestionRound.Due(rep, now) is { } beginning
                    && !await store.WasSaidAsync(tenant, rep.Id, DigestKind.Questions, beginning, CancellationToken.None))
                {
                    due.Add(new(rep, DigestKind.Questions, beginning));
                }
            }
        }

        return due.ToImmutable();
    }

    /// <summary>Whoever did nothing in a week has nothing to look back on.</summary>
    private static async Task<bool> HasWorkedAsync(Session session, Rep rep, DateOnly week) => await session.ScalarAsync<long>(
        "SELECT EXISTS (SELECT 1 FROM touches WHERE tenant = @Tenant AND rep_id = @Id AND day >= @week)", new { rep.Tenant, rep.Id, week }) == 1;

    private async Task<bool> SayAsync(Session session, DueWeek due, DateTimeOffset now)
    {
        var (rep, kind, week) = due;
        var store = new DigestStore(session);
        if (await store.WasSaidAsync(rep.Tenant, rep.Id, kind, week, CancellationToken.None)
            || (await new DueDays(session).ConversationsAsync(rep.Tenant, [rep.Id])).GetValueOrDefault(rep.Id) is not { } place
            || await ComposeAsync(session, due, now) is not { } message
            || !await store.ClaimAsync(rep.Tenant, rep.Id, kind, week, now, CancellationToken.None))
        {
            return false;
        }

        return await new Outbox(session, bell, _clock).PostAsync(place, DigestKeys.Of(kind, rep.Id, week), message);
    }

    /// <returns>Null when there is nothing to say to that person.</returns>
    private async Task<Reply?> ComposeAsync(Session session, DueWeek due, DateTimeOffset now)
    {
        var (rep, kind, week) = due;
        if (kind == DigestKind.Reflection)
        {
            return ReflectionCard.Compose(Words.In(rep.Language), week, await new CoachingStore(session).ReflectionAsync(rep.Tenant, rep.Id, week, CancellationToken.None));
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
        if (kind == DigestKind.Week)
        {
            return await scope.ServiceProvider.GetRequiredService<WeekPicture>().ComposeAsync(rep, Words.In(rep.Language), DateOnly.FromDateTime(rep.LocalTime(now)), CancellationToken.None);
        }

        var round = scope.ServiceProvider.GetRequiredService<QuestionRound>();
        var asked = (await round.PlanAsync(rep.Tenant, CancellationToken.None)).GetValueOrDefault(rep.Id);
        return asked.IsDefaultOrEmpty ? null : await round.ComposeAsync(rep, asked, CancellationToken.None);
    }

    private sealed record DueWeek(Rep Rep, string Kind, DateOnly Week);
}
