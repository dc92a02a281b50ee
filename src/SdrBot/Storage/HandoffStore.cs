using System.Collections.Immutable;
using SdrBot.Handoffs;

namespace SdrBot.Storage;

internal sealed class HandoffStore(Session session) : IHandoffStore
{
    public const string Columns =
        """
        id, tenant, lead_id, sdr_id, ae_id, next_step, is_engineer_wanted, is_shadow_wanted, state, is_open_to_all, brief, assignment, override_reason, override_by, made_at,
        waiting_since, waited_minutes, silence_step, declines, is_with_manager, decline_reason, decline_question, decline_words, declined_by, declined_at, accepted_at,
        outcome, outcome_at, outcome_reason, competitor, quality, quality_reason, is_expansion, account_manager_id, nudges, version
        """;

    private const string IsOpen = "state IN ('offered', 'declined', 'accepted')";
    private const string Times = "id, tenant, lead_id, handoff_id, at, by_id, state, version";
    private const string Questions = "id, tenant, lead_id, handoff_id, asker_id, text, asked_at, answer, answered_by, answered_at, version";

    public async Task<Handoff> AddAsync(Handoff handoff, CancellationToken cancellationToken)
    {
        var id = await session.ScalarAsync<long>(
            """
            INSERT INTO handoffs (tenant, lead_id, sdr_id, ae_id, next_step, is_engineer_wanted, is_shadow_wanted, state, is_open_to_all, brief, assignment, override_reason, override_by, made_at,
              waiting_since, waited_minutes, silence_step, declines, is_with_manager, is_expansion, nudges, version)
            VALUES (@Tenant, @LeadId, @SdrId, @AeId, @NextStep, @IsEngineerWanted, @IsShadowWanted, @state, @IsOpenToAll, @Brief, @Assignment, @OverrideReason, @OverrideBy, @MadeAt,
              @WaitingSince, @WaitedMinutes, @SilenceStep, @Declines, @IsWithManager, @IsExpansion, @Nudges, @Version)
            RETURNING id
            """,
            Values(handoff));
        await WorkedAsync(handoff);
        return handoff with { Id = id };
    }

    public async Task<bool> SaveAsync(Handoff handoff, CancellationToken cancellationToken)
    {
        var isSaved = await session.RunAsync(
        """
        UPDATE handoffs SET ae_id = @AeId, next_step = @NextStep, is_engineer_wanted = @IsEngineerWanted, is_shadow_wanted = @IsShadowWanted, state = @state, is_open_to_all = @IsOpenToAll,
          brief = @Brief, assignment = @Assignment, waiting_since = @WaitingSince, waited_minutes = @WaitedMinutes, silence_step = @SilenceStep, declines = @Declines, is_with_manager = @IsWithManager,
          decline_reason = @DeclineReason, decline_question = @DeclineQuestion, decline_words = @DeclineWords, declined_by = @DeclinedBy, declined_at = @DeclinedAt, accepted_at = @AcceptedAt,
          outcome = @Outcome, outcome_at = @OutcomeAt, outcome_reason = @OutcomeReason, competitor = @Competitor, quality = @Quality, quality_reason = @QualityReason,
          is_expansion = @IsExpansion, account_manager_id = @AccountManagerId, nudges = @Nudges, version = version + 1
        WHERE id = @Id AND tenant = @Tenant AND version = @Version
        """,
        Values(handoff)) == 1;
        if (isSaved)
        {
            await WorkedAsync(handoff);
        }

        return isSaved;
    }

    /// <summary>Whoever had it, has it or may have it sees that it moved: the SDR and everybody who may accept.</summary>
    private async Task WorkedAsync(Handoff handoff)
    {
        session.Worked.Add((handoff.Tenant, handoff.SdrId));
        foreach (var id in await session.ManyAsync<string>(
            "SELECT r.id FROM reps r JOIN roles o ON o.tenant = r.tenant AND o.id = r.role WHERE r.tenant = @Tenant AND r.active = 1 AND o.permissions LIKE @accepts",
            new { handoff.Tenant, accepts = $"%{People.Permission.AcceptHandoffs}%" }))
        {
            session.Worked.Add((handoff.Tenant, id));
        }
    }

