using System.Collections.Immutable;
using System.Text.Json;
using SdrBot.Conversations;

namespace SdrBot.Storage;

internal sealed class RouteStore(Session session, OutboxBell bell, TimeProvider clock) : IChannelRoutes
{
    /// <summary>What a channel did not take waits again; found by its index, since a company's messages are many.</summary>
    public const string Refused =
        """
        UPDATE messages SET state = 'waiting', attempts = 0, problem = NULL, next_at = @now
        WHERE tenant = @tenant AND channel = @Channel AND state = 'refused' AND json_extract(conversation, '$.id') = @Id AND problem IN @Mendable
        """;

    public async Task<ImmutableArray<ChannelRoute>> AllAsync(string tenant, CancellationToken cancellationToken) =>
        [.. (await session.ManyAsync<Row>("SELECT purpose, conversation, name FROM routes WHERE tenant = @tenant ORDER BY purpose, channel, conversation", new { tenant })).Select(r => r.ToRoute())];

    public Task SaveAsync(string tenant, ChannelRoute route, CancellationToken cancellationToken) => session.RunAsync(
        """
        DELETE FROM routes WHERE tenant = @tenant AND purpose = @Purpose;
        INSERT INTO routes (tenant, purpose, channel, conversation, name) VALUES (@tenant, @Purpose, @Channel, @place, @Name);
        """,
        new { tenant, route.Purpose, route.Place.Channel, route.Name, place = JsonSerializer.Serialize(route.Place, StorageJson.Default.ConversationReference) });

    public async Task<int> RemoveAsync(string tenant, ConversationReference place, string purpose, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var route in (await AllAsync(tenant, cancellationToken)).Where(r => r.Place.Key == place.Key && r.Purpose.Split(':')[0] == purpose))
        {
            removed += await session.RunAsync("DELETE FROM routes WHERE tenant = @tenant AND purpose = @Purpose AND channel = @Channel", new { tenant, route.Purpose, place.Channel });
        }

        return removed;
    }

    public async Task<int> SendAgainAsync(string tenant, ConversationReference place, CancellationToken cancellationToken)
    {
        var again = await session.RunAsync(
            Refused,
            new { tenant, place.Channel, place.Id, now = clock.GetUtcNow(), Mendable = RefusedPost.Mendable.ToArray() });
        session.AfterCommit(bell.Ring);
        return again;
    }

    private sealed record Row
    {
        public required string Purpose { get; init; }

        public required string Conversation { get; init; }

        public string? Name { get; init; }

        public ChannelRoute ToRoute()
        {
            var place = JsonSerializer.Deserialize(Conversation, StorageJson.Default.ConversationReference)!;
            return new ChannelRoute(Purpose, place, Name ?? place.Id);
        }
    }
}
