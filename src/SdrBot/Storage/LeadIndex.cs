using System.Collections.Immutable;
using System.Text.Json;
using SdrBot.Leads;

namespace SdrBot.Storage;

/// <summary>Finds leads by what people call them: words, an e-mail address, a phone number, or the same person told again.</summary>
internal sealed class LeadIndex(Session session)
{
    /// <summary>More words than this say no more about who is meant.</summary>
    private const int MostWords = 5;

    /// <summary>The condition for one word, for two, and so on; written once, since every logged line looks a lead up.</summary>
    private static readonly ImmutableArray<string> Conditions = [.. Enumerable.Range(1, MostWords).Select(Condition)];

    public async Task<ImmutableArray<Lead>> ByWordsAsync(string tenant, string? ownerId, string words, int limit)
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

        var found = await WhereAsync(Conditions[terms.Length - 1], limit, new WordValues(tenant, ownerId, limit, terms));
        return !found.IsEmpty ? found : await InsideAsync(tenant, ownerId, Folding.Fold(words), limit);
    }

    public async Task<ImmutableArray<Lead>> ByPhoneAsync(string tenant, string phone) =>
        ContactKeys.Phone(phone) is { } key ? await WhereAsync("tenant = @Tenant AND phone_suffix = @Suffix", 10, new { Tenant = tenant, OwnerId = (string?)null, Limit = 10, key.Suffix }) : [];

    public async Task<Lead?> SameAsync(Lead lead)
    {
        var keys = LeadKeys.Of(lead);
        return (keys.Email is null ? null : await session.OneAsync<Lead>($"SELECT {LeadStore.Columns} FROM leads WHERE tenant = @Tenant AND email_key = @Email", new { lead.Tenant, keys.Email }))
            ?? (keys.Person is null ? null : await session.OneAsync<Lead>($"SELECT {LeadStore.Columns} FROM leads WHERE tenant = @Tenant AND person_key = @Person", new { lead.Tenant, keys.Person }))
            ?? (keys.Email is null && keys.Person is null ? await ByContactAsync(lead, keys) : null);
    }

    /// <summary>Makes a lead known by its words, all in one statement: a sheet of leads brings hundreds of thousands.</summary>
    public Task<int> AddAsync(Lead lead) => session.RunAsync(
        "INSERT INTO lead_words (tenant, word, lead_id) SELECT @Tenant, value, @Id FROM json_each(@words) WHERE true ON CONFLICT DO NOTHING",
        new { lead.Tenant, lead.Id, words = JsonSerializer.Serialize(LeadKeys.Words(lead), StorageJson.Default.IEnumerableString) });

    /// <summary>The same for one that was known by other words.</summary>
    public async Task ReplaceAsync(Lead lead)
    {
        await session.RunAsync("DELETE FROM lead_words WHERE lead_id = @Id", new { lead.Id });
        await AddAsync(lead);
    }

    /// <summary>By the first word through its index, then by the others; the sign keeps SQLite from reading all leads of the tenant by their owner instead.</summary>
    private static string Condition(int words) => string.Join(
        " AND ",
        Enumerable.Range(1, words - 1)
            .Select(i => $"EXISTS (SELECT 1 FROM lead_words w WHERE w.lead_id = leads.id AND w.tenant = @Tenant AND w.word >= @T{i} AND w.word < @E{i})")
            .Prepend("id IN (SELECT lead_id FROM lead_words WHERE tenant = @Tenant AND word >= @T0 AND word < @E0)")
            .Append("+tenant = @Tenant"));

    /// <summary>The newest first. SQLite sorts a few wide rows more slowly than we do, so it is asked to only when there are more than the limit.</summary>
    /// <param name="values">With the owner (null for everybody's) and the limit.</param>
    private async Task<ImmutableArray<Lead>> WhereAsync(string condition, int limit, object values)
    {
        var select = $"SELECT {LeadStore.Columns} FROM leads WHERE {condition} AND (@OwnerId IS NULL OR owner_id = @OwnerId)";
        var found = await session.ManyAsync<Lead>($"{select} LIMIT +@Limit", values);
        return found.Length < limit
            ? [.. found.OrderByDescending(l => l.LastTouchAt ?? l.CreatedAt).ThenByDescending(l => l.Id)]
            : await session.ManyAsync<Lead>($"{select} ORDER BY coalesce(last_touch_at, created_at) DESC, id DESC LIMIT +@Limit", values);
    }

    /// <summary>Who has neither an e-mail address nor a company is known by name with phone number or profile.</summary>
    private async Task<Lead?> ByContactAsync(Lead lead, LeadKeys keys) => keys.Contacts.FirstOrDefault() is not { } contact
        ? null
        : (await session.ManyAsync<Lead>(
            $"SELECT {LeadStore.Columns} FROM leads WHERE tenant = @Tenant AND {(keys.PhoneSuffix is null ? "linked_in = @LinkedIn" : "phone_suffix = @PhoneSuffix")} ORDER BY id",
            new { lead.Tenant, lead.LinkedIn, keys.PhoneSuffix })).FirstOrDefault(l => LeadKeys.Of(l).Contacts.Contains(contact));

    /// <summary>A part from the middle of a word: only when no word begins so, since this reads every lead.</summary>
    private Task<ImmutableArray<Lead>> InsideAsync(string tenant, string? ownerId, string part, int limit) =>
        part.Length < 2 ? Task.FromResult(ImmutableArray<Lead>.Empty) : WhereAsync("tenant = @Tenant AND instr(search, @part) > 0", limit, new { Tenant = tenant, OwnerId = ownerId, Limit = limit, part });
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