    public Task<Handoff?> FindAsync(string tenant, long id, CancellationToken cancellationToken) =>
        session.OneAsync<Handoff>($"SELECT {Columns} FROM handoffs WHERE id = @id AND tenant = @tenant", new { tenant, id });

    public Task<Handoff?> OpenOfLeadAsync(string tenant, long leadId, CancellationToken cancellationToken) =>
        session.OneAsync<Handoff>($"SELECT {Columns} FROM handoffs WHERE lead_id = @leadId AND tenant = @tenant AND {IsOpen}", new { tenant, leadId });

    public Task<ImmutableArray<Handoff>> OfSdrAsync(string tenant, string sdrId, int limit, CancellationToken cancellationToken) => session.ManyAsync<Handoff>(
        $"SELECT {Columns} FROM handoffs WHERE tenant = @tenant AND sdr_id = @sdrId ORDER BY CASE WHEN {IsOpen} THEN 0 ELSE 1 END, made_at DESC, id DESC LIMIT +@limit", new { tenant, sdrId, limit });

    public Task<ImmutableArray<Handoff>> OfAeAsync(string tenant, string aeId, int limit, CancellationToken cancellationToken) => session.ManyAsync<Handoff>(
        $"""
        SELECT {Columns} FROM handoffs WHERE tenant = @tenant AND (ae_id = @aeId OR state = 'offered' AND is_open_to_all = 1 AND sdr_id <> @aeId)
        ORDER BY CASE state WHEN 'offered' THEN 0 WHEN 'accepted' THEN 1 ELSE 2 END, made_at, id LIMIT +@limit
        """,
        new { tenant, aeId, limit });

    public Task<ImmutableArray<Handoff>> OpenAsync(string tenant, int limit, CancellationToken cancellationToken) =>
        session.ManyAsync<Handoff>($"SELECT {Columns} FROM handoffs WHERE tenant = @tenant AND {IsOpen} ORDER BY made_at, id LIMIT +@limit", new { tenant, limit });

    public Task<ImmutableArray<HandoffName>> NamesAsync(string tenant, string repId, bool isAlsoOpen, int limit, CancellationToken cancellationToken) => session.ManyAsync<HandoffName>(
        $"""
        SELECT h.id, h.lead_id, h.state, h.sdr_id, l.name, l.company FROM handoffs h JOIN leads l ON l.id = h.lead_id
        WHERE h.tenant = @tenant AND (h.sdr_id = @repId OR h.account_manager_id = @repId OR @isAlsoOpen AND (h.ae_id = @repId OR h.{IsOpen}))
        ORDER BY h.made_at DESC, h.id DESC LIMIT +@limit
        """,
        new { tenant, repId, isAlsoOpen, limit });

    public Task<ImmutableArray<QuestionName>> WaitingQuestionsAsync(string tenant, string sdrId, int limit, CancellationToken cancellationToken) => session.ManyAsync<QuestionName>(
        """
        SELECT q.id, l.name, l.company FROM handoffs h JOIN handoff_questions q ON q.handoff_id = h.id JOIN leads l ON l.id = h.lead_id
        WHERE h.tenant = @tenant AND h.sdr_id = @sdrId AND q.answered_at IS NULL ORDER BY q.id LIMIT +@limit
        """,
        new { tenant, sdrId, limit });

    public Task<ImmutableArray<Handoff>> AcceptedAsync(string tenant, string sdrId, DateTimeOffset since, int limit, CancellationToken cancellationToken) => session.ManyAsync<Handoff>(
        $"SELECT {Columns} FROM handoffs WHERE tenant = @tenant AND sdr_id = @sdrId AND accepted_at >= @since ORDER BY accepted_at DESC, id DESC LIMIT +@limit", new { tenant, sdrId, since, limit });

