using System.Collections.Immutable;
using System.Text.Json;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Storage;

internal sealed class AccountStore(Session session, RepStore people, Outbox outbox) : IAccountRequests
{
    /// <summary>So often a day may one account ask.</summary>
    private const int MostADay = 3;

    private const string Columns = "id, tenant, channel, user_id, name, email, asked, zone, language, place, state, rep_id, decided_by, at";

    /// <summary>Somebody asks, or their address is not enough. One that is open already takes the new words.</summary>
    /// <returns>Null when the account has asked often enough for today.</returns>
    public async Task<AccountRequest?> AskAsync(AccountRequest request)
    {
        var (day, changes) = (request.At.AddDays(-1), Values(request));
        var open = await session.RunAsync(
            "UPDATE account_requests SET name = @Name, email = @Email, asked = coalesce(@Asked, asked), place = @place WHERE tenant = @Tenant AND channel = @Channel AND user_id = @UserId AND state = 'open'", changes);
        if (open == 0)
        {
            var before = await session.ScalarAsync<long>(
                "SELECT count(*) FROM account_requests WHERE tenant = @Tenant AND channel = @Channel AND user_id = @UserId AND at > @day", new { request.Tenant, request.Channel, request.UserId, day });
            if (before >= MostADay)
            {
                return null;
            }

            await session.RunAsync(
                """
                INSERT INTO account_requests (tenant, channel, user_id, name, email, asked, zone, language, place, state, at)
                VALUES (@Tenant, @Channel, @UserId, @Name, @Email, @Asked, @Zone, @language, @place, 'open', @At)
                """,
                changes);
        }

        return (await session.OneAsync<Row>($"SELECT {Columns} FROM account_requests WHERE tenant = @Tenant AND channel = @Channel AND user_id = @UserId AND state = 'open'", request))!.ToRequest();
    }

    public async Task<AccountRequest?> FindAsync(string tenant, long id, CancellationToken cancellationToken) =>
        (await session.OneAsync<Row>($"SELECT {Columns} FROM account_requests WHERE tenant = @tenant AND id = @id", new { tenant, id }))?.ToRequest();

    public async Task<ImmutableArray<AccountRequest>> OpenAsync(string tenant, CancellationToken cancellationToken) =>
        [.. (await session.ManyAsync<Row>($"SELECT {Columns} FROM account_requests WHERE tenant = @tenant AND state = 'open' ORDER BY id", new { tenant })).Select(r => r.ToRequest())];

    public async Task<ImmutableHashSet<string>> WithAccountAsync(string tenant, string channel, CancellationToken cancellationToken) =>
        [.. await session.ManyAsync<string>("SELECT DISTINCT rep_id FROM identities WHERE tenant = @tenant AND channel = @channel", new { tenant, channel })];

    public async Task<bool> LinkAsync(AccountRequest request, Rep rep, string byId, CancellationToken cancellationToken)
    {
        if (!await DecideAsync(request, AccountState.Linked, rep.Id, byId))
        {
            return false;
        }

        await session.RunAsync(
            "DELETE FROM identities WHERE tenant = @Tenant AND channel = @Channel AND rep_id = @Id AND user_id <> @UserId", new { request.Tenant, request.Channel, rep.Id, request.UserId });
        await people.LinkAsync(request.Channel, request.Tenant, request.UserId, rep.Id, request.Place);
        session.Known.Accounts.Clear();
        return true;
    }

    public Task<bool> RefuseAsync(AccountRequest request, string byId, CancellationToken cancellationToken) => DecideAsync(request, AccountState.Refused, null, byId);

    public Task AnswerAsync(AccountRequest request, Reply reply, CancellationToken cancellationToken) => outbox.PostAsync(request.Place, $"account:{request.Id}:answer", reply);

    private async Task<bool> DecideAsync(AccountRequest request, string state, string? repId, string byId) => await session.RunAsync(
        "UPDATE account_requests SET state = @state, rep_id = @repId, decided_by = @byId WHERE tenant = @Tenant AND id = @Id AND state = 'open'",
        new { request.Tenant, request.Id, state, repId, byId }) == 1;

    private static object Values(AccountRequest request) => new
    {
        request.Tenant,
        request.Channel,
        request.UserId,
        request.Name,
        request.Email,
        request.Asked,
        request.Zone,
        request.At,
        language = request.Language?.Code(),
        place = JsonSerializer.Serialize(request.Place, StorageJson.Default.ConversationReference),
    };

    private sealed record Row
    {
        public long Id { get; init; }

        public required string Tenant { get; init; }

        public required string Channel { get; init; }

        public required string UserId { get; init; }

        public required string Name { get; init; }

        public string? Email { get; init; }

        public string? Asked { get; init; }

        public string? Zone { get; init; }

        public string? Language { get; init; }

        public required string Place { get; init; }

        public required string State { get; init; }

        public string? RepId { get; init; }

        public string? DecidedBy { get; init; }

        public DateTimeOffset At { get; init; }

        public AccountRequest ToRequest() => new(Tenant, Channel, UserId, Name, JsonSerializer.Deserialize(Place, StorageJson.Default.ConversationReference)!)
        {
            Id = Id,
            Email = Email,
            Asked = Asked,
            Zone = Zone,
            Language = LanguageCode.Parse(Language),
            State = State,
            RepId = RepId,
            DecidedBy = DecidedBy,
            At = At,
        };
    }
}
