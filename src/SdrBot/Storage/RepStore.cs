using System.Collections.Immutable;
using System.Text.Json;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Storage;

internal sealed class RepStore(Session session) : IRepDirectory
{
    public const string Columns =
        "tenant, id, name, email, role, motion, zone, language, hours, digest_at, daily_target, away_from, away_until, cover_id, active, quiet, mentor_id, team";

    public async Task<Rep?> FindAsync(string tenant, string id, CancellationToken cancellationToken) => session.Known.People.TryGetValue((tenant, id), out var known)
        ? known
        : Keep((await session.OneAsync<RepRow>($"SELECT {Columns} FROM reps WHERE tenant = @tenant AND id = @id", new { tenant, id }))?.ToRep());

    /// <summary>The person behind an account on a chat platform.</summary>
    public async Task<Rep?> ByIdentityAsync(string channel, string tenant, string userId)
    {
        if (session.Known.Accounts.TryGetValue((channel, tenant, userId), out var id))
        {
            return await FindAsync(tenant, id, CancellationToken.None);
        }

        var row = await session.OneAsync<RepRow>(
            """
            SELECT r.tenant, r.id, r.name, r.email, r.role, r.motion, r.zone, r.language, r.hours, r.digest_at, r.daily_target,
                   r.away_from, r.away_until, r.cover_id, r.active, r.quiet, r.mentor_id, r.team
            FROM identities i JOIN reps r ON r.tenant = i.tenant AND r.id = i.rep_id
            WHERE i.channel = @channel AND i.tenant = @tenant AND i.user_id = @userId
            """,
            new { channel, tenant, userId });
        if (row is not null)
        {
            session.Known.Accounts[(channel, tenant, userId)] = row.Id;
        }

        return Keep(row?.ToRep());
    }

    /// <summary>The person behind an account is written to there from now on; nothing happens when nobody is.</summary>
    public Task MoveAsync(string channel, string tenant, string userId, ConversationReference conversation) => session.RunAsync(
        "UPDATE identities SET conversation = @json WHERE channel = @channel AND tenant = @tenant AND user_id = @userId",
        new { channel, tenant, userId, json = JsonSerializer.Serialize(conversation, StorageJson.Default.ConversationReference) });

    /// <summary>From now on the account is this rep's, and this is where the rep is written to; null leaves open where.</summary>
    public Task LinkAsync(string channel, string tenant, string userId, string repId, ConversationReference? conversation) => session.RunAsync(
        """
        INSERT INTO identities (channel, tenant, user_id, rep_id, conversation) VALUES (@channel, @tenant, @userId, @repId, @json)
        ON CONFLICT (channel, tenant, user_id) DO UPDATE SET rep_id = excluded.rep_id, conversation = coalesce(excluded.conversation, identities.conversation)
        """,
        new { channel, tenant, userId, repId, json = conversation is null ? null : JsonSerializer.Serialize(conversation, StorageJson.Default.ConversationReference) });

    /// <summary>Where the person behind an account is written to; null when nobody knows.</summary>
    public async Task<ConversationReference?> PlaceAsync(string channel, string tenant, string userId) =>
        await session.ScalarAsync<string>(
            "SELECT conversation FROM identities WHERE channel = @channel AND tenant = @tenant AND user_id = @userId", new { channel, tenant, userId }) is { } json
            ? JsonSerializer.Deserialize(json, StorageJson.Default.ConversationReference)
            : null;

    public async Task<ImmutableArray<Rep>> SearchAsync(string tenant, string words, CancellationToken cancellationToken)
    {
        var all = await AllAsync(tenant, cancellationToken);
        words = words.Trim().TrimStart('@');
        var exact = all.Where(r => r.Id.Equals(words, StringComparison.OrdinalIgnoreCase)
            || r.Name.Equals(words, StringComparison.OrdinalIgnoreCase)
            || string.Equals(r.Email, words, StringComparison.OrdinalIgnoreCase)).ToImmutableArray();
        return words.Length == 0 ? [] : !exact.IsEmpty ? exact : [.. all.Where(r => CallName.MayMean(r.Name, words))];
    }