    public Task<ImmutableArray<string>> SealsAsync(string tenant, string sdrId, DateTimeOffset since, CancellationToken cancellationToken) => session.ManyAsync<string>(
        """
        SELECT c.seal FROM handoffs h JOIN handoff_credits c ON c.id = (SELECT max(id) FROM handoff_credits WHERE handoff_id = h.id)
        WHERE h.tenant = @tenant AND h.sdr_id = @sdrId AND h.accepted_at >= @since
        """,
        new { tenant, sdrId, since });

    public async Task<HandoffCounts> CountsAsync(string tenant, string repId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var kinds = (await session.ManyAsync<KindCount>(
            """
            SELECT c.kind, count(DISTINCT c.handoff_id) AS count FROM handoff_credits c JOIN handoffs h ON h.id = c.handoff_id
            WHERE c.tenant = @tenant AND h.sdr_id = @repId AND c.at >= @from AND c.at < @to GROUP BY c.kind
            """,
            new { tenant, repId, from, to })).ToDictionary(k => k.Kind, k => k.Count, StringComparer.Ordinal);
        return new(
            Of(CreditKind.Made),
            Of(CreditKind.Accepted),
            Of(CreditKind.Declined),
            Of(HandoffOutcome.Returned),
            Of(HandoffOutcome.Opportunity),
            Of(HandoffOutcome.Won),
            Of(HandoffOutcome.Lost),
            Of(HandoffOutcome.NoShow));

        int Of(string kind) => kinds.GetValueOrDefault(kind);
    }

    public Task<ImmutableArray<HandoffPath>> PathsAsync(string tenant, string? sdrId, DateTimeOffset from, CancellationToken cancellationToken) => session.ManyAsync<HandoffPath>(
        """
        SELECT h.id AS handoff_id, h.made_at, min(CASE WHEN c.kind = 'accepted' THEN c.at END) AS accepted_at, min(CASE WHEN c.kind IN ('opportunity', 'won') THEN c.at END) AS opportunity_at,
          min(CASE WHEN c.kind = 'returned' THEN c.at END) AS returned_at, min(CASE WHEN c.kind = 'declined' THEN c.at END) AS declined_at
        FROM handoffs h JOIN handoff_credits c ON c.handoff_id = h.id
        WHERE h.tenant = @tenant AND h.made_at >= @from AND (@sdrId IS NULL OR h.sdr_id = @sdrId) GROUP BY h.id, h.made_at ORDER BY h.id
        """,
        new { tenant, sdrId, from });

    public async Task ProposeTimesAsync(Handoff handoff, string byId, ImmutableArray<DateTimeOffset> times, CancellationToken cancellationToken)
    {
        await session.RunAsync("UPDATE handoff_times SET state = 'dropped', version = version + 1 WHERE handoff_id = @Id AND tenant = @Tenant AND state <> 'dropped'", handoff);
        foreach (var at in times)
        {
            await session.RunAsync(
                "INSERT INTO handoff_times (tenant, lead_id, handoff_id, at, by_id, state) VALUES (@Tenant, @LeadId, @Id, @at, @byId, 'proposed')", new { handoff.Tenant, handoff.LeadId, handoff.Id, at, byId });
        }
    }

    public Task<ImmutableArray<ProposedTime>> TimesAsync(string tenant, long handoffId, CancellationToken cancellationToken) =>
        session.ManyAsync<ProposedTime>($"SELECT {Times} FROM handoff_times WHERE handoff_id = @handoffId AND tenant = @tenant ORDER BY id", new { tenant, handoffId });

    public Task<ProposedTime?> TimeAsync(string tenant, long id, CancellationToken cancellationToken) =>
        session.OneAsync<ProposedTime>($"SELECT {Times} FROM handoff_times WHERE id = @id AND tenant = @tenant", new { tenant, id });

