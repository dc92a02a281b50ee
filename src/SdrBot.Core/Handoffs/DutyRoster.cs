using System.Collections.Immutable;
using SdrBot.People;

namespace SdrBot.Handoffs;

/// <summary>The account executives, and who of them is on duty: active, not away, and at work on their local day.</summary>
public sealed class DutyRoster(IRepDirectory people, Authority authority)
{
    /// <param name="except">Who cannot be meant, such as the SDR and those who had it before.</param>
    /// <returns>Those on duty, and where nobody is, those who are at work next; and the others.</returns>
    public async Task<Duty> FindAsync(string tenant, ImmutableHashSet<string> except, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<Rep>();
        foreach (var rep in await people.AllAsync(tenant, cancellationToken))
        {
            if (!except.Contains(rep.Id) && await authority.MayAsync(rep, Permission.AcceptHandoffs, cancellationToken))
            {
                all.Add(rep);
            }
        }

        var onDuty = all.Where(r => r.WorksOn(Today(r, now))).ToImmutableArray();
        if (onDuty.IsEmpty && all.Where(r => !r.IsAway(NextDay(r, now))).ToList() is { Count: > 0 } coming)
        {
            var soonest = coming.Min(r => NextDay(r, now));
            onDuty = [.. coming.Where(r => NextDay(r, now) == soonest)];
        }

        return new(onDuty, [.. all.Where(r => !onDuty.Contains(r))]);
    }

    public Task<bool> MayAcceptAsync(Rep rep, CancellationToken cancellationToken) => authority.MayAsync(rep, Permission.AcceptHandoffs, cancellationToken);

    private static DateOnly Today(Rep rep, DateTimeOffset now) => DateOnly.FromDateTime(rep.LocalTime(now));

    private static DateOnly NextDay(Rep rep, DateTimeOffset now) => rep.Hours.WorkdayOnOrAfter(Today(rep, now));
}

/// <summary>Who can take a handoff now, and who cannot.</summary>
public sealed record Duty(ImmutableArray<Rep> OnDuty, ImmutableArray<Rep> OffDuty)
{
    /// <summary>There is no account executive at all.</summary>
    public bool IsEmpty => OnDuty.IsEmpty && OffDuty.IsEmpty;
}
