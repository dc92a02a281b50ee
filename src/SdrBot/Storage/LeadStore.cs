using System.Collections.Immutable;
using System.Text.Json;
using SdrBot.Leads;

namespace SdrBot.Storage;

internal sealed class LeadStore(Session session) : ILeadStore
{
    public const string Columns =
        "id, tenant, owner_id, name, company, title, email, phone, location, goal, source, campaign, website, linked_in, industry, size, tech_stack, preference, motion, priority, status, external_id, created_at, first_attempt_at, last_touch_at, recycle_on, version";

    /// <summary>More words than this say no more about who is meant.</summary>
    private const int MostWords = 5;

    /// <summary>The condition for one word, for two, and so on; written once, since every logged line looks a lead up.</summary>
    private static readonly ImmutableArray<string> ByWords = [.. Enumerable.Range(1, MostWords).Select(ByWord)];

    public Task<Lead?> FindAsync(string tenant, long id, CancellationToken cancellationToken) =>
        session.OneAsync<Lead>($"SELECT {Columns} FROM leads WHERE id = @id AND tenant = @tenant", new { tenant, id });

    public async Task<ImmutableArray<Lead>> SearchAsync(string tenant, string? ownerId, string words, int limit, CancellationToken cancellationToken)
    {
        if (ContactKeys.Email(words) is { } email)
        {
            return await WhereAsync("tenant = @Tenant AND email_key = @email", limit, new { Tenant = tenant, OwnerId = ownerId, Limit = limit, email });
        }

        var terms = words.Split([' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Select(Folding.Fold).Where(w => w.Length > 0).Take(MostWords).ToArray();
        if (terms.Length == 0)
        {
            return [];
        }

        var found = await WhereAsync(ByWords[terms.Length - 1], limit, new WordValues(tenant, ownerId, limit, terms));
        return !found.IsEmpty ? found : await InsideAsync(tenant, ownerId, Folding.Fold(words), limit);
    }

    public async Task<ImmutableArray<Lead>> ByPhoneAsync(string tenant, string phone, CancellationToken cancellationToken) =>
        ContactKeys.Phone(phone) is { } key ? await WhereAsync("tenant = @Tenant AND phone_suffix = @Suffix", 10, new { Tenant = tenant, OwnerId = (string?)null, Limit = 10, key.Suffix }) : [];

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
            INSERT INTO leads (tenant, owner_id, name, company, title, email, phone, location, goal, source, campaign, website, linked_in, industry, size, tech_stack, preference,
                               motion, priority, status, external_id, created_at, first_attempt_at, last_touch_at, recycle_on, email_key, person_key, phone_suffix, search, version)
            VALUES (@Tenant, @OwnerId, @Name, @Company, @Title, @Email, @Phone, @Location, @Goal, @Source, @Campaign, @Website, @LinkedIn, @Industry, @Size, @TechStack, @Preference,
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
              source = @Source, campaign = @Campaign, website = @Website, linked_in = @LinkedIn, industry = @Industry, size = @Size, tech_stack = @TechStack, preference = @Preference,
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

    /// <summary>Finds a lead by its present words again, after its row was put back.</summary>
    public async Task IndexAgainAsync(long id)
    {
        var lead = (await session.OneAsync<Lead>($"SELECT {Columns} FROM leads WHERE id = @id", new { id }))!;
        await session.RunAsync("DELETE FROM lead_words WHERE lead_id = @id", new { id });
        await IndexAsync(lead);
    }

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
        ORDER BY id LIMIT @limit
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
        ORDER BY priority, name, id LIMIT @limit
        """,
        new { tenant, ownerId, view.Status, view.Waiting, view.UntouchedSince, view.DueBefore, view.Callbacks, view.OnThem, limit });

    public Task<ImmutableArray<StatusCount>> CountsAsync(string tenant, string? ownerId, CancellationToken cancellationToken) => session.ManyAsync<StatusCount>(
        """
        SELECT owner_id, status, count(*) AS leads, min(coalesce(last_touch_at, created_at)) AS longest_since FROM leads
        WHERE tenant = @tenant AND (@ownerId IS NULL OR owner_id = @ownerId) GROUP BY owner_id, status
        """,
        new { tenant, ownerId });

    /// <summary>By the first word through its index, then by the others; the sign keeps SQLite from reading all leads of the tenant by their owner instead.</summary>
    private static string ByWord(int words) => string.Join(
        " AND ",
        Enumerable.Range(1, words - 1)
            .Select(i => $"EXISTS (SELECT 1 FROM lead_words w WHERE w.lead_id = leads.id AND w.tenant = @Tenant AND w.word >= @T{i} AND w.word < @E{i})")
            .Prepend("id IN (SELECT lead_id FROM lead_words WHERE tenant = @Tenant AND word >= @T0 AND word < @E0)")
            .Append("+tenant = @Tenant"));

    /// <summary>The newest first. SQLite sorts a few wide rows more slowly than we do, so it is asked to only when there are more than the limit.</summary>
    /// <param name="values">With the owner (null for everybody's) and the limit.</param>
    private async Task<ImmutableArray<Lead>> WhereAsync(string condition, int limit, object values)
    {
        var select = $"SELECT {Columns} FROM leads WHERE {condition} AND (@OwnerId IS NULL OR owner_id = @OwnerId)";
        var found = await session.ManyAsync<Lead>($"{select} LIMIT @Limit", values);
        return found.Length < limit
            ? [.. found.OrderByDescending(l => l.LastTouchAt ?? l.CreatedAt).ThenByDescending(l => l.Id)]
            : await session.ManyAsync<Lead>($"{select} ORDER BY coalesce(last_touch_at, created_at) DESC, id DESC LIMIT @Limit", values);
    }

    /// <summary>Who has neither an e-mail address nor a company is known by name with phone number or profile.</summary>
    private async Task<Lead?> ByContactAsync(Lead lead, LeadKeys keys) => keys.Contacts.FirstOrDefault() is not { } contact
        ? null
        : (await session.ManyAsync<Lead>(
            $"SELECT {Columns} FROM leads WHERE tenant = @Tenant AND {(keys.PhoneSuffix is null ? "linked_in = @LinkedIn" : "phone_suffix = @PhoneSuffix")} ORDER BY id",
            new { lead.Tenant, lead.LinkedIn, keys.PhoneSuffix })).FirstOrDefault(l => LeadKeys.Of(l).Contacts.Contains(contact));

    /// <summary>A part from the middle of a word: only when no word begins so, since this reads every lead.</summary>
    private Task<ImmutableArray<Lead>> InsideAsync(string tenant, string? ownerId, string part, int limit) =>
        part.Length < 2 ? Task.FromResult(ImmutableArray<Lead>.Empty) : WhereAsync("tenant = @Tenant AND instr(search, @part) > 0", limit, new { Tenant = tenant, OwnerId = ownerId, Limit = limit, part });

    /// <summary>All words in one statement: a sheet of leads brings hundreds of thousands.</summary>
    private Task<int> IndexAsync(Lead lead) => session.RunAsync(
        "INSERT INTO lead_words (tenant, word, lead_id) SELECT @Tenant, value, @Id FROM json_each(@words) WHERE true ON CONFLICT DO NOTHING",
        new { lead.Tenant, lead.Id, words = JsonSerializer.Serialize(LeadKeys.Words(lead), StorageJson.Default.IEnumerableString) });

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

/// <summary>Words to find a lead by: each from the word itself to the end of all that begin with it.</summary>
internal sealed record WordValues(string Tenant, string? OwnerId, int Limit, string[] Terms)
{
    public string? T0 => At(0);

    public string? T1 => At(1);

    public string? T2 => At(2);

    public string? T3 => At(3);

    public string? T4 => At(4);

    public string? E0 => End(0);

    public string? E1 => End(1);

    public string? E2 => End(2);

    public string? E3 => End(3);

    public string? E4 => End(4);

    private string? At(int i) => i < Terms.Length ? Terms[i] : null;

    private string? End(int i) => i < Terms.Length ? Terms[i] + '\uFFFF' : null;
}