    public async Task<bool> AgreeOnAsync(ProposedTime time, CancellationToken cancellationToken) =>
        await session.RunAsync("UPDATE handoff_times SET state = 'agreed', version = version + 1 WHERE id = @Id AND tenant = @Tenant AND state = 'proposed'", time) == 1
        && await session.RunAsync("UPDATE handoff_times SET state = 'dropped', version = version + 1 WHERE handoff_id = @HandoffId AND tenant = @Tenant AND id <> @Id AND state <> 'dropped'", time) >= 0;

    public Task AddCreditAsync(HandoffCredit credit, CancellationToken cancellationToken) => session.RunAsync(
        """
        INSERT INTO handoff_credits (tenant, lead_id, handoff_id, kind, rep_id, to_id, at, detail, turn_id, seal)
        VALUES (@Tenant, @LeadId, @HandoffId, @Kind, @RepId, @ToId, @At, @Detail, @TurnId, @Seal)
        """,
        credit);

    public Task<ImmutableArray<HandoffCredit>> CreditsAsync(string tenant, long handoffId, CancellationToken cancellationToken) => session.ManyAsync<HandoffCredit>(
        "SELECT id, tenant, lead_id, handoff_id, kind, rep_id, to_id, at, detail, turn_id, seal FROM handoff_credits WHERE handoff_id = @handoffId AND tenant = @tenant ORDER BY id", new { tenant, handoffId });

    public async Task<HandoffQuestion> AddQuestionAsync(HandoffQuestion question, CancellationToken cancellationToken)
    {
        var id = await session.ScalarAsync<long>(
            """
            INSERT INTO handoff_questions (tenant, lead_id, handoff_id, asker_id, text, asked_at, answer, answered_by, answered_at, version)
            VALUES (@Tenant, @LeadId, @HandoffId, @AskerId, @Text, @AskedAt, @Answer, @AnsweredBy, @AnsweredAt, @Version) RETURNING id
            """,
            question);
        return question with { Id = id };
    }

    public async Task<bool> SaveAnswerAsync(HandoffQuestion question, CancellationToken cancellationToken) => await session.RunAsync(
        """
        UPDATE handoff_questions SET answer = @Answer, answered_by = @AnsweredBy, answered_at = @AnsweredAt, version = version + 1
        WHERE id = @Id AND tenant = @Tenant AND answered_at IS NULL
        """,
        question) == 1;

    public Task<HandoffQuestion?> QuestionAsync(string tenant, long id, CancellationToken cancellationToken) =>
        session.OneAsync<HandoffQuestion>($"SELECT {Questions} FROM handoff_questions WHERE id = @id AND tenant = @tenant", new { tenant, id });

    public Task<ImmutableArray<HandoffQuestion>> QuestionsAsync(string tenant, long handoffId, CancellationToken cancellationToken) =>
        session.ManyAsync<HandoffQuestion>($"SELECT {Questions} FROM handoff_questions WHERE handoff_id = @handoffId AND tenant = @tenant ORDER BY id", new { tenant, handoffId });

    private static object Values(Handoff h) => new
    {
        h.Id,
        h.Tenant,
        h.LeadId,
        h.SdrId,
        h.AeId,
        h.NextStep,
        h.IsEngineerWanted,
        h.IsShadowWanted,
        state = h.State.Key(),
        h.IsOpenToAll,
        h.Brief,
        h.Assignment,
        h.OverrideReason,
        h.OverrideBy,
        h.MadeAt,
        h.WaitingSince,
        h.WaitedMinutes,
        h.SilenceStep,
        h.Declines,
        h.IsWithManager,
        h.DeclineReason,
        h.DeclineQuestion,
        h.DeclineWords,
        h.DeclinedBy,
        h.DeclinedAt,
        h.AcceptedAt,
        h.Outcome,
        h.OutcomeAt,
        h.OutcomeReason,
        h.Competitor,
        h.Quality,
        h.QualityReason,
        h.IsExpansion,
        h.AccountManagerId,
        h.Nudges,
        h.Version,
    };

    private sealed record KindCount
    {
        public required string Kind { get; init; }

        public int Count { get; init; }
    }
}
