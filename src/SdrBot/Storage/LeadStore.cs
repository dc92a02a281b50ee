using System.Collections.Immutable;
using SdrBot.Leads;

namespace SdrBot.Storage;

internal sealed class LeadStore(Session session) : ILeadStore
{
    public const string Columns =
        "id, tenant, owner_id, name, company, title, email, phone, location, goal, source, campaign, website, linked_in, industry, size, tech_stack, preference, motion, priority, status, external_id, created_at, first_attempt_at, last_touch_at, recycle_on, version";

    private readonly LeadIndex index = new(session);

    public Task<Lead?> FindAsync(string tenant, long id, CancellationToken cancellationToken) =>
        session.OneAsync<Lead>($"SELECT {Columns} FROM leads WHERE id = @id AND tenant = @tenant", new { tenant, id });

    public Task<ImmutableArray<Lead>> SearchAsync(string tenant, string? ownerId, string words, int limit, CancellationToken cancellationToken) => index.ByWordsAsync(tenant, ownerId, words, limit);

    public Task<ImmutableArray<Lead>> ByPhoneAsync(string tenant, string phone, CancellationToken cancellationToken) => index.ByPhoneAsync(tenant, phone);

    public Task<Lead?> SameAsync(Lead lead, CancellationToken cancellationToken) => index.SameAsync(lead);

    public async Task<Lead> AddAsync(Lead lead, CancellationToken cancellationToken)
    {
        var id = await session.ScalarAsync<long>(
            """
            INSERT INTO leads (tenant, owner_id, name, company, title, email, phone, location, goal, source, campaign, website, linked_in, industry, size, tech_stack, preference,
                               motion, priority, status, external_id, created_at, first_attempt_at, last_touch_at, recycle_on, email_key, person_key, phone_suffix, search, version)
            VALUES (@Tenant, @OwnerId, @Name, @Company, @Title, @Email, @Phone, @Location, @Goal, @Source, @Campaign, @Website, @LinkedIn, @Industry, @Size, @TechStack, @Preference,
                    @Motion, @Priority, @Status, @ExternalId, @CreatedAt, @FirstAttemptAt, @LastTouchAt, @RecycleOn, @emailKey, @personKey, @phoneSuffix, @search, @Version)
            RETURNING id
            """,
            Values(lead));
        session.Journal?.Created("leads", id);
        await index.AddAsync(lead with { Id = id });
        return lead with { Id = id };
    }

    public async Task SaveAsync(Lead lead, CancellationToken cancellationToken)
    {
        if (session.Journal is { } journal)
        {
            await journal.BeforeAsync("leads", lead.Id);
        }

        var search = await session.ScalarAsync<string>("SELECT search FROM leads WHERE id = @Id", new { lead.Id });
        await session.RunAsync(
            """
            UPDATE leads SET owner_id = @OwnerId, name = @Name, company = @Company, title = @Title, email = @Email, phone = @Phone, location = @Location, goal = @Goal,
              source = @Source, campaign = @Campaign, website = @Website, linked_in = @LinkedIn, industry = @Industry, size = @Size, tech_stack = @TechStack, preference = @Preference,
              motion = @Motion, priority = @Priority, status = @Status, external_id = @ExternalId, first_attempt_at = @FirstAttemptAt, last_touch_at = @LastTouchAt,
              recycle_on = @RecycleOn, email_key = @emailKey, person_key = @personKey, phone_suffix = @phoneSuffix, search = @search, version = version + 1
            WHERE id = @Id
            """,
            Values(lead));
        if (search != LeadKeys.Of(lead).Search)
        {
            await index.ReplaceAsync(lead);
        }
    }

    /// <summary>Finds a lead by its present words again, after its row was put back.</summary>
    public async Task IndexAgainAsync(long id) => await index.ReplaceAsync((await session.OneAsync<Lead>($"SELECT {Columns} FROM leads WHERE id = @id", new { id }))!);

    public async Task SaveTouchedAsync(Lead lead, CancellationToken cancellationToken)
    {
        if (session.Journal is { } journal)
        {
            await journal.BeforeAsync("leads", lead.Id, "first_attempt_at, last_touch_at, version");
        }

        var version = await session.ScalarAsync<long>(
            "UPDATE leads SET first_attempt_at = @FirstAttemptAt, last_touch_at = @LastTouchAt, version = version + 1 WHERE id = @Id RETURNING version", new { lead.FirstAttemptAt, lead.LastTouchAt, lead.Id });
        session.Journal?.Changed("leads", lead.Id, version);
    }

    public async Task AddStatusChangeAsync(StatusChange change, CancellationToken cancellationToken)
    {
        // Apart from the journal, which is there only while a command can be undone.
        var id = await session.ScalarAsync<long>(
        """
        INSERT INTO status_changes (tenant, lead_id, from_status, to_status, reason, rep_id, at)
        VALUES (@Tenant, @LeadId, @FromStatus, @ToStatus, @Reason, @RepId, @At) RETURNING id
        """,
        change);
        session.Journal?.Created("status_changes", id);
    }

    public async Task AddNoteAsync(LeadNote note, CancellationToken cancellationToken)
    {
        // Apart from the journal, which is there only while a command can be undone.
        var id = await session.ScalarAsync<long>(
        "INSERT INTO notes (tenant, lead_id, rep_id, text, at, turn_id) VALUES (@Tenant, @LeadId, @RepId, @Text, @At, @TurnId) RETURNING id", note);
        session.Journal?.Created("notes", id);
    }

