using System.Collections.Immutable;
using System.Text.Json;
using SdrBot.Storage;

namespace SdrBot.Channels.LocalChat;

/// <summary>Gives whoever was added to the team a place in the local chat; on the other platforms people bring their own.</summary>
internal static class LocalNewcomers
{
    private const string Placeless = "FROM reps r WHERE r.tenant = @Tenant AND r.active = 1 AND NOT EXISTS (SELECT 1 FROM identities i WHERE i.tenant = r.tenant AND i.rep_id = r.id)";

    public static async Task AdmitAsync(IDatabase database, CancellationToken cancellationToken)
    {
        var ids = await database.ReadAsync(session => session.ManyAsync<string>($"SELECT r.id {Placeless}", new { LocalConversations.Tenant }), cancellationToken);
        if (!ids.IsEmpty)
        {
            await database.WriteAsync(nameof(LocalNewcomers), session => AdmitAsync(session, ids), cancellationToken);
        }
    }

    private static async Task<int> AdmitAsync(Session session, ImmutableArray<string> ids)
    {
        var admitted = 0;
        foreach (var id in ids)
        {
            var conversation = JsonSerializer.Serialize(LocalConversations.Reference(LocalConversations.Direct(id)), StorageJson.Default.ConversationReference);
            admitted += await session.RunAsync(
                $"INSERT INTO identities (channel, tenant, user_id, rep_id, conversation) SELECT @Name, r.tenant, r.id, r.id, @conversation {Placeless} AND r.id = @id",
                new { LocalChannel.Name, LocalConversations.Tenant, id, conversation });
        }

        return admitted;
    }
}
