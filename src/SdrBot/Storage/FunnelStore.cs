using System.Collections.Immutable;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Performance;
using SdrBot.Touches;

namespace SdrBot.Storage;

/// <summary>Counts numbers from two indexes; what it costs grows with the days counted and not with the tables.</summary>
internal sealed class FunnelStore(Session session) : IFunnelStore
{
    internal const string TouchesSql =
        """
        SELECT t.rep_id,
          sum(t.is_inbound = 0) AS activities,
          sum(t.is_inbound = 0 AND t.channel = 'call') AS calls,
          sum(t.is_inbound = 0 AND t.channel = 'voicemail' AND NOT EXISTS (
            SELECT 1 FROM touches c WHERE c.tenant = t.tenant AND c.rep_id = t.rep_id AND c.day = t.day AND c.channel = 'call' AND c.lead_id = t.lead_id AND c.is_inbound = 0)) AS voicemails,
          sum(t.is_inbound = 0 AND t.channel = 'call' AND t.outcome IN @reached) AS connects,
          sum(t.is_inbound = 0 AND t.channel = 'call' AND t.is_conversation = 1) AS dial_conversations,
          sum(t.is_conversation) AS conversations,
          sum(t.outcome = 'meeting_booked') AS meetings,
          sum(t.outcome IN @noes) AS noes
        FROM touches t WHERE t.tenant = @tenant AND t.rep_id IN @ids AND t.day >= @First AND t.day <= @Last GROUP BY t.rep_id
        """;

    internal const string StatusesSql =
        "SELECT rep_id, count(*) AS count FROM status_changes WHERE tenant = @tenant AND rep_id IN @ids AND to_status = @status AND at >= @from AND at < @to GROUP BY rep_id";

    private static readonly string[] Reached = [.. Disposition.All.Where(d => d.IsReached).Select(d => d.Key)];
    private static readonly string[] Noes = [.. Disposition.All.Where(d => d.IsNo).Select(d => d.Key)];

    public async Task<ImmutableArray<Funnel>> CountAsync(ImmutableArray<Rep> reps, Period period, CancellationToken cancellationToken)
    {
        if (reps.IsEmpty)
        {
            return [];
        }

        var tenant = reps[0].Tenant;
        var ids = reps.Select(r => r.Id).ToArray();
        var (from, to) = period.Instants(reps[0].TimeZone);
        var touches = (await session.ManyAsync<TouchRow>(TouchesSql, new { tenant, ids, period.First, period.Last, reached = Reached, noes = Noes })).ToDictionary(r => r.RepId, StringComparer.Ordinal);
        var turnedAway = (await session.ManyAsync<StatusRow>(StatusesSql, new { tenant, ids, from, to, status = LeadStatus.Disqualified })).ToDictionary(r => r.RepId, r => r.Count, StringComparer.Ordinal);
        return [.. reps.Select(r => (touches.GetValueOrDefault(r.Id)?.ToFunnel() ?? Funnel.None) with { Disqualified = turnedAway.GetValueOrDefault(r.Id) })];
    }

    public Task<ImmutableArray<TurnedAway>> TurnedAwayAsync(string tenant, string? repId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) => session.ManyAsync<TurnedAway>(
        """
        SELECT s.reason, l.created_at AS came_at, s.at, l.status = 'customer' AS is_customer,
          (SELECT count(*) FROM touches t WHERE t.lead_id = s.lead_id AND t.at <= s.at) AS touches,
          EXISTS (SELECT 1 FROM status_changes b WHERE b.lead_id = s.lead_id AND b.from_status = 'disqualified' AND b.id > s.id) AS has_returned
        FROM status_changes s JOIN leads l ON l.id = s.lead_id
        WHERE s.tenant = @tenant AND (@repId IS NULL OR s.rep_id = @repId) AND s.to_status = 'disqualified' AND s.at >= @from AND s.at < @to ORDER BY s.at, s.id
        """,
        new { tenant, repId, from, to });

    private sealed record TouchRow
    {
        public required string RepId { get; init; }

        public int Activities { get; init; }

        public int Calls { get; init; }

        public int Voicemails { get; init; }

        public int Connects { get; init; }

        public int DialConversations { get; init; }

        public int Conversations { get; init; }

        public int Meetings { get; init; }

        public int Noes { get; init; }

        public Funnel ToFunnel() => new()
        {
            Activities = Activities,
            Dials = Calls + Voicemails,
            Connects = Connects,
            DialConversations = DialConversations,
            Conversations = Conversations,
            Meetings = Meetings,
            Noes = Noes,
        };
    }

    private sealed record StatusRow
    {
        public required string RepId { get; init; }

        public int Count { get; init; }
    }
}