    public async Task AddFactAsync(ResearchFact fact, CancellationToken cancellationToken)
    {
        // Apart from the journal, which is there only while a command can be undone.
        var id = await session.ScalarAsync<long>(
        """
        INSERT INTO facts (tenant, lead_id, kind, text, source, found_on, rep_id, at)
        VALUES (@Tenant, @LeadId, @Kind, @Text, @Source, @FoundOn, @RepId, @At) RETURNING id
        """,
        fact);
        session.Journal?.Created("facts", id);
    }

    public Task<ImmutableArray<StatusChange>> StatusChangesAsync(string tenant, long leadId, CancellationToken cancellationToken) => session.ManyAsync<StatusChange>(
        "SELECT id, tenant, lead_id, from_status, to_status, reason, rep_id, at FROM status_changes WHERE lead_id = @leadId AND tenant = @tenant ORDER BY id", new { tenant, leadId });

    public Task<ImmutableArray<LeadNote>> NotesAsync(string tenant, long leadId, CancellationToken cancellationToken) => session.ManyAsync<LeadNote>(
        "SELECT id, tenant, lead_id, rep_id, text, at, turn_id FROM notes WHERE lead_id = @leadId AND tenant = @tenant ORDER BY id DESC", new { tenant, leadId });

    public Task<ImmutableArray<ResearchFact>> FactsAsync(string tenant, long leadId, CancellationToken cancellationToken) => session.ManyAsync<ResearchFact>(
        "SELECT id, tenant, lead_id, kind, text, source, found_on, rep_id, at FROM facts WHERE lead_id = @leadId AND tenant = @tenant ORDER BY id DESC", new { tenant, leadId });

    public async Task<ImmutableHashSet<long>> ResearchedAsync(string tenant, string ownerId, DateOnly since, CancellationToken cancellationToken) => [.. await session.ManyAsync<long>(
        "SELECT DISTINCT f.lead_id FROM leads l JOIN facts f ON f.lead_id = l.id WHERE l.tenant = @tenant AND l.owner_id = @ownerId AND f.found_on >= @since", new { tenant, ownerId, since })];

    public Task<ImmutableArray<Lead>> OrphansAsync(string tenant, long after, int limit, CancellationToken cancellationToken) => session.ManyAsync<Lead>(
        $"""
        SELECT {Columns} FROM leads
        WHERE tenant = @tenant AND id > @after AND status NOT IN ('customer', 'disqualified')
          AND NOT EXISTS (SELECT 1 FROM tasks t JOIN reps r ON r.tenant = t.tenant AND r.id = t.owner_id AND r.active = 1 WHERE t.lead_id = leads.id AND t.state = 'open')
          AND NOT EXISTS (SELECT 1 FROM handoffs h WHERE h.lead_id = leads.id AND h.state IN ('offered', 'declined', 'accepted'))
        ORDER BY id LIMIT +@limit
        """,
        new { tenant, after, limit });

    public Task<ImmutableArray<Lead>> ListAsync(string tenant, string ownerId, LeadView view, int limit, CancellationToken cancellationToken) => session.ManyAsync<Lead>(
        $"""
        SELECT {Columns} FROM leads
        WHERE tenant = @tenant AND owner_id = @ownerId AND (status = @Status OR @Status IS NULL AND status NOT IN ('customer', 'disqualified'))
          AND (NOT @Waiting OR EXISTS (SELECT 1 FROM tasks t WHERE t.lead_id = leads.id AND t.state = 'open' AND t.kind IN ('callback', 'reply')))
          AND (@DueBefore IS NULL OR EXISTS (SELECT 1 FROM tasks t WHERE t.lead_id = leads.id AND t.state = 'open' AND t.due_at < @DueBefore))
          AND (NOT @Callbacks OR EXISTS (SELECT 1 FROM tasks t WHERE t.lead_id = leads.id AND t.state = 'open' AND t.kind = 'callback'))
          AND (NOT @OnThem OR first_attempt_at IS NOT NULL AND status <> 'recycled' AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.lead_id = leads.id AND t.state = 'open' AND t.kind IN ('callback', 'reply', 'meeting'))
            AND coalesce((SELECT is_inbound FROM touches WHERE lead_id = leads.id ORDER BY at DESC, id DESC LIMIT 1), 1) = 0)
          AND (@UntouchedSince IS NULL OR coalesce(last_touch_at, created_at) < @UntouchedSince)
        ORDER BY priority, name, id LIMIT +@limit
        """,
        new { tenant, ownerId, view.Status, view.Waiting, view.UntouchedSince, view.DueBefore, view.Callbacks, view.OnThem, limit });

    public Task<ImmutableArray<StatusCount>> CountsAsync(string tenant, string? ownerId, CancellationToken cancellationToken) => session.ManyAsync<StatusCount>(
        """
        SELECT owner_id, status, count(*) AS leads, min(coalesce(last_touch_at, created_at)) AS longest_since FROM leads
        WHERE tenant = @tenant AND (@ownerId IS NULL OR owner_id = @ownerId) GROUP BY owner_id, status
        """,
        new { tenant, ownerId });

    private static object Values(Lead l)
    {
        var keys = LeadKeys.Of(l);
        return new
        {
            l.Id,
            l.Tenant,
            l.OwnerId,
            l.Name,
            l.Company,
            l.Title,
            l.Email,
            l.Phone,
            l.Location,
            l.Goal,
            l.Source,
            l.Campaign,
            l.Website,
            l.LinkedIn,
            l.Industry,
            l.Size,
            l.TechStack,
            l.Preference,
            l.Motion,
            l.Priority,
            l.Status,
            l.ExternalId,
            l.CreatedAt,
            l.FirstAttemptAt,
            l.LastTouchAt,
            l.RecycleOn,
            emailKey = keys.Email,
            personKey = keys.Person,
            phoneSuffix = keys.PhoneSuffix,
            search = keys.Search,
            l.Version,
        };
    }
}