    public async Task<ImmutableArray<Rep>> AllAsync(string tenant, CancellationToken cancellationToken) =>
        [.. (await session.ManyAsync<RepRow>($"SELECT {Columns} FROM reps WHERE tenant = @tenant AND active = 1 ORDER BY name", new { tenant })).Select(r => r.ToRep())];

    public async Task<ImmutableArray<Rep>> CoveredByAsync(string tenant, string coverId, CancellationToken cancellationToken) =>
        [.. (await session.ManyAsync<RepRow>($"SELECT {Columns} FROM reps WHERE tenant = @tenant AND cover_id = @coverId AND active = 1 ORDER BY name", new { tenant, coverId })).Select(r => r.ToRep())];

    public async Task<Role?> RoleAsync(string tenant, string id, CancellationToken cancellationToken) => session.Known.Roles.TryGetValue((tenant, id), out var known)
        ? known
        : await session.OneAsync<RoleRow>("SELECT id, name, permissions FROM roles WHERE tenant = @tenant AND id = @id", new { tenant, id }) is { } row
            ? session.Known.Roles[(tenant, id)] = row.ToRole()
            : null;

    public async Task<ImmutableArray<Role>> RolesAsync(string tenant, CancellationToken cancellationToken) =>
        [.. (await session.ManyAsync<RoleRow>("SELECT id, name, permissions FROM roles WHERE tenant = @tenant ORDER BY name, id", new { tenant })).Select(r => r.ToRole())];

    public Task SaveRoleAsync(string tenant, Role role, CancellationToken cancellationToken)
    {
        session.Known.Roles[(tenant, role.Id)] = role;
        return session.RunAsync(
            """
            INSERT INTO roles (tenant, id, name, permissions) VALUES (@tenant, @Id, @Name, @permissions)
            ON CONFLICT (tenant, id) DO UPDATE SET name = excluded.name, permissions = excluded.permissions
            """,
            new { tenant, role.Id, role.Name, permissions = string.Join(' ', role.Permissions.Order(StringComparer.Ordinal)) });
    }

    public Task SaveAsync(Rep rep, CancellationToken cancellationToken)
    {
        session.Known.People[(rep.Tenant, rep.Id)] = rep;
        if (!rep.Active)
        {
            // What stays open before them changes with it.
            session.Worked.Add((rep.Tenant, rep.Id));
        }

        return session.RunAsync(
        """
        INSERT INTO reps (tenant, id, name, email, role, motion, zone, language, hours, digest_at, daily_target, away_from, away_until, cover_id, active, quiet, mentor_id, team)
        VALUES (@Tenant, @Id, @Name, @Email, @Role, @Motion, @Zone, @language, @Hours, @DigestAt, @DailyTarget, @AwayFrom, @AwayUntil, @CoverId, @Active, @Quiet, @MentorId, @Team)
        ON CONFLICT (tenant, id) DO UPDATE SET name = excluded.name, email = excluded.email, role = excluded.role, motion = excluded.motion,
          zone = excluded.zone, language = excluded.language, hours = excluded.hours, digest_at = excluded.digest_at,
          daily_target = excluded.daily_target, away_from = excluded.away_from, away_until = excluded.away_until,
          cover_id = excluded.cover_id, active = excluded.active,
          quiet = excluded.quiet, mentor_id = excluded.mentor_id, team = excluded.team
        """,
        new
        {
            rep.Tenant,
            rep.Id,
            rep.Name,
            rep.Email,
            rep.Role,
            rep.Motion,
            rep.Zone,
            language = rep.Language.Code(),
            rep.Hours,
            rep.DigestAt,
            rep.DailyTarget,
            rep.AwayFrom,
            rep.AwayUntil,
            rep.CoverId,
            rep.Active,
            Quiet = rep.Quiet?.ToString(),
            rep.MentorId,
            rep.Team,
        });
    }

    private Rep? Keep(Rep? rep) => rep is null ? null : session.Known.People[(rep.Tenant, rep.Id)] = rep;

    private sealed record RoleRow
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public required string Permissions { get; init; }

        public Role ToRole() => new(Id, Name, [.. Permissions.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
    }
}
