using System.Collections.Immutable;
using SdrBot.Tasks;

namespace SdrBot.Storage;

/// <summary>Who rests after a no. A row is no part of what can be taken back: it goes when somebody goes on, or when the time is over.</summary>
internal sealed class Breathers(Session session) : IBreathers
{
    public Task BeginAsync(string tenant, string repId, DateTimeOffset until, ListView view, CancellationToken cancellationToken) => session.RunAsync(
        "INSERT INTO breathers (tenant, rep_id, until, view) VALUES (@tenant, @repId, @until, @view) ON CONFLICT (tenant, rep_id) DO UPDATE SET until = excluded.until, view = excluded.view",
        new { tenant, repId, until, view = view.ToString() });

    public Task EndAsync(string tenant, string repId, CancellationToken cancellationToken) =>
        session.RunAsync("DELETE FROM breathers WHERE tenant = @tenant AND rep_id = @repId", new { tenant, repId });

    public Task<ImmutableArray<DueBreather>> DueAsync(DateTimeOffset now) =>
        session.ManyAsync<DueBreather>("SELECT tenant, rep_id, until, view FROM breathers WHERE until <= @now", new { now });

    /// <summary>Takes the right to say it.</summary>
    /// <returns>False when somebody went on meanwhile.</returns>
    public async Task<bool> TakeAsync(DueBreather due) =>
        await session.RunAsync("DELETE FROM breathers WHERE tenant = @Tenant AND rep_id = @RepId AND until = @Until", due) == 1;
}

internal sealed record DueBreather
{
    public required string Tenant { get; init; }

    public required string RepId { get; init; }

    public DateTimeOffset Until { get; init; }

    public required string View { get; init; }
}
