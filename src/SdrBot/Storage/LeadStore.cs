using System.Collections.Immutable;
using System.Text.Json;
using SdrBot.Leads;

namespace SdrBot.Storage;

internal sealed class LeadStore(Session session) : ILeadStore
{
    public const string Columns =
        "id, tenant, owner_id, name, company, title, email, phone, location, goal, source, campaign, website, linked_in, industry, size, tech_stack, motion, priority, status, external_id, created_at, first_attempt_at, last_touch_at, recycle_on, version";

    /// <summary>More words than this say no more about who is meant.</summary>
    private const int MostWords = 5;

    public Task<Lead?> FindAsync(string tenant, long id, CancellationToken cancellationToken) =>
        session.OneAsync<Lead>($"SELECT {Columns} FROM leads WHERE id = @id AND tenant = @tenant", new { tenant, id });

    public async Task<ImmutableArray<Lead>> SearchAsync(string tenant, string? ownerId, string words, int limit, CancellationToken cancellationToken)
    {
        if (ContactKeys.Email(words) is { } email)
        {
            return await WhereAsync("tenant = @tenant AND email_key = @email", tenant, ownerId, limit, new { email });
        }

        var terms = words.Split([' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Select(Folding.Fold).Where(w => w.Length > 0).Take(MostWords).ToArray();
        if (terms.Length == 0)
        {
            return [];
        }

        var byWord = string.Join(
            " AND ", terms.Select((_, i) => $"EXISTS (SELECT 1 FROM lead_words w WHERE w.lead_id = leads.id AND w.tenant = @tenant AND w.word >= @t{i} AND w.word < @e{i})").Skip(1)
                .Prepend("id IN (SELECT lead_id FROM lead_words WHERE tenant = @tenant AND word >= @t0 AND word < @e0)")
                .Append("+tenant = @tenant")); // The sign keeps SQLite from reading all leads of the tenant by their owner instead.
        var values = new Dapper.DynamicParameters();
        for (var i = 0; i < terms.Length; i++)
        {
            values.Add($"t{i}", terms[i]);
            values.Add($"e{i}", terms[i] + '\uFFFF');
        }

        var found = await WhereAsync(byWord, tenant, ownerId, limit, values);
        return !found.IsEmpty ? found : await InsideAsync(tenant, ownerId, Folding.Fold(words), limit);
    }

    public async Task<ImmutableArray<Lead>> ByPhoneAsync(string tenant, string phone, CancellationToken cancellationToken) =>
        ContactKeys.Phone(phone) is { } key ? await WhereAsync("tenant = @tenant AND phone_suffix = @Suffix", tenant, null, 10, new { key.Suffix }) : [];

    public async Task<Lead?> SameAsync(Lead lead, CancellationToken cancellationToken)
    {
        var keys = LeadKeys.Of(lead);
        return (keys.Email is null ? null : await session.OneAsync<Lead>($"SELECT {Columns} FROM leads WHERE tenant = @Tenant AND email_key = @Email", new { lead.Tenant, keys.Email }))
            ?? (keys.Person is null ? null : await session.OneAsync<Lead>($"SELECT {Columns} FROM leads WHERE tenant = @Tenant AND person_key = @Person", new { lead.Tenant, keys.Person }))
            ?? (keys.Email is null && keys.Person is null ? await ByContactAsync(lead, keys) : null);
    }

    public async Task<Lead> AddAsync(Lead lead, CancellationToken cancellationToken)
    {
        var id = await session.ScalarAsync<long>(
            """
            INSERT INTO leads (tenant, owner_id, name, company, title, email, phone, location, goal, source, campaign, website, linked_in, industry, size, tech_stack,
                               motion, priority, status, external_id, created_at, first_attempt_at, last_touch_at, recycle_on, email_key, person_key, phone_suffix, search, version)
            VALUES (@Tenant, @OwnerId, @Name, @Company, @Title, @Email, @Phone, @Location, @Goal, @Source, @Campaign, @Website, @LinkedIn, @Industry, @Size, @TechStack,
                    @Motion, @Priority, @Status, @ExternalId, @CreatedAt, @FirstAttemptAt, @LastTouchAt, @RecycleOn, @emailKey, @personKey, @phoneSuffix, @search, @Version)
            RETURNING id
            """,
            Values(lead));
        session.Journal?.Created("leads", id);
        await IndexAsync(lead with { Id = id });
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
              source = @Source, campaign = @Campaign, website = @Website, linked_in = @LinkedIn, industry = @Industry, size = @Size, tech_stack = @TechStack,
              motion = @Motion, priority = @Priority, status = @Status, external_id = @ExternalId, first_attempt_at = @FirstAttemptAt, last_touch_at = @LastTouchAt,
              recycle_on = @RecycleOn, email_key = @emailKey, person_key = @personKey, phone_suffix = @phoneSuffix, search = @search, version = version + 1
            WHERE id = @Id
            """,
            Values(lead));
        if (search != LeadKeys.Of(lead).Search)
        {
            await session.RunAsync("DELETE FROM lead_words WHERE lead_id = @Id", new { lead.Id });
            await IndexAsync(lead);
        }
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

    public Task<ImmutableArray<Lead>> OrphansAsync(string tenant, int limit, CancellationToken cancellationToken) => session.ManyAsync<Lead>(
        $"""
        SELECT {Columns} FROM leads
        WHERE tenant = @tenant AND status NOT IN ('customer', 'disqualified')
          AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.lead_id = leads.id AND t.state = 'open')
        ORDER BY id LIMIT @limit
        """,
        new { tenant, limit });

    public Task<ImmutableArray<Lead>> ListAsync(string tenant, string ownerId, LeadView view, int limit, CancellationToken cancellationToken) => session.ManyAsync<Lead>(
        $"""
        SELECT {Columns} FROM leads
        WHERE tenant = @tenant AND owner_id = @ownerId AND (status = @Status OR @Status IS NULL AND status NOT IN ('customer', 'disqualified'))
          AND (NOT @Waiting OR EXISTS (SELECT 1 FROM tasks t WHERE t.lead_id = leads.id AND t.state = 'open' AND t.kind IN ('callback', 'reply')))
          AND (@UntouchedSince IS NULL OR coalesce(last_touch_at, created_at) < @UntouchedSince)
        ORDER BY priority, name, id LIMIT @limit
        """,
        new { tenant, ownerId, view.Status, view.Waiting, view.UntouchedSince, limit });

    public Task<ImmutableArray<StatusCount>> CountsAsync(string tenant, string? ownerId, CancellationToken cancellationToken) => session.ManyAsync<StatusCount>(
        """
        SELECT owner_id, status, count(*) AS leads, min(coalesce(last_touch_at, created_at)) AS longest_since FROM leads
        WHERE tenant = @tenant AND (@ownerId IS NULL OR owner_id = @ownerId) GROUP BY owner_id, status
        """,
        new { tenant, ownerId });

    private Task<ImmutableArray<Lead>> WhereAsync(string condition, string tenant, string? ownerId, int limit, object values)
    {
        var all = new Dapper.DynamicParameters(values);
        all.AddDynamicParams(new { tenant, ownerId, limit });
        return session.ManyAsync<Lead>(
            $"SELECT {Columns} FROM leads WHERE {condition} AND (@ownerId IS NULL OR owner_id = @ownerId) ORDER BY coalesce(last_touch_at, created_at) DESC, id DESC LIMIT @limit", all);
    }

    /// <summary>Who has neither an e-mail address nor a company is known by name with phone number or profile.</summary>
    private async Task<Lead?> ByContactAsync(Lead lead, LeadKeys keys) => keys.Contacts.FirstOrDefault() is not { } contact
        ? null
        : (await session.ManyAsync<Lead>(
            $"SELECT {Columns} FROM leads WHERE tenant = @Tenant AND {(keys.PhoneSuffix is null ? "linked_in = @LinkedIn" : "phone_suffix = @PhoneSuffix")} ORDER BY id",
            new { lead.Tenant, lead.LinkedIn, keys.PhoneSuffix })).FirstOrDefault(l => LeadKeys.Of(l).Contacts.Contains(contact));

    /// <summary>A part from the middle of a word: only when no word begins so, since this reads every lead.</summary>
    private Task<ImmutableArray<Lead>> InsideAsync(string tenant, string? ownerId, string part, int limit) =>
        part.Length < 2 ? Task.FromResult(ImmutableArray<Lead>.Empty) : WhereAsync("tenant = @tenant AND instr(search, @part) > 0", tenant, ownerId, limit, new { part });

    /// <summary>All words in one statement: a sheet of leads brings hundreds of thousands.</summary>
    private Task<int> IndexAsync(Lead lead) => session.RunAsync(
        "INSERT INTO lead_words (tenant, word, lead_id) SELECT @Tenant, value, @Id FROM json_each(@words) WHERE true ON CONFLICT DO NOTHING",
        new { lead.Tenant, lead.Id, words = JsonSerializer.Serialize(LeadKeys.Words(lead), StorageJson.Default.IEnumerableString) });

    private static object Values(Lead l)
    {
        var keys = LeadKeys.Of(l);
        return new
        {
            l.Id, l.Tenant, l.OwnerId, l.Name, l.Company, l.Title, l.Email, l.Phone, l.Location, l.Goal, l.Source, l.Campaign, l.Website, l.LinkedIn, l.Industry, l.Size,
            l.TechStack, l.Motion, l.Priority, l.Status, l.ExternalId, l.CreatedAt, l.FirstAttemptAt, l.LastTouchAt, l.RecycleOn,
            emailKey = keys.Email, personKey = keys.Person, phoneSuffix = keys.PhoneSuffix, search = keys.Search, l.Version,
        };
    }
}
